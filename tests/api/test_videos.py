"""Video files over HTTP, on SQLite and on PostgreSQL; no worker is at work."""

import os
from collections.abc import Iterator
from hashlib import sha256
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.api.video_service import (
    CONTENT,
    MAX_BYTES,
    MAX_WAITING,
    analysed,
    as_worker,
    files_of,
    names_in,
    refused,
    retention_of,
    sent,
    settings_of,
    storage_of,
    upload,
    video_of,
)
from tests.databases import KINDS, Databases
from tests.samples import all_happy, made_samples
from web_service import create_app
from web_service.database.videos import VideoStore
from web_service.video.files import VideoFiles

NOWHERE = "36dd2f0b-0fac-4422-b59b-28204d74d464"
ARRIVING = "aeff028c-64f9-407e-a94c-d0559e0ed23e"


@pytest.fixture(scope="module", params=KINDS)
def served(
    request: pytest.FixtureRequest, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FlaskClient]:
    app = create_app(settings_of(databases.empty(request.param), tmp_path_factory.mktemp("videos")))
    yield app.test_client()
    app.extensions["mien"].storage.database.close()


@pytest.fixture
def client(served: FlaskClient) -> FlaskClient:
    assert served.delete("/api/storage").status_code == 204
    assert names_in(served) == []
    return served


def test_a_file_becomes_a_session_that_waits(client: FlaskClient) -> None:
    answer = upload(client, name="holiday.mp4")
    assert answer.status_code == 202
    session = answer.get_json()
    assert answer.headers["Location"].endswith(f"/api/videos/{session['id']}")
    assert (session["title"], session["source"], session["status"]) == ("holiday.mp4", "video", "analysing")
    assert session["made_with"]["settings"] == {"frames analysed a second": 10, "file": "holiday.mp4"}
    video = video_of(client, session["id"])
    assert (video["name"], video["bytes"], video["rate"], video["media"]) == ("holiday.mp4", len(CONTENT), 10, None)
    assert (video["status"], video["progress"], video["frames_done"], video["speed"]) == ("queued", 0, 0, None)
    assert (video["keep"], video["kept"], video["annotation"]) == (False, False, None)
    assert video["fingerprint"] == sha256(sha256(CONTENT).digest()).hexdigest()
    assert names_in(client) == [f"{session['id']}.video"]
    assert files_of(client).path(session["id"], "video").read_bytes() == CONTENT


def test_everything_that_can_be_said_of_it_is_stored(client: FlaskClient) -> None:
    wanted = str(uuid4())
    consent = {"consent_at": "4000", "consent_version": "1"}
    fields = {"id": wanted, "title": "Task A", "rate": "2.5", "keep": "true", "model": "mini_xception", **consent}
    session = upload(client, fields=fields).get_json()
    assert (session["id"], session["title"], session["consent"]) == (wanted, "Task A", {"at": 4000, "version": "1"})
    video = video_of(client, wanted)
    assert (video["rate"], video["keep"], video["kept"], video["model"]) == (2.5, True, True, "mini_xception")
    assert video["title"] == "Task A"


def test_every_frame_may_be_asked_for(client: FlaskClient) -> None:
    assert video_of(client, sent(client, rate="all"))["rate"] is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("/etc/passwd", "passwd"),
        ("..\\\\..\\\\secret\\\\film.avi", "film.avi"),
        ("../../../", "video"),
        ("😀 fête.mp4", "😀 fête.mp4"),
        ("a\x00b\u202ecod.mp4", "abcod.mp4"),
        ("n" * 400 + ".mp4", "n" * 200),
        ("'; DROP TABLE videos; --.mp4", "'; DROP TABLE videos; --.mp4"),
    ],
)
def test_names_are_only_words(client: FlaskClient, name: str, kept: str) -> None:
    session_id = sent(client, name=name)
    video = video_of(client, session_id)
    assert (video["name"], video["title"]) == (kept, kept)
    assert names_in(client) == [f"{session_id}.video"]


def test_the_newest_come_first_and_those_at_work_are_never_left_out(client: FlaskClient) -> None:
    first = sent(client)
    second = sent(client)
    analysed(client, second, made_samples(5))
    third = sent(client)
    analysed(client, third, made_samples(5))
    listed = client.get("/api/videos").get_json()
    assert [video["id"] for video in listed["videos"]] == [third, second, first]
    assert (listed["waiting"], listed["max_bytes"], listed["max_duration_ms"]) == (1, MAX_BYTES, 4 * 3_600_000)
    few = client.get("/api/videos?limit=1").get_json()
    assert [video["id"] for video in few["videos"]] == [third, first]


def test_one_too_many_waits_at_the_door(client: FlaskClient) -> None:
    waiting = [sent(client) for _ in range(MAX_WAITING)]
    answer = upload(client)
    refused(answer, 429, str(MAX_WAITING))
    assert int(answer.headers["Retry-After"]) > 0
    assert names_in(client) == sorted(f"{each}.video" for each in waiting)
    client.delete(f"/api/videos/{waiting[0]}")
    sent(client)


def test_an_id_is_used_once(client: FlaskClient) -> None:
    session_id = sent(client, id=NOWHERE)
    before = video_of(client, session_id)
    refused(upload(client, b"another", fields={"id": NOWHERE}), 409, "id")
    assert video_of(client, session_id) == before
    assert files_of(client).path(session_id, "video").read_bytes() == CONTENT
    assert names_in(client) == [f"{session_id}.video"]
    recorded = client.post("/api/sessions", json={}).get_json()["id"]
    refused(upload(client, fields={"id": recorded}), 409, "id")
    assert names_in(client) == [f"{session_id}.video"]


def test_cancelled_means_that_nothing_is_left(client: FlaskClient) -> None:
    session_id = sent(client, keep="true")
    assert client.delete(f"/api/videos/{session_id}").status_code == 204
    video = video_of(client, session_id)
    assert (video["status"], video["kept"], video["frames_done"]) == ("cancelled", False, 0)
    assert names_in(client) == []
    # Twice is no fault.
    assert client.delete(f"/api/videos/{session_id}").status_code == 204
    assert client.delete(f"/api/sessions/{session_id}").status_code == 204
    refused(client.get(f"/api/videos/{session_id}"), 404)


def test_a_finished_one_keeps_its_session_and_loses_its_file(client: FlaskClient) -> None:
    session_id = sent(client, keep="true")
    analysed(client, session_id, made_samples(20))
    assert client.delete(f"/api/videos/{session_id}").status_code == 204
    video = video_of(client, session_id)
    assert (video["status"], video["keep"], video["kept"]) == ("complete", False, False)
    assert client.get(f"/api/sessions/{session_id}").get_json()["samples"] == 20
    assert names_in(client) == []


def test_the_diary_shows_what_came_to_something(client: FlaskClient) -> None:
    done = sent(client, title="done")
    analysed(client, done, made_samples(5))
    failed = sent(client, title="failed")
    as_worker(client, failed, lambda claims, key, claim: claims.fail(key, claim, "This is no video."))
    client.delete(f"/api/videos/{sent(client, title='cancelled')}")
    sent(client, title="waits")
    listed = client.get("/api/sessions?sort=title").get_json()
    assert [(each["title"], each["status"]) for each in listed["sessions"]] == [
        ("waits", "analysing"),
        ("done", "complete"),
    ]
    assert listed["total"] == 2
    video = video_of(client, failed)
    assert (video["status"], video["detail"]) == ("failed", "This is no video.")


def test_erasing_a_session_erases_its_files(client: FlaskClient) -> None:
    session_id, other = sent(client, keep="true"), sent(client)
    files_of(client).path(session_id, "annotated").write_bytes(b"drawn")
    assert client.delete(f"/api/sessions/{session_id}").status_code == 204
    refused(client.get(f"/api/videos/{session_id}"), 404)
    assert names_in(client) == [f"{other}.video"]


def test_nobody_else_adds_to_its_session(client: FlaskClient) -> None:
    """A batch from elsewhere would stand in the way of one that the analysis makes."""
    session_id = sent(client)
    path, batch = f"/api/sessions/{session_id}/batches", {"samples": all_happy(3), "from": 0, "to": 300}
    refused(client.put(f"{path}/0", json=batch), 409, "video")
    client.patch(f"/api/sessions/{session_id}", json={"ended": True})
    assert client.get(f"/api/sessions/{session_id}").get_json()["status"] == "analysing"
    analysed(client, session_id, made_samples(20))
    refused(client.put(f"{path}/1", json=batch), 409, "video")
    detail = client.get(f"/api/sessions/{session_id}").get_json()
    assert (detail["samples"], detail["status"]) == (20, "complete")


def test_storage_counts_files_and_erasing_everything_takes_them(client: FlaskClient) -> None:
    sent(client)
    sent(client, b"x" * 1000)
    storage = client.get("/api/storage").get_json()
    assert (storage["videos"], storage["video_bytes"]) == (2, len(CONTENT) + 1000)
    assert client.delete("/api/storage").status_code == 204
    assert names_in(client) == []
    assert client.get("/api/videos").get_json()["videos"] == []
    storage = client.get("/api/storage").get_json()
    assert (storage["videos"], storage["video_bytes"]) == (0, 0)


def test_what_is_over_its_days_goes_with_its_files(client: FlaskClient) -> None:
    session_id = sent(client, keep="true")
    analysed(client, session_id, made_samples(5))
    assert client.patch(f"/api/sessions/{session_id}", json={"ended": 1000}).status_code == 200
    assert client.patch("/api/storage", json={"keep_days": 1}).status_code == 200
    try:
        assert names_in(client) == []
    finally:
        client.patch("/api/storage", json={"keep_days": None})


def test_strays_are_erased_and_what_is_needed_is_not(client: FlaskClient) -> None:
    waiting, kept, done = sent(client), sent(client, keep="true"), sent(client)
    analysed(client, kept, made_samples(5))
    content = files_of(client).path(done, "video").read_bytes()
    analysed(client, done, made_samples(5))
    # As a worker leaves it that dies just after its last word.
    files_of(client).path(done, "video").write_bytes(content)
    # One that a crash of ours left behind, and one that another program put there.
    stray, foreign = VideoStore(storage_of(client).database, max_waiting=1).new_name(), str(uuid4())
    for name in (stray, foreign):
        for kind in ("part", "video", "annotated"):
            files_of(client).path(name, kind).write_bytes(content)
            os.utime(files_of(client).path(name, kind), (0, 0))
    files_of(client).path(ARRIVING, "part").write_bytes(b"arriving")
    (files_of(client).folder / "notes.txt").write_text("not ours")
    retention_of(client).erase_orphans()
    foreigners = [f"{foreign}{suffix}" for suffix in (".part", ".video", ".annotated.mp4")]
    assert names_in(client) == sorted(
        [f"{waiting}.video", f"{kept}.video", f"{ARRIVING}.part", "notes.txt", *foreigners]
    )
    assert client.delete("/api/storage").status_code == 204
    assert names_in(client) == sorted([f"{ARRIVING}.part", "notes.txt", *foreigners])
    files_of(client).erase(foreign)
    (files_of(client).folder / "notes.txt").unlink()
    files_of(client).path(ARRIVING, "part").unlink()


def test_an_upload_in_the_moment_of_tidying_up_is_safe(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    present = VideoFiles.present
    arrived = []

    def late(files: VideoFiles) -> dict[str, bool]:
        seen = present(files)
        arrived.append(sent(client))
        return seen

    monkeypatch.setattr(VideoFiles, "present", late)
    retention_of(client).erase_orphans()
    monkeypatch.undo()
    assert names_in(client) == [f"{each}.video" for each in arrived]


def test_samples_come_with_their_boxes(client: FlaskClient) -> None:
    session_id = sent(client)
    samples = made_samples(30, faces=2)
    analysed(client, session_id, samples)
    path = f"/api/sessions/{session_id}/samples"
    whole = client.get(path).get_json()
    assert whole["at"] == samples.at.tolist()
    assert whole["face"] == samples.face.tolist()
    assert whole["box"]["x"] == pytest.approx(samples.box[:, 0], abs=0.01)
    assert whole["scores"][3] == pytest.approx(samples.scores[3], abs=1e-4)
    part = client.get(f"{path}?from=1000&to=1500").get_json()
    assert sorted(set(part["at"])) == [1000, 1100, 1200, 1300, 1400, 1500]
    assert client.put(f"/api/sessions/{session_id}/faces/1", json={"hidden": True}).status_code == 200
    assert set(client.get(path).get_json()["face"]) == {0}
    assert client.put(f"/api/sessions/{session_id}/faces/1", json={"merged_into": 0}).status_code == 200
    assert client.get(path).get_json()["face"] == [0] * 60


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("DELETE", ""),
        ("GET", "/file"),
        ("PUT", "/file"),
        ("POST", "/annotation"),
        ("GET", "/annotation"),
        ("DELETE", "/annotation"),
        ("GET", "/annotation/file"),
    ],
)
def test_no_video_is_told_kindly(client: FlaskClient, method: str, path: str) -> None:
    recorded = client.post("/api/sessions", json={}).get_json()["id"]
    for session_id in (NOWHERE, recorded):
        where = f"/api/videos/{session_id}{path}"
        if method == "PUT":
            refused(upload(client, path=where, method="PUT"), 404)
        else:
            refused(client.open(where, method=method, json={"blur": False} if method == "POST" else None), 404)
    assert names_in(client) == []
