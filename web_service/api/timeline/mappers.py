"""Maps timelines to schemas, without validating thousands of our own numbers."""

from web_service.analytics.timeline import Line
from web_service.api.timeline.schemas import LineSchema, TimelineSchema
from web_service.database.session_queries import TimelineWindow


def timeline_schema(found: TimelineWindow) -> TimelineSchema:
    """A timeline with the names of faces."""
    columns = found.timeline
    return TimelineSchema.model_construct(
        from_=found.window[0],
        to=found.window[1],
        bucket_ms=columns.step_ms,
        at=columns.at,
        average=_line(columns.average, None),
        faces=[_line(line, found.names.get(line.face or 0)) for line in columns.faces],
        faces_left_out=found.left_out,
    )


def _line(line: Line, name: str | None) -> LineSchema:
    # Not `asdict`, as it would copy every number.
    return LineSchema.model_construct(
        face=line.face, name=name, samples=line.samples, unclear=line.unclear, index=line.index, scores=line.scores
    )
