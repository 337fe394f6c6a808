"""Schemas of models, their cards and their speed."""

from typing import Annotated

from pydantic import Field, JsonValue, PositiveInt

from web_service.api.schemas import Probability, Schema
from web_service.core.expressions import Expression
from web_service.runtimes.evaluation import Evaluation
from web_service.runtimes.model_folder import InputSpec, Metric
from web_service.runtimes.selection import RuntimeName


class ModelSchema(Schema):
    """A model that frames can be analysed with."""

    name: str
    title: str
    default: bool
    labels: list[Expression]
    parameters: int
    metrics: list[Metric]
    unclear_below: Annotated[Probability, Field(description="The confidence below which a face is unclear")]
    licence: str


class ModelsSchema(Schema):
    """All models that are offered."""

    models: list[ModelSchema]


class ModelCardSchema(ModelSchema):
    """All that is known of a model; `evaluation` is null where the model came without one."""

    input: InputSpec
    temperature: Annotated[float, Field(gt=0, description="What logits are divided by before the softmax")]
    training: Annotated[dict[str, JsonValue], Field(description="The settings it was trained with")]
    evaluation: Evaluation | None


class SpeedSchema(Schema):
    """How long the service takes to classify one face a call, measured just now, milliseconds."""

    runtime: RuntimeName
    threads: Annotated[PositiveInt | None, Field(description="Threads a call; null where the runtime decides itself")]
    runs: PositiveInt
    median_ms: float
    p95_ms: float
