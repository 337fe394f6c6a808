"""Schemas of sessions. `…ed_at` is milliseconds since 1970, `at` is on the session's own clock."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, NonNegativeInt

from web_service.api.markers.schemas import MarkerSchema
from web_service.api.schemas import (
    NO_NUL,
    Finite,
    Milliseconds,
    Probability,
    Schema,
    ScoresSchema,
    Source,
    Title,
)
from web_service.core.ranges import ExpressionIndex

SettingValue = Annotated[str, Field(max_length=200, pattern=NO_NUL)] | Finite | bool | None


class ConsentSchema(Schema):
    """The receipt that the people recorded have consented: when, and to which version of the text."""

    model_config = ConfigDict(strict=True)
    at: Milliseconds
    version: Annotated[str, Field(min_length=1, max_length=40, pattern=NO_NUL)]


class SessionRequest(Schema):
    """A new recording. With an `id` chosen by the client, the request can be repeated safely."""

    model_config = ConfigDict(strict=True)
    id: Annotated[UUID | None, Field(strict=False)] = None
    title: Title = ""
    source: Source = "webcam"
    model: Annotated[
        str | None, Field(max_length=64, description="A name from /api/models; defaults to the default model")
    ] = None
    started_at: Annotated[Milliseconds | None, Field(description="When it started; defaults to now")] = None
    consent: ConsentSchema | None = None
    settings: Annotated[
        dict[Annotated[str, Field(max_length=40, pattern=NO_NUL)], SettingValue],
        Field(max_length=20, description="The client's settings, such as the width of its images"),
    ] = {}  # noqa: RUF012, pydantic copies it


class SessionPatch(Schema):
    """The fields to change. `ended` is true, or the time when it ended."""

    model_config = ConfigDict(strict=True)
    title: Title | None = None
    notes: Annotated[str | None, Field(max_length=20_000, pattern=NO_NUL)] = None
    ended: bool | Milliseconds | None = None


class SessionQuery(Schema):
    """Which sessions to list. `from` and `to` limit when they started."""

    model_config = ConfigDict(populate_by_name=True)
    search: Annotated[str, Field(max_length=200, pattern=NO_NUL, description="Words in title or notes")] = ""
    source: Source | None = None
    from_: Annotated[Milliseconds | None, Field(alias="from")] = None
    to: Milliseconds | None = None
    min_ms: Annotated[Milliseconds | None, Field(description="The shortest duration")] = None
    max_ms: Annotated[Milliseconds | None, Field(description="The longest duration")] = None
    sort: Literal["started_at", "title", "duration_ms", "expression_index", "faces"] = "started_at"
    order: Literal["asc", "desc"] = "desc"
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=100)] = 20


class SessionSchema(Schema):
    """The summary of a session. Shares and index are means over the clear samples of visible faces."""

    id: str
    title: str
    notes: str
    source: Source
    status: Annotated[
        Literal["recording", "analysing", "complete"],
        Field(description="`analysing`: its video is queued or running; `complete`: also if its client went silent"),
    ]
    started_at: Finite
    ended_at: Finite | None
    model: str
    samples: NonNegativeInt
    duration_ms: Finite
    faces: Annotated[int, Field(description="The number of visible faces, merged ones counted once")]
    shares: Annotated[ScoresSchema | None, Field(description="The mean probability of each expression")]
    expression_index: ExpressionIndex | None
    unclear: Annotated[Probability | None, Field(description="The share of samples that were unclear")]
    index_line: Annotated[list[float | None], Field(description="The expression index over the session, in 60 steps")]
    damaged: Annotated[
        bool,
        Field(
            description="Its stored data cannot be read: unknown fields are null, 0 or empty, reading it returns 409, "
            "and it can be deleted"
        ),
    ]


class SessionsSchema(Schema):
    """One page of sessions, and their total number."""

    sessions: list[SessionSchema]
    total: int


class TrackSchema(Schema):
    """A face as the tracker has seen it, and its edit. Figures are means over its own clear samples."""

    face: int
    name: str | None
    hidden: bool
    merged_into: int | None
    samples: int
    first_at: Annotated[float, Field(description="On the session's clock")]
    last_at: Annotated[float, Field(description="On the session's clock")]
    shares: ScoresSchema | None
    expression_index: ExpressionIndex | None
    unclear: Probability


class MomentSchema(Schema):
    """When an expression was strongest: the mean over a second around `at`."""

    at: Annotated[float, Field(description="On the session's clock")]
    face: int
    expression: Literal["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
    score: Probability


class MadeWithSchema(Schema):
    """What the session was recorded with: enough to interpret its figures years later."""

    version: str
    model: str
    model_sha256: dict[str, str]
    runtime: str
    temperature: float
    unclear_below: Probability
    index_weights: dict[str, float]
    settings: dict[str, SettingValue]


class SessionDetailSchema(SessionSchema):
    """A session with its tracks, markers, strongest moments and provenance."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from", description="The start of the session's clock")]
    to: Annotated[float, Field(description="The end of the session's clock")]
    tracks: list[TrackSchema]
    markers: list[MarkerSchema]
    moments: list[MomentSchema]
    made_with: MadeWithSchema
    consent: ConsentSchema | None
