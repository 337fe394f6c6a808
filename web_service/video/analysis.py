"""Analyses the frames of a video on all cores, with the same results as on one."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import UNCLEAR, Samples
from web_service.video.frames import Frame
from web_service.video.ordered_map import ordered_map
from web_service.vision.pipeline import follow
from web_service.vision.types import Face, Image, Sighting, StreamState, Track

BATCH_FRAMES: Final = 50
# Enough that no core is idle while a batch is stored, few enough that large frames do not fill the memory.
_AHEAD: Final = 3

Observe = Callable[[Image], tuple[Sighting, ...]]


@dataclass(frozen=True, slots=True)
class Analysed:
    """The faces of the frame at `at` (ms), and the state for the next frame."""

    at: float
    faces: tuple[Face, ...]
    state: StreamState


def analyse_frames(
    frames: Iterable[Frame], observe: Observe, state: StreamState | None, unclear_below: float
) -> Iterator[Analysed]:
    """Analyse frames in order of time: observed in parallel, followed one by one, so that ids are deterministic."""
    cores = os.cpu_count() or 1

    def look(frame: Frame) -> tuple[float, tuple[Sighting, ...]]:
        return frame.at, observe(frame.image())

    # Detector and model release Python's lock while they compute.
    for at, sightings in ordered_map(look, frames, threads=cores, waiting=cores * _AHEAD):
        faces, state = follow(sightings, state, at, unclear_below, max_tracks=None)
        yield Analysed(at, faces, state)


def samples_of(analysed: Iterable[Analysed]) -> Samples:
    """The faces of frames as columns, ordered by time and id."""
    seen = [(each.at, face) for each in analysed for face in each.faces]

    def column(values: Iterable[Any]) -> Any:
        return np.array(list(values), dtype=np.float64)

    boxes = [(face.box.x, face.box.y, face.box.width, face.box.height) for _, face in seen]
    return Samples(
        at=column(at for at, _ in seen),
        face=np.array([face.id for _, face in seen], dtype=np.int64),
        box=column(boxes).reshape(-1, 4),
        scores=column(face.probabilities for _, face in seen).reshape(-1, len(EXPRESSIONS)),
        confidence=column(max(face.probabilities) for _, face in seen),
        sharpness=column(face.quality.sharpness for _, face in seen),
        brightness=column(face.quality.brightness for _, face in seen),
        yaw=column(face.quality.yaw for _, face in seen),
        unclear=np.array([UNCLEAR.index(face.unclear) for _, face in seen], dtype=np.int64),
    )


def state_to_json(state: StreamState) -> dict[str, Any]:
    """A stream's state as it is stored with a job. Numbers keep every bit."""
    return asdict(state)


def state_from_json(stored: Mapping[str, Any]) -> StreamState:
    """The inverse of `state_to_json`."""
    tracks = (Track(**{**track, "probabilities": tuple(track["probabilities"])}) for track in stored["tracks"])
    return StreamState(at=stored["at"], next_id=stored["next_id"], tracks=tuple(tracks))
