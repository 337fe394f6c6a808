"""Schemas of the storage usage and retention."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, PositiveInt

from web_service.api.schemas import Schema


class StoragePatch(Schema):
    """For how long sessions are kept."""

    model_config = ConfigDict(strict=True)
    keep_days: Annotated[
        Annotated[PositiveInt, Field(le=36_500)] | None,
        Field(
            description="Sessions are erased so many days after their end; null keeps them until a person erases them"
        ),
    ]


class StorageSchema(StoragePatch):
    """What is stored and where."""

    sessions: int
    samples: int
    bytes: Annotated[int, Field(description="What the database takes on the disk")]
    videos: Annotated[int, Field(description="How many video files there are: kept, waiting, or annotated")]
    video_bytes: Annotated[int, Field(description="What they take on the disk")]
    database: Literal["sqlite", "postgresql"]
    oldest_at: Annotated[float | None, Field(description="When the oldest session started")]
