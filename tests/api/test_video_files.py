"""The kept file: had back in parts, sent once more, drawn on, erased."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.api.video_service import (
    CONTENT,
    analysed,
    files_of,
    names_in,
    refused,
    sent,
    settings_of,
    upload,
    video_of,
)
from tests.samples import made_samples
from web_service import create_app
from web_service.video.files import BLOCK, IncomingFile, VideoFiles, fingerprint_of


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("files")
    app = create_app(settings_of(f"sqlite:///{folder / 'sessions.db'}", folder / "videos"))
    yield app.test_client()
    app.extensions["mien"].storage.database.close()


@pytest.fixture
def client(served: FlaskClient) -> FlaskClient:
    assert served.delete("/api/storage").status_code == 204
    return served


@pytest.fixture
def kept(client: FlaskClient) -> str:
    """A video that is analysed and kept."""
    session_id = sent(client, keep="true")
    analysed(client, session_id, made_samples(20))
    return session_id


@pytest.fixture
def erased(client: FlaskClient) -> str:
    """A video that is analysed and was not kept."""
    session_id = sent(client)
    analysed(client, session_id, made_samples(20))
    return session_id


def test_the_file_comes_back_as_it_was(client: FlaskClient, kept: str) -> None:
    with client.get(f"/api/videos/{kept}/file") as answer:
        assert answer.status_code == 200
        assert answer.data == CONTENT
        assert answer.content_type == "video/mp4"
        assert answer.headers["Accept-Ranges"] == "bytes"
        tag = answer.headers["ETag"]
    with client.get(f"/api/videos/{kept}/file", headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("0-0", 0, 0), ("0-99", 0, 99), ("100-", 100, 1023), ("-24", 1000, 1023), ("1000-5000", 1000, 1023)],
)
def test_parts_of_it(client: FlaskClient, kept: str, asked: str, first: int, last: int) -> None:
    with client.get(f"/api/videos/{kept}/file", headers={"Range": f"bytes={asked}"}) as answer:
        assert answer.status_code == 206
        assert answer.data == CONTENT[first : last + 1]
        assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"


def test_parts_that_are_not_there(client: FlaskClient, kept: str) -> None:
    with client.get(f"/api/videos/{kept}/file", headers={"Range": "bytes=5000-"}) as answer:
        refused(answer, 416)


def test_what_was_not_kept_is_not_there(client: FlaskClient, erased: str) -> None:
    refused(client.get(f"/api/videos/{erased}/file"), 404, "Send the same file again")
    refused(client.post(f"/api/videos/{erased}/annotation", json={"blur": True}), 409, "Send the same file again")


def test_a_file_that_is_analysed_without_being_kept_is_not_given_out(client: FlaskClient) -> None:
    refused(client.get(f"/api/videos/{sent(client)}/file"), 404)


def test_the_same_file_is_kept_after_all(client: FlaskClient, erased: str) -> None:
    answer = upload(client, path=f"/api/videos/{erased}/file", method="PUT", name="of another name.mp4")
    assert answer.status_code == 200, answer.text
    video = answer.get_json()
    assert (video["keep"], video["kept"], video["name"]) == (True, True, "film.mp4")
    with client.get(f"/api/videos/{erased}/file") as file:
        assert file.data == CONTENT
    assert names_in(client) == [f"{erased}.video"]


@pytest.mark.parametrize("content", [CONTENT[:-1], CONTENT + b"\0", CONTENT[::-1]])
def test_another_file_is_refused(client: FlaskClient, erased: str, kept: str, content: bytes) -> None:
    for session_id in (erased, kept):
        refused(upload(client, content, path=f"/api/videos/{session_id}/file", method="PUT"), 409, "film.mp4")
    assert names_in(client) == [f"{kept}.video"]
    assert files_of(client).path(kept, "video").read_bytes() == CONTENT
    assert not video_of(client, erased)["keep"]


def test_fields_of_an_upload_make_no_sense_here(client: FlaskClient, erased: str) -> None:
    refused(upload(client, path=f"/api/videos/{erased}/file", method="PUT", fields={"rate": "5"}), 422, "rate")
    assert names_in(client) == []


def test_it_is_drawn_when_it_is_analysed(client: FlaskClient, kept: str) -> None:
    waiting = sent(client, keep="true")
    refused(client.post(f"/api/videos/{waiting}/annotation", json={"blur": True}), 409, "complete")
    refused(client.get(f"/api/videos/{kept}/annotation"), 404)
    asked = client.post(f"/api/videos/{kept}/annotation", json={"blur": True})
    assert asked.status_code == 202, asked.text
    drawing = asked.get_json()
    assert (drawing["status"], drawing["blur"], drawing["bytes"]) == ("queued", True, None)
    assert video_of(client, kept)["annotation"] == drawing
    refused(client.post(f"/api/videos/{kept}/annotation", json={"blur": False}), 409, "already")
    refused(client.get(f"/api/videos/{kept}/annotation/file"), 404)
    assert client.delete(f"/api/videos/{kept}/annotation").status_code == 204
    refused(client.delete(f"/api/videos/{kept}/annotation"), 404)
    assert client.post(f"/api/videos/{kept}/annotation", json={"blur": False}).status_code == 202


@pytest.mark.parametrize("body", [[], {"blur": "yes"}, {"blur": 1}, {"blur": None}])
def test_wild_wishes_for_a_drawing(client: FlaskClient, kept: str, body: object) -> None:
    answer = client.post(f"/api/videos/{kept}/annotation", json=body)
    assert answer.status_code == 422, answer.text


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])
def test_the_fingerprint_is_the_same_however_it_arrives(tmp_path: Path, size: int) -> None:
    files = VideoFiles(tmp_path)
    content = bytes(size % 251 for size in range(997)) * (size // 997 + 1)
    uploads = [files.create("whole"), files.create("pieces")]
    step = {"whole": size or 1, "pieces": 1_234_567}
    for file, width in zip(uploads, step.values(), strict=True):
        for first in range(0, size, width):
            file.write(content[first : min(first + width, size)])
        file.close()
    assert len({file.fingerprint for file in uploads} | {fingerprint_of(files.path("whole", "part"))}) == 1
    assert [file.bytes for file in uploads] == [size, size]


def test_no_two_uploads_share_a_name(tmp_path: Path) -> None:
    files = VideoFiles(tmp_path / "not" / "there" / "yet")
    first: IncomingFile = files.create("same")
    with pytest.raises(FileExistsError):
        files.create("same")
    first.close()
