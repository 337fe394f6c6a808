"""Schemas of annotated videos."""

from typing import Annotated

from pydantic import ConfigDict, Field

from web_service.api.schemas import JobProgressSchema, Schema


class AnnotationSchema(JobProgressSchema):
    """The annotated video: with boxes and expressions drawn in, as MP4 without sound."""

    blur: Annotated[bool, Field(description="Whether every face is blurred")]
    bytes: Annotated[int | None, Field(description="The size of the file once it is complete")]


class AnnotationRequest(Schema):
    """How to annotate the video."""

    model_config = ConfigDict(strict=True)
    blur: Annotated[bool, Field(description="Blur every face that can be found")] = False
