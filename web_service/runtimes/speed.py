"""Measures how fast a network is on this machine."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Final

import numpy as np

from web_service.runtimes.base import Runtime

Clock = Callable[[], float]

_WARM_UP_SECONDS: Final = 0.1
_SECONDS: Final = 0.4


@dataclass(frozen=True, slots=True)
class Speed:
    """The time of calls with one face, in milliseconds."""

    runs: int
    median_ms: float
    p95_ms: float


def measure(runtime: Runtime, size: int, clock: Clock = time.perf_counter) -> Speed:
    """Time calls with one crop of `size` pixels; takes half a second, or two calls if they are slower."""
    crop = np.random.default_rng(0).normal(size=(1, size, size, 1)).astype(np.float32)
    _times(lambda: runtime.predict(crop), _WARM_UP_SECONDS, clock)
    times = sorted(_times(lambda: runtime.predict(crop), _SECONDS, clock))
    return Speed(len(times), median(times), times[ceil(0.95 * len(times)) - 1])


def _times(call: Callable[[], object], seconds: float, clock: Clock) -> list[float]:
    """Call repeatedly until the time is up, at least once; the milliseconds of each call."""
    times: list[float] = []
    before = clock()
    end = before + seconds
    while before < end:
        call()
        after = clock()
        times.append((after - before) * 1000)
        before = after
    return times
