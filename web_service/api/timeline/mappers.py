"""Maps timelines to schemas, without validating thousands of our own numbers."""

from web_service.analytics.timeline import Line
from web_service.api.timeline.schemas import LineSchema, TimelineSchema
from web_service.database.reviewing import Part


def timeline_schema(part: Part) -> TimelineSchema:
    """A timeline with the names of faces."""
    columns = part.timeline
    return TimelineSchema.model_construct(
        from_=part.window[0],
        to=part.window[1],
        bucket_ms=columns.step_ms,
        at=columns.at,
        average=_line(columns.average, None),
        faces=[_line(line, part.names.get(line.face or 0)) for line in columns.faces],
    )


def _line(line: Line, name: str | None) -> LineSchema:
    # Not `asdict`, as it would copy every number.
    return LineSchema.model_construct(
        face=line.face, name=name, samples=line.samples, unclear=line.unclear, index=line.index, scores=line.scores
    )
