"""What travels over HTTP about sessions over time, side by side and as files. `at` is on the session's own clock."""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from web_service.api.schemas import Milliseconds, Probability

MAX_COMPARED: Final = 6


class TimelineQuery(BaseModel):
    """Which part of the session's clock, in how many steps."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[Milliseconds | None, Field(alias="from")] = None
    to: Milliseconds | None = None
    buckets: Annotated[int, Field(ge=1, le=5000)] = 1200


class Line(BaseModel):
    """Columns of one face, or of the average where `face` is null; null where nothing clear was seen."""

    face: int | None
    name: str | None
    samples: list[int]
    unclear: Annotated[list[float | None], Field(description="The share of samples that were unclear")]
    index: list[float | None]
    scores: dict[str, list[float | None]]


class Timeline(BaseModel):
    """Columns for charts: every list is as long as `at`. `bucket_ms` is 0 where each step is a single moment."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from")]
    to: float
    bucket_ms: float
    at: Annotated[list[float], Field(description="The middle of each step")]
    average: Line
    faces: list[Line]
    faces_left_out: Annotated[
        int, Field(description="How many faces have no line, those with the fewest samples; the average counts them")
    ]


class ComparisonQuery(BaseModel):
    """Two to six sessions; relative time 0 is each session's `zeros` (its beginning without it)."""

    model_config = ConfigDict(populate_by_name=True)
    sessions: Annotated[str, Field(max_length=400, description="Ids, separated by commas; the first is compared with")]
    zeros: Annotated[
        str, Field(max_length=400, description="For each session the moment to align at, separated by commas")
    ] = ""
    from_: Annotated[Milliseconds | None, Field(alias="from", description="Relative time")] = None
    to: Annotated[Milliseconds | None, Field(description="Relative time")] = None
    buckets: Annotated[int, Field(ge=1, le=2000)] = 300


class Estimate(BaseModel):
    """A mean and its 95 % interval, bootstrapped over blocks of time; null where there is too little to say."""

    value: float
    low: float | None
    high: float | None


class Compared(BaseModel):
    """One of the sessions compared, over the part that is compared."""

    id: str
    title: str
    started_at: float
    zero: float
    from_: Annotated[float, Field(alias="from", description="Relative time")]
    to: Annotated[float, Field(description="Relative time")]
    samples: int
    faces: int
    blocks: Annotated[int, Field(description="Blocks of time that hold clear samples")]
    block_ms: Annotated[float, Field(description="The length of a block; samples within one are not independent")]
    unclear: Probability | None
    shares: dict[str, Estimate] | None
    expression_index: Estimate | None
    index: Annotated[list[float | None], Field(description="The mean index in each step of `at`")]

    model_config = ConfigDict(populate_by_name=True)


class Contrast(BaseModel):
    """A session minus the first one. A difference whose interval holds 0 may be chance."""

    id: str
    shares: dict[str, Estimate]
    expression_index: Estimate


class Comparison(BaseModel):
    """Sessions over relative time, with how sure their differences are."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from")]
    to: float
    bucket_ms: float
    at: Annotated[list[float], Field(description="The middle of each step")]
    sessions: list[Compared]
    contrasts: Annotated[list[Contrast], Field(description="One for each session but the first with enough to say")]


class ExportQuery(BaseModel):
    """The format of an export."""

    format: Literal["csv", "json", "parquet"] = "csv"


class Column(BaseModel):
    """A column of an export."""

    name: str
    description: str
    unit: str | None


class Columns(BaseModel):
    """What the columns of an export mean."""

    columns: list[Column]
