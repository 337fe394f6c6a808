"""GET /api/sessions/{id}/samples: samples with their boxes."""

from uuid import UUID

from apiflask import APIBlueprint
from flask import Response

from web_service.api.context import context
from web_service.api.responses import unchecked
from web_service.api.samples.mappers import sample_columns_schema
from web_service.api.samples.schemas import MAX_SAMPLES_AT_ONCE, SampleColumnsSchema, SamplesQuery

blueprint = APIBlueprint("samples", __name__, tag="Review")


@blueprint.get("/api/sessions/<uuid:session_id>/samples")
@blueprint.input(SamplesQuery, location="query", arg_name="asked")
@blueprint.output(SampleColumnsSchema)
@blueprint.doc(operation_id="getSamples", responses={404: "No such session", 409: "Damaged", 422: "Invalid"})
def get_samples(session_id: UUID, asked: SamplesQuery) -> Response:
    """Get samples with their boxes

    Returns all samples of a window, for example to draw them over the video.
    """
    seen = context().queries.samples(str(session_id), (asked.from_, asked.to), MAX_SAMPLES_AT_ONCE)
    return unchecked(sample_columns_schema(seen))
