"""The one way that a frame takes, `analyse`: first `observe`, which needs the frame alone, then `follow`, which needs
the stream. Live frames and video files both go it; of a file many frames are observed at once.
"""

from collections.abc import Callable, Sequence

from web_service.core.geometry import Box
from web_service.vision import tracker
from web_service.vision.quality import assess, flaw
from web_service.vision.smoother import smooth
from web_service.vision.types import (
    Crops,
    Detection,
    Face,
    FaceQuality,
    Image,
    Landmarks,
    Probabilities,
    Sighting,
    StreamState,
    Track,
)

Detect = Callable[[Image], tuple[Detection, ...]]
Align = Callable[[Image, Sequence[Landmarks]], Crops]
Classify = Callable[[Crops], Probabilities]


def analyse(
    frame: Image,
    state: StreamState | None,
    at: float,
    *,
    detect: Detect,
    align: Align,
    classify: Classify,
    unclear_below: float,
) -> tuple[tuple[Face, ...], StreamState]:
    """The faces of a frame captured at `at` (ms), ordered by id, and the state for the next frame.

    No state starts a new stream. A face is unclear if it is hard to see, or if its highest probability is below
    `unclear_below`. The result depends only on the arguments.
    """
    return follow(observe(frame, detect=detect, align=align, classify=classify), state, at, unclear_below)


def observe(frame: Image, *, detect: Detect, align: Align, classify: Classify) -> tuple[Sighting, ...]:
    """What a single frame shows. This takes nearly all of the time; frames can be observed in parallel."""
    found = detect(frame)
    crops = align(frame, [detection.landmarks for detection in found])
    raw = classify(crops).tolist()
    return tuple(map(Sighting, [detection.box for detection in found], map(tuple, raw), map(assess, found, crops)))


def follow(
    sightings: Sequence[Sighting],
    state: StreamState | None,
    at: float,
    unclear_below: float,
    max_tracks: int | None = tracker.MAX_TRACKS,
) -> tuple[tuple[Face, ...], StreamState]:
    """The faces of an observed frame, and the next state. Frames must be followed one by one, in order of time.

    The state tracks at most `max_tracks` faces, or all if that is None; the state of a live stream is bounded.
    """
    state = state or StreamState(at=at, next_id=0, tracks=())
    boxes = [sighting.box for sighting in sightings]
    known = tracker.alive(state, at)
    matches = tracker.match(known, boxes)
    ids = tracker.assign_ids(matches, boxes, state.next_id, known)
    raw = [sighting.probabilities for sighting in sightings]
    seen = [_follow(*values, at) for values in zip(ids, boxes, matches, raw, strict=True)]
    qualities = [sighting.quality for sighting in sightings]
    faces = [_face(*values, unclear_below) for values in zip(seen, boxes, qualities, strict=True)]
    next_id = max([state.next_id, *(identity + 1 for identity in ids)])
    after = StreamState(at=at, next_id=next_id, tracks=tracker.remember(seen, known, max_tracks))
    return tuple(sorted(faces, key=lambda face: face.id)), after


def _follow(identity: int, box: Box, before: Track | None, raw: tuple[float, ...], at: float) -> Track:
    """The track of a detected face, its probabilities smoothed with those of the track it continues."""
    probabilities = smooth(before.probabilities, raw, at - before.seen_at) if before else raw
    return Track(identity, *box.centre, box.size, at, probabilities)


def _face(track: Track, box: Box, quality: FaceQuality, unclear_below: float) -> Face:
    """The face to report. A flaw in visibility takes precedence over the low confidence that it causes."""
    unsure = max(track.probabilities) < unclear_below
    return Face(track.id, box, track.probabilities, quality, flaw(quality) or ("low_confidence" if unsure else None))
