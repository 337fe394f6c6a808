"""What travels over HTTP. Times are milliseconds, boxes are pixels of the image that was sent."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, PositiveInt, model_validator

from web_service.expressions import EXPRESSIONS, Expression
from web_service.review.samples import SUM_TOLERANCE
from web_service.runtimes.evaluation import Evaluation
from web_service.runtimes.model_folder import InputSpec, Metric
from web_service.runtimes.selection import RuntimeName
from web_service.vision import types
from web_service.vision.tracker import MAX_TRACKS

Probability = Annotated[float, Field(ge=0, le=1)]
Milliseconds = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
# As far as a picture of the largest kind can reach that is one pixel high.
Pixels = Annotated[float, Field(ge=-2e7, le=2e7, allow_inf_nan=False)]
# Far above what a stream reaches, far below where JavaScript's integers end.
Identity = Annotated[int, Field(ge=0, le=2**40)]
# Means over probabilities are rounded to six decimals.
_ROUNDING = 1e-5


def _check_sum(probabilities: Iterable[float]) -> None:
    if abs(sum(probabilities) - 1) > SUM_TOLERANCE + _ROUNDING:
        raise ValueError(f"the probabilities must sum to 1, within {SUM_TOLERANCE}")


class Track(BaseModel):
    """A face the stream follows."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: Identity
    x: Pixels
    y: Pixels
    size: Annotated[Pixels, Field(gt=0)]
    seen_at: Milliseconds
    probabilities: Annotated[list[Probability], Field(min_length=len(EXPRESSIONS), max_length=len(EXPRESSIONS))]

    @model_validator(mode="after")
    def _probabilities_sum_to_one(self) -> Self:
        _check_sum(self.probabilities)
        return self


class StreamState(BaseModel):
    """What the service remembers of a stream, kept by the client: send back what the last answer brought."""

    model_config = ConfigDict(extra="forbid", strict=True)
    at: Milliseconds
    next_id: Identity
    tracks: Annotated[list[Track], Field(max_length=MAX_TRACKS)]

    @model_validator(mode="after")
    def _is_one_that_the_service_gave(self) -> Self:
        ids = {track.id for track in self.tracks}
        if len(ids) != len(self.tracks) or any(identity >= self.next_id for identity in ids):
            raise ValueError("ids must differ and be below next_id; send the state of the last answer unchanged")
        if any(track.seen_at > self.at for track in self.tracks):
            raise ValueError("seen_at must not be after at; send the state of the last answer unchanged")
        return self

    def to_core(self) -> types.StreamState:
        tracks = (
            types.Track(track.id, track.x, track.y, track.size, track.seen_at, tuple(track.probabilities))
            for track in self.tracks
        )
        return types.StreamState(self.at, self.next_id, tuple(tracks))

    @staticmethod
    def from_core(state: types.StreamState) -> "StreamState":
        return StreamState.model_construct(
            at=state.at,
            next_id=state.next_id,
            tracks=[
                Track.model_construct(
                    id=track.id,
                    x=track.x,
                    y=track.y,
                    size=track.size,
                    seen_at=track.seen_at,
                    probabilities=list(track.probabilities),
                )
                for track in state.tracks
            ],
        )


class FrameRequest(BaseModel):
    """One picture of a stream."""

    model_config = ConfigDict(strict=True)
    image: Annotated[
        str,
        Field(
            min_length=1,
            description="A JPEG, PNG or WebP file as a data URL or as bare Base64",
            json_schema_extra={"format": "base64-image"},
        ),
    ]
    captured_at: Annotated[
        Milliseconds | None,
        Field(description="When the picture was taken, on any clock that runs forward; the service's clock without it"),
    ] = None
    state: Annotated[
        StreamState | None, Field(description="The `state` of the answer before; null or left out begins a new stream")
    ] = None
    model: Annotated[str | None, Field(description="A name from /api/models; the default one without it")] = None


class Box(BaseModel):
    """A rectangle from its top left corner."""

    x: float
    y: float
    width: float
    height: float


class Scores(BaseModel):
    """The calibrated probability of each expression; they sum to 1."""

    model_config = ConfigDict(strict=True)
    angry: Probability
    disgust: Probability
    fear: Probability
    happy: Probability
    sad: Probability
    surprise: Probability
    neutral: Probability

    @model_validator(mode="after")
    def _sum_to_one(self) -> Self:
        _check_sum(getattr(self, name) for name in EXPRESSIONS)
        return self


class Quality(BaseModel):
    """How well a face can be seen."""

    size: Annotated[float, Field(description="The side of the square of the box's area, pixels of the image sent")]
    sharpness: Annotated[
        float, Field(ge=0, le=2, description="How fine the detail is in what the model sees: about 1 in a sharp face")
    ]
    brightness: Annotated[float, Field(ge=0, le=255, description="The mean grey of the face")]
    yaw: Annotated[
        float,
        Field(ge=-1, le=1, description="About the sine of the head's turn: 0 to the front, 1 to the picture's right"),
    ]


class Face(BaseModel):
    """A face in the picture; `confidence` is the probability of `expression`, its likeliest one.

    `unclear` says why that expression should not be relied on; null where it may be.
    """

    id: int
    box: Box
    scores: Scores
    expression: Expression
    confidence: Probability
    quality: Quality
    unclear: types.Unclear | None

    @staticmethod
    def from_core(face: types.Face) -> "Face":
        box = face.box
        confidence, expression = max(zip(face.probabilities, EXPRESSIONS, strict=True), key=lambda pair: pair[0])
        return Face.model_construct(
            id=face.id,
            box=Box.model_construct(x=box.x, y=box.y, width=box.width, height=box.height),
            scores=Scores.model_construct(None, **dict(zip(EXPRESSIONS, face.probabilities, strict=True))),
            expression=expression,
            confidence=confidence,
            quality=Quality.model_construct(None, **asdict(face.quality)),
            unclear=face.unclear,
        )


class Timing(BaseModel):
    """Where the service's time went, milliseconds; `total` is all of it, the rest included."""

    decode: float
    detect: float
    classify: float
    total: float


class FrameResponse(BaseModel):
    """The faces of a picture, in the order of their ids."""

    faces: list[Face]
    state: StreamState
    untracked: Annotated[
        int,
        Field(
            ge=0,
            description=f"How many of these faces get another id in the next picture: the state follows {MAX_TRACKS}",
        ),
    ]
    model: str
    timing_ms: Timing


class Model(BaseModel):
    """A model that frames can be analysed with."""

    name: str
    title: str
    default: bool
    labels: list[Expression]
    parameters: int
    metrics: list[Metric]
    unclear_below: Annotated[Probability, Field(description="The confidence below which a face is unclear")]
    licence: str


class Models(BaseModel):
    """All models that are offered."""

    models: list[Model]


class ModelCard(Model):
    """All that is known of a model; `evaluation` is null where the model came without one."""

    input: InputSpec
    temperature: Annotated[float, Field(gt=0, description="What logits are divided by before the softmax")]
    training: Annotated[dict[str, JsonValue], Field(description="The settings it was trained with")]
    evaluation: Evaluation | None


class Speed(BaseModel):
    """How long the service takes to classify one face a call, measured just now, milliseconds."""

    runtime: RuntimeName
    threads: Annotated[PositiveInt | None, Field(description="Threads a call; null where the runtime decides itself")]
    runs: PositiveInt
    median_ms: float
    p95_ms: float


class Health(BaseModel):
    """That the service is ready, and what it runs."""

    status: Literal["ok"] = "ok"
    version: str
    runtime: RuntimeName
    model: str
