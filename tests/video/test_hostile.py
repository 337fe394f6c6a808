"""Files that are no videos, or bad ones: a clear answer, or as much of them as there is; never a crash."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.video import hostile
from tests.video.videos import Making, Scene, every, write_video
from web_service.config import ROOT
from web_service.video.opening import Limits, VideoError
from web_service.video.reading import VideoReader
from web_service.vision.types import Image

Make = Callable[[Path, Scene], Path]
LIMITS = Limits(max_pixels=4096 * 2304, max_ms=4 * hostile.HOUR_MS)
TENTHS = every(100, 20)
REFUSED: dict[Make, str] = {
    hostile.empty: "not a video",
    hostile.text: "not a video",
    hostile.zeros: "not a video",
    hostile.cut_with_its_index_last: "cut off",
    hostile.playlist: "not a video",
    hostile.script: "not a video",
    hostile.manifest: "not a video",
    hostile.sound_only: "only sound",
    hostile.no_frames: "no video stream",
    hostile.huge_gif: "",
    hostile.huge_png: "",
    hostile.huge_h264: "",
    hostile.an_unknown_codec: "codec",
    hostile.one_png: "not a video",
    hostile.a_length_beyond_all_limits: "4 hours",
}
READ: dict[Make, list[float]] = {
    hostile.an_hour_of_one_picture: [0],
    hostile.one_gif: [0],
    hostile.a_length_that_is_too_long: TENTHS,
    hostile.a_length_that_is_too_short: TENTHS,
    hostile.a_length_that_is_no_number: TENTHS,
    hostile.no_length: TENTHS,
    hostile.times_that_step_back: every(100, 13),
    hostile.times_that_repeat: every(400, 5),
    hostile.sizes_that_change: TENTHS,
}
# Opens each file as a worker's process does, and tells how much memory that took at most, kB.
MEASURE = """
import json, resource, sys
from pathlib import Path
from web_service.worker.sandbox import restrict
from web_service.video.opening import Limits, VideoError
from web_service.video.reading import VideoReader
restrict("onnx")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
answers = []
for name in sys.argv[1:]:
    try:
        with VideoReader(Path(name), Limits(4096 * 2304, 14_400_000.0)) as reader:
            for frame in reader.frames(None):
                frame.image()
        answers.append("read")
    except VideoError as error:
        answers.append(str(error))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"answers": answers, "kilobytes": after - before}))
"""


def named(making: Make) -> str:
    return getattr(making, "__name__", "").replace("_", " ")


@pytest.fixture(scope="module")
def scene(portrait: Image) -> Scene:
    return Scene(portrait)


def times_of(path: Path, limits: Limits = LIMITS) -> tuple[list[float], int]:
    """When its frames are shown, and how many places were damaged."""
    with VideoReader(path, limits) as reader:
        size = reader.info.height, reader.info.width, 3
        times = [frame.at for frame in reader.frames(None) if frame.image().shape == size]
        return times, reader.damaged


@pytest.mark.parametrize("make", REFUSED, ids=named)
def test_what_cannot_be_read_is_told_in_words(make: Make, tmp_path: Path, scene: Scene) -> None:
    path = make(tmp_path, scene)
    with pytest.raises(VideoError) as told:
        times_of(path)
    message = str(told.value)
    assert REFUSED[make] in message
    assert len(message) > 30
    # Nothing of the machine, and nothing of the libraries.
    assert not any(word in message for word in (str(tmp_path), "Errno", "avcodec", "None"))


@pytest.mark.parametrize("make", READ, ids=named)
def test_what_can_be_read_is_read(make: Make, tmp_path: Path, scene: Scene) -> None:
    times, damaged = times_of(make(tmp_path, scene))
    assert times == pytest.approx(READ[make], abs=1)
    assert damaged == 0


def test_of_a_file_that_was_cut_there_is_what_arrived(tmp_path: Path, scene: Scene) -> None:
    times, _ = times_of(hostile.cut_with_its_index_first(tmp_path, scene))
    assert times == pytest.approx(every(100, len(times)), abs=1)
    assert 30 <= len(times) <= 50


def test_damaged_places_are_counted_and_left_out(tmp_path: Path, scene: Scene) -> None:
    times, damaged = times_of(hostile.damaged(tmp_path, scene))
    assert damaged >= 1
    assert times == sorted(times)
    # Before and behind the damage all is there.
    assert set(every(100, 30)) <= set(times)
    assert set(every(100, 80)[60:]) <= set(times)
    assert len(times) < 80


@pytest.mark.parametrize("limits", [Limits(192 * 144 - 1, 1e9), Limits(10**7, 1500)])
def test_what_is_beyond_the_limits_is_refused(limits: Limits, tmp_path: Path, scene: Scene) -> None:
    path = write_video(tmp_path / "film.mp4", scene.pictures(20), Making("h264", TENTHS))
    with pytest.raises(VideoError, match=r"pixels|longer than"):
        times_of(path, limits)


def test_a_film_that_is_longer_than_it_says_ends_at_the_limit(tmp_path: Path, scene: Scene) -> None:
    path = hostile.a_length_that_is_too_short(tmp_path, scene)
    with pytest.raises(VideoError, match="longer than"):
        times_of(path, Limits(10**7, 1500))


def looked_at(paths: Sequence[Path]) -> dict[str, Any]:
    """What a confined process of its own says of files."""
    command = [sys.executable, "-c", MEASURE, *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(sys.platform != "linux", reason="What a process holds at most is counted otherwise elsewhere.")
def test_none_of_them_takes_much_memory(tmp_path: Path, scene: Scene) -> None:
    paths = []
    for make in [*REFUSED, *READ, hostile.damaged, hostile.cut_with_its_index_first]:
        folder = tmp_path / named(make)
        folder.mkdir()
        paths.append(make(folder, scene))
    told = looked_at(paths)
    assert [answer != "read" for answer in told["answers"]] == [True] * len(REFUSED) + [False] * (len(READ) + 2)
    assert told["kilobytes"] < 200_000


def test_wherever_bytes_are_wrong_there_is_an_answer(tmp_path: Path, scene: Scene) -> None:
    """In a process of its own: a decoder that breaks would take this one with it."""
    paths = hostile.changed_anywhere(tmp_path, scene, 150)
    answers = looked_at(paths)["answers"]
    assert len(answers) == len(paths)
    assert 10 < answers.count("read") < len(paths) - 10
