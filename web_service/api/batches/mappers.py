"""Maps batches of samples to columns."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from web_service.api.batches.schemas import BatchSchema, SampleSchema
from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import UNCLEAR, Samples


def batch_samples(batch: BatchSchema) -> tuple[Samples, tuple[float, float] | None]:
    """The samples of a batch as columns, and the time span it covers, if any."""
    samples = _columns(batch.samples)
    ends = [*samples.at.tolist(), *(end for end in (batch.from_, batch.to) if end is not None)]
    return samples, (min(ends), max(ends)) if ends else None


def _columns(samples: Sequence[SampleSchema]) -> Samples:
    def column(values: list[Any]) -> Any:
        return np.array(values, dtype=np.float64)

    def quality(name: str) -> Any:
        return column([np.nan if sample.quality is None else getattr(sample.quality, name) for sample in samples])

    boxes = [[box.x, box.y, box.width, box.height] for box in (sample.box for sample in samples)]
    scores = column([[getattr(sample.scores, name) for name in EXPRESSIONS] for sample in samples])
    scores = scores.reshape(-1, len(EXPRESSIONS))
    return Samples(
        at=column([sample.at for sample in samples]),
        face=np.array([sample.face for sample in samples], dtype=np.int64),
        box=column(boxes).reshape(-1, 4),
        # Normalise what clients have rounded, as shares and index are means of probabilities.
        scores=scores / scores.sum(axis=1, keepdims=True),
        confidence=column([sample.confidence for sample in samples]),
        sharpness=quality("sharpness"),
        brightness=quality("brightness"),
        yaw=quality("yaw"),
        unclear=np.array([UNCLEAR.index(sample.unclear) for sample in samples], dtype=np.int64),
    )
