"""What was erased is gone from the disk, not only from the page."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.failures.calls import begin, mark, send
from tests.failures.conftest import Serve, database_of
from web_service.core.samples import RECORD

TITLE, NOTES, TEXT, NAME = "Quagga-title", "Quagga-notes " * 900, "Quagga-marker", "Quagga-name"
OTHER = "Okapi-title"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sessions.db"


@pytest.fixture
def client(file: Path, serve: Serve) -> FlaskClient:
    return serve(f"sqlite:///{file}")


def fill(client: FlaskClient) -> str:
    """A session with something everywhere, and another one, which stays; the id of the first."""
    session, other = begin(client, title=TITLE), begin(client, title=OTHER)
    for n in range(30):
        assert send(client, session, n, count=40).status_code == 200
        assert send(client, other, n, count=10).status_code == 200
    assert client.patch(f"/api/sessions/{session}", json={"notes": NOTES}).status_code == 200
    assert client.put(f"/api/sessions/{session}/faces/0", json={"name": NAME}).status_code == 200
    assert mark(client, session, TEXT).status_code == 200
    return session


def secrets(file: Path, session: str) -> list[bytes]:
    """Texts and packed samples of a session, as they are in the file."""
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT samples FROM batches WHERE session_id = ? AND n > 0", [session]).fetchall()
    # From their middle: the other session's batches are shorter, so these bytes are of this one alone.
    blobs = [blob[RECORD.itemsize * 15 : RECORD.itemsize * 25] for (blob,) in found]
    assert len(blobs) == 29
    return [*(text.encode() for text in (TITLE, "Quagga-notes", TEXT, NAME, session)), *blobs]


def left(file: Path, wanted: list[bytes]) -> Iterator[bytes]:
    """What is still in the file, its log, or anything else beside it."""
    contents = [part.read_bytes() for part in file.parent.iterdir() if part.is_file()]
    assert contents
    return (each for each in wanted if any(each in content for content in contents))


ERASING: dict[str, Callable[[FlaskClient, str], int]] = {
    "one": lambda client, session: client.delete(f"/api/sessions/{session}").status_code,
    "all": lambda client, _: client.delete("/api/storage").status_code,
}


@pytest.mark.parametrize("erase", ERASING.values(), ids=ERASING)
def test_no_byte_of_a_session_is_left(
    client: FlaskClient, file: Path, erase: Callable[[FlaskClient, str], int]
) -> None:
    session = fill(client)
    wanted = secrets(file, session)
    assert list(left(file, wanted)) == wanted
    # From the log into the file, as happens sooner or later.
    database_of(client).vacuum()
    assert list(left(file, wanted)) == wanted
    size = file.stat().st_size
    assert erase(client, session) == 204
    assert list(left(file, wanted)) == []
    # And its room is given back.
    assert file.stat().st_size < size


def test_the_other_session_stays_as_it_was(client: FlaskClient, file: Path) -> None:
    session = fill(client)
    assert client.delete(f"/api/sessions/{session}").status_code == 204
    listed = client.get("/api/sessions").get_json()["sessions"]
    assert [(each["title"], each["samples"]) for each in listed] == [(OTHER, 300)]
    assert list(left(file, [OTHER.encode()])) == [OTHER.encode()]


def test_a_reader_in_the_way_delays_it_only_until_it_is_done(client: FlaskClient, file: Path) -> None:
    session = fill(client)
    wanted = secrets(file, session)
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM batches").fetchall()
        assert client.delete(f"/api/sessions/{session}").status_code == 204
        assert client.get(f"/api/sessions/{session}").status_code == 404
    # The service does this every ten minutes by itself.
    database_of(client).vacuum()
    assert list(left(file, wanted)) == []


def test_what_was_overwritten_or_unmarked_is_gone_too(client: FlaskClient, file: Path) -> None:
    session = begin(client, title=TITLE)
    marker = mark(client, session, TEXT).get_json()["id"]
    assert client.patch(f"/api/sessions/{session}", json={"title": "Another"}).status_code == 200
    assert client.delete(f"/api/sessions/{session}/markers/{marker}").status_code == 204
    database_of(client).vacuum()
    assert list(left(file, [TITLE.encode(), TEXT.encode()])) == []
