"""Opens video files safely: only video containers, with limits on what is decoded."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from web_service.core.errors import InvalidError

# Playlists and scripts refer to other files and addresses, so only video containers are allowed.
_FORMATS: Final = "mov,matroska,avi,gif,mpegts,mpeg,ogg,flv,asf"
_OPTIONS: Final = {"format_whitelist": _FORMATS, "protocol_whitelist": "file"}
_COVER: Any = av.stream.Disposition.attached_pic


class VideoError(InvalidError):
    """The video cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest frame, in pixels, and the longest video that are read."""

    max_pixels: int
    max_ms: float


def open_video(path: Path, limits: Limits) -> tuple[InputContainer, VideoStream]:
    """Open a file and choose its video stream. Raises VideoError."""
    try:
        container = av.open(f"file:{path}", options=_OPTIONS)
    except (av.error.FFmpegError, ValueError, OSError) as error:
        raise VideoError(
            "This is not a video that can be read: it is damaged, cut off, or in another format. Send an MP4, MOV, "
            "WebM, MKV, AVI or GIF file."
        ) from error
    stream = _video_stream(container)
    if stream is None:
        container.close()
        raise VideoError("This file has no video stream, only sound or data. Choose a video that shows faces.")
    if stream.codec_context is None:
        container.close()
        raise VideoError("This video uses an unknown codec. Save it as MP4 and send it again.")
    # With several threads, a damaged file decodes a little differently each time.
    stream.codec_context.thread_count = 1
    stream.codec_context.options = {"max_pixels": str(limits.max_pixels)}
    return container, stream


def _video_stream(container: InputContainer) -> VideoStream | None:
    """The first video stream that is not the cover of a piece of music."""
    films = [stream for stream in container.streams.video if not stream.disposition & _COVER]
    return films[0] if films else None


def too_long(limits: Limits) -> str:
    """The message for a video that is too long."""
    return f"The video is longer than {limits.max_ms / 3_600_000:g} hours; cut it, or raise MIEN_MAX_VIDEO_HOURS."
