"""Writes MP4 files that every browser can play: H.264 without sound, each frame at its own time."""

import os
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream

from web_service.vision.types import Image

_CLOCK: Final = 90_000
# Only guides the encoder, which would otherwise take the clock for the frame rate; frames have their own times.
_USUAL_RATE: Final = 25.0
_MAX_RATE: Final = 240.0
# B-frames would make a file with a variable frame rate seem to end before its last frame.
_ENCODING: Final = {"preset": "veryfast", "crf": "20", "bf": "0"}
# With the usual lookahead, the encoder would hold half a gigabyte of 4K frames.
_LARGE: Final = {"rc-lookahead": "3"}
_LARGE_PIXELS: Final = 1920 * 1200
# Each thread of the encoder holds frames.
_MAX_THREADS: Final = 4
_BT709: Final = 1
# The time before the first frame is in units of the movie's clock, by default whole milliseconds.
_CONTAINER: Final = {"movflags": "+faststart", "movie_timescale": str(_CLOCK)}


class Mp4Writer:
    """Writes a file frame by frame; if the block raises, no file is left. Odd sizes are padded by a pixel.

    The index is at the front, so playback can start before the whole file has arrived.
    """

    def __init__(self, path: Path, *, width: int, height: int, frame_rate: float | None) -> None:
        self._path = path
        self._size = width + width % 2, height + height % 2
        self._reformatter = VideoReformatter()
        self._last = -1
        self._container = av.open(str(path), "w", format="mp4", options=_CONTAINER)
        try:
            self._stream = self._add_stream(frame_rate)
        except BaseException:
            self._discard()
            raise

    def write(self, image: Image, at: float) -> None:
        """Add a BGR image (height, width, 3) shown from `at` (ms). Times must increase."""
        height, width = image.shape[:2]
        right, below = self._size[0] - width, self._size[1] - height
        even = cv2.copyMakeBorder(image, 0, below, 0, right, cv2.BORDER_REPLICATE) if right or below else image
        frame = self._reformatter.reformat(
            VideoFrame.from_ndarray(np.ascontiguousarray(even, np.uint8), "bgr24"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        self._last = max(self._last + 1, round(at * _CLOCK / 1000))
        frame.pts, frame.time_base = self._last, Fraction(1, _CLOCK)
        self._encode(frame)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            self._encode(None)
            self._container.close()
        except BaseException:
            self._discard()
            raise

    def _add_stream(self, frame_rate: float | None) -> VideoStream:
        rate = min(_MAX_RATE, frame_rate or _USUAL_RATE)
        options = _ENCODING | (_LARGE if self._size[0] * self._size[1] > _LARGE_PIXELS else {})
        stream = self._container.add_stream("libx264", rate=Fraction(rate).limit_denominator(1001), options=options)
        context = stream.codec_context
        context.width, context.height = self._size
        context.pix_fmt, context.time_base = "yuv420p", Fraction(1, _CLOCK)
        context.thread_count = min(os.cpu_count() or 1, _MAX_THREADS)
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = ColorRange.MPEG
        return stream

    def _encode(self, frame: VideoFrame | None) -> None:
        try:
            packets = self._stream.encode(frame)
        except av.error.ExternalError as error:
            # The only sign the encoder gives of too little memory.
            raise MemoryError from error
        self._container.mux(packets)

    def _discard(self) -> None:
        try:
            self._container.close()
        finally:
            self._path.unlink(missing_ok=True)
