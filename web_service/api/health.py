"""GET /api/health: whether the service is ready."""

from apiflask import APIBlueprint

from web_service.api.schemas import Health
from web_service.runtimes.catalogue import Catalogue
from web_service.version import VERSION


def health_blueprint(catalogue: Catalogue) -> APIBlueprint:
    """The endpoint, bound to the models."""
    blueprint = APIBlueprint("health", __name__, tag="Health")

    @blueprint.get("/api/health")
    @blueprint.output(Health)
    @blueprint.doc(operation_id="getHealth")
    def get_health() -> Health:
        """Tell that the service is ready"""
        return Health(version=VERSION, runtime=catalogue.runtime_name, model=catalogue.default)

    return blueprint
