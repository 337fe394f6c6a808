"""The one function that carries a frame through: the live endpoint, video files and the tests all call it."""

from collections.abc import Callable, Sequence

from web_service.vision import tracker
from web_service.vision.smoother import smooth
from web_service.vision.types import Box, Detection, Face, Image, Landmarks, Probabilities, StreamState, Track

Detect = Callable[[Image], tuple[Detection, ...]]
Classify = Callable[[Image, Sequence[Landmarks]], Probabilities]


def analyse(
    frame: Image, state: StreamState | None, at: float, *, detect: Detect, classify: Classify
) -> tuple[tuple[Face, ...], StreamState]:
    """The faces of a frame taken at `at` (ms), in the order of their ids, and the state for the next frame.

    Without a state a new stream begins. The same frame, state and time give the same answer.
    """
    state = state or StreamState(at=at, next_id=0, tracks=())
    found = detect(frame)
    boxes = [detection.box for detection in found]
    known = tracker.alive(state, at)
    matches = tracker.match(known, boxes)
    ids = tracker.assign_ids(matches, boxes, state.next_id)
    raw = classify(frame, [detection.landmarks for detection in found]).tolist()
    seen = [_follow(*values, at) for values in zip(ids, boxes, matches, map(tuple, raw), strict=True)]
    faces = tuple(Face(track.id, box, track.probabilities) for track, box in zip(seen, boxes, strict=True))
    next_id = max([state.next_id, *(identity + 1 for identity in ids)])
    after = StreamState(at=at, next_id=next_id, tracks=tracker.remember(seen, known))
    return tuple(sorted(faces, key=lambda face: face.id)), after


def _follow(identity: int, box: Box, before: Track | None, raw: tuple[float, ...], at: float) -> Track:
    """The track of a face seen now, its probabilities smoothed with those of the track it continues."""
    probabilities = smooth(before.probabilities, raw, at - before.seen_at) if before else raw
    return Track(identity, *box.centre, box.size, at, probabilities)
