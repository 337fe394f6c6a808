"""Maps models and speed measurements to schemas."""

from dataclasses import asdict

from web_service.api.models.schemas import ModelCardSchema, ModelSchema, SpeedSchema
from web_service.runtimes.catalogue import Catalogue
from web_service.runtimes.model_folder import ModelSpec
from web_service.runtimes.speed import Speed


def model_schema(spec: ModelSpec, catalogue: Catalogue) -> ModelSchema:
    """A model as shown in the list."""
    fields = spec.model_dump(include=set(ModelSchema.model_fields))
    return ModelSchema(**fields, default=spec.name == catalogue.default)


def model_card_schema(spec: ModelSpec, catalogue: Catalogue) -> ModelCardSchema:
    """Everything known about a model."""
    return ModelCardSchema(
        **dict(model_schema(spec, catalogue)),
        input=spec.input,
        temperature=spec.temperature,
        training=spec.training,
        evaluation=catalogue.evaluation(spec.name),
    )


def speed_schema(name: str, speed: Speed, catalogue: Catalogue) -> SpeedSchema:
    """A speed measurement and the engine it was made with."""
    threads = catalogue.runtime(name).threads
    return SpeedSchema(runtime=catalogue.runtime_name, threads=threads, **asdict(speed))
