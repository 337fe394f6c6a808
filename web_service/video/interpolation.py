"""The position of faces at any time, interpolated between samples."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from web_service.core.geometry import Box
from web_service.core.samples import Samples

# The second for which the tracker keeps a missing face, plus a frame, as samples rarely fall on whole seconds.
PATIENCE_MS: Final = 1050.0
# A face to blur is assumed near its first and last position for this long before and after it is seen.
HOLD_MS: Final = 1000.0
# Samples are stored to the microsecond, frames come with more digits.
_ROUNDING_MS: Final = 0.01
_ROWS_AT_ONCE: Final = 2_000


class TrackPoint(NamedTuple):
    """A face at a time (ms); `unclear` is an index into UNCLEAR."""

    at: float
    box: Box
    scores: tuple[float, ...]
    unclear: int


class Covered(NamedTuple):
    """A box in which a face may be, and the distance in time (ms) to the nearest sample."""

    box: Box
    away_ms: float


def seen(track: Sequence[TrackPoint], at: float, hold_ms: float) -> TrackPoint | None:
    """The face of a track (ordered by time) at a time, or None if it is not visible.

    Its box is interpolated between samples that are not too far apart; its scores are those of the latest sample.
    A track is held for `hold_ms` beyond its ends.
    """
    before, after = _neighbours(track, at)
    if before and after and after.at - before.at <= PATIENCE_MS:
        return before._replace(at=at, box=_between(before, after, at))
    if before and at - before.at <= hold_ms:
        return before._replace(at=at)
    if after and after.at - at <= hold_ms:
        return after._replace(at=at)
    return None


def covered(track: Sequence[TrackPoint], at: float) -> Iterator[Covered]:
    """All boxes in which the face of a track may be at a time: interpolated, and where it was or will be seen."""
    before, after = _neighbours(track, at)
    since = max(0.0, at - before.at) if before else float("inf")
    until = after.at - at if after else float("inf")
    if before and after:
        yield Covered(_between(before, after, at), min(since, until))
        if after.at - before.at <= PATIENCE_MS:
            return
    if before and since <= HOLD_MS:
        yield Covered(before.box, since)
    if after and until <= HOLD_MS:
        yield Covered(after.box, until)


class Tracks:
    """The tracks around a time that only moves forward, from samples ordered by time.

    Only samples within `reach_ms` of that time are held, however long the video is.
    """

    def __init__(self, pieces: Iterable[Samples], reach_ms: float) -> None:
        self._rows = _rows(pieces)
        self._next = next(self._rows, None)
        self._reach = reach_ms
        self._tracks: dict[int, list[TrackPoint]] = {}

    def around(self, at: float) -> Mapping[int, Sequence[TrackPoint]]:
        """The samples of each track around a time, by recorded id."""
        while self._next is not None and self._next[1].at <= at + self._reach:
            face, sample = self._next
            self._tracks.setdefault(face, []).append(sample)
            self._next = next(self._rows, None)
        for face, track in list(self._tracks.items()):
            del track[: bisect_left(track, at - self._reach, key=_at)]
            if not track:
                del self._tracks[face]
        return self._tracks


def _rows(pieces: Iterable[Samples]) -> Iterator[tuple[int, TrackPoint]]:
    for piece in pieces:
        for start in range(0, len(piece), _ROWS_AT_ONCE):
            part = piece.taken(np.arange(start, min(start + _ROWS_AT_ONCE, len(piece))))
            boxes, scores = map(Box._make, part.box.tolist()), map(tuple, part.scores.tolist())
            columns = zip(part.at.tolist(), boxes, scores, part.unclear.tolist(), strict=True)
            yield from zip(part.face.tolist(), map(TrackPoint._make, columns), strict=True)


def _neighbours(track: Sequence[TrackPoint], at: float) -> tuple[TrackPoint | None, TrackPoint | None]:
    place = bisect_right(track, at + _ROUNDING_MS, key=_at)
    return track[place - 1] if place else None, track[place] if place < len(track) else None


def _between(before: TrackPoint, after: TrackPoint, at: float) -> Box:
    part = max(0.0, at - before.at) / (after.at - before.at)
    return Box(*(a + (b - a) * part for a, b in zip(before.box, after.box, strict=True)))


def _at(sample: TrackPoint) -> float:
    return sample.at
