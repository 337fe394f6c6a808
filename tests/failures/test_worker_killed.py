"""`kill -9` of what analyses a video, at random moments: the session is the one that would have come of it."""

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.api.video_service import videos_in
from tests.jobs.workers import Place, Worker, place, until
from tests.media.videos import Making, Scene, every, write_video
from tests.thorough import times
from web_service.vision.types import Image

FRAMES = 800
KILLS = times(usual=2, thorough=10)
# Of these, the whole worker and not only the process that does its job.
WORKERS_KILLED = (1,) if KILLS == 2 else (3, 7)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Place]:
    with place(tmp_path) as made:
        yield made


@pytest.fixture
def film(tmp_path: Path, portrait: Image) -> Path:
    """A face that drifts; its smoothed values hang on all that was before."""
    scene = Scene(portrait)
    cycle = list(scene.pictures(40))
    pictures = (cycle[n % 40] for n in range(FRAMES))
    return write_video(tmp_path / "film.mp4", pictures, Making("h264", every(40, FRAMES), b_frames=2, key_every=50))


def database(here: Place, statement: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(here.settings["database_url"].removeprefix("sqlite:///"), timeout=30)) as connection:
        rows = connection.execute(statement, values).fetchall()
        connection.commit()
        return rows


def gone(process: int | None) -> bool:
    if process is None:
        return True
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return False
    return True


def working_on(here: Place, worker: Worker, session_id: str, frame: int) -> bool:
    """Whether a process works on this frame, or on a later one."""
    return here.video(session_id)["frames_done"] >= frame and worker.child() is not None


def kill(here: Place, worker: Worker, session_id: str, *, whole: bool) -> Worker:
    """Kill the process of a job, or the worker with it; the worker that goes on."""
    if not whole:
        worker.kill_child()
        return worker
    child = worker.child()
    worker.kill()
    until(lambda: gone(child))
    # As if the time had passed after which a worker counts as dead.
    database(here, "UPDATE jobs SET heard_at = 0 WHERE session_id = ?", session_id)
    return here.worker()


def test_killed_again_and_again_it_is_the_same_session(here: Place, film: Path) -> None:
    moments = random.Random(5)  # noqa: S311
    with here.worker():
        undisturbed = here.send(film, rate="all")
        here.settled(undisturbed)
    session_id = here.send(film, rate="all")
    worker = here.worker()
    targets = sorted(moments.sample(range(FRAMES * 9 // 10), KILLS))
    for n, target in enumerate(targets):
        until(partial(working_on, here, worker, session_id, target))
        worker = kill(here, worker, session_id, whole=n in WORKERS_KILLED)
    (video,) = here.settled(session_id)
    assert worker.stop() == 0
    assert video["status"] == "complete", video["detail"]
    assert video["frames_done"] == FRAMES
    database(here, "UPDATE sessions SET started_at = 0")
    expected, found = here.exported(undisturbed), here.exported(session_id)
    assert expected.count(b"\n") > FRAMES
    assert found.replace(session_id.encode(), undisturbed.encode()) == expected
    assert videos_in(Path(here.settings["videos_dir"])) == []
