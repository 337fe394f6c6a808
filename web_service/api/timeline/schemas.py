"""Schemas of a session over time. `at` is on the session's own clock."""

from typing import Annotated

from pydantic import ConfigDict, Field

from web_service.api.schemas import Milliseconds, Schema


class TimelineQuery(Schema):
    """The window on the session's clock, and the number of steps."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[Milliseconds | None, Field(alias="from")] = None
    to: Milliseconds | None = None
    buckets: Annotated[int, Field(ge=1, le=5000)] = 1200


class LineSchema(Schema):
    """Columns of one face, or of the average if `face` is null. Steps without clear samples are null."""

    face: int | None
    name: str | None
    samples: list[int]
    unclear: Annotated[list[float | None], Field(description="The share of samples that were unclear")]
    index: list[float | None]
    scores: dict[str, list[float | None]]


class TimelineSchema(Schema):
    """Columns for charts: every list is as long as `at`. `bucket_ms` is 0 if each step is a single moment."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from")]
    to: float
    bucket_ms: float
    at: Annotated[list[float], Field(description="The middle of each step")]
    average: LineSchema
    faces: list[LineSchema]
    faces_left_out: Annotated[
        int,
        Field(description="The faces without a line, which have the fewest samples; the average counts them"),
    ]
