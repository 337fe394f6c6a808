"""Decoded frames, and what a video file says about itself."""

import threading
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from web_service.vision.types import Image

_TURNS: Final = {
    90: cv2.ROTATE_90_COUNTERCLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_CLOCKWISE,
}
_here = threading.local()


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """What a video file says about itself, which may be wrong; width and height are of the upright frame."""

    width: int
    height: int
    duration_ms: float | None
    frame_rate: float | None
    codec: str
    container: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A decoded frame at `at` (ms of the video's time), converted on demand."""

    at: float
    size: tuple[int, int]
    _decoded: VideoFrame

    def image(self) -> Image:
        """The upright BGR image (height, width, 3), scaled to the video's size if the frame has another one."""
        turned = self._decoded.rotation % 180
        width, height = self.size[::-1] if turned else self.size
        converted = _reformatter().reformat(self._decoded, width, height, "bgr24", threads=1)
        image = converted.to_ndarray()
        turn = _TURNS.get(self._decoded.rotation % 360)
        return np.asarray(image if turn is None else cv2.rotate(image, turn), np.uint8)


def time_ms(frame: VideoFrame) -> float | None:
    """The presentation time of a frame on the file's clock, if it has one."""
    if frame.pts is None or frame.time_base is None:
        return None
    return float(frame.pts * frame.time_base.numerator * 1000 / frame.time_base.denominator)


def duration_ms(frame: VideoFrame, usual: float) -> float:
    """How long a frame is shown."""
    if not frame.duration or frame.time_base is None:
        return usual
    return float(frame.duration * frame.time_base * 1000)


def _reformatter() -> VideoReformatter:
    """One per thread: creating one takes as long as using it ten times."""
    if not hasattr(_here, "reformatter"):
        _here.reformatter = VideoReformatter()
    reformatter: VideoReformatter = _here.reformatter
    return reformatter
