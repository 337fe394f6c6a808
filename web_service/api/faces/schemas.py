"""Schemas of the edits that people make to faces."""

from typing import Annotated

from pydantic import ConfigDict, Field

from web_service.api.schemas import NO_NUL, FaceId, Schema

Name = Annotated[str, Field(max_length=80, pattern=NO_NUL)]


class TrackEdit(Schema):
    """The edit of a track. It replaces the previous edit, so sending that again undoes this one."""

    model_config = ConfigDict(strict=True)
    name: Name | None = None
    hidden: bool = False
    merged_into: FaceId | None = None
