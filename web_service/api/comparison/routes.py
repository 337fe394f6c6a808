"""GET /api/comparison: compares sessions."""

from apiflask import APIBlueprint
from flask import Response

from web_service.api.comparison.mappers import comparison_schema, session_ids, zeros
from web_service.api.comparison.schemas import ComparisonQuery, ComparisonSchema
from web_service.api.context import context
from web_service.api.responses import unchecked

blueprint = APIBlueprint("comparison", __name__, tag="Review")


@blueprint.get("/api/comparison")
@blueprint.input(ComparisonQuery, location="query", arg_name="asked")
@blueprint.output(ComparisonSchema)
@blueprint.doc(operation_id="compareSessions", responses={404: "No such session", 409: "Damaged", 422: "Invalid"})
def get_comparison(asked: ComparisonQuery) -> Response:
    """Compare sessions

    Returns the shares and the index of each session with 95 % intervals, and its difference to the first one.
    """
    ids = session_ids(asked.sessions)
    found = context().queries.compare(ids, zeros(asked.zeros, len(ids)), (asked.from_, asked.to), asked.buckets)
    return unchecked(comparison_schema(found))
