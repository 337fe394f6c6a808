"""Models: list them, get a model's card, measure its speed."""

from apiflask import APIBlueprint

from web_service.api.context import context
from web_service.api.models.mappers import model_card_schema, model_schema, speed_schema
from web_service.api.models.schemas import ModelCardSchema, ModelsSchema, SpeedSchema
from web_service.core.errors import NotFoundError
from web_service.runtimes.catalogue import UnknownModelError
from web_service.runtimes.model_folder import ModelSpec

blueprint = APIBlueprint("models", __name__, tag="Models")


@blueprint.get("/api/models")
@blueprint.output(ModelsSchema)
@blueprint.doc(operation_id="listModels")
def get_models() -> ModelsSchema:
    """List models

    Returns each model with its metrics and the protocol of each.
    """
    catalogue = context().catalogue
    return ModelsSchema(models=[model_schema(spec, catalogue) for spec in catalogue.specs.values()])


@blueprint.get("/api/models/<name>")
@blueprint.output(ModelCardSchema)
@blueprint.doc(operation_id="getModel", responses={404: "No such model"})
def get_model(name: str) -> ModelCardSchema:
    """Get a model's card

    Adds training settings and all measurements to what the list returns.
    """
    return model_card_schema(_existing(name), context().catalogue)


@blueprint.post("/api/models/<name>/speed")
@blueprint.output(SpeedSchema)
@blueprint.doc(operation_id="measureModel", responses={404: "No such model", 429: "Another measurement is running"})
def post_speed(name: str) -> SpeedSchema:
    """Measure a model's speed

    Times calls with one face, under the current load of this machine; takes about half a second.
    """
    _existing(name)
    return speed_schema(name, context().speed.measure(name), context().catalogue)


def _existing(name: str) -> ModelSpec:
    """The model in the URL. An unknown one is a 404 here, while it is a 422 in a body."""
    try:
        return context().catalogue.spec(name)
    except UnknownModelError as error:
        raise NotFoundError(str(error)) from error
