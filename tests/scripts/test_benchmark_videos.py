"""What the benchmark of video files is made of. No time is asserted."""

from pathlib import Path

import pytest

import benchmark_footage
from benchmark_films import Run
from benchmark_footage import face_film, faces_film
from web_service.video.opening import Limits
from web_service.video.reading import VideoReader
from web_service.vision.detector import YuNetDetector

LIMITS = Limits(max_pixels=4096 * 2304, max_ms=3_600_000)


def seen(film: Path, rate: float, detector: YuNetDetector) -> list[int]:
    """How many faces are in frames of a film."""
    with VideoReader(film, LIMITS) as reader:
        return [len(detector(frame.image())) for frame in reader.frames(rate)]


@pytest.mark.parametrize("real", [True, False])
def test_a_film_of_one_face(
    real: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, detector: YuNetDetector
) -> None:
    if not real:
        monkeypatch.setattr(benchmark_footage, "_REAL", tmp_path / "absent.mp4")
    film = face_film(tmp_path / "film.mp4", 1)
    assert seen(film, 4, detector) == [1, 1, 1, 1]
    with VideoReader(film, LIMITS) as reader:
        assert (reader.info.width, reader.info.height, reader.info.frame_rate) == (640, 480, 25)


def test_a_film_of_five_faces(tmp_path: Path, detector: YuNetDetector) -> None:
    film = faces_film(tmp_path / "film.mp4", 0.4)
    assert seen(film, 5, detector) == [5, 5]


def test_a_long_film_repeats_a_short_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmark_footage, "_CYCLE_SECONDS", 0.4)
    with VideoReader(face_film(tmp_path / "film.mp4", 4), LIMITS) as reader:
        assert reader.info.duration_ms == pytest.approx(4000)
        assert [frame.at for frame in reader.frames(None)] == pytest.approx([40 * n for n in range(100)])


def test_speed_is_told_in_times_real_time() -> None:
    assert Run(film=60, first_progress=1, complete=3, memory=None).speed == 20
