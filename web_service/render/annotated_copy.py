"""Draws faces into a video: decoding, drawing and encoding run in parallel."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from web_service.analytics.identities import Identity
from web_service.core.samples import UNCLEAR, Samples
from web_service.render.anonymize import blur, region, whole_picture
from web_service.render.drawing import DrawnFace, Place, draw
from web_service.render.face_cover import FaceCover, Searched
from web_service.render.text import displayable
from web_service.video.frames import Frame
from web_service.video.interpolation import HOLD_MS, PATIENCE_MS, Covered, Tracks, covered, seen
from web_service.video.ordered_map import ordered_map
from web_service.video.reading import VideoReader
from web_service.video.sampling import Sampling
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
# The frames per second that are searched thoroughly; faces found there are also covered in the frames between them.
_THOROUGH_RATE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """How to draw a video: the rate at which it was analysed (None: every frame), and the identities of its tracks.

    With `detect`, every face that it finds is blurred, including hidden ones; a frame that it cannot search is blurred
    completely. `glance`, if given, is a faster detector for most frames.
    """

    rate: float | None
    faces: Mapping[int, Identity]
    detect: Detect | None = None
    glance: Detect | None = None


@dataclass(frozen=True, slots=True)
class _Moment:
    """A frame, the faces to draw, and the boxes in which faces may be."""

    frame: Frame
    faces: list[DrawnFace]
    covered: list[Covered]


@dataclass(frozen=True, slots=True)
class _Picture:
    """A frame's time and image, the faces to draw, and the boxes in which faces may be."""

    at: float
    image: Image
    faces: list[DrawnFace]
    covered: list[Covered]


def annotate(
    reader: VideoReader,
    pieces: Iterable[Samples],
    target: Path,
    drawing: Drawing,
    on_progress: Callable[[float, int], None],
) -> int:
    """Write a copy of a video with its faces drawn in to `target`; no file is left if it fails.

    Returns how many frames could not be searched for faces to blur. `pieces` are all samples with recorded ids, ordered
    by time; they are read as needed. `on_progress` is called after each frame with its time (ms) and the number of
    frames so far; an error that it raises ends the work.
    """
    info = reader.info
    waiting = max(2, min(_WAITING, _WAITING_PIXELS // (info.width * info.height)))
    threads = min(os.cpu_count() or 1, waiting)
    with ExitStack() as stack:
        writer = stack.enter_context(
            Mp4Writer(target, width=info.width, height=info.height, frame_rate=info.frame_rate)
        )
        cover = None
        if drawing.detect:
            # A second reader runs a little ahead: later frames show where a face has been missed.
            ahead = _searches(stack.enter_context(reader.again()).frames(None), drawing.detect, drawing.glance)
            cover = FaceCover(
                stack.enter_context(closing(ordered_map(_search, ahead, threads=threads, waiting=waiting)))
            )
        painter = _Painter(cover)
        moments = _moments(reader, pieces, drawing)
        pictures = stack.enter_context(closing(ordered_map(_picture, moments, threads=threads, waiting=waiting)))
        painted = stack.enter_context(closing(ordered_map(painter.paint, pictures, threads=1, waiting=waiting)))
        for count, (at, image) in enumerate(painted, start=1):
            writer.write(image, at)
            on_progress(at, count)
    return painter.unsearched


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
        # As on the pages: people are numbered from 1.
        return f"P{face.face + 1}"
    return name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME - 1].rstrip()}…"


def _searches(frames: Iterable[Frame], detect: Detect, glance: Detect | None) -> Iterator[tuple[Frame, Detect]]:
    """Yield each frame with the detector to use."""
    thorough = Sampling(_THOROUGH_RATE)
    for frame in frames:
        yield frame, detect if thorough.takes(frame.at) or glance is None else glance


def _search(look: tuple[Frame, Detect]) -> Searched:
    frame, detect = look
    try:
        boxes = [(box.x, box.y, box.width, box.height) for box in (face.box for face in detect(frame.image()))]
    except cv2.error:
        return Searched(frame.at, None)
    return Searched(frame.at, np.array(boxes, np.float64).reshape(-1, 4))


def _picture(moment: _Moment) -> _Picture:
    return _Picture(moment.frame.at, moment.frame.image(), moment.faces, moment.covered)


class _Painter:
    """Blurs and draws frames, in order of time; without a cover it only draws."""

    def __init__(self, cover: FaceCover | None) -> None:
        self._cover = cover
        self.unsearched = 0
        self._places: Mapping[int, Place] = {}

    def paint(self, picture: _Picture) -> tuple[float, Image]:
        """The time and the image of a frame, with its faces blurred and drawn."""
        image = picture.image if picture.image.flags.writeable else picture.image.copy()
        if self._cover:
            self._blur(image, picture, self._cover.around(picture.at))
        self._places = draw(image, picture.faces, self._places)
        return picture.at, image

    def _blur(self, image: Image, picture: _Picture, found: list[Covered] | None) -> None:
        if found is None:
            self.unsearched += 1
            blur(image, [whole_picture(image)])
        else:
            blur(image, [region(each.box, each.away_ms) for each in picture.covered + found])
