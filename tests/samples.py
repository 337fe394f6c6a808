"""Samples made for tests: the same each time, different in every column."""

from typing import Any

import numpy as np

from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import UNCLEAR, Samples

# What a session was recorded with, as it is stored.
PROVENANCE: dict[str, Any] = {
    "version": "0.1.0",
    "model": "mini_xception",
    "model_sha256": {},
    "runtime": "onnx",
    "temperature": 1.0,
    "unclear_below": 0.47,
    "index_weights": {},
    "settings": {},
}


def made_samples(moments: int, *, faces: int = 1, step_ms: float = 100, first_at: float = 0, seed: int = 0) -> Samples:
    """All of `faces` at each of `moments`; one sample in ten is unclear, one in ten has no quality."""
    count = moments * faces
    random = np.random.default_rng(seed)
    scores = random.dirichlet(np.ones(len(EXPRESSIONS)), count)
    return Samples(
        at=first_at + np.repeat(np.arange(moments) * step_ms, faces),
        face=np.tile(np.arange(faces), moments),
        box=random.uniform(-50, 2000, (count, 4)),
        scores=scores,
        confidence=scores.max(axis=1, initial=0),
        sharpness=np.where(random.uniform(0, 1, count) < 0.1, np.nan, random.uniform(0, 2, count)),
        brightness=random.uniform(0, 255, count),
        yaw=random.uniform(-1, 1, count),
        unclear=np.where(random.uniform(0, 1, count) < 0.1, random.integers(1, len(UNCLEAR), count), 0),
    )


def all_happy(moments: int, *, face: int = 0, first_at: float = 0, happy: float = 0.9) -> list[dict[str, Any]]:
    """Samples as a client sends them: one face, a tenth of a second apart, the rest neutral."""
    scores = dict.fromkeys(EXPRESSIONS, 0.0) | {"happy": happy, "neutral": 1 - happy}
    box = {"x": 10, "y": 20.5, "width": 30, "height": 40}
    return [
        {"at": first_at + 100 * n, "face": face, "box": box, "scores": scores, "confidence": max(scores.values())}
        for n in range(moments)
    ]
