"""Compares sessions: means with 95 % intervals, and how each session differs from the first.

Consecutive samples are correlated, so a session is cut into blocks of time that are treated as independent, and the
bootstrap resamples whole blocks (Carlstein 1986, Annals of Statistics 14). All faces of a moment are in the same block,
as people in one picture are not independent either.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import INDEX_WEIGHTS, Floats, Samples

# Expressions last from half a second to some seconds (Ekman 2003, Emotions Revealed), moods longer: long blocks are
# safer, and 10 to 30 of them lose little against more (Schmeiser 1982, Operations Research 30, on batch sizes).
_MANY_BLOCKS: Final = 20
_FEW_BLOCKS: Final = 10
_USUAL_BLOCK: Final = 10_000.0
_SHORTEST_BLOCK: Final = 3000.0
_SECOND: Final = 1000.0
# Gaps leave fewer blocks; below this, even an interval widened for small numbers is meaningless.
MIN_BLOCKS: Final = 8

_RESAMPLES: Final = 2000
_SEED: Final = 2013
_NORMAL_975: Final = 1.959964
_DECIMALS: Final = np.array([6] * len(EXPRESSIONS) + [3])
_HIGHEST: Final = np.array([1.0] * len(EXPRESSIONS) + [100.0])
# Maps the seven scores to the estimates: the seven shares and the index.
_ESTIMATED: Final = np.column_stack([np.eye(len(EXPRESSIONS)), INDEX_WEIGHTS])


@dataclass(frozen=True, slots=True)
class Blocks:
    """Sums of a session: for each block with clear samples, their number and seven scores (n, 8); its index line."""

    block_ms: float
    sums: Floats
    samples: int
    faces: int
    index: list[float | None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean and its 95 % interval, which is None if there are too few blocks."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A session over the compared window; shares and index are None without clear samples."""

    samples: int
    faces: int
    blocks: int
    block_ms: float
    unclear: float | None
    shares: dict[str, Estimate] | None
    expression_index: Estimate | None
    index: list[float | None]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A session minus the first one; a difference whose interval contains 0 may be chance."""

    shares: dict[str, Estimate]
    expression_index: Estimate


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sessions in the given order, and a contrast for each but the first: None if one of the two has no mean."""

    sessions: list[Compared]
    contrasts: list[Contrast | None]


def block_length(duration_ms: float) -> float:
    """The length of a session's blocks, whole seconds in ms: a twentieth but at least 10 s; a tenth if it is short."""
    usual = max(duration_ms / _MANY_BLOCKS, _USUAL_BLOCK)
    return max(min(usual, duration_ms / _FEW_BLOCKS) // _SECOND * _SECOND, _SHORTEST_BLOCK)


def blocks(
    pieces: Iterable[Samples], *, zero: float, window: tuple[float, float], block_ms: float, buckets: int
) -> Blocks:
    """Sum a session's samples, given in any number of pieces, over a window of time relative to `zero`."""
    start, end = window
    span = max(end - start, 1.0)
    by_block: dict[int, Floats] = {}
    line = np.zeros((2, buckets))
    samples, faces = 0, set[int]()
    for piece in pieces:
        at = piece.at - zero - start
        inside = (at >= 0) & (at <= end - start)
        samples += int(inside.sum())
        faces.update(np.unique(piece.face[inside]).tolist())
        clear = inside & (piece.unclear == 0)
        at, scores = at[clear], piece.scores[clear]
        # The end of the window belongs to the last block and the last step.
        block = np.minimum(at // block_ms, math.ceil(span / block_ms) - 1)
        step = np.minimum(at / span * buckets, buckets - 1).astype(np.int64)
        for place, sums in _sums(block, scores):
            by_block[place] = by_block.get(place, 0) + sums
        line += [np.bincount(step, minlength=buckets), np.bincount(step, scores @ INDEX_WEIGHTS, buckets)]
    index = [round(total / count, 2) if count else None for count, total in line.T.tolist()]
    found = np.array([by_block[place] for place in sorted(by_block)]).reshape(-1, 1 + len(EXPRESSIONS))
    return Blocks(block_ms, found, samples, len(faces), index)


def compare(each: Sequence[Blocks]) -> Comparison:
    """The mean of each session and its difference to the first. Deterministic: the seed is fixed."""
    means = [_Mean(part.sums, place) for place, part in enumerate(each)]
    return Comparison(
        sessions=[_compared(part, mean) for part, mean in zip(each, means, strict=True)],
        contrasts=[_contrast(mean, means[0]) for mean in means[1:]],
    )


class _Mean:
    """The seven shares and the index of a session (8,), and their bootstrap replicates (2000, 8)."""

    def __init__(self, sums: Floats, place: int) -> None:
        self.blocks = len(sums)
        self.value = _ratio(sums.sum(axis=0)) if self.blocks else None
        self.resampled: Floats | None = None
        if self.value is not None and self.blocks >= MIN_BLOCKS:
            # Sessions are independent of each other, so each is resampled by itself.
            random = np.random.default_rng((_SEED, place))
            drawn = random.multinomial(self.blocks, np.full(self.blocks, 1 / self.blocks), _RESAMPLES)
            deviations = _ratio(drawn @ sums) - self.value
            # The variance of a bootstrap replicate is too small by (n - 1) / n.
            self.resampled = self.value + deviations * math.sqrt(self.blocks / (self.blocks - 1))


def _compared(part: Blocks, mean: _Mean) -> Compared:
    shares, index = None, None
    if mean.value is not None:
        shares, index = _estimates(mean.value, mean.resampled, mean.blocks, bounds=(np.zeros_like(_HIGHEST), _HIGHEST))
    clear = part.sums[:, 0].sum()
    unclear = round(1 - float(clear) / part.samples, 6) if part.samples else None
    return Compared(part.samples, part.faces, mean.blocks, part.block_ms, unclear, shares, index, part.index)


def _contrast(mean: _Mean, first: _Mean) -> Contrast | None:
    if mean.value is None or first.value is None:
        return None
    resampled = None
    if mean.resampled is not None and first.resampled is not None:
        resampled = mean.resampled - first.resampled
    fewer = min(mean.blocks, first.blocks)
    return Contrast(*_estimates(mean.value - first.value, resampled, fewer, bounds=(-_HIGHEST, _HIGHEST)))


def _estimates(
    value: Floats, resampled: Floats | None, count: int, *, bounds: tuple[Floats, Floats]
) -> tuple[dict[str, Estimate], Estimate]:
    low = high = np.full(len(value), np.nan)
    if resampled is not None:
        tail = _tail(count - 1)
        low, high = np.clip(np.quantile(resampled, [tail, 1 - tail], axis=0), *bounds)
    columns = zip(value, low, high, _DECIMALS.tolist(), strict=True)
    *shares, index = [
        Estimate(round(float(mean), decimals), _number(least, decimals), _number(most, decimals))
        for mean, least, most, decimals in columns
    ]
    return dict(zip(EXPRESSIONS, shares, strict=True)), index


def _sums(block: Floats, scores: Floats) -> Iterable[tuple[int, Floats]]:
    found, inverse = np.unique(block.astype(np.int64), return_inverse=True)
    columns = [np.bincount(inverse), *(np.bincount(inverse, score) for score in scores.T)]
    return zip(found.tolist(), np.stack(columns, axis=1).astype(np.float64), strict=True)


def _ratio(sums: Floats) -> Floats:
    """Turn sums over samples into means, whatever the number of samples in each block: (…, 8) to (…, 8)."""
    means: Floats = sums[..., 1:] / sums[..., :1] @ _ESTIMATED
    return means


def _tail(freedom: int) -> float:
    """The tail to cut on either side so that intervals are as wide as Student's t demands for few blocks
    (Hesterberg 2015, The American Statistician 69; the quantile by Abramowitz and Stegun 26.7.5).
    """
    z, n = _NORMAL_975, freedom
    t = z + (z**3 + z) / (4 * n) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
    return math.erfc(t / math.sqrt(2)) / 2


def _number(value: float, decimals: int) -> float | None:
    return None if math.isnan(value) else round(float(value), decimals)
