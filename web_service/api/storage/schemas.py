"""Schemas of the storage usage and retention."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, PositiveInt

from web_service.api.schemas import Schema


class StoragePatch(Schema):
    """How long sessions are kept."""

    model_config = ConfigDict(strict=True)
    keep_days: Annotated[
        Annotated[PositiveInt, Field(le=36_500)] | None,
        Field(description="Sessions are erased this many days after their end; null keeps them until they are erased"),
    ]


class StorageSchema(StoragePatch):
    """What is stored, and where."""

    sessions: int
    samples: int
    bytes: Annotated[int, Field(description="The size of the database on disk")]
    videos: Annotated[int, Field(description="The number of video files: kept, waiting, or annotated")]
    video_bytes: Annotated[int, Field(description="The size of the video files on disk")]
    database: Literal["sqlite", "postgresql"]
    oldest_at: Annotated[float | None, Field(description="When the oldest session started")]
