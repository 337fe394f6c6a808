"""Schemas of a session's tracks and the edits that people make to them."""

from typing import Annotated

from pydantic import ConfigDict, Field

from web_service.api.schemas import NO_NUL, FaceId, Probability, Schema, ScoresSchema
from web_service.core.ranges import ExpressionIndex

Name = Annotated[str, Field(max_length=80, pattern=NO_NUL)]


class TrackSchema(Schema):
    """A face as the tracker has seen it, and its edit. Figures are means over its own clear samples."""

    face: int
    name: str | None
    hidden: bool
    merged_into: int | None
    samples: int
    first_at: Annotated[float, Field(description="On the session's clock")]
    last_at: Annotated[float, Field(description="On the session's clock")]
    shares: ScoresSchema | None
    expression_index: ExpressionIndex | None
    unclear: Probability


class TrackEdit(Schema):
    """The edit of a track. It replaces the previous edit, so sending that again undoes this one."""

    model_config = ConfigDict(strict=True)
    name: Name | None = None
    hidden: bool = False
    merged_into: FaceId | None = None
