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
    """A video file as multipart/form-data; its `file` is streamed to disk."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_add_file)
    id: Annotated[UUID | None, Field(description="The session's id, chosen by the client")] = None
    title: Annotated[Title, Field(description="Defaults to the file name")] = ""
    model: Annotated[str | None, Field(max_length=64, description="A name from /api/models")] = None
    rate: Annotated[
        Literal["all"] | Annotated[float, Field(ge=0.1, le=240, allow_inf_nan=False)],
        Field(description="How many frames to analyse per second, or all"),
    ] = 10
    keep: Annotated[bool, Field(description="Keep the file for review; otherwise it is erased after its analysis")] = (
        False
    )
    consent_at: Annotated[Milliseconds | None, Field(description="When consent was given")] = None
    consent_version: Annotated[
        str | None, Field(min_length=1, max_length=40, pattern=NO_NUL, description="The version of the consent text")
    ] = None


class VideoFile(Schema):
    """The file that a session was made from, as multipart/form-data."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_add_file)


class VideoMediaSchema(Schema):
    """What is known about a video once it has been opened; width and height are of the upright frame."""

    width: int
    height: int
    duration_ms: Annotated[float | None, Field(description="The duration stated by the file, if any")]
    frame_rate: Annotated[float | None, Field(description="The mean number of frames per second")]
    codec: str
    container: str


class VideoSchema(JobProgressSchema):
    """A video file that is analysed into the session `id`."""

    id: str
    title: str
    name: Annotated[str, Field(description="The name of the file")]
    bytes: int
    received_at: float
    model: str
    rate: Annotated[float | None, Field(description="How many frames are analysed per second; null for all")]
    media: VideoMediaSchema | None
    keep: Annotated[bool, Field(description="Whether to keep the file after its analysis")]
    kept: Annotated[bool, Field(description="Whether the file is now available at /api/videos/{id}/file")]
    fingerprint: Annotated[
        str, Field(description="SHA-256, in hex, over the SHA-256 of each 8 MiB of the file (the last may be shorter)")
    ]
    annotation: AnnotationSchema | None


class VideosSchema(Schema):
    """Videos, newest first."""

    videos: list[VideoSchema]
    waiting: Annotated[int, Field(description="The number of videos that are queued or being analysed")]
    max_bytes: Annotated[int, Field(description="The maximum file size")]
    max_duration_ms: Annotated[float, Field(description="The maximum duration")]


class VideosQuery(Schema):
    """How many to list."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100
