"""Schemas of frames, faces and stream states."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from web_service.api.schemas import Milliseconds, Pixels, Probability, Schema, ScoresSchema, check_sum
from web_service.core.expressions import EXPRESSIONS, Expression, Unclear
from web_service.vision.tracker import MAX_TRACKS

# More ids than any stream uses, and still an exact integer in JavaScript.
Identity = Annotated[int, Field(ge=0, le=2**40)]


class StreamTrackSchema(Schema):
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
        check_sum(self.probabilities)
        return self


class StreamStateSchema(Schema):
    """What the service remembers of a stream, kept by the client: send back what the last answer brought."""

    model_config = ConfigDict(extra="forbid", strict=True)
    at: Milliseconds
    next_id: Identity
    tracks: Annotated[list[StreamTrackSchema], Field(max_length=MAX_TRACKS)]

    @model_validator(mode="after")
    def _is_one_that_the_service_gave(self) -> Self:
        ids = {track.id for track in self.tracks}
        if len(ids) != len(self.tracks) or any(identity >= self.next_id for identity in ids):
            raise ValueError("ids must differ and be below next_id; send the state of the last answer unchanged")
        if any(track.seen_at > self.at for track in self.tracks):
            raise ValueError("seen_at must not be after at; send the state of the last answer unchanged")
        return self


class FrameRequest(Schema):
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
        StreamStateSchema | None,
        Field(description="The `state` of the answer before; null or left out begins a new stream"),
    ] = None
    model: Annotated[str | None, Field(description="A name from /api/models; the default one without it")] = None


class BoxSchema(Schema):
    """A rectangle from its top left corner."""

    x: float
    y: float
    width: float
    height: float


class QualitySchema(Schema):
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


class FaceSchema(Schema):
    """A face in the picture; `confidence` is the probability of `expression`, its likeliest one.

    `unclear` says why that expression should not be relied on; null where it may be.
    """

    id: int
    box: BoxSchema
    scores: ScoresSchema
    expression: Expression
    confidence: Probability
    quality: QualitySchema
    unclear: Unclear | None


class TimingSchema(Schema):
    """Where the service's time went, milliseconds; `total` is all of it, the rest included."""

    decode: float
    detect: float
    classify: float
    total: float


class FrameResponse(Schema):
    """The faces of a picture, in the order of their ids."""

    faces: list[FaceSchema]
    state: StreamStateSchema
    model: str
    timing_ms: TimingSchema
