"""A session over time, and several sessions side by side."""

from http import HTTPStatus
from uuid import UUID

from apiflask import APIBlueprint, HTTPError
from flask import Response
from pydantic_core import to_json

from web_service.api.review_schemas import MAX_COMPARED, Comparison, ComparisonQuery, Timeline, TimelineQuery
from web_service.api.review_views import comparison_view, samples_view, timeline_view
from web_service.api.video_schemas import MAX_SAMPLES_AT_ONCE, SampleColumns, SamplesQuery
from web_service.database.reviewing import Reviewing

_MIN_COMPARED = 2


def review_blueprint(reviewing: Reviewing) -> APIBlueprint:
    """The endpoints, bound to the stored sessions."""
    blueprint = APIBlueprint("review", __name__, tag="Review")

    @blueprint.get("/api/sessions/<uuid:session_id>/timeline")
    @blueprint.input(TimelineQuery, location="query", arg_name="asked")
    @blueprint.output(Timeline)
    @blueprint.doc(operation_id="getTimeline", responses={404: "No such session", 409: "Damaged", 422: "Does not fit"})
    def get_timeline(session_id: UUID, asked: TimelineQuery) -> Response:
        """Get a session as columns for charts

        Means over equal steps, or the samples themselves where there are no more moments than steps.
        """
        part = reviewing.timeline(str(session_id), (asked.from_, asked.to), asked.buckets)
        return _json(timeline_view(part))

    @blueprint.get("/api/sessions/<uuid:session_id>/samples")
    @blueprint.input(SamplesQuery, location="query", arg_name="asked")
    @blueprint.output(SampleColumns)
    @blueprint.doc(operation_id="getSamples", responses={404: "No such session", 409: "Damaged", 422: "Does not fit"})
    def get_samples(session_id: UUID, asked: SamplesQuery) -> Response:
        """Get samples with their boxes

        All of a part of the session's clock, to draw them over its video.
        """
        return _json(samples_view(reviewing.samples(str(session_id), (asked.from_, asked.to), MAX_SAMPLES_AT_ONCE)))

    @blueprint.get("/api/comparison")
    @blueprint.input(ComparisonQuery, location="query", arg_name="asked")
    @blueprint.output(Comparison)
    @blueprint.doc(
        operation_id="compareSessions", responses={404: "No such session", 409: "Damaged", 422: "Does not fit"}
    )
    def get_comparison(asked: ComparisonQuery) -> Response:
        """Compare sessions

        Shares and index of each with 95 % intervals, and how each differs from the first one.
        """
        ids = _ids(asked.sessions)
        zeros = _numbers(asked.zeros, len(ids))
        return _json(comparison_view(reviewing.compare(ids, zeros, (asked.from_, asked.to), asked.buckets)))

    return blueprint


def _json(model: Timeline | SampleColumns | Comparison) -> Response:
    # Thousands of numbers that were made here need no second check.
    return Response(to_json(model, by_alias=True), HTTPStatus.OK, content_type="application/json")


def _ids(text: str) -> list[str]:
    try:
        ids = [str(UUID(part.strip())) for part in text.split(",")]
    except ValueError as error:
        raise HTTPError(422, "Send `sessions` as ids of sessions, separated by commas.") from error
    if not _MIN_COMPARED <= len(set(ids)) == len(ids) <= MAX_COMPARED:
        raise HTTPError(422, f"Send {_MIN_COMPARED} to {MAX_COMPARED} different sessions.")
    return ids


def _numbers(text: str, count: int) -> list[float] | None:
    if not text:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(abs(number) <= 1e15 for number in numbers):  # noqa: PLR2004
        raise HTTPError(422, "Send as many `zeros` as sessions: milliseconds, separated by commas.")
    return numbers
