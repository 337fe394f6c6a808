"""Schemas of comparisons of sessions."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field

from web_service.api.schemas import Milliseconds, Probability, Schema

MIN_COMPARED: Final = 2
MAX_COMPARED: Final = 6


class ComparisonQuery(Schema):
    """Two to six sessions; relative time 0 is at each session's `zeros`, by default at its start."""

    model_config = ConfigDict(populate_by_name=True)
    sessions: Annotated[str, Field(max_length=400, description="Comma-separated ids; the first is the reference")]
    zeros: Annotated[
        str, Field(max_length=400, description="The time to align at for each session, comma-separated")
    ] = ""
    from_: Annotated[Milliseconds | None, Field(alias="from", description="Relative time")] = None
    to: Annotated[Milliseconds | None, Field(description="Relative time")] = None
    buckets: Annotated[int, Field(ge=1, le=2000)] = 300


class EstimateSchema(Schema):
    """A mean and its 95 % interval, bootstrapped over blocks of time; null if there is too little data."""

    value: float
    low: float | None
    high: float | None


class ComparedSchema(Schema):
    """One of the compared sessions, over the compared window."""

    id: str
    title: str
    started_at: float
    zero: float
    from_: Annotated[float, Field(alias="from", description="Relative time")]
    to: Annotated[float, Field(description="Relative time")]
    samples: int
    faces: int
    blocks: Annotated[int, Field(description="Blocks of time with clear samples")]
    block_ms: Annotated[float, Field(description="The length of a block; samples within a block are not independent")]
    unclear: Probability | None
    shares: dict[str, EstimateSchema] | None
    expression_index: EstimateSchema | None
    index: Annotated[list[float | None], Field(description="The mean index in each step of `at`")]

    model_config = ConfigDict(populate_by_name=True)


class ContrastSchema(Schema):
    """A session minus the first one. A difference whose interval contains 0 may be chance."""

    id: str
    shares: dict[str, EstimateSchema]
    expression_index: EstimateSchema


class ComparisonSchema(Schema):
    """Sessions over relative time, with intervals for their differences."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from")]
    to: float
    bucket_ms: float
    at: Annotated[list[float], Field(description="The middle of each step")]
    sessions: list[ComparedSchema]
    contrasts: Annotated[
        list[ContrastSchema], Field(description="One for each session with enough data, except the first")
    ]
