"""Where faces may be in a frame, from detections in the frame itself and in the frames around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import dist
from typing import Final

import numpy as np

from web_service.core.geometry import Box
from web_service.core.samples import Floats
from web_service.video.interpolation import Covered

# A face that is missed in a frame is covered where it was detected within this time before or after.
HOLD_MS: Final = 500.0
_SAME: Final = 0.3
# The most that a face moves, in its own sizes, and grows, while it is missed between two detections.
_MOVED: Final = 2.0
_GROWN: Final = 2.0


@dataclass(frozen=True, slots=True)
class Searched:
    """The boxes (n, 4) found in the frame at `at` (ms), as x, y, width, height; None if the search failed."""

    at: float
    boxes: Floats | None


class FaceCover:
    """The boxes to cover at times that only move forward, from searches in order of time that run ahead."""

    def __init__(self, searched: Iterable[Searched]) -> None:
        self._coming = iter(searched)
        self._next = next(self._coming, None)
        self._near: list[Searched] = []

    def around(self, at: float) -> list[Covered] | None:
        """The boxes in which faces may be in the frame at `at`; None if that frame could not be searched."""
        while self._next is not None and self._next.at <= at + HOLD_MS:
            self._near.append(self._next)
            self._next = next(self._coming, None)
        self._near = [each for each in self._near if each.at >= at - HOLD_MS]
        own = next((each.boxes for each in self._near if each.at == at), None)
        if own is None:
            return None
        before = _missed([each for each in self._near if each.at < at], own, at)
        after = _missed([each for each in reversed(self._near) if each.at > at], own, at)
        return [*(Covered(_box(box), 0.0) for box in own), *before, *after, *_between(before, after)]


def _missed(frames: Sequence[Searched], own: Floats, at: float) -> list[Covered]:
    """The boxes of frames, the nearest one last, that were not found in a nearer frame or in the frame's `own` search:
    where they were, and where they would be now at the same speed.
    """
    boxes, speeds, times = np.empty((0, 4)), np.empty((0, 4)), np.empty(0)
    for each in frames:
        if each.boxes is not None:
            overlaps = _overlaps(boxes, each.boxes)
            lost = ~(overlaps > _SAME).any(axis=1)
            found = _speeds(each.boxes - boxes[:, None], each.at - times, overlaps)
            speeds = np.concatenate([speeds[lost], found])
            boxes = np.concatenate([boxes[lost], each.boxes])
            times = np.concatenate([times[lost], np.full(len(each.boxes), each.at)])
    lost = ~(_overlaps(boxes, own) > _SAME).any(axis=1)
    boxes, speeds, times = boxes[lost], speeds[lost], times[lost]
    moving = speeds.any(axis=1)
    moved = boxes + speeds * (at - times)[:, None]
    moved[:, 2:] = boxes[:, 2:]
    places, away = np.concatenate([boxes, moved[moving]]), np.abs(at - np.concatenate([times, times[moving]]))
    return [Covered(_box(box), ms) for box, ms in zip(places, away.tolist(), strict=True)]


def _speeds(moves: Floats, spans: Floats, overlaps: Floats) -> Floats:
    """The speed of boxes (m, 4) in pixels per ms, from their `moves` (n, m, 4) since the box of `spans` (n) ms ago that
    they overlap most; 0 if they overlap none.
    """
    count = moves.shape[1]
    if not len(moves):
        return np.zeros((count, 4))
    same, every = overlaps.argmax(axis=0), np.arange(count)
    known = overlaps[same, every] > _SAME
    speeds: Floats = moves[same, every] / spans[same, None] * known[:, None]
    return speeds


def _overlaps(boxes: Floats, others: Floats) -> Floats:
    """Intersection over union of boxes (n) and others (m), (n, m)."""
    ends, other_ends = boxes[:, :2] + boxes[:, 2:], others[:, :2] + others[:, 2:]
    low, high = np.maximum(boxes[:, None, :2], others[:, :2]), np.minimum(ends[:, None], other_ends)
    common = np.maximum(high - low, 0).prod(axis=-1)
    both = boxes[:, 2:].prod(axis=-1)[:, None] + others[:, 2:].prod(axis=-1) - common
    overlaps: Floats = common / np.maximum(both, 1e-9)
    return overlaps


def _between(before: Sequence[Covered], after: Sequence[Covered]) -> list[Covered]:
    """Where a face may be on its way from where it was detected before to where it is detected later."""
    return [
        Covered(_mean(one, other), min(one.away_ms, other.away_ms))
        for one in before
        for other in after
        if _may_be_same(one.box, other.box)
    ]


def _may_be_same(one: Box, other: Box) -> bool:
    small, large = sorted((one.size, other.size))
    return large <= _GROWN * small and dist(one.centre, other.centre) <= _MOVED * large


def _mean(one: Covered, other: Covered) -> Box:
    part = one.away_ms / (one.away_ms + other.away_ms)
    return _box(np.array(one.box) * (1 - part) + np.array(other.box) * part)


def _box(box: Floats) -> Box:
    return Box(*box.tolist())
