"""Schemas of markers."""

from typing import Annotated

from pydantic import ConfigDict, Field

from web_service.api.schemas import NO_NUL, Milliseconds, Schema


class MarkerEdit(Schema):
    """A moment and its text."""

    model_config = ConfigDict(strict=True)
    at: Annotated[Milliseconds, Field(description="On the session's clock")]
    text: Annotated[str, Field(max_length=500, pattern=NO_NUL)] = ""


class MarkerSchema(MarkerEdit):
    """A marked moment."""

    id: str
