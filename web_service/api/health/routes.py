"""GET /api/health: reports that the service is ready."""

from apiflask import APIBlueprint

from web_service.api.context import context
from web_service.api.health.schemas import HealthSchema
from web_service.version import VERSION

blueprint = APIBlueprint("health", __name__, tag="Health")


@blueprint.get("/api/health")
@blueprint.output(HealthSchema)
@blueprint.doc(operation_id="getHealth")
def get_health() -> HealthSchema:
    """Check that the service is ready"""
    catalogue = context().catalogue
    return HealthSchema(version=VERSION, runtime=catalogue.runtime_name, model=catalogue.default)
