"""Schemas of batches of samples. `at` is on the session's own clock."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field

from web_service.api.schemas import FaceId, Milliseconds, Pixels, Probability, Schema, ScoresSchema
from web_service.core.expressions import Unclear

MAX_SAMPLES_A_BATCH: Final = 10_000


class SampleBoxSchema(Schema):
    """A face's rectangle from its top left corner, in pixels of the analysed image."""

    model_config = ConfigDict(strict=True)
    x: Pixels
    y: Pixels
    width: Annotated[Pixels, Field(ge=0)]
    height: Annotated[Pixels, Field(ge=0)]


class SampleQualitySchema(Schema):
    """How well the face could be seen, as returned by /api/frames."""

    model_config = ConfigDict(strict=True)
    sharpness: Annotated[float, Field(ge=0, le=2)]
    brightness: Annotated[float, Field(ge=0, le=255)]
    yaw: Annotated[float, Field(ge=-1, le=1)]


class SampleSchema(Schema):
    """One face at one moment, as returned by /api/frames; `at` is on any clock that starts with the session.

    Rounded scores, which sum to 0.99 to 1.01, are normalised.
    """

    model_config = ConfigDict(strict=True)
    at: Milliseconds
    face: FaceId
    box: SampleBoxSchema
    scores: ScoresSchema
    confidence: Probability
    quality: SampleQualitySchema | None = None
    unclear: Unclear | None = None


class BatchSchema(Schema):
    """The samples between `from` and `to`. Send both, so that time without a face is counted."""

    model_config = ConfigDict(populate_by_name=True, strict=True)
    samples: Annotated[list[SampleSchema], Field(max_length=MAX_SAMPLES_A_BATCH)]
    from_: Annotated[Milliseconds | None, Field(alias="from")] = None
    to: Milliseconds | None = None


class BatchReceiptSchema(Schema):
    """Confirms that a batch is stored; `repeated` if it already was, and this request changed nothing."""

    batch: int
    samples: int
    repeated: bool
