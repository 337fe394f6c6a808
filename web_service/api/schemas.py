"""Types and schemas shared by several resources. Times are milliseconds, boxes are pixels of the image sent."""

from collections.abc import Iterable
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from web_service.core.expressions import EXPRESSIONS
from web_service.core.ranges import Share
from web_service.core.samples import SUM_TOLERANCE

SUFFIX: Final = "Schema"
# PostgreSQL cannot store NUL characters in text.
NO_NUL: Final = r"^[^\x00]*$"

Probability = Share
Milliseconds = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
# The largest image that is accepted may be one pixel high.
Pixels = Annotated[float, Field(ge=-2e7, le=2e7, allow_inf_nan=False)]
FaceId = Annotated[int, Field(ge=0, le=2**31 - 1)]
Title = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
Source = Literal["webcam", "video"]
Finite = Annotated[float, Field(allow_inf_nan=False)]
# Means over probabilities are rounded to six decimals.
_ROUNDING: Final = 1e-5


class Schema(BaseModel):
    """Base of all schemas. OpenAPI drops the suffix: `FaceSchema` is called `Face` there."""

    model_config = ConfigDict(model_title_generator=lambda schema: schema.__name__.removesuffix(SUFFIX))


def check_sum(probabilities: Iterable[float]) -> None:
    """Raise ValueError unless the probabilities sum to 1, within SUM_TOLERANCE."""
    if abs(sum(probabilities) - 1) > SUM_TOLERANCE + _ROUNDING:
        raise ValueError(f"the probabilities must sum to 1, within {SUM_TOLERANCE}")


class ScoresSchema(Schema):
    """The calibrated probability of each expression; they sum to 1."""

    model_config = ConfigDict(strict=True)
    angry: Probability
    disgust: Probability
    fear: Probability
    happy: Probability
    sad: Probability
    surprise: Probability
    neutral: Probability

    @model_validator(mode="after")
    def _sum_to_one(self) -> Self:
        check_sum(getattr(self, name) for name in EXPRESSIONS)
        return self


def scores_schema(scores: list[float] | tuple[float, ...]) -> ScoresSchema:
    """Scores from values in the order of EXPRESSIONS, without validation."""
    return ScoresSchema.model_construct(None, **dict(zip(EXPRESSIONS, scores, strict=True)))


class JobProgressSchema(Schema):
    """The progress of a job."""

    status: Literal["queued", "running", "complete", "failed", "cancelled"]
    progress: Annotated[Probability, Field(description="The part of the video's time done so far")]
    frames_done: int
    frames_total: Annotated[int | None, Field(description="An estimate until the job is complete; null until it runs")]
    speed: Annotated[float | None, Field(description="Times real time; null until there is a measurement")]
    eta_ms: Annotated[float | None, Field(description="The remaining time while the job runs")]
    detail: Annotated[str | None, Field(description="Why the job failed, and what to do")]
    remark: Annotated[
        str | None,
        Field(description="A remark on the result, for example that the file ends early, or why the job still waits"),
    ]
