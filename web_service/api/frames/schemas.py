"""Schemas of frames, faces and stream states."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from web_service.api.schemas import Milliseconds, Pixels, Probability, Schema, ScoresSchema, check_sum
from web_service.core.expressions import EXPRESSIONS, Expression, Unclear
from web_service.vision.tracker import MAX_TRACKS

# More ids than any stream uses, and still an exact integer in JavaScript.
TrackId = Annotated[int, Field(ge=0, le=2**40)]


class StreamTrackSchema(Schema):
    """A face tracked in a stream."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: TrackId
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
    """The state of a stream, kept by the client: send back the `state` of the last response."""

    model_config = ConfigDict(extra="forbid", strict=True)
    at: Milliseconds
    next_id: TrackId
    tracks: Annotated[list[StreamTrackSchema], Field(max_length=MAX_TRACKS)]

    @model_validator(mode="after")
    def _is_one_that_the_service_gave(self) -> Self:
        ids = {track.id for track in self.tracks}
        if len(ids) != len(self.tracks) or any(identity >= self.next_id for identity in ids):
            raise ValueError("ids must differ and be below next_id; send the state of the last response unchanged")
        if any(track.seen_at > self.at for track in self.tracks):
            raise ValueError("seen_at must not be after at; send the state of the last response unchanged")
        return self


class FrameRequest(Schema):
    """One frame of a stream."""

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
        Field(
            description="When the frame was captured, on any clock that runs forward; defaults to the service's clock"
        ),
    ] = None
    state: Annotated[
        StreamStateSchema | None,
        Field(description="The `state` of the previous response; null or absent starts a new stream"),
    ] = None
    model: Annotated[str | None, Field(description="A name from /api/models; defaults to the default model")] = None


class BoxSchema(Schema):
    """A rectangle from its top left corner."""

    x: float
    y: float
    width: float
    height: float


class QualitySchema(Schema):
    """How well a face can be seen."""

    size: Annotated[
        float, Field(description="The side of a square with the area of the box, in pixels of the image sent")
    ]
    sharpness: Annotated[
        float, Field(ge=0, le=2, description="How fine the detail of the model's input is: about 1 for a sharp face")
    ]
    brightness: Annotated[float, Field(ge=0, le=255, description="The mean grey value of the face")]
    yaw: Annotated[
        float,
        Field(
            ge=-1, le=1, description="About the sine of the head's yaw: 0 is frontal, 1 is to the right of the image"
        ),
    ]


class FaceSchema(Schema):
    """A face in the frame; `confidence` is the probability of `expression`, the most likely one.

    `unclear` is the reason why that expression is not reliable, or null.
    """

    id: int
    box: BoxSchema
    scores: ScoresSchema
    expression: Expression
    confidence: Probability
    quality: QualitySchema
    unclear: Unclear | None


class TimingSchema(Schema):
    """The processing time of each stage, in milliseconds; `total` also includes everything else."""

    decode: float
    detect: float
    classify: float
    total: float


class FrameResponse(Schema):
    """The faces of a frame, ordered by id."""

    faces: list[FaceSchema]
    state: StreamStateSchema
    untracked: Annotated[
        int,
        Field(
            ge=0,
            description=f"How many of these faces get another id in the next frame: the state tracks {MAX_TRACKS}",
        ),
    ]
    model: str
    timing_ms: TimingSchema
