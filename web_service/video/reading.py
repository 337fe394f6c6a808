"""Reads video files with PyAV: real timestamps, upright frames, constant memory, robust against damaged files."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import av
import cv2
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from web_service.core.errors import InvalidError
from web_service.video.sampling import Sampling
from web_service.vision.types import Image

# Playlists and scripts refer to other files and addresses, so only video containers are allowed.
_FORMATS: Final = "mov,matroska,avi,gif,mpegts,mpeg,ogg,flv,asf"
_OPTIONS: Final = {"format_whitelist": _FORMATS, "protocol_whitelist": "file"}
# Decoders may return a few wrong frames after a seek, so seek to a time well before the target.
_RUN_UP_MS: Final = 5_000.0
_MAX_DAMAGED: Final = 2_000
_TURNS: Final = {
    90: cv2.ROTATE_90_COUNTERCLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_CLOCKWISE,
}
_here = threading.local()


class VideoError(InvalidError):
    """The video cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest frame, in pixels, and the longest video that are read."""

    max_pixels: int
    max_ms: float


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


class VideoReader:
    """An open video. `damaged` counts the packets that could not be read, `ended_at` is the end (ms) of what was read.

    Raises VideoError if there is nothing to see.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self.damaged = 0
        self.ended_at = 0.0
        self._container, self._stream = self._open()
        try:
            self.info = self._look()
        except BaseException:
            self.close()
            raise

    def frames(self, rate: float | None, after: float | None = None) -> Iterator[Frame]:
        """Yield frames in order of time, `rate` per second (None: all), only those after `after` (ms).

        Resuming after any frame gives the same frames as reading without a break. Raises VideoError if it is too long.
        """
        sampling = Sampling(rate, after)
        decoded = self._all() if after is None else self._after(after)
        for frame in decoded:
            if frame.at > self._limits.max_ms:
                raise VideoError(too_long(self._limits))
            if sampling.takes(frame.at):
                yield frame

    def again(self) -> "VideoReader":
        """Another reader of the same file, for those who look ahead."""
        return VideoReader(self._path, self._limits)

    def close(self) -> None:
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> tuple[InputContainer, VideoStream]:
        try:
            container = av.open(f"file:{self._path}", options=_OPTIONS)
        except (av.error.FFmpegError, ValueError, OSError) as error:
            raise VideoError(
                "This is not a video that can be read: it is damaged, cut off, or in another format. Send an MP4, MOV, "
                "WebM, MKV, AVI or GIF file."
            ) from error
        stream = _picture_stream(container)
        if stream is None:
            container.close()
            raise VideoError("This file has no video stream, only sound or data. Choose a video that shows faces.")
        if stream.codec_context is None:
            container.close()
            raise VideoError("This video uses an unknown codec. Save it as MP4 and send it again.")
        # With several threads, a damaged file decodes a little differently each time.
        stream.codec_context.thread_count = 1
        stream.codec_context.options = {"max_pixels": str(self._limits.max_pixels)}
        return container, stream

    def _look(self) -> VideoInfo:
        """Read what the file and its first frame say."""
        context = self._stream.codec_context
        self._check_pixels(context.width, context.height)
        first = next(self._decode(), None)
        if first is None:
            raise VideoError(
                "No frame of this video can be decoded: it is damaged, too large, or uses an unknown codec."
            )
        self._check_pixels(first.width, first.height)
        width, height = (first.height, first.width) if first.rotation % 180 else (first.width, first.height)
        self._first_ms = _time_ms(first) or 0.0
        duration = self._duration_ms()
        if duration and duration > self._limits.max_ms:
            raise VideoError(too_long(self._limits))
        average = self._stream.average_rate
        rate = float(average) if average else None
        name = self._container.format.name
        return VideoInfo(width, height, duration, rate, context.name, _KINDS.get(name, name.split(",")[0]))

    def _check_pixels(self, width: int, height: int) -> None:
        if width * height > self._limits.max_pixels:
            raise VideoError(
                f"The video has {width:,} x {height:,} pixels, more than {self._limits.max_pixels:,} in all. "
                "Scale the video down and send it again."
            )

    def _duration_ms(self) -> float | None:
        if self._stream.duration is not None and self._stream.time_base is not None:
            return float(self._stream.duration * self._stream.time_base * 1000)
        return self._container.duration / 1000 if self._container.duration else None

    def _all(self) -> Iterator[Frame]:
        """Every frame from the beginning. The file is opened again, as not every format can seek back."""
        self.close()
        self._container, self._stream = self._open()
        return self._timed(self._decode())

    def _after(self, after: float) -> Iterator[Frame]:
        """The frames after the one at `after`, by seeking if that finds this very frame, else from the beginning."""
        for decoded in (self._jumped(after), self._all()):
            for frame in decoded:
                if frame.at == after:
                    yield from decoded
                    return
                if frame.at > after:
                    break
        yield from (frame for frame in self._all() if frame.at > after)

    def _jumped(self, after: float) -> Iterator[Frame]:
        self._all()
        base = self._stream.time_base
        if base is None or self.info.container not in _JUMPED_IN:
            return
        target = (max(0.0, after - _RUN_UP_MS) + self._start_ms()) / 1000
        with suppress(av.error.FFmpegError, OSError):
            self._container.seek(int(target / base), stream=self._stream)
            yield from self._timed(self._decode())

    def _decode(self) -> Iterator[VideoFrame]:
        """Decode frames; damaged packets are counted and skipped."""
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
                frames = [] if packet is None else packet.decode()
            except MemoryError as error:
                raise VideoError("This video needs more memory than there is for it; scale it down.") from error
            except EOFError:
                return
            except (av.error.FFmpegError, ValueError):
                self.damaged += 1
                if self.damaged > _MAX_DAMAGED:
                    return
                continue
            if packet is None:
                return
            yield from frames

    def _timed(self, decoded: Iterator[VideoFrame]) -> Iterator[Frame]:
        """Frames with their times in whole microseconds; a frame without a time follows the previous one."""
        start, step = self._start_ms(), 1000 / (self.info.frame_rate or 25)
        size = self.info.width, self.info.height
        at = -step
        for frame in decoded:
            time = _time_ms(frame)
            at = at + step if time is None else time - start
            self.ended_at = max(self.ended_at, at + _duration_ms(frame, step))
            yield Frame(round(at, 3), size, frame)

    def _start_ms(self) -> float:
        """The start of the first stream, which players show as 0. AVI starts at its first frame."""
        return self._first_ms if self.info.container == "avi" else (self._container.start_time or 0) / 1000


# Other formats lose timestamps after a seek, or cannot seek.
_JUMPED_IN: Final = {"mp4", "matroska"}
_KINDS: Final = {"matroska,webm": "matroska", "mov,mp4,m4a,3gp,3g2,mj2": "mp4"}


def too_long(limits: Limits) -> str:
    """The message for a video that is too long."""
    return f"The video is longer than {limits.max_ms / 3_600_000:g} hours; cut it, or raise MIEN_MAX_VIDEO_HOURS."


def _picture_stream(container: InputContainer) -> VideoStream | None:
    """The first video stream that is not the cover of a piece of music."""
    films = [stream for stream in container.streams.video if not stream.disposition & _COVER]
    return films[0] if films else None


_COVER: Any = av.stream.Disposition.attached_pic


def _time_ms(frame: VideoFrame) -> float | None:
    """The presentation time of a frame on the file's clock, if it has one."""
    if frame.pts is None or frame.time_base is None:
        return None
    return float(frame.pts * frame.time_base.numerator * 1000 / frame.time_base.denominator)


def _duration_ms(frame: VideoFrame, usual: float) -> float:
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
