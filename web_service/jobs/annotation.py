"""From a video and its samples to the same video with faces drawn in: decoded, drawn and encoded side by side."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from web_service.export.exported import ExportedFace
from web_service.jobs.in_order import in_order
from web_service.media.blurring import blur, region, whole_picture
from web_service.media.drawing import DrawnFace, Place, draw
from web_service.media.face_cover import FaceCover, Searched
from web_service.media.layout import Rect
from web_service.media.letters import writable
from web_service.media.reading import Frame, VideoReader
from web_service.media.sampling import Sampling
from web_service.media.tracks import HOLD_MS, PATIENCE_MS, Covered, Tracks, covered, seen
from web_service.media.writing import Mp4Writer
from web_service.review.samples import UNCLEAR, Samples
from web_service.vision.pipeline import Detect
from web_service.vision.types import Image

# Pictures in each step and behind it: enough that no core waits, and few of large ones, which would fill the memory.
_WAITING: Final = 4
_WAITING_PIXELS: Final = 4 * 1920 * 1200
_USUAL_RATE: Final = 25.0
_MAX_NAME: Final = 24
# Beyond its ends a track is held for half the time between two samples, yet never for long.
_MAX_HOLD_MS: Final = 500.0
# Frames per second that are searched thoroughly; what they show is covered in the frames between them as well.
_THOROUGH_RATE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a video is drawn: at what rate it was analysed (None: each frame), who its recorded ids are.

    With `detect` every face that it finds is blurred, hidden ones included, and a frame that it cannot search is
    blurred as a whole. A `glance`, where given, searches most frames.
    """

    rate: float | None
    faces: Mapping[int, ExportedFace]
    detect: Detect | None = None
    glance: Detect | None = None


@dataclass(frozen=True, slots=True)
class _Moment:
    """A frame, the faces to draw, and where faces may be."""

    frame: Frame
    faces: list[DrawnFace]
    covered: list[Covered]


@dataclass(frozen=True, slots=True)
class _Picture:
    """A frame's time and picture, the faces to draw, and where faces may be."""

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
    """Write a video to `target` with the faces drawn in, its frames at their own times; nothing is left if it fails.

    Returns how many frames could not be searched for faces to blur. `pieces` are all samples in
    the order of time, with recorded ids; they are read as they are needed. `on_progress` hears after each frame of its
    time (ms) and how many there were; what it raises ends the work.
    """
    facts = reader.facts
    waiting = max(2, min(_WAITING, _WAITING_PIXELS // (facts.width * facts.height)))
    threads = min(os.cpu_count() or 1, waiting)
    with ExitStack() as stack:
        writer = stack.enter_context(
            Mp4Writer(target, width=facts.width, height=facts.height, frame_rate=facts.frame_rate)
        )
        cover = None
        if drawing.detect:
            # A second pass over the file, a little ahead: what later frames show tells where a face was missed.
            ahead = _looks(stack.enter_context(reader.again()).frames(None), drawing.detect, drawing.glance)
            found = stack.enter_context(closing(in_order(_searched, ahead, threads=threads, waiting=waiting)))
            cover = FaceCover(found)
        painter = _Painter(cover)
        moments = _moments(reader, pieces, drawing)
        pictures = stack.enter_context(closing(in_order(_picture, moments, threads=threads, waiting=waiting)))
        painted = stack.enter_context(closing(in_order(painter.paint, pictures, threads=1, waiting=waiting)))
        for count, (at, image) in enumerate(painted, start=1):
            writer.write(image, at)
            on_progress(at, count)
    return painter.unsearched


def _moments(reader: VideoReader, pieces: Iterable[Samples], drawing: Drawing) -> Iterator[_Moment]:
    interval = 1000 / (drawing.rate or reader.facts.frame_rate or _USUAL_RATE)
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


def _face(drawing: Drawing, track: int) -> ExportedFace:
    return drawing.faces.get(track) or ExportedFace(track, None, hidden=False)


def _name(face: ExportedFace) -> str:
    name = writable(face.name) if face.name else None
    if name is None:
        return str(face.face)
    return name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME - 1].rstrip()}…"


def _looks(frames: Iterable[Frame], detect: Detect, glance: Detect | None) -> Iterator[tuple[Frame, Detect]]:
    """Each frame with what searches it."""
    thorough = Sampling(_THOROUGH_RATE)
    for frame in frames:
        yield frame, detect if thorough.takes(frame.at) or glance is None else glance


def _searched(look: tuple[Frame, Detect]) -> Searched:
    frame, detect = look
    try:
        boxes = [(box.x, box.y, box.width, box.height) for box in (face.box for face in detect(frame.image()))]
    except cv2.error:
        return Searched(frame.at, None)
    return Searched(frame.at, np.array(boxes, np.float64).reshape(-1, 4))


def _picture(moment: _Moment) -> _Picture:
    return _Picture(moment.frame.at, moment.frame.image(), moment.faces, moment.covered)


class _Painter:
    """Blurs and draws pictures in the order of time; without a cover it only draws."""

    def __init__(self, cover: FaceCover | None) -> None:
        self._cover = cover
        self.unsearched = 0
        self._places: Mapping[int, Place] = {}

    def paint(self, picture: _Picture) -> tuple[float, Image]:
        """The picture, painted, and its time."""
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
            blur(image, [region(Rect(*each.box), each.away_ms) for each in picture.covered + found])
