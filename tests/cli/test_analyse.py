"""The command line as a person runs it: a real process, a real video, real files."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import av
import pyarrow.parquet as pq
import pytest
from apiflask import APIFlask
from sqlalchemy import func, select

from tests.api.video_service import videos_in
from tests.video.videos import Making, Scene, every, write_video
from tests.worker.workers import until
from web_service.config import ROOT
from web_service.database.engine import Database
from web_service.database.jobs import ACTIVE
from web_service.database.migrate import migrate
from web_service.database.models import JobRow, SessionRow
from web_service.database.session_queries import SessionQueries
from web_service.export.formats import FORMATS
from web_service.vision.types import Image

FRAMES = 30


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory, portrait: Image) -> Path:
    path = tmp_path_factory.mktemp("cli") / "a face.mp4"
    scene = Scene(portrait, size=(320, 240))
    return write_video(path, scene.pictures(FRAMES), Making(times=every(40, FRAMES)))


@pytest.fixture(scope="module")
def long_video(tmp_path_factory: pytest.TempPathFactory, portrait: Image) -> Path:
    """Much longer to analyse than it takes to interrupt that."""
    path = tmp_path_factory.mktemp("cli") / "long.mp4"
    picture = Scene(portrait, size=(320, 240)).picture(0)
    return write_video(path, (picture for _ in range(3000)), Making(times=every(40, 3000)))


class Place:
    """A database and a folder for temporary files that are nobody else's."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self.database = Database(f"sqlite:///{folder / 'place' / 'sessions.db'}")
        migrate(self.database)
        self.environment = os.environ | {"DATABASE_URL": str(self.database.url), "TMPDIR": str(self.temporary)}

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "flask", "--app", "web_service", "analyse", *map(str, arguments)]
        return subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *arguments: str | Path) -> tuple[int, str, str]:
        """The status, and what was said on standard output and on standard error."""
        with self.start(*arguments) as process:
            out, error = process.communicate(timeout=300)
        return process.returncode, out.decode(), error.decode()

    def sessions(self) -> list[SessionRow]:
        with self.database.read() as orm:
            return list(orm.scalars(select(SessionRow)))

    def at_work(self) -> int:
        """How many frames an analysis has done that is under way."""
        with self.database.read() as orm:
            return orm.scalar(select(func.sum(JobRow.frames_done)).where(JobRow.status.in_(ACTIVE))) or 0

    def workshops(self) -> list[Path]:
        """Temporary folders in which something is worked on, or that were forgotten."""
        return list(self.temporary.glob("mien-*"))

    def opened_workshops(self) -> list[Path]:
        return list(self.temporary.glob("mien-*/sessions.db"))

    def videos(self) -> list[str]:
        return [name for folder in self.temporary.parent.glob("place/*.videos") for name in videos_in(folder)]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def without_times(table: str) -> list[dict[str, str]]:
    """The rows of a CSV; sessions of another start have other times of day."""
    return [{**row, "time": ""} for row in csv.DictReader(io.StringIO(table))]


def test_a_file_becomes_a_session_and_the_same_table(place: Place, video: Path) -> None:
    status, said, complaints = place.run(video)
    assert (status, complaints) == (0, "")
    session_id, name = said.removesuffix("\n").split("\t")
    assert name == str(video)
    (row,) = place.sessions()
    assert (row.id, row.title, row.source, row.samples > 5) == (session_id, video.name, "video", True)
    assert row.ended_at is not None
    assert not place.videos()

    status, table, complaints = place.run(video, "--csv", "-")
    assert (status, complaints) == (0, "")
    assert len(place.sessions()) == 1
    stored = b"".join(FORMATS["csv"].write(SessionQueries(place.database).exported(session_id, {}))).decode()
    assert without_times(table) == without_times(stored)
    assert not place.workshops()


def test_a_file_may_have_the_longest_of_names(place: Place, video: Path, tmp_path: Path) -> None:
    long = tmp_path / ("n" * 251 + ".mp4")
    shutil.copyfile(video, long)
    status, _, complaints = place.run(long, "--rate", "1")
    assert (status, complaints) == (0, "")
    assert [row.title for row in place.sessions()] == ["n" * 200]


def test_several_files_and_outputs_and_one_that_is_no_video(place: Place, video: Path, tmp_path: Path) -> None:
    broken, absent, results = tmp_path / "broken.mp4", tmp_path / "absent.mp4", tmp_path / "results"
    broken.write_text("no video")
    results.mkdir()
    (results / "broken.json").write_text("what was there before")
    folder = f"{results}/"
    outputs = ["--json", folder, "--parquet", folder, "--annotate", folder, "--rate", "all"]
    status, said, complaints = place.run(broken, absent, video, *outputs, "--blur")
    assert (status, said) == (1, "")
    told = complaints.splitlines()
    assert [line.split(":")[0] for line in told] == [str(broken), str(absent)]
    assert "This is not a video" in told[0]
    assert sorted(file.name for file in results.iterdir()) == [
        "a face.json",
        "a face.mp4",
        "a face.parquet",
        "broken.json",
    ]
    assert (results / "broken.json").read_text() == "what was there before"
    samples = json.loads((results / "a face.json").read_text())["samples"]
    assert len(samples) == pq.read_table(results / "a face.parquet").num_rows >= FRAMES
    with av.open(results / "a face.mp4") as container:
        assert sum(1 for _ in container.decode(video=0)) == FRAMES
    assert not place.sessions()
    assert not place.workshops()


@pytest.mark.parametrize("stores", [True, False])
def test_interrupted_it_leaves_nothing(place: Place, long_video: Path, tmp_path: Path, stores: bool) -> None:
    target = tmp_path / "long.csv"
    outputs = () if stores else ("--csv", target)
    with place.start(long_video, "--rate", "all", *outputs) as process:
        under_way = place.at_work if stores else place.opened_workshops
        until(lambda: under_way() or process.poll() is not None)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=120)
    assert (process.returncode, out) == (130, b"")
    assert error.startswith(b"Interrupted")
    assert not place.sessions()
    assert not place.videos()
    assert not place.workshops()
    assert not list(tmp_path.glob("*long*"))
    assert long_video.is_file()


def test_nobody_reads_what_it_says(place: Place, video: Path) -> None:
    with place.start(video, "--json", "-") as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        error = process.stderr.read()
    assert (process.returncode, error) == (141, b"")
    assert not place.workshops()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument"),
        (["{video}", "--rate", "0"], "from 0.1 to 240"),
        (["{video}", "--rate", "nan"], "from 0.1 to 240"),
        (["{video}", "--model", "absent"], "there are: mini_xception"),
        (["{video}", "--blur"], "--annotate"),
        (["{video}", "--annotate", "-"], "name a file"),
        (["{video}", "--csv", "-", "--json", "-"], "one result of one file"),
        (["{video}", "{video}", "--csv", "-"], "one result of one file"),
        (["{video}", "{video}", "--csv", "{folder}/a.csv"], "need a folder"),
        (["{video}", "{video}", "--csv", "{folder}"], "more than once"),
        (["{video}", "--csv", "{folder}/absent/a.csv"], "does not exist"),
        (["{video}", "--csv", "/dev/null"], "not a regular file"),
        (["{video}", "--csv", "{video}/"], "Cannot create"),
        (["{video}", "--annotate", "{video}"], "the input file"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_done(
    app: APIFlask, video: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    filled = [each.format(video=video, folder=tmp_path) for each in arguments]
    result = app.test_cli_runner().invoke(args=["analyse", *filled])
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert not list(tmp_path.iterdir())


def test_its_help_says_what_it_does(app: APIFlask) -> None:
    said = app.test_cli_runner().invoke(args=["analyse", "--help"]).output
    assert all(word in said for word in ("--csv OUT", "--rate N|all", "[default: 10]", "130", "standard output"))
