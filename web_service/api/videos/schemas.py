"""Schemas of video files and their analysis."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from web_service.api.annotations.schemas import AnnotationSchema
from web_service.api.schemas import NO_NUL, JobProgressSchema, Milliseconds, Schema, Title


def _add_file(schema: dict[str, Any]) -> None:
    """Add the file itself, which is not a field of the model because it is never held in memory."""
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    schema["properties"] = {"file": file, **schema.get("properties", {})}
    schema["required"] = ["file", *schema.get("required", [])]


class VideoUpload(Schema):
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


class VideoFile(Schema):
    """The file of a session once more, as multipart/form-data; it has to be the same one."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_add_file)


class VideoMediaSchema(Schema):
    """What is known of a video once it was opened; width and height are those of the upright picture."""

    width: int
    height: int
    duration_ms: Annotated[float | None, Field(description="What the file says; null where it does not")]
    frame_rate: Annotated[float | None, Field(description="Frames a second on average")]
    codec: str
    container: str


class VideoSchema(JobProgressSchema):
    """A video file whose analysis makes, or has made, the session `id`."""

    id: str
    title: str
    name: Annotated[str, Field(description="What the file was called")]
    bytes: int
    received_at: float
    model: str
    rate: Annotated[float | None, Field(description="How many frames of each second are analysed; null: all")]
    media: VideoMediaSchema | None
    keep: Annotated[bool, Field(description="Whether the file is to be kept")]
    kept: Annotated[bool, Field(description="Whether it can be had at /api/videos/{id}/file just now")]
    fingerprint: Annotated[
        str, Field(description="SHA-256, in hex, over the SHA-256 of each 8 MiB of the file (the last may be shorter)")
    ]
    annotation: AnnotationSchema | None


class VideosSchema(Schema):
    """Videos, the newest first."""

    videos: list[VideoSchema]
    waiting: Annotated[int, Field(description="How many wait for their analysis or are in it")]
    max_bytes: Annotated[int, Field(description="The largest file that is taken")]
    max_duration_ms: Annotated[float, Field(description="The longest video that is taken")]


class VideosQuery(Schema):
    """How many to list."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100
