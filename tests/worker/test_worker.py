"""A real worker: what becomes of bad files, of one that is cancelled, and of a worker that is told to stop."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.api.video_service import videos_in
from tests.video import hostile
from tests.video.videos import Making, Scene, every, write_video
from tests.worker.workers import Place, place, until
from web_service.vision.types import Image

FAILING: dict[Callable[[Path, Scene], Path], str] = {
    hostile.text: "not a video",
    hostile.sound_only: "only sound",
    hostile.huge_h264: "",
}
ODD: dict[Callable[[Path, Scene], Path], tuple[int, str | None]] = {
    hostile.cut_with_its_index_first: (39, "ends early"),
    hostile.damaged: (79, "damaged"),
    hostile.an_hour_of_one_picture: (1, None),
    hostile.sizes_that_change: (20, None),
}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Place]:
    with place(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def scene(portrait: Image) -> Scene:
    return Scene(portrait)


@pytest.fixture(scope="module")
def long_film(tmp_path_factory: pytest.TempPathFactory, scene: Scene) -> Path:
    """Long enough to be in the middle of it for a while."""
    cycle = list(scene.pictures(40))
    path = tmp_path_factory.mktemp("long") / "long.mp4"
    return write_video(path, (cycle[n % 40] for n in range(2000)), Making("h264", every(40, 2000)))


def made(make: Callable[[Path, Scene], Path], folder: Path, scene: Scene) -> Path:
    room = folder / getattr(make, "__name__", "")
    room.mkdir()
    return make(room, scene)


def left(here: Place) -> list[str]:
    return videos_in(Path(here.settings["videos_dir"]))


def running(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False


def test_bad_files_fail_in_words_and_leave_nothing(here: Place, tmp_path: Path, scene: Scene) -> None:
    paths = {make: made(make, tmp_path, scene) for make in [*FAILING, *ODD]}
    sent = {make: here.send(path, rate="all") for make, path in paths.items()}
    with here.worker() as worker:
        videos = dict(zip(sent, here.settled(*sent.values()), strict=True))
        assert worker.stop() == 0
        assert not any("Traceback" in line for line in worker.said)
    for make, video in videos.items():
        if make in FAILING:
            assert video["status"] == "failed", make
            assert FAILING[make] in video["detail"]
            assert here.client.get(f"/api/sessions/{video['id']}").get_json()["samples"] == 0
        else:
            frames, remark = ODD[make]
            assert (video["status"], video["frames_done"]) == ("complete", frames), video
            assert (remark or "") in (video["remark"] or ""), video["remark"]
            assert (video["remark"] is None) == (remark is None), video["remark"]
    assert left(here) == []


def test_cancelled_means_stopped_and_cleaned_up(here: Place, long_film: Path) -> None:
    session_id = here.send(long_film, rate="all", keep="true")
    with here.worker() as worker:
        until(lambda: here.video(session_id)["frames_done"] > 0)
        process = worker.child()
        assert process
        assert here.client.delete(f"/api/videos/{session_id}").status_code == 204
        until(lambda: not running(process))
        assert here.video(session_id)["status"] == "cancelled"
        assert here.client.get(f"/api/sessions/{session_id}/samples").get_json()["at"] == []
        assert left(here) == []
        # And it goes on with the next one.
        assert here.client.delete(f"/api/sessions/{session_id}").status_code == 204
        again = here.send(long_film, rate="0.1")
        assert here.settled(again)[0]["status"] == "complete"


def test_an_erased_session_stops_its_analysis(here: Place, long_film: Path) -> None:
    session_id = here.send(long_film, rate="all")
    with here.worker() as worker:
        until(lambda: here.video(session_id)["frames_done"] > 0)
        process = worker.child()
        assert process
        assert here.client.delete("/api/storage").status_code == 204
        until(lambda: not running(process))
        assert left(here) == []
        assert worker.stop() == 0
        assert not any("Traceback" in line for line in worker.said)


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="This system lets nobody choose their cores.")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="With one core there is none to leave.")
def test_live_frames_have_a_core_to_themselves(here: Place, long_film: Path, portrait_request: dict[str, Any]) -> None:
    session_id = here.send(long_film, rate="all")
    with here.worker() as worker:
        until(lambda: here.video(session_id)["frames_done"] > 0)
        process = worker.child()
        assert process
        cores = os.sched_getaffinity(process)

        def keeps_off() -> bool:
            assert here.client.post("/api/frames", json=portrait_request).status_code == 200
            return len(os.sched_getaffinity(process)) == len(cores) - 1

        until(keeps_off)
        until(lambda: os.sched_getaffinity(process) == cores)


def test_a_worker_that_is_told_to_stop_hands_its_job_back(here: Place, long_film: Path) -> None:
    session_id = here.send(long_film, rate="2")
    with here.worker() as worker:
        until(lambda: here.video(session_id)["frames_done"] > 0)
        assert worker.stop() == 0
    assert here.video(session_id)["status"] == "queued"
    with here.worker():
        (video,) = here.settled(session_id)
    assert (video["status"], video["frames_done"]) == ("complete", 160)


def test_kept_files_stay_and_others_go(here: Place, tmp_path: Path, scene: Scene) -> None:
    path = write_video(tmp_path / "film.mp4", scene.pictures(5), Making("h264", every(100, 5)))
    kept, other = here.send(path, keep="true"), here.send(path)
    with here.worker():
        here.settled(kept, other)
        until(lambda: left(here) == [f"{kept}.video"])
    with here.client.get(f"/api/videos/{kept}/file") as answer:
        assert answer.data == path.read_bytes()
        assert answer.content_type == "video/mp4"
