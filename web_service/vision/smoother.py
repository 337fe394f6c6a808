"""Smooths the probabilities of a face over time, independently of the frame rate."""

from math import exp
from typing import Final

import numpy as np

# Long enough to suppress flicker, short enough that a smile shows within a quarter of a second.
TIME_CONSTANT_MS: Final = 200.0


def smooth(previous: tuple[float, ...], current: tuple[float, ...], elapsed_ms: float) -> tuple[float, ...]:
    """Exponential smoothing with a time constant: `current` weighs 1 - exp(-elapsed / constant); sums stay 1."""
    weight = 1.0 - exp(-max(0.0, elapsed_ms) / TIME_CONSTANT_MS)
    mixed = np.asarray(previous) * (1.0 - weight) + np.asarray(current) * weight
    return tuple((mixed / mixed.sum()).tolist())
