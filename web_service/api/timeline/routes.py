"""GET /api/sessions/{id}/timeline: a session over time, as columns for charts."""

from uuid import UUID

from apiflask import APIBlueprint
from flask import Response

from web_service.api.context import context
from web_service.api.responses import unchecked
from web_service.api.timeline.mappers import timeline_schema
from web_service.api.timeline.schemas import TimelineQuery, TimelineSchema

blueprint = APIBlueprint("timeline", __name__, tag="Review")


@blueprint.get("/api/sessions/<uuid:session_id>/timeline")
@blueprint.input(TimelineQuery, location="query", arg_name="asked")
@blueprint.output(TimelineSchema)
@blueprint.doc(operation_id="getTimeline", responses={404: "No such session", 409: "Damaged", 422: "Invalid"})
def get_timeline(session_id: UUID, asked: TimelineQuery) -> Response:
    """Get a session as columns for charts

    Returns means over equal steps, or single samples if there are no more moments than steps.
    """
    part = context().queries.timeline(str(session_id), (asked.from_, asked.to), asked.buckets)
    return unchecked(timeline_schema(part))
