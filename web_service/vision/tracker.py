"""A centroid tracker: gives each face an id that it keeps from frame to frame."""

from collections.abc import Iterable, Sequence
from itertools import chain, count, product
from math import hypot
from typing import Final

from web_service.core.geometry import Box
from web_service.vision.types import StreamState, Track

# Distances are in face sizes. At 10 frames a second no head moves by its own size from frame to frame, and two faces
# side by side are farther apart than that.
_MAX_DISTANCE: Final = 1.0
_MAX_SIZE_RATIO: Final = 2.0
_MAX_MISSING_MS: Final = 1000.0
MAX_TRACKS: Final = 64
# As many as a recorded sample can name. No stream has so many faces, but a forged state may claim so.
MAX_IDS: Final = 2**31


def alive(state: StreamState, at: float) -> tuple[Track, ...]:
    """The tracks that a frame at `at` (ms) may continue.

    Only time in which frames were analysed counts as missing, so a pause of the stream (a restart of the service, a
    hidden tab) ends no track. A step back in time ends all tracks: it is another scene.
    """
    if at < state.at:
        return ()
    return tuple(track for track in state.tracks if state.at - track.seen_at <= _MAX_MISSING_MS)


def match(tracks: Sequence[Track], boxes: Sequence[Box]) -> tuple[Track | None, ...]:
    """The track that each box continues, or None for a new face. The nearest pairs are matched first."""
    pairs = product(range(len(tracks)), range(len(boxes)))
    ranked = sorted(
        (distance, _place(boxes[box]), tracks[track].id, track, box)
        for track, box in pairs
        if (distance := _distance(tracks[track], boxes[box])) <= _MAX_DISTANCE
    )
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, _, _, track, box in ranked:
        if box not in matched and track not in used:
            matched[box] = track
            used.add(track)
    return tuple(tracks[matched[box]] if box in matched else None for box in range(len(boxes)))


def assign_ids(
    matches: Sequence[Track | None], boxes: Sequence[Box], next_id: int, known: Iterable[Track] = ()
) -> tuple[int, ...]:
    """The id of each box: that of its track, or for new faces the next free ids from left to right.

    When all ids are used up, ids that no `known` track has are used again.
    """
    new = sorted((box for box in range(len(boxes)) if matches[box] is None), key=lambda box: _place(boxes[box]))
    taken = {track.id for track in known}
    free = chain(range(next_id, MAX_IDS), (identity for identity in count() if identity not in taken))
    fresh = dict(zip(new, free, strict=False))
    return tuple(fresh[box] if track is None else track.id for box, track in enumerate(matches))


def remember(seen: Sequence[Track], known: Iterable[Track], most: int | None = MAX_TRACKS) -> tuple[Track, ...]:
    """The tracks for the next frame: visible ones, then missing ones by recency, at most `most`."""
    ids = {track.id for track in seen}
    missing = sorted((track for track in known if track.id not in ids), key=lambda track: (-track.seen_at, track.id))
    return (*sorted(seen, key=lambda track: track.id), *missing)[:most]


def _distance(track: Track, box: Box) -> float:
    """The distance of the centroids in units of the mean face size; infinite if the sizes differ too much."""
    small, large = sorted((track.size, box.size))
    if large > small * _MAX_SIZE_RATIO:
        return float("inf")
    x, y = box.centre
    return hypot(x - track.x, y - track.y) / ((small + large) / 2)


def _place(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.width, box.height
