"""Draws faces into a video: decoding, drawing and encoding run in parallel."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from web_service.analytics.identities import Identity
from web_service.core.geometry import Box
from web_service.core.samples import UNCLEAR, Samples
from web_service.render.anonymize import Detected, blur, region
from web_service.render.drawing import DrawnFace, Place, draw
from web_service.render.text import displayable
from web_service.video.interpolation import HOLD_MS, PATIENCE_MS, Covered, Tracks, covered, seen
from web_service.video.ordered_map import ordered_map
from web_service.video.reading import Frame, VideoReader
from web_service.video.writing import Mp4Writer
from web_service.vision.pipeline import Detect
from web_service.vision.types import Image

# Frames held by each step: enough that no core is idle, but few if they are large, to bound the memory.
_WAITING: Final = 4
_WAITING_PIXELS: Final = 4 * 1920 * 1200
_USUAL_RATE: Final = 25.0
_MAX_NAME: Final = 24
# A track is held beyond its ends for half the time between two samples, but never for long.
_MAX_HOLD_MS: Final = 500.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """How to draw a video: the rate at which it was analysed (None: every frame), and the identities of its tracks.

    With `detect`, every face that can be found is blurred, including hidden ones.
    """

    rate: float | None
    faces: Mapping[int, Identity]
    detect: Detect | None = None


@dataclass(frozen=True, slots=True)
class _Moment:
    """A frame, the faces to draw, and the boxes in which faces may be."""

    frame: Frame
    faces: list[DrawnFace]
    covered: list[Covered]


@dataclass(frozen=True, slots=True)
class _Picture:
    """A frame's time and image, the faces to draw, the boxes in which faces may be, and those detected in it."""

    at: float
    image: Image
    faces: list[DrawnFace]
    covered: list[Covered]
    detected: list[Box]


def annotate(
    reader: VideoReader,
    pieces: Iterable[Samples],
    target: Path,
    drawing: Drawing,
    on_progress: Callable[[float, int], None],
) -> None:
    """Write a copy of a video with its faces drawn in to `target`; no file is left if it fails.

    `pieces` are all samples with recorded ids, ordered by time; they are read as needed. `on_progress` is called after
    each frame with its time (ms) and the number of frames so far; an error that it raises ends the work.
    """
    info = reader.info
    waiting = max(2, min(_WAITING, _WAITING_PIXELS // (info.width * info.height)))
    moments = _moments(reader, pieces, drawing)
    look = partial(_picture, detect=drawing.detect)
    paint = _Painter(blurs=drawing.detect is not None).paint
    with (
        Mp4Writer(target, width=info.width, height=info.height, frame_rate=info.frame_rate) as writer,
        closing(ordered_map(look, moments, threads=os.cpu_count() or 1, waiting=waiting)) as pictures,
        closing(ordered_map(paint, pictures, threads=1, waiting=waiting)) as painted,
    ):
        for count, (at, image) in enumerate(painted, start=1):
            writer.write(image, at)
            on_progress(at, count)


def _moments(reader: VideoReader, pieces: Iterable[Samples], drawing: Drawing) -> Iterator[_Moment]:
    interval = 1000 / (drawing.rate or reader.info.frame_rate or _USUAL_RATE)
    hold = min(_MAX_HOLD_MS, interval / 2)
    tracks = Tracks(pieces, reach_ms=max(2 * HOLD_MS, PATIENCE_MS + interval))
    for frame in reader.frames(None):
        around = tracks.around(frame.at)
        faces = [
            DrawnFace(track, _name(face), sample.box, sample.scores, UNCLEAR[sample.unclear])
            for track, samples in sorted(around.items())
            if not (face := _face(drawing, track)).hidden and (sample := seen(samples, frame.at, hold))
        ]
        where = [box for samples in around.values() for box in covered(samples, frame.at)] if drawing.detect else []
        yield _Moment(frame, faces, where)


def _face(drawing: Drawing, track: int) -> Identity:
    return drawing.faces.get(track) or Identity(track, None, hidden=False)


def _name(face: Identity) -> str:
    name = displayable(face.name) if face.name else None
    if name is None:
        return str(face.face)
    return name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME - 1].rstrip()}…"


def _picture(moment: _Moment, detect: Detect | None) -> _Picture:
    image = moment.frame.image()
    detected = [found.box for found in detect(image)] if detect else []
    return _Picture(moment.frame.at, image, moment.faces, moment.covered, detected)


class _Painter:
    """Blurs and draws frames, in order of time."""

    def __init__(self, *, blurs: bool) -> None:
        self._blurs = blurs
        self._detected = Detected()
        self._places: Mapping[int, Place] = {}

    def paint(self, picture: _Picture) -> tuple[float, Image]:
        """The time and the image of a frame, with its faces blurred and drawn."""
        image = picture.image if picture.image.flags.writeable else picture.image.copy()
        if self._blurs:
            regions = [region(each.box, each.away_ms) for each in picture.covered]
            blur(image, regions + [region(box) for box in self._detected.boxes(picture.at, picture.detected)])
        self._places = draw(image, picture.faces, self._places)
        return picture.at, image
