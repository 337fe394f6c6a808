"""A full disk: a clear answer, a sound file, and it goes on once there is room."""

import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.failures.calls import begin, mark, refused, samples_of, send
from tests.failures.conftest import Serve, database_of

MEGABYTE = 1024 * 1024
FULL = "disk is full", "stored is safe", "free some space"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 80 MB, in memory; only root may have one."""
    mount, umount = ["mount", "-t", "tmpfs", "-o", "size=80m", "mien", str(tmp_path)], ["umount", str(tmp_path)]
    mounted = subprocess.run(mount, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("A small disk can only be made by root: " + mounted.stderr.decode().strip())
    yield tmp_path
    subprocess.run(umount, check=True)


def fill(file: Path, megabytes: float) -> None:
    """Take so much of the disk, or all that is left of it."""
    with file.open("ab", buffering=0) as ballast:
        try:
            for _ in range(int(megabytes * 256)):
                ballast.write(bytes(4096))
        except OSError:
            return


def sound(file: Path) -> bool:
    with sqlite3.connect(file) as connection:
        checked = connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    return checked == [("ok",)]


def test_recording_stops_while_there_is_room_to_review_and_erase(small_disk: Path, serve: Serve) -> None:
    client = serve(f"sqlite:///{small_disk / 'sessions.db'}")
    session, other = begin(client), begin(client)
    assert send(client, session, 0).status_code == 200
    ballast = small_disk / "ballast"
    fill(ballast, 30)
    for answer in (send(client, session, 1), client.post("/api/sessions", json={}), mark(client, session, "a mark")):
        refused(answer, 507, *FULL)
    assert samples_of(client, session) == 5
    assert client.get(f"/api/sessions/{session}/export").status_code == 200
    assert client.patch(f"/api/sessions/{session}", json={"title": "The disk was full"}).status_code == 200
    assert client.delete(f"/api/sessions/{other}").status_code == 204
    ballast.unlink()
    assert send(client, session, 1).get_json()["repeated"] is False
    assert samples_of(client, session) == 10


def test_a_disk_without_a_single_byte_spoils_nothing(small_disk: Path, serve: Serve) -> None:
    file, ballast = small_disk / "sessions.db", small_disk / "ballast"
    client = serve(f"sqlite:///{file}")
    session = begin(client)
    assert send(client, session, 0).status_code == 200
    fill(ballast, 100)
    refused(send(client, session, 1), 507, *FULL)
    # Not refused beforehand: it is SQLite that finds no room.
    refused(client.patch(f"/api/sessions/{session}", json={"notes": "n" * 20_000}), 507, *FULL)
    assert samples_of(client, session) == 5
    assert client.get("/api/sessions").get_json()["total"] == 1
    assert client.get(f"/api/sessions/{session}").get_json()["notes"] == ""
    assert sound(file)
    ballast.unlink()
    assert send(client, session, 1).get_json()["repeated"] is False
    assert client.patch(f"/api/sessions/{session}", json={"notes": "n" * 20_000}).status_code == 200
    assert samples_of(client, session) == 10
    assert sound(file)


def test_a_file_that_may_not_grow_spoils_nothing(tmp_path: Path, serve: Serve) -> None:
    """The same without root: SQLite believes the disk to be full."""
    file = tmp_path / "sessions.db"
    client = serve(f"sqlite:///{file}")
    session = begin(client)
    database = database_of(client)
    most = 30

    def bound(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {most}")

    event.listen(database.engine, "connect", bound)
    database.close()
    stored = 0
    while (answer := send(client, session, stored, count=500)).status_code == 200:
        stored += 1
        assert stored < most * 10
    refused(answer, 507, *FULL)
    assert stored > 0
    assert samples_of(client, session) == 500 * stored
    assert sound(file)
    most = 10_000
    database.close()
    assert send(client, session, stored, count=500).get_json()["repeated"] is False
    assert samples_of(client, session) == 500 * (stored + 1)
