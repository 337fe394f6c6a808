"""Measures the stages of one request."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Stopwatch:
    """Collects the milliseconds of each named stage and, as `total`, all time since its creation."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._laps: dict[str, float] = {}

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Measure a block; the times of blocks with the same name add up."""
        start = time.perf_counter()
        yield
        self._laps[name] = self._laps.get(name, 0.0) + (time.perf_counter() - start) * 1000

    def timed(self, name: str, function: Callable[P, R]) -> Callable[P, R]:
        """Wrap a function so that each call is measured."""

        def measured(*args: P.args, **kwargs: P.kwargs) -> R:
            with self.lap(name):
                return function(*args, **kwargs)

        return measured

    def read(self) -> dict[str, float]:
        """The laps and the total so far, milliseconds."""
        return {**self._laps, "total": (time.perf_counter() - self._start) * 1000}
