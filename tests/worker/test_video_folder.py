"""Workers with the wrong folder: another database's, or one in which the video cannot be read."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from tests.test_service_process import free_port, start
from tests.video.videos import Making, Scene, every, write_video
from tests.worker.workers import Place, Worker, place, until
from web_service.config import ROOT
from web_service.database.video_folder import MARKER
from web_service.vision.types import Image

FRAMES = 2000


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Place]:
    with place(tmp_path / "here") as made:
        yield made


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory, portrait: Image) -> Path:
    """Long enough to be in the middle of it for a while."""
    cycle = list(Scene(portrait).pictures(40))
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    return write_video(path, (cycle[n % 40] for n in range(FRAMES)), Making("h264", every(40, FRAMES)))


def folder_of(here: Place) -> Path:
    return Path(here.settings["videos_dir"])


def elsewhere(tmp_path: Path, here: Place) -> dict[str, str]:
    """The settings of another database with the same folder."""
    return here.settings | {"database_url": f"sqlite:///{tmp_path / 'other.db'}"}


def old_files(here: Place, film: Path) -> list[Path]:
    """A kept video, and files of which no database knows, all long there."""
    kept = here.send(film, keep="true")
    paths = [folder_of(here) / f"{name}.video" for name in (kept, str(uuid4()))]
    paths.append(folder_of(here) / f"{uuid4()}.part")
    for path in paths[1:]:
        path.write_bytes(b"another program's")
    for path in paths:
        os.utime(path, (0, 0))
    return paths


def test_another_database_s_worker_does_not_start_and_erases_nothing(here: Place, film: Path, tmp_path: Path) -> None:
    paths = old_files(here, film)
    marker = (folder_of(here) / MARKER).read_text()
    with Worker(elsewhere(tmp_path, here)) as worker:
        assert worker.ended() != 0
    (said,) = worker.said
    assert str(folder_of(here)) in said
    assert "MIEN_VIDEOS_DIR" in said
    assert all(path.exists() for path in paths)
    assert (folder_of(here) / MARKER).read_text() == marker


def test_nor_does_its_service_nor_its_command(here: Place, film: Path, tmp_path: Path) -> None:
    paths = old_files(here, film)
    settings = elsewhere(tmp_path, here)
    with start(port=str(free_port()), **settings) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    (line,) = (line for line in said.splitlines() if line.startswith("Mien cannot start."))
    assert str(folder_of(here)) in line
    assert "Traceback" not in said
    environment = os.environ | {f"MIEN_{name.upper()}": value for name, value in settings.items()}
    command = [sys.executable, "-m", "flask", "--app", "web_service", "analyse", str(film)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert str(folder_of(here)) in line
    assert all(path.exists() for path in paths)


def test_a_job_whose_file_cannot_be_read_waits_for_it(here: Place, film: Path, tmp_path: Path) -> None:
    session_id = here.send(film, rate="1")
    file, away = folder_of(here) / f"{session_id}.video", tmp_path / "away"
    file.rename(away)
    with here.worker() as worker:
        until(lambda: here.video(session_id)["remark"])
        video = here.video(session_id)
        assert (video["status"], video["detail"]) == ("queued", None)
        assert "can't be read" in video["remark"]
        # It is checked again and again, and logged once.
        later = here.send(film, rate="1")
        assert here.settled(later)[0]["status"] == "complete"
        assert here.video(session_id)["status"] == "queued"
        assert sum(session_id in line for line in worker.said) == 1
        away.rename(file)
        (video,) = here.settled(session_id)
        assert (video["status"], video["frames_done"], video["remark"]) == ("complete", 80, None)


def test_a_worker_that_sees_it_does_what_another_one_cannot(here: Place, film: Path, tmp_path: Path) -> None:
    blind = here.settings | {"videos_dir": str(tmp_path / "not mounted")}
    session_id = here.send(film, rate="1", keep="true")
    with Worker(blind) as worker:
        until(lambda: here.video(session_id)["remark"])
        with here.worker():
            (video,) = here.settled(session_id)
        assert (video["status"], video["frames_done"], video["remark"]) == ("complete", 80, None)
        assert worker.stop() == 0
        assert worker.began() == []
    assert (folder_of(here) / f"{session_id}.video").exists()


def test_a_file_that_goes_away_in_the_middle_is_no_end(here: Place, film: Path, tmp_path: Path) -> None:
    session_id = here.send(film, rate="5")
    file, away = folder_of(here) / f"{session_id}.video", tmp_path / "away"
    with here.worker():
        until(lambda: here.video(session_id)["frames_done"] > 0)
        file.rename(away)
        until(lambda: here.video(session_id)["remark"])
        assert here.video(session_id)["status"] == "queued"
    away.rename(file)
    with here.worker():
        (video,) = here.settled(session_id)
    assert (video["status"], video["frames_done"], video["remark"]) == ("complete", 400, None)


def test_a_job_of_a_session_that_was_erased_by_hand_is_left_alone(here: Place, film: Path) -> None:
    orphan = here.send(film, rate="1")
    with closing(sqlite3.connect(here.settings["database_url"].removeprefix("sqlite:///"))) as connection:
        connection.execute("DELETE FROM sessions WHERE id = ?", [orphan])
        connection.commit()
    with here.worker() as worker:
        assert here.settled(here.send(film, rate="1"))[0]["status"] == "complete"
        assert worker.stop() == 0
        assert not any("Traceback" in line for line in worker.said)
