"""Uploads that are refused: each says why, and none leaves a byte."""

import errno
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.video_service import CONTENT, FORM, MAX_BYTES, form, names_in, refused, settings_of, upload
from web_service import create_app
from web_service.database.errors import DatabaseBusyError
from web_service.database.videos import VideoStore
from web_service.video.files import IncomingFile, VideoFiles

WILD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "nan", "inf", "-1", "0", "240.1", "1e400", "ALL", "true", "null", "[]", "\x00", "9" * 400]),
)
FIELDS = ("id", "title", "model", "rate", "keep", "consent_at", "consent_version", "more", "file[]", "")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("refusals")
    app = create_app(settings_of(f"sqlite:///{folder / 'sessions.db'}", folder / "videos"))
    yield app.test_client()
    app.extensions["mien"].storage.database.close()


@pytest.fixture
def client(served: FlaskClient) -> Iterator[FlaskClient]:
    """Whatever happens in a test, nothing may be left after it."""
    yield served
    assert names_in(served) == []
    listed = served.get("/api/videos").get_json()
    assert (listed["videos"], listed["waiting"]) == ([], 0)


def post(client: FlaskClient, body: bytes, **more: Any) -> Any:
    return client.post("/api/videos", data=body, content_type=FORM, **more)


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "video/mp4", "", "application/x-www-form-urlencoded"]
)
def test_other_kinds_of_bodies(client: FlaskClient, kind: str) -> None:
    refused(client.post("/api/videos", data=b"{}", content_type=kind), 415, "multipart/form-data")


def test_a_file_that_is_announced_as_too_large_is_not_even_begun(client: FlaskClient) -> None:
    # Nothing is behind these headers: who would read it would wait or fail.
    announced = {"CONTENT_LENGTH": str(MAX_BYTES * 100)}
    refused(post(client, b"", environ_overrides=announced), 413, "MIEN_MAX_VIDEO_BYTES")


@pytest.mark.parametrize("more", [1, 30_000])
def test_a_file_that_turns_out_too_large(client: FlaskClient, more: int) -> None:
    refused(upload(client, bytes(MAX_BYTES + more)), 413, "MIEN_MAX_VIDEO_BYTES")


def test_the_largest_file_there_may_be_is_taken(client: FlaskClient) -> None:
    answer = upload(client, bytes(MAX_BYTES))
    assert answer.status_code == 202
    assert client.delete(f"/api/sessions/{answer.get_json()['id']}").status_code == 204


def test_a_body_of_unknown_length(client: FlaskClient) -> None:
    body = form(("file", "a.mp4", CONTENT))
    headers = {"Transfer-Encoding": "chunked"}
    refused(post(client, b"", headers=headers, input_stream=BytesIO(body)), 411, "Content-Length")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        pytest.param([], "field named file", id="nothing at all"),
        pytest.param([("title", None, b"A title")], "field named file", id="no file"),
        pytest.param([("video", "a.mp4", CONTENT)], "field named file", id="a file of another name"),
        pytest.param([("file", None, CONTENT)], "field named file", id="a file as text"),
        pytest.param([("file", "a.mp4", b"")], "empty", id="an empty file"),
        pytest.param([("file", "a.mp4", CONTENT), ("file", "b.mp4", CONTENT)], "one file", id="two files"),
        pytest.param([("file", "a.mp4", CONTENT), ("other", "b", b"")], "one file", id="two files, one of them empty"),
        pytest.param([("file", "a.mp4", CONTENT), ("speed", None, b"2")], "speed", id="an unknown field"),
        pytest.param([("rate", None, b"0"), ("file", "a.mp4", CONTENT)], "rate", id="a rate of nothing"),
        pytest.param([("rate", None, b"nan"), ("file", "a.mp4", CONTENT)], "rate", id="a rate that is no number"),
        pytest.param([("id", None, b"1"), ("file", "a.mp4", CONTENT)], "id", id="an id that is none"),
        pytest.param([("model", None, b"none"), ("file", "a.mp4", CONTENT)], "mini_xception", id="an unknown model"),
        pytest.param([("title", None, b"t" * 100_000), ("file", "a", CONTENT)], "title", id="an endless title"),
        pytest.param([(f"f{n}", None, b"") for n in range(50)] + [("file", "a", CONTENT)], "form", id="many fields"),
    ],
)
def test_forms_that_do_not_fit(client: FlaskClient, parts: list[tuple[str, str | None, bytes]], words: str) -> None:
    answer = post(client, form(*parts))
    refused(answer, 422, words)


@pytest.mark.parametrize("body", [form(("file", "a.mp4", CONTENT), end=False), form(("file", "a", CONTENT))[:-400]])
def test_a_form_that_ends_too_early(client: FlaskClient, body: bytes) -> None:
    refused(post(client, body), 422, "send the file again")


def test_a_client_that_goes_in_the_middle(client: FlaskClient) -> None:
    body = form(("file", "a.mp4", CONTENT))
    answer = post(client, body[:500], environ_overrides={"CONTENT_LENGTH": str(len(body))})
    refused(answer, answer.status_code)
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", "http://localhost:9999", "http://[", "x" * 5000]
)
def test_forms_of_pages_elsewhere(client: FlaskClient, origin: str, method: str) -> None:
    path = "/api/videos" if method == "POST" else "/api/videos/00000000-0000-0000-0000-000000000000/file"
    refused(upload(client, path=path, method=method, headers={"Origin": origin}), 403, "MIEN_CORS_ORIGINS")


def test_our_own_page_may_send(client: FlaskClient) -> None:
    answer = upload(client, headers={"Origin": "http://localhost"})
    assert answer.status_code == 202
    assert client.delete(f"/api/sessions/{answer.get_json()['id']}").status_code == 204


def test_too_little_room_is_seen_before_it_begins(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(VideoFiles, "spare_bytes", lambda _: 1000)
    refused(upload(client), 507, "Nothing was stored", "free some")


def test_a_disk_that_fills_up_meanwhile(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(_upload: IncomingFile, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(IncomingFile, "write", write)
    refused(upload(client), 507, "Nothing was stored", "free some")


def test_a_sender_that_falls_silent(client: FlaskClient) -> None:
    class Silent(BytesIO):
        def readinto(self, buffer: Any, /) -> int:
            if self.tell() > 100:
                raise TimeoutError
            return super().readinto(memoryview(buffer)[:50])

    body = form(("file", "a.mp4", CONTENT))
    answer = client.post(
        "/api/videos",
        input_stream=Silent(body),
        content_type=FORM,
        environ_overrides={"CONTENT_LENGTH": str(len(body))},
    )
    refused(answer, 408, "again")


def test_a_database_that_fails_at_the_last_moment(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def create(_store: VideoStore, _session: object, _video: object, take: Callable[[], None]) -> None:
        take()
        raise DatabaseBusyError("Somebody else writes just now.")

    monkeypatch.setattr(VideoStore, "create", create)
    refused(upload(client), 503)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.lists(st.tuples(st.sampled_from(FIELDS), WILD), max_size=6), file=st.booleans())
def test_wild_fields_are_no_fault(served: FlaskClient, fields: list[tuple[str, str]], *, file: bool) -> None:
    parts = [(name, None, value.encode("utf-8", "replace")) for name, value in fields]
    if file:
        parts.append(("file", "a.mp4", CONTENT))  # type: ignore[arg-type]
    settle(served, post(served, form(*parts)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300), first=st.booleans(), name=st.text(max_size=40))
def test_wild_bodies_are_no_fault(served: FlaskClient, body: bytes, name: str, *, first: bool) -> None:
    whole = form(("file", name.replace('"', ""), body))
    settle(served, post(served, body + whole if first else whole[: len(whole) // 2] + body))


def settle(client: FlaskClient, answer: Any) -> None:
    """It was taken, and is erased again, or refused for a reason; no byte is left either way."""
    if answer.status_code == 202:
        assert client.delete(f"/api/sessions/{answer.get_json()['id']}").status_code == 204
    else:
        assert answer.status_code in {400, 408, 409, 413, 422}, answer.text
        refused(answer, answer.status_code)
    assert names_in(client) == []
