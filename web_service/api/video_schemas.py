"""What travels over HTTP about video files and the work on them."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from web_service.api.schemas import Milliseconds, Probability
from web_service.api.session_schemas import NO_NUL, Title
from web_service.expressions import Expression
from web_service.vision.types import Unclear

Status = Literal["queued", "running", "complete", "failed", "cancelled"]
MAX_SAMPLES_AT_ONCE = 20_000


def _add_file(schema: dict[str, Any]) -> None:
    """The file itself, which no model holds, as it never is in memory."""
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    schema["properties"] = {"file": file, **schema.get("properties", {})}
    schema["required"] = ["file", *schema.get("required", [])]


class VideoUpload(BaseModel):
    """A video file as multipart/form-data; its `file` is written to the disk while it arrives."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_add_file)
    id: Annotated[UUID | None, Field(description="The session's id, of the client's own choice")] = None
    title: Annotated[Title, Field(description="The file's name without it")] = ""
    model: Annotated[str | None, Field(max_length=64, description="A name from /api/models")] = None
    rate: Annotated[
        Literal["all"] | Annotated[float, Field(ge=0.1, le=240, allow_inf_nan=False)],
        Field(description="How many frames of each second are analysed, or all of them"),
    ] = 10
    keep: Annotated[bool, Field(description="Keep the file for review; it is erased after its analysis otherwise")] = (
        False
    )
    consent_at: Annotated[Milliseconds | None, Field(description="When the receipt of consent was given")] = None
    consent_version: Annotated[
        str | None, Field(min_length=1, max_length=40, pattern=NO_NUL, description="To which text")
    ] = None


class VideoFile(BaseModel):
    """The file of a session once more, as multipart/form-data; it has to be the same one."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_add_file)


class Work(BaseModel):
    """How far a piece of work has come."""

    status: Status
    progress: Annotated[Probability, Field(description="The part of the video's time that is done")]
    frames_done: int
    frames_total: Annotated[int | None, Field(description="An estimate until it is complete; null before it began")]
    speed: Annotated[float | None, Field(description="Times real time; null before there is something to tell")]
    eta_ms: Annotated[float | None, Field(description="How long it will still take once it runs")]
    detail: Annotated[str | None, Field(description="Why it failed, and what to do")]
    remark: Annotated[
        str | None,
        Field(description="What to know about the result, such as that the file ends early; or why it waits"),
    ]


class VideoMedia(BaseModel):
    """What is known of a video once it was opened; width and height are those of the upright picture."""

    width: int
    height: int
    duration_ms: Annotated[float | None, Field(description="What the file says; null where it does not")]
    frame_rate: Annotated[float | None, Field(description="Frames a second on average")]
    codec: str
    container: str


class Annotation(Work):
    """The video with boxes and expressions drawn in, as MP4 without sound."""

    blur: Annotated[bool, Field(description="Whether every face is blurred")]
    bytes: Annotated[int | None, Field(description="The file's size once it is complete")]


class Video(Work):
    """A video file whose analysis makes, or has made, the session `id`."""

    id: str
    title: str
    name: Annotated[str, Field(description="What the file was called")]
    bytes: int
    received_at: float
    model: str
    rate: Annotated[float | None, Field(description="How many frames of each second are analysed; null: all")]
    media: VideoMedia | None
    keep: Annotated[bool, Field(description="Whether the file is to be kept")]
    kept: Annotated[bool, Field(description="Whether it can be had at /api/videos/{id}/file just now")]
    fingerprint: Annotated[
        str, Field(description="SHA-256, in hex, over the SHA-256 of each 8 MiB of the file (the last may be shorter)")
    ]
    annotation: Annotation | None


class Videos(BaseModel):
    """Videos, the newest first."""

    videos: list[Video]
    waiting: Annotated[int, Field(description="How many wait for their analysis or are in it")]
    max_bytes: Annotated[int, Field(description="The largest file that is taken")]
    max_duration_ms: Annotated[float, Field(description="The longest video that is taken")]


class VideosQuery(BaseModel):
    """How many to list."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100


class AnnotationRequest(BaseModel):
    """How the video is drawn."""

    model_config = ConfigDict(strict=True)
    blur: Annotated[bool, Field(description="Blur every face that can be found")] = False


class SamplesQuery(BaseModel):
    """Which part of a session's clock."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[Milliseconds | None, Field(alias="from")] = None
    to: Milliseconds | None = None


class Boxes(BaseModel):
    """Rectangles from their top left corners, pixels of the picture that was analysed."""

    x: list[float]
    y: list[float]
    width: list[float]
    height: list[float]


class SampleColumns(BaseModel):
    """Samples in the order of time, a column each; hidden faces are left out, merged ones have the id they count as.

    `to` is earlier than asked for where that would have been more than 20,000 samples.
    """

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from")]
    to: float
    at: list[float]
    face: list[int]
    box: Boxes
    expression: Annotated[list[Expression], Field(description="The likeliest one")]
    confidence: list[Probability]
    scores: Annotated[list[list[Probability]], Field(description="Seven numbers a sample, in the usual order")]
    unclear: list[Unclear | None]
