"""How quick a network is on this machine, at this moment."""

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
    """What calls with one face took, milliseconds."""

    runs: int
    median_ms: float
    p95_ms: float


def measure(runtime: Runtime, size: int, clock: Clock = time.perf_counter) -> Speed:
    """The time of one crop of `size` pixels a call; takes half a second, or two calls where they are slower."""
    crop = np.random.default_rng(0).normal(size=(1, size, size, 1)).astype(np.float32)
    _times(lambda: runtime.predict(crop), _WARM_UP_SECONDS, clock)
    times = sorted(_times(lambda: runtime.predict(crop), _SECONDS, clock))
    return Speed(len(times), median(times), times[ceil(0.95 * len(times)) - 1])


def _times(call: Callable[[], object], seconds: float, clock: Clock) -> list[float]:
    """The milliseconds of each call, one after the other until the time is up, at least one."""
    times: list[float] = []
    before = clock()
    end = before + seconds
    while before < end:
        call()
        after = clock()
        times.append((after - before) * 1000)
        before = after
    return times
