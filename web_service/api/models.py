"""GET /api/models: what frames can be analysed with."""

from apiflask import APIBlueprint

from web_service.api.schemas import Model, Models
from web_service.runtimes.catalogue import Catalogue


def models_blueprint(catalogue: Catalogue) -> APIBlueprint:
    """The endpoint, bound to the models."""
    blueprint = APIBlueprint("models", __name__, tag="Models")

    @blueprint.get("/api/models")
    @blueprint.output(Models)
    @blueprint.doc(operation_id="listModels")
    def get_models() -> Models:
        """List the models

        Each with its measured figures and the protocol they were measured by.
        """
        return Models(
            models=[
                Model(**spec.model_dump(include=set(Model.model_fields)), default=name == catalogue.default)
                for name, spec in catalogue.specs.items()
            ]
        )

    return blueprint
