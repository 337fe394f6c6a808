"""Schemas of a session's tracks and the edits that people make to them."""

from typing import Annotated

from pydantic import ConfigDict, Field

from web_service.api.schemas import NO_NUL, ExpressionIndex, FaceId, Probability, Schema, ScoresSchema

Name = Annotated[str, Field(max_length=80, pattern=NO_NUL)]


class TrackSchema(Schema):
    """An id that the tracker gave, and what a person made of it; its figures are over its own clear samples."""

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
    """All that a person may say of a track: it replaces what was said before, so sending the old one undoes it."""

    model_config = ConfigDict(strict=True)
    name: Name | None = None
    hidden: bool = False
    merged_into: FaceId | None = None
