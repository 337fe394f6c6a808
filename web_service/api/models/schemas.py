"""Schemas of models, their cards and their speed."""

from typing import Annotated

from pydantic import Field, JsonValue, PositiveInt

from web_service.api.schemas import Probability, Schema
from web_service.core.expressions import Expression
from web_service.runtimes.evaluation import Evaluation
from web_service.runtimes.model_folder import InputSpec, Metric
from web_service.runtimes.selection import RuntimeName


class ModelSchema(Schema):
    """A model for analysing frames."""

    name: str
    title: str
    default: bool
    labels: list[Expression]
    parameters: int
    metrics: list[Metric]
    unclear_below: Annotated[Probability, Field(description="The confidence below which a face is unclear")]
    licence: str


class ModelsSchema(Schema):
    """All available models."""

    models: list[ModelSchema]


class ModelCardSchema(ModelSchema):
    """Everything known about a model; `evaluation` is null if it has none."""

    input: InputSpec
    temperature: Annotated[float, Field(gt=0, description="Divides the logits before the softmax")]
    training: Annotated[dict[str, JsonValue], Field(description="The training settings")]
    evaluation: Evaluation | None


class SpeedSchema(Schema):
    """How long it takes to classify one face per call, measured just now, in milliseconds."""

    runtime: RuntimeName
    threads: Annotated[PositiveInt | None, Field(description="Threads per call; null if the runtime decides")]
    runs: PositiveInt
    median_ms: float
    p95_ms: float
