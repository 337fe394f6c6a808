"""A session over time, as columns for charts: means over equal steps, or single samples."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import INDEX_WEIGHTS, Floats, Samples

_DECIMALS: Final = 4
Values = list[float | None]


@dataclass(frozen=True, slots=True)
class Line:
    """Columns of one face (None: all faces): counts, share of unclear samples, index, seven scores."""

    face: int | None
    samples: list[int]
    unclear: Values
    index: Values
    scores: dict[str, Values]


@dataclass(frozen=True, slots=True)
class Timeline:
    """`at` is the middle of each step of `step_ms`; if that is 0, each step is a single moment with samples."""

    step_ms: float
    at: list[float]
    average: Line
    faces: list[Line]


def timeline(pieces: Iterable[Samples], *, window: tuple[float, float], steps: int, faces: Sequence[int]) -> Timeline:
    """Columns of a window of the session's clock: a line for each of `faces`, and the average of all samples."""
    start, end = window
    width = max(end - start, 1.0) / steps
    means = _Means(steps, faces)
    moments = _Moments(steps)
    for piece in pieces:
        inside = piece.chosen((piece.at >= start) & (piece.at <= end))
        moments.add(inside)
        # The end of the window belongs to the last step.
        means.add(inside, np.minimum((inside.at - start) // width, steps - 1).astype(np.int64))
    if (few := moments.found()) is not None:
        times, samples = few
        single = _Means(len(times), faces)
        single.add(samples, np.searchsorted(times, samples.at))
        return Timeline(0, times.tolist(), *single.lines())
    return Timeline(width, (start + (np.arange(steps) + 0.5) * width).tolist(), *means.lines())


class _Moments:
    """Keeps samples while they have no more moments than there are steps."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[Samples] | None = []
        self._times: Floats = np.zeros(0)

    def add(self, piece: Samples) -> None:
        if self._kept is None:
            return
        self._times = np.union1d(self._times, piece.at)
        self._kept.append(piece)
        if len(self._times) > self._most:
            self._kept = None

    def found(self) -> tuple[Floats, Samples] | None:
        """The moments and their samples, or None if there are too many or none."""
        if not self._kept or not len(self._times):
            return None
        return self._times, Samples.joined(self._kept)


class _Means:
    """Sums for each step and line: samples, clear samples, seven scores of the clear samples."""

    def __init__(self, steps: int, faces: Sequence[int]) -> None:
        self._faces = np.array(sorted(faces), dtype=np.int64)
        # The last line holds all other faces, which count in the average.
        self._sums = np.zeros((2 + len(EXPRESSIONS), len(faces) + 1, steps))

    def add(self, samples: Samples, step: NDArray[np.int64]) -> None:
        lines, steps = self._sums.shape[1:]
        line = np.searchsorted(self._faces, samples.face)
        known = np.append(self._faces, -1)[line] == samples.face
        place = np.where(known, line, lines - 1) * steps + step
        clear = samples.unclear == 0
        of_clear = place[clear]
        for row, (where, weights) in enumerate(
            [(place, None), (of_clear, None), *((of_clear, score[clear]) for score in samples.scores.T)]
        ):
            self._sums[row] += np.bincount(where, weights, minlength=lines * steps).reshape(lines, steps)

    def lines(self) -> tuple[Line, list[Line]]:
        lines = [_line(face, self._sums[:, place]) for place, face in enumerate(self._faces.tolist())]
        return _line(None, self._sums.sum(axis=1)), lines


def _line(face: int | None, sums: Floats) -> Line:
    samples, clear, totals = sums[0], sums[1], sums[2:]
    with np.errstate(invalid="ignore"):
        scores = totals / clear
        unclear = 1 - clear / samples
    return Line(
        face=face,
        samples=samples.astype(int).tolist(),
        unclear=_column(unclear),
        index=_column(INDEX_WEIGHTS @ scores),
        scores={name: _column(score) for name, score in zip(EXPRESSIONS, scores, strict=True)},
    )


def _column(values: Floats) -> Values:
    """JSON has no NaN."""
    return [None if value != value else value for value in np.round(values, _DECIMALS).tolist()]  # noqa: PLR0124
