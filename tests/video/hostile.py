"""Makes files that are no videos, or bad ones: what people send by mistake, and what somebody may send on purpose."""

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np

from tests.video.videos import Making, Scene, add_film, add_sound, every, frame, write_sound, write_video

HOUR_MS = 3_600_000


def empty(folder: Path, _scene: Scene) -> Path:
    return _written(folder / "empty.mp4", b"")


def text(folder: Path, _scene: Scene) -> Path:
    return _written(folder / "text.mp4", b"Dear diary, today I was neutral.\n" * 300)


def zeros(folder: Path, _scene: Scene) -> Path:
    return _written(folder / "zeros.mp4", bytes(100_000))


def cut_with_its_index_last(folder: Path, scene: Scene) -> Path:
    path = _film(folder / "cut.mp4", scene)
    return _written(path, path.read_bytes()[: path.stat().st_size // 2])


def cut_with_its_index_first(folder: Path, scene: Scene) -> Path:
    path = _film(folder / "cut.mp4", scene, {"movflags": "faststart"}, seconds=8)
    return _written(path, path.read_bytes()[: path.stat().st_size // 2])


def playlist(folder: Path, scene: Scene) -> Path:
    """Points at a film that is there, for whoever follows it."""
    film = _film(folder / "secret.ts", scene)
    entries = f"#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{film}\n#EXT-X-ENDLIST\n"
    return _written(folder / "playlist.mp4", entries.encode())


def script(folder: Path, scene: Scene) -> Path:
    _film(folder / "secret.mp4", scene)
    return _written(folder / "script.mp4", b"ffconcat version 1.0\nfile secret.mp4\n")


def manifest(folder: Path, scene: Scene) -> Path:
    film = _film(folder / "secret.mp4", scene)
    content = f"""<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S"
 profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet contentType="video">
<Representation id="0" mimeType="video/mp4" codecs="avc1" bandwidth="1"><BaseURL>file://{film}</BaseURL>
<SegmentBase/></Representation></AdaptationSet></Period></MPD>"""
    return _written(folder / "manifest.mp4", content.encode())


def sound_only(folder: Path, _scene: Scene) -> Path:
    path = folder / "sound.mp4"
    with av.open(path, "w") as container:
        write_sound(container, add_sound(container), 500)
    return path


def no_frames(folder: Path, scene: Scene) -> Path:
    path = folder / "nothing.mp4"
    with av.open(path, "w") as container:
        add_film(container, scene.picture(0), Making())
        container.start_encoding()
    return path


def huge_gif(folder: Path, scene: Scene) -> Path:
    """A picture of 192 x 144 whose header says 20,000 x 20,000."""
    path = write_video(folder / "huge.gif", scene.pictures(1), Making("gif", [0]))
    content = bytearray(path.read_bytes())
    content[6:10] = struct.pack("<HH", 20_000, 20_000)
    return _written(path, bytes(content))


def huge_png(folder: Path, _scene: Scene) -> Path:
    """20,000 x 20,000 pixels for real, in 50 kB."""
    row = bytes(1 + 20_000 // 8)
    packed = zlib.compress(row * 20_000, 9)
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    )
    return _written(folder / "huge.mp4", b"\x89PNG\r\n\x1a\n" + chunks)


def huge_h264(folder: Path, scene: Scene) -> Path:
    """A film of 192 x 144 whose parameters say 20,000 x 20,000."""
    path = _film(folder / "huge.mp4", scene)
    content = bytearray(path.read_bytes())
    length = content.index(b"avcC") + 10
    (known,) = struct.unpack_from(">H", content, length)
    said = b"\x67" + _bits("01000010 00000000 00111110", 0, 0, 2, 1, "0", 1249, 1249, "1 1 0 0")
    content[length + 2 : length + 2 + known] = said.ljust(known, b"\0")
    return _written(path, bytes(content))


def an_unknown_codec(folder: Path, scene: Scene) -> Path:
    path = _film(folder / "unknown.mp4", scene)
    return _written(path, path.read_bytes().replace(b"avc1", b"zzz1").replace(b"avcC", b"zzzC"))


def changed_anywhere(folder: Path, scene: Scene, count: int) -> list[Path]:
    """Films of which some bytes, somewhere, are others; the same ones each time."""
    kinds = {"mp4": "h264", "mkv": "hevc", "webm": "vp9", "gif": "gif", "mov": "mpeg4"}
    random = np.random.default_rng(0)
    made = []
    for kind, codec in kinds.items():
        film = write_video(folder / f"film.{kind}", scene.pictures(6), Making(codec, every(100, 6))).read_bytes()
        for n in range(count // len(kinds)):
            content = bytearray(film)
            # What describes a film lies at its beginning or at its end.
            for at in random.integers(0, random.choice([100, 1000, len(film)]), 10):
                content[at if n % 2 else -at] = random.integers(256)
            made.append(_written(folder / f"changed-{n}.{kind}", bytes(content)))
    return made


def an_hour_of_one_picture(folder: Path, scene: Scene) -> Path:
    path = folder / "hour.mp4"
    with av.open(path, "w") as container:
        stream = add_film(container, scene.picture(0), Making(codec="mpeg4"))
        (packet,) = [*stream.encode(frame(scene.picture(0), 0, stream)), *stream.encode(None)]
        packet.duration = round(HOUR_MS / 1000 / packet.time_base)
        container.mux(packet)
    return path


def a_length_that_is_too_long(folder: Path, scene: Scene) -> Path:
    return _of_length(folder, scene, 3_000_000)


def a_length_beyond_all_limits(folder: Path, scene: Scene) -> Path:
    return _of_length(folder, scene, 1e12)


def a_length_that_is_too_short(folder: Path, scene: Scene) -> Path:
    return _of_length(folder, scene, 100)


def a_length_that_is_no_number(folder: Path, scene: Scene) -> Path:
    return _of_length(folder, scene, float("nan"))


def no_length(folder: Path, scene: Scene) -> Path:
    """As a browser records it: written while it is made, so nobody knew how long it would be."""
    making = Making("vp9", every(100, 20), options={"live": "1"})
    return write_video(folder / "live.webm", scene.pictures(20), making)


def damaged(folder: Path, scene: Scene) -> Path:
    path = _film(folder / "damaged.mp4", scene, {"movflags": "faststart"}, seconds=8)
    content = bytearray(path.read_bytes())
    begin = content.index(b"mdat") + (len(content) - content.index(b"mdat")) // 2
    content[begin : begin + 3000] = np.random.default_rng(0).bytes(3000)
    return _written(path, bytes(content))


def times_that_step_back(folder: Path, scene: Scene) -> Path:
    return _at_other_times(folder, scene, lambda ms: ms - 700 if ms >= 1000 else ms)


def times_that_repeat(folder: Path, scene: Scene) -> Path:
    return _at_other_times(folder, scene, lambda ms: ms // 400 * 400)


def sizes_that_change(folder: Path, scene: Scene) -> Path:
    """Two films of different sizes, one after the other in one stream, as a call's recording may be."""
    parts = [
        write_video(folder / f"{n}.webm", Scene(scene.portrait, size).pictures(10), Making("vp9", every(100, 10)))
        for n, size in enumerate([scene.size, (320, 240)])
    ]
    path = folder / "sizes.webm"
    with av.open(path, "w") as target, av.open(parts[0]) as model:
        stream = target.add_stream_from_template(model.streams.video[0])
        for n, part in enumerate(parts):
            with av.open(part) as source:
                for packet in source.demux(video=0):
                    if packet.pts is not None and packet.dts is not None:
                        packet.pts, packet.dts = packet.pts + 1000 * n, packet.dts + 1000 * n
                        packet.stream = stream
                        target.mux(packet)
    return path


def one_png(folder: Path, scene: Scene) -> Path:
    return write_video(folder / "one.png", scene.pictures(1), Making("png", [0]))


def one_gif(folder: Path, scene: Scene) -> Path:
    return write_video(folder / "one.gif", scene.pictures(1), Making("gif", [0]))


def _film(path: Path, scene: Scene, options: dict[str, str] | None = None, seconds: int = 2) -> Path:
    making = Making("h264", every(100, 10 * seconds), options=options or {})
    return write_video(path, scene.pictures(10 * seconds), making)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _of_length(folder: Path, scene: Scene, milliseconds: float) -> Path:
    """An MKV of two seconds whose header tells of another length."""
    path = _film(folder / "length.mkv", scene)
    content = bytearray(path.read_bytes())
    struct.pack_into(">d", content, content.index(b"\x44\x89\x88") + 3, milliseconds)
    return _written(path, bytes(content))


def _at_other_times(folder: Path, scene: Scene, other: Callable[[int], int]) -> Path:
    """An MKV whose blocks tell of other times; no muxer would write them."""
    making = Making("h264", every(100, 20), key_every=1000)
    path = write_video(folder / "times.mkv", scene.pictures(20), making)
    size = rb"(?:[\x80-\xff]|[\x40-\x7f].|[\x20-\x3f]..)"
    block = re.compile(rb"(\xa3" + size + rb"\x81)(..)(?=[\x00\x80])", re.DOTALL)

    def change(found: re.Match[bytes]) -> bytes:
        (ms,) = struct.unpack(">h", found[2])
        known = ms % 100 == 0 and 0 <= ms < 2000
        return found[1] + struct.pack(">h", other(ms)) if known else found[0]

    return _written(path, block.sub(change, path.read_bytes()))


def _bits(head: str, *values: int | str) -> bytes:
    """Bits as they are written, and numbers as H.264 writes them (Exp-Golomb), with the end of a unit."""
    bits = head.replace(" ", "")
    for value in values:
        code = value.replace(" ", "") if isinstance(value, str) else f"{value + 1:b}"
        bits += code if isinstance(value, str) else "0" * (len(code) - 1) + code
    bits += "1"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")
