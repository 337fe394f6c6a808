"""What travels over HTTP about sessions. `…ed_at` is milliseconds since 1970, `at` is on the session's own clock."""

from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt

from web_service.api.schemas import Milliseconds, Pixels, Probability, Scores
from web_service.vision.types import Unclear

MAX_SAMPLES_A_BATCH: Final = 10_000
Source = Literal["webcam", "video"]
# No database keeps NUL characters in text.
NO_NUL: Final = r"^[^\x00]*$"
Title = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
Name = Annotated[str, Field(max_length=80, pattern=NO_NUL)]
FaceId = Annotated[int, Field(ge=0, le=2**31 - 1)]
Index = Annotated[float, Field(ge=0, le=100)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Setting = Annotated[str, Field(max_length=200, pattern=NO_NUL)] | Finite | bool | None


class Consent(BaseModel):
    """The receipt that whoever is recorded was told and agreed: when, and to which version of the text."""

    model_config = ConfigDict(strict=True)
    at: Milliseconds
    version: Annotated[str, Field(min_length=1, max_length=40, pattern=NO_NUL)]


class SessionRequest(BaseModel):
    """A recording that begins. With an `id` of the client's own, sending it again starts no second one."""

    model_config = ConfigDict(strict=True)
    id: Annotated[UUID | None, Field(strict=False)] = None
    title: Title = ""
    source: Source = "webcam"
    model: Annotated[
        str | None, Field(max_length=64, description="A name from /api/models; the default without it")
    ] = None
    started_at: Annotated[Milliseconds | None, Field(description="When it began; now without it")] = None
    consent: Consent | None = None
    settings: Annotated[
        dict[Annotated[str, Field(max_length=40, pattern=NO_NUL)], Setting],
        Field(max_length=20, description="What the client recorded with, such as the width of its pictures"),
    ] = {}


class SampleBox(BaseModel):
    """A face's rectangle from its top left corner, pixels of the picture that was analysed."""

    model_config = ConfigDict(strict=True)
    x: Pixels
    y: Pixels
    width: Annotated[Pixels, Field(ge=0)]
    height: Annotated[Pixels, Field(ge=0)]


class SampleQuality(BaseModel):
    """How well the face could be seen, as /api/frames says it."""

    model_config = ConfigDict(strict=True)
    sharpness: Annotated[float, Field(ge=0, le=2)]
    brightness: Annotated[float, Field(ge=0, le=255)]
    yaw: Annotated[float, Field(ge=-1, le=1)]


class Sample(BaseModel):
    """One face at one moment, as /api/frames told it; `at` is on any clock that begins with the session.

    Scores that are rounded, so that they sum to 0.99 to 1.01, are stored divided by their sum.
    """

    model_config = ConfigDict(strict=True)
    at: Milliseconds
    face: FaceId
    box: SampleBox
    scores: Scores
    confidence: Probability
    quality: SampleQuality | None = None
    unclear: Unclear | None = None


class Batch(BaseModel):
    """What was seen between `from` and `to`; give those too, so that time without a face counts as time."""

    model_config = ConfigDict(populate_by_name=True, strict=True)
    samples: Annotated[list[Sample], Field(max_length=MAX_SAMPLES_A_BATCH)]
    from_: Annotated[Milliseconds | None, Field(alias="from")] = None
    to: Milliseconds | None = None


class BatchReceipt(BaseModel):
    """That a batch is stored for good; `repeated` where it had been before, and this one changed nothing."""

    batch: int
    samples: int
    repeated: bool


class SessionPatch(BaseModel):
    """What to change; what is left out stays. `ended` is true, or when it ended."""

    model_config = ConfigDict(strict=True)
    title: Title | None = None
    notes: Annotated[str | None, Field(max_length=20_000, pattern=NO_NUL)] = None
    ended: bool | Milliseconds | None = None


class SessionQuery(BaseModel):
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


class Session(BaseModel):
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
    shares: Annotated[Scores | None, Field(description="The mean probability of each expression")]
    expression_index: Index | None
    unclear: Annotated[Probability | None, Field(description="The share of samples that were unclear")]
    index_line: Annotated[list[float | None], Field(description="The index over the whole session, in 60 steps")]
    damaged: Annotated[
        bool,
        Field(
            description="Its stored data cannot be read: what is unknown is null, 0 or empty here, reading it answers "
            "409, and it can be deleted"
        ),
    ]


class Sessions(BaseModel):
    """One page of sessions, and how many there are in all."""

    sessions: list[Session]
    total: int


class Track(BaseModel):
    """An id that the tracker gave, and what a person made of it; its figures are over its own clear samples."""

    face: int
    name: str | None
    hidden: bool
    merged_into: int | None
    samples: int
    first_at: Annotated[float, Field(description="On the session's clock")]
    last_at: Annotated[float, Field(description="On the session's clock")]
    shares: Scores | None
    expression_index: Index | None
    unclear: Probability


class TrackEdit(BaseModel):
    """All that a person may say of a track: it replaces what was said before, so sending the old one undoes it."""

    model_config = ConfigDict(strict=True)
    name: Name | None = None
    hidden: bool = False
    merged_into: FaceId | None = None


class MarkerEdit(BaseModel):
    """A moment with a text."""

    model_config = ConfigDict(strict=True)
    at: Annotated[Milliseconds, Field(description="On the session's clock")]
    text: Annotated[str, Field(max_length=500, pattern=NO_NUL)] = ""


class Marker(MarkerEdit):
    """A moment that a person marked."""

    id: str


class Moment(BaseModel):
    """When an expression was at its strongest: the mean over a second around `at`."""

    at: Annotated[float, Field(description="On the session's clock")]
    face: int
    expression: Literal["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
    score: Probability


class MadeWith(BaseModel):
    """What recorded the session: enough to know, years later, what its figures mean."""

    version: str
    model: str
    model_sha256: dict[str, str]
    runtime: str
    temperature: float
    unclear_below: Probability
    index_weights: dict[str, float]
    settings: dict[str, Setting]


class SessionDetail(Session):
    """A session with its tracks, markers, strongest moments and what made it."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from", description="Where the session's clock begins")]
    to: Annotated[float, Field(description="Where it ends")]
    tracks: list[Track]
    markers: list[Marker]
    moments: list[Moment]
    made_with: MadeWith
    consent: Consent | None


class StoragePatch(BaseModel):
    """For how long sessions are kept."""

    model_config = ConfigDict(strict=True)
    keep_days: Annotated[
        Annotated[PositiveInt, Field(le=36_500)] | None,
        Field(
            description="Sessions are erased so many days after their end; null keeps them until a person erases them"
        ),
    ]


class Storage(StoragePatch):
    """What is stored and where."""

    sessions: int
    samples: int
    bytes: Annotated[int, Field(description="What the database takes on the disk")]
    videos: Annotated[int, Field(description="How many video files there are: kept, waiting, or annotated")]
    video_bytes: Annotated[int, Field(description="What they take on the disk")]
    database: Literal["sqlite", "postgresql"]
    oldest_at: Annotated[float | None, Field(description="When the oldest session started")]
