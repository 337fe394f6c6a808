"""The folder of video files belongs to one database, and nothing in it is erased by another."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.databases import KINDS, Databases
from web_service.database.engine import Database
from web_service.database.errors import VideoFolderError
from web_service.database.migrate import migrate
from web_service.database.retention import Retention
from web_service.database.video_folder import MARKER, claim_folder, owns_folder
from web_service.database.videos import VideoStore
from web_service.database.write_schema import SCHEMA_FILE
from web_service.video.files import VideoFiles


@pytest.fixture
def files(tmp_path: Path) -> VideoFiles:
    return VideoFiles(tmp_path / "videos")


@pytest.fixture
def other(databases: Databases) -> Iterator[Database]:
    made = Database(databases.empty("sqlite"))
    migrate(made)
    yield made
    made.close()


def put(files: VideoFiles, name: str, *, suffix: str = ".video") -> Path:
    """A file that was written long ago."""
    files.folder.mkdir(parents=True, exist_ok=True)
    path = files.folder / f"{name}{suffix}"
    path.write_bytes(b"video")
    os.utime(path, (0, 0))
    return path


def know(database: Database, name: str) -> None:
    """A video of this database's own, kept."""
    with database.transaction(writes=True) as connection:
        connection.execute(
            text(
                "INSERT INTO sessions (id, title, notes, source, started_at, heard_at, model, made_with, samples, "
                "revision, summary_revision, faces) VALUES (:id, '', '', 'video', 0, 0, 'm', '{}', 0, 0, -1, 0)"
            ),
            {"id": name},
        )
        connection.execute(
            text(
                "INSERT INTO videos (session_id, name, bytes, fingerprint, received_at, keep) "
                "VALUES (:id, 'film.mp4', 5, '', 0, true)"
            ),
            {"id": name},
        )


def test_a_folder_is_one_database_s(database: Database, other: Database, files: VideoFiles) -> None:
    for _ in range(2):
        claim_folder(database, files)
    assert owns_folder(database, files)
    assert not owns_folder(other, files)
    with pytest.raises(VideoFolderError, match="MIEN_VIDEOS_DIR") as refusal:
        claim_folder(other, files)
    assert str(files.folder) in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert owns_folder(database, files)


@pytest.mark.parametrize("kind", KINDS)
def test_it_stays_the_same_database_after_a_restart(kind: str, databases: Databases, files: VideoFiles) -> None:
    url = databases.empty(kind)
    for _ in range(2):
        database = Database(url)
        migrate(database)
        claim_folder(database, files)
        database.close()


def test_of_several_that_start_at_once_one_gets_it(databases: Databases, files: VideoFiles) -> None:
    outcomes: list[str] = []

    def start(database: Database) -> None:
        try:
            claim_folder(database, files)
            outcomes.append(str(database.file))
        except VideoFolderError:
            outcomes.append("refused")

    with ExitStack() as stack:
        made = [Database(databases.empty("sqlite")) for _ in range(3)]
        for each in made:
            stack.callback(each.close)
            migrate(each)
        threads = [threading.Thread(target=start, args=(each,)) for each in made * 3]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert outcomes.count("refused") == 6
    assert len(set(outcomes)) == 2


def test_a_folder_from_before_there_were_markers(database: Database, other: Database, files: VideoFiles) -> None:
    mine = str(uuid4())
    know(database, mine)
    put(files, mine)
    with pytest.raises(VideoFolderError, match="knows none"):
        claim_folder(other, files)
    assert not (files.folder / MARKER).exists()
    claim_folder(database, files)
    assert owns_folder(database, files)


def test_what_arrived_half_is_no_reason_to_refuse(database: Database, files: VideoFiles) -> None:
    stray = put(files, str(uuid4()), suffix=".part")
    claim_folder(database, files)
    Retention(database, files).erase_orphans()
    assert stray.exists()


def test_a_marker_that_a_crash_has_left_empty_is_written_anew(
    database: Database, files: VideoFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web_service.database.video_folder._WRITTEN_SECONDS", 0)
    files.folder.mkdir()
    (files.folder / MARKER).touch()
    claim_folder(database, files)
    assert owns_folder(database, files)


def test_a_folder_that_cannot_be_used_is_said(database: Database, files: VideoFiles) -> None:
    files.folder.write_text("a file")
    with pytest.raises(VideoFolderError, match="cannot be used"):
        claim_folder(database, files)
    assert not owns_folder(database, files)


def test_a_database_made_by_hand_has_an_identity_too(tmp_path: Path, files: VideoFiles) -> None:
    file = tmp_path / "by_hand.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(SCHEMA_FILE.read_text(encoding="utf-8"))
    database = Database(f"sqlite:///{file}")
    claim_folder(database, files)
    assert owns_folder(database, files)
    database.close()


def test_only_what_this_database_has_written_is_erased(database: Database, files: VideoFiles) -> None:
    claim_folder(database, files)
    ours = put(files, VideoStore(database, max_waiting=1).new_name())
    theirs = [put(files, str(uuid4()), suffix=suffix) for suffix in (".part", ".video", ".annotated.mp4")]
    theirs.append(put(files, "holiday"))
    Retention(database, files).erase_orphans()
    Retention(database, files).erase_everything()
    assert not ours.exists()
    assert all(path.exists() for path in theirs)


def test_nothing_is_erased_where_the_folder_is_another_one_s_by_now(database: Database, files: VideoFiles) -> None:
    claim_folder(database, files)
    ours = put(files, VideoStore(database, max_waiting=1).new_name())
    (files.folder / MARKER).unlink()
    Retention(database, files).erase_orphans()
    assert ours.exists()
    (files.folder / MARKER).write_text("another database\n")
    Retention(database, files).erase_orphans()
    assert ours.exists()


def test_names_are_forgotten_once_nothing_lies_under_them(database: Database, files: VideoFiles) -> None:
    claim_folder(database, files)
    store, videos = Retention(database, files), VideoStore(database, max_waiting=1)
    gone, arriving, there, known = videos.new_name(), videos.new_name(), videos.new_name(), videos.new_name()
    know(database, known)
    path = put(files, there)
    os.utime(path)
    with database.transaction(writes=True) as connection:
        connection.execute(text("UPDATE video_files SET written_at = 0 WHERE name != :name"), {"name": arriving})
    store.erase_orphans()
    with database.transaction(writes=False) as connection:
        names = set(connection.scalars(text("SELECT name FROM video_files")))
    assert names == {arriving, there, known}
    assert gone not in names


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_database_has_written_its_videos(kind: str, databases: Databases, files: VideoFiles) -> None:
    database = Database(databases.empty(kind))
    migrate(database, "0003")
    name = str(uuid4())
    know(database, name)
    path = put(files, name)
    migrate(database)
    claim_folder(database, files)
    with database.transaction(writes=True) as connection:
        connection.execute(text("DELETE FROM sessions"))
    Retention(database, files).erase_orphans()
    assert not path.exists()
    database.close()
