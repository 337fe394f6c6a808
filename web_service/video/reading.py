"""Reads video files with PyAV: real timestamps, upright frames, constant memory, robust against damaged files."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import av
from av.video.frame import VideoFrame

from web_service.video.frames import Frame, VideoInfo, duration_ms, time_ms
from web_service.video.opening import Limits, VideoError, open_video, too_long
from web_service.video.sampling import Sampling

# Decoders may return a few wrong frames after a seek, so seek to a time well before the target.
_RUN_UP_MS: Final = 5_000.0
_MAX_DAMAGED: Final = 2_000
# Other formats lose timestamps after a seek, or cannot seek.
_JUMPED_IN: Final = {"mp4", "matroska"}
_KINDS: Final = {"matroska,webm": "matroska", "mov,mp4,m4a,3gp,3g2,mj2": "mp4"}


class VideoReader:
    """An open video. `damaged` counts the packets that could not be read, `ended_at` is the end (ms) of what was read.

    Raises VideoError if there is nothing to see.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self.damaged = 0
        self.ended_at = 0.0
        self._container, self._stream = open_video(self._path, self._limits)
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
        """Another reader of the same file, to read ahead."""
        return VideoReader(self._path, self._limits)

    def close(self) -> None:
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

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
        self._first_ms = time_ms(first) or 0.0
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
        self._container, self._stream = open_video(self._path, self._limits)
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
            time = time_ms(frame)
            at = at + step if time is None else time - start
            self.ended_at = max(self.ended_at, at + duration_ms(frame, step))
            yield Frame(round(at, 3), size, frame)

    def _start_ms(self) -> float:
        """The start of the first stream, which players show as 0. AVI starts at its first frame."""
        return self._first_ms if self.info.container == "avi" else (self._container.start_time or 0) / 1000
