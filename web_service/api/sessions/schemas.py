"""Schemas of sessions. `…ed_at` is milliseconds since 1970, `at` is on the session's own clock."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, NonNegativeInt

from web_service.api.faces.schemas import TrackSchema
from web_service.api.markers.schemas import MarkerSchema
from web_service.api.schemas import (
    NO_NUL,
    ExpressionIndex,
    Finite,
    Milliseconds,
    Probability,
    Schema,
    ScoresSchema,
    Source,
    Title,
)

SettingValue = Annotated[str, Field(max_length=200, pattern=NO_NUL)] | Finite | bool | None


class ConsentSchema(Schema):
    """The receipt that whoever is recorded was told and agreed: when, and to which version of the text."""

    model_config = ConfigDict(strict=True)
    at: Milliseconds
    version: Annotated[str, Field(min_length=1, max_length=40, pattern=NO_NUL)]


class SessionRequest(Schema):
    """A recording that begins. With an `id` of the client's own, sending it again starts no second one."""

    model_config = ConfigDict(strict=True)
    id: Annotated[UUID | None, Field(strict=False)] = None
    title: Title = ""
    source: Source = "webcam"
    model: Annotated[
        str | None, Field(max_length=64, description="A name from /api/models; the default without it")
    ] = None
    started_at: Annotated[Milliseconds | None, Field(description="When it began; now without it")] = None
    consent: ConsentSchema | None = None
    settings: Annotated[
        dict[Annotated[str, Field(max_length=40, pattern=NO_NUL)], SettingValue],
        Field(max_length=20, description="What the client recorded with, such as the width of its pictures"),
    ] = {}  # noqa: RUF012, pydantic copies it


class SessionPatch(Schema):
    """What to change; what is left out stays. `ended` is true, or when it ended."""

    model_config = ConfigDict(strict=True)
    title: Title | None = None
    notes: Annotated[str | None, Field(max_length=20_000, pattern=NO_NUL)] = None
    ended: bool | Milliseconds | None = None


class SessionQuery(Schema):
    """Which sessions to list: `from` and `to` bound when they started."""

    model_config = ConfigDict(populate_by_name=True)
    search: Annotated[str, Field(max_length=200, pattern=NO_NUL, description="Words of title or notes")] = ""
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
    """A recorded session in short. Shares and index are means over the clear samples of faces that are not hidden."""

    id: str
    title: str
    notes: str
    source: Source
    status: Annotated[
        Literal["recording", "analysing", "complete"],
        Field(description="Analysing: a video file in its queue; complete too where a client fell silent"),
    ]
    started_at: Finite
    ended_at: Finite | None
    model: str
    samples: NonNegativeInt
    duration_ms: Finite
    faces: Annotated[int, Field(description="Faces that are not hidden, merged ones counted once")]
    shares: Annotated[ScoresSchema | None, Field(description="The mean probability of each expression")]
    expression_index: ExpressionIndex | None
    unclear: Annotated[Probability | None, Field(description="The share of samples that were unclear")]
    index_line: Annotated[list[float | None], Field(description="The index over the whole session, in 60 steps")]
    damaged: Annotated[
        bool,
        Field(
            description="Its stored data cannot be read: what is unknown is null, 0 or empty here, reading it answers "
            "409, and it can be deleted"
        ),
    ]


class SessionsSchema(Schema):
    """One page of sessions, and how many there are in all."""

    sessions: list[SessionSchema]
    total: int


class MomentSchema(Schema):
    """When an expression was at its strongest: the mean over a second around `at`."""

    at: Annotated[float, Field(description="On the session's clock")]
    face: int
    expression: Literal["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
    score: Probability


class MadeWithSchema(Schema):
    """What recorded the session: enough to know, years later, what its figures mean."""

    version: str
    model: str
    model_sha256: dict[str, str]
    runtime: str
    temperature: float
    unclear_below: Probability
    index_weights: dict[str, float]
    settings: dict[str, SettingValue]


class SessionDetailSchema(SessionSchema):
    """A session with its tracks, markers, strongest moments and what made it."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from", description="Where the session's clock begins")]
    to: Annotated[float, Field(description="Where it ends")]
    tracks: list[TrackSchema]
    markers: list[MarkerSchema]
    moments: list[MomentSchema]
    made_with: MadeWithSchema
    consent: ConsentSchema | None
