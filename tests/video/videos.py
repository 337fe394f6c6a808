"""Makes small real videos of a real face that moves, in all the kinds that have to be read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream

from web_service.vision.types import Image

# Fast rather than small or fair: the pictures only have to be recognised.
_ENCODERS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "h264": ("libx264", {"preset": "ultrafast"}),
    "hevc": ("libx265", {"preset": "ultrafast", "x265-params": "log-level=none"}),
    "vp9": ("libvpx-vp9", {"deadline": "realtime", "cpu-used": "8"}),
    "av1": ("libsvtav1", {"preset": "12"}),
    "mpeg4": ("mpeg4", {"qscale": "3"}),
    "gif": ("gif", {}),
    "png": ("png", {}),
}
_PIXELS: Final = {"gif": "rgb8", "png": "rgb24"}
_MUXERS: Final = {".mkv": "matroska"}
_SOUND_RATE: Final = 48_000


@dataclass(frozen=True, slots=True)
class Scene:
    """A portrait that drifts and grows: picture n and where the point `point` of the portrait is in it, pixels."""

    portrait: Image
    size: tuple[int, int] = (192, 144)
    point: tuple[float, float] = (224.0, 117.0)

    def picture(self, n: int) -> Image:
        moved = cv2.warpAffine(self.portrait, self._transform(n), self.size, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(moved, np.uint8)

    def pictures(self, count: int) -> Iterator[Image]:
        return (self.picture(n) for n in range(count))

    def place(self, n: int) -> tuple[float, float]:
        x, y = self._transform(n) @ [*self.point, 1]
        return float(x), float(y)

    def _transform(self, n: int) -> np.ndarray:
        """Pixels of the portrait to pixels of picture n; back where it began after forty."""
        scale = 0.45 + 0.05 * np.sin(n * np.pi / 20)
        x = self.size[0] * (0.5 - 0.18 * np.cos(n * np.pi / 20))
        y = self.size[1] * (0.45 + 0.06 * np.sin(n * np.pi / 20))
        return np.array([[scale, 0, x - scale * self.point[0]], [0, scale, y - scale * self.point[1]]])


@dataclass(frozen=True, slots=True)
class Making:
    """How a file is made. `times` are ms from its first picture's, `start` is that one's own time."""

    codec: str = "h264"
    times: Sequence[float] = ()
    start: float = 0
    rotation: int = 0
    key_every: int = 12
    b_frames: int = 0
    sound: bool = False
    # Frames a second where a container knows no other times than those.
    fixed_rate: int | None = None
    options: dict[str, str] = field(default_factory=dict)


def write_video(path: Path, pictures: Iterable[Image], making: Making) -> Path:
    """A video of upright pictures, which are stored turned where it has a rotation (degrees, anticlockwise)."""
    with av.open(path, "w", format=_MUXERS.get(path.suffix), options=making.options) as container:
        stream: VideoStream | None = None
        sound = add_sound(container) if making.sound else None
        for picture, time in zip(pictures, making.times, strict=False):
            turned = np.ascontiguousarray(np.rot90(picture, -making.rotation // 90))
            stream = stream or add_film(container, turned, making)
            container.mux(stream.encode(frame(turned, time + making.start, stream)))
        if stream:
            container.mux(stream.encode(None))
        if sound:
            write_sound(container, sound, making.start + max(making.times))
    return path


def add_film(container: OutputContainer, picture: Image, making: Making) -> VideoStream:
    """A stream of pictures like this one."""
    encoder, options = _ENCODERS[making.codec]
    stream = container.add_stream(encoder, rate=making.fixed_rate or 25, options=options)
    assert isinstance(stream, VideoStream)
    stream.height, stream.width = picture.shape[:2]
    stream.pix_fmt = _PIXELS.get(making.codec, "yuv420p" if not (stream.height | stream.width) % 2 else "yuv444p")
    context = stream.codec_context
    context.time_base = Fraction(1, making.fixed_rate or (100 if making.codec == "gif" else 1000))
    context.gop_size, context.max_b_frames = making.key_every, making.b_frames
    if making.rotation:
        stream.set_display_rotation(making.rotation)
    return stream


def add_sound(container: OutputContainer) -> AudioStream:
    opus = container.format.name in {"webm", "matroska"}
    stream: AudioStream = container.add_stream("libopus" if opus else "aac", rate=_SOUND_RATE)
    stream.codec_context.layout = "mono"
    return stream


def write_sound(container: OutputContainer, stream: AudioStream, milliseconds: float) -> None:
    """A quiet tone from 0 on."""
    for first in range(0, round(milliseconds * _SOUND_RATE / 1000), 960):
        tone = 0.1 * np.sin(np.arange(first, first + 960, dtype=np.float32)[None] * 0.05)
        frame = av.AudioFrame.from_ndarray(tone.astype(np.float32), "fltp", "mono")
        frame.sample_rate, frame.pts, frame.time_base = _SOUND_RATE, first, Fraction(1, _SOUND_RATE)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def every(milliseconds: float, count: int) -> list[float]:
    """Times so far apart."""
    return [n * milliseconds for n in range(count)]


def frame(picture: Image, time: float, stream: VideoStream) -> av.VideoFrame:
    """A picture as a stream wants it, shown at `time` (ms)."""
    made = av.VideoFrame.from_ndarray(picture, "bgr24").reformat(format=stream.pix_fmt)
    made.time_base = stream.codec_context.time_base
    made.pts = round(Fraction(time) / 1000 / made.time_base)
    return made
