"""Schemas of samples with their boxes. `at` is on the session's own clock."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field

from web_service.api.schemas import Milliseconds, Probability, Schema
from web_service.core.expressions import Expression, Unclear

MAX_SAMPLES_AT_ONCE: Final = 20_000


class SamplesQuery(Schema):
    """The window on the session's clock."""

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[Milliseconds | None, Field(alias="from")] = None
    to: Milliseconds | None = None


class BoxesSchema(Schema):
    """Rectangles from their top left corners, in pixels of the analysed image."""

    x: list[float]
    y: list[float]
    width: list[float]
    height: list[float]


class SampleColumnsSchema(Schema):
    """Samples as columns, in order of time. Hidden faces are left out, merged ones have the id that they count as.

    If the window has more than 20,000 samples, `to` is earlier than requested.
    """

    model_config = ConfigDict(populate_by_name=True)
    from_: Annotated[float, Field(alias="from")]
    to: float
    at: list[float]
    face: list[int]
    box: BoxesSchema
    expression: Annotated[list[Expression], Field(description="The most likely expression")]
    confidence: list[Probability]
    scores: Annotated[list[list[Probability]], Field(description="Seven numbers per sample, in the usual order")]
    unclear: list[Unclear | None]
