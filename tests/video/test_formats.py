"""Every kind of video is read: at its true times, upright, with the faces where they are."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.video.videos import Making, Scene, every, write_video
from web_service.video.opening import Limits
from web_service.video.reading import VideoReader
from web_service.vision.detector import YuNetDetector
from web_service.vision.types import Image

LIMITS = Limits(max_pixels=4096 * 2304, max_ms=4 * 3_600_000)
STEADY = every(80, 24)
WILD = [0, 33, 71, 200, 216, 300, 301, 460, 500, 620, 650, 777, 900, 901, 1500]
KINDS = {
    "h264.mp4": Making("h264", WILD),
    "hevc.mp4": Making("hevc", WILD),
    "av1.mp4": Making("av1", WILD),
    "vp9.mp4": Making("vp9", WILD),
    "mpeg4.mp4": Making("mpeg4", WILD),
    "h264.mov": Making("h264", WILD),
    "hevc.mov": Making("hevc", STEADY),
    "vp9.webm": Making("vp9", WILD),
    "av1.webm": Making("av1", STEADY),
    "h264.mkv": Making("h264", WILD),
    "hevc.mkv": Making("hevc", WILD),
    "mpeg4.mkv": Making("mpeg4", STEADY),
    "mpeg4.avi": Making("mpeg4", every(40, 24), fixed_rate=25),
    "h264.avi": Making("h264", every(40, 24), fixed_rate=25),
    "gif.gif": Making("gif", [0, 30, 70, 200, 220, 300, 500]),
    "moov first.mp4": Making("h264", WILD, options={"movflags": "faststart"}),
    "in fragments.mp4": Making("h264", WILD, options={"movflags": "frag_keyframe+empty_moov"}),
    "b-frames.mp4": Making("h264", WILD, b_frames=3),
    "b-frames.mkv": Making("hevc", WILD, b_frames=3),
    "one key frame.mp4": Making("h264", STEADY, key_every=1000),
    "every one a key frame.mp4": Making("h264", STEADY, key_every=1),
    "with sound.mp4": Making("h264", STEADY, sound=True, b_frames=2),
    "with sound.webm": Making("vp9", STEADY, sound=True),
    "begins late.mp4": Making("h264", WILD, start=5000),
    "begins late.mkv": Making("h264", WILD, start=5000, b_frames=2),
    "one picture.mp4": Making("h264", [0]),
}


def read(path: Path, rate: float | None = None, after: float | None = None) -> list[tuple[float, Image]]:
    with VideoReader(path, LIMITS) as reader:
        return [(frame.at, frame.image()) for frame in reader.frames(rate, after)]


def faces_where_they_are(pictures: Sequence[Image], scene: Scene, detector: YuNetDetector, first: int = 0) -> None:
    """In each picture one face, within a tenth of its width of where it was put."""
    for n, picture in enumerate(pictures, first):
        (face,) = detector(picture)
        assert face.box.centre == pytest.approx(scene.place(n), abs=face.box.width / 10), n


@pytest.fixture(scope="module")
def scene(portrait: Image) -> Scene:
    return Scene(portrait)


@pytest.mark.parametrize("name", KINDS)
def test_times_and_faces(name: str, tmp_path: Path, scene: Scene, detector: YuNetDetector) -> None:
    making = KINDS[name]
    path = write_video(tmp_path / name, scene.pictures(len(making.times)), making)
    frames = read(path)
    assert [at for at, _ in frames] == pytest.approx(making.times, abs=1)
    assert {picture.shape for _, picture in frames} == {(*scene.size[::-1], 3)}
    for n in range(0, len(frames), 3):
        faces_where_they_are([frames[n][1]], scene, detector, n)


@pytest.mark.parametrize("name", ["h264.mp4", "b-frames.mp4", "one key frame.mp4", "vp9.webm", "mpeg4.avi", "gif.gif"])
@pytest.mark.parametrize("rate", [None, 10.0])
def test_going_on_after_any_frame(name: str, rate: float | None, tmp_path: Path, scene: Scene) -> None:
    making = KINDS[name]
    path = write_video(tmp_path / name, scene.pictures(len(making.times)), making)
    whole = read(path, rate)
    for cut in (0, len(whole) // 2, len(whole) - 1):
        rest = read(path, rate, after=whole[cut][0])
        assert [at for at, _ in rest] == [at for at, _ in whole[cut + 1 :]]
        for (_, again), (_, before) in zip(rest, whole[cut + 1 :], strict=True):
            np.testing.assert_array_equal(again, before)


@pytest.mark.parametrize("rotation", [90, 180, 270])
@pytest.mark.parametrize("name", ["turned.mp4", "turned.mov", "turned.mkv"])
def test_pictures_are_upright(
    name: str, rotation: int, tmp_path: Path, portrait: Image, detector: YuNetDetector
) -> None:
    scene = Scene(portrait, size=(144, 192))
    making = Making("h264", every(100, 3), rotation=rotation)
    path = write_video(tmp_path / name, scene.pictures(3), making)
    with VideoReader(path, LIMITS) as reader:
        assert (reader.info.width, reader.info.height) == scene.size
        pictures = [frame.image() for frame in reader.frames(None)]
    assert {picture.shape for picture in pictures} == {(192, 144, 3)}
    faces_where_they_are(pictures, scene, detector)


def test_a_phone_held_upright(tmp_path: Path, portrait: Image, detector: YuNetDetector) -> None:
    """The matrix of a phone's camera, byte by byte: what it stores lies on its left side, to be turned clockwise."""
    scene = Scene(portrait, size=(144, 192))
    path = write_video(tmp_path / "phone.mov", scene.pictures(3), Making("h264", every(100, 3), rotation=270))
    one, minus = (1 << 16).to_bytes(4, "big"), (0xFFFF << 16).to_bytes(4, "big")
    none = bytes(4)
    matrix = none + one + none + minus + none + none
    content = path.read_bytes()
    begin = content.index(b"tkhd") + 4 + 4 + 20 + 16
    assert content[begin : begin + 24] == matrix
    faces_where_they_are([picture for _, picture in read(path)], scene, detector)


@pytest.mark.parametrize("size", [(191, 143), (193, 144), (178, 101)])
@pytest.mark.parametrize("name", ["h264.mp4", "vp9.webm", "gif.gif"])
def test_odd_sizes(name: str, size: tuple[int, int], tmp_path: Path, portrait: Image, detector: YuNetDetector) -> None:
    scene = Scene(portrait, size)
    frames = read(write_video(tmp_path / name, scene.pictures(2), Making(KINDS[name].codec, every(100, 2))))
    assert {picture.shape for _, picture in frames} == {(*size[::-1], 3)}
    faces_where_they_are([frames[0][1]], scene, detector)


@pytest.mark.parametrize("name", ["late.mp4", "late.mkv"])
def test_a_picture_that_begins_after_its_sound(name: str, tmp_path: Path, scene: Scene) -> None:
    """Players call the beginning of the sound 0."""
    path = write_video(tmp_path / name, scene.pictures(5), Making("h264", every(100, 5), start=2000, sound=True))
    assert [at for at, _ in read(path)] == pytest.approx([2000, 2100, 2200, 2300, 2400], abs=25)


def test_what_is_known_of_a_file(tmp_path: Path, scene: Scene) -> None:
    path = write_video(tmp_path / "facts.mp4", scene.pictures(50), Making("h264", every(40, 50), sound=True))
    with VideoReader(path, LIMITS) as reader:
        info = reader.info
    assert (info.width, info.height, info.codec, info.container) == (192, 144, "h264", "mp4")
    assert info.duration_ms == pytest.approx(2000, abs=41)
    assert info.frame_rate == pytest.approx(25, abs=0.6)


def test_colours_are_the_right_way_round(tmp_path: Path) -> None:
    blue = np.zeros((64, 64, 3), np.uint8)
    blue[..., 0] = 255
    for name, codec in (("blue.mp4", "h264"), ("blue.gif", "gif"), ("blue.webm", "vp9")):
        _, picture = read(write_video(tmp_path / name, [blue], Making(codec, [0])))[0]
        assert picture[32, 32].tolist() == pytest.approx([255, 0, 0], abs=12), name
