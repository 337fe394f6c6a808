"""Sessions over HTTP, on SQLite and on PostgreSQL."""

from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.samples import all_happy
from web_service.database import sessions as stored

NOWHERE = "36dd2f0b-0fac-4422-b59b-28204d74d464"


def begin(client: FlaskClient, **asked: Any) -> str:
    response = client.post("/api/sessions", json={"title": "A session", **asked})
    assert response.status_code == 201, response.text
    session_id: str = response.json["id"]  # type: ignore[index]
    return session_id


def send(client: FlaskClient, session_id: str, n: int, samples: list[dict[str, Any]], **span: float) -> TestResponse:
    response = client.put(f"/api/sessions/{session_id}/batches/{n}", json={"samples": samples, **span})
    assert response.status_code == 200, response.text
    return response


def get(client: FlaskClient, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.get_json()
    return body


def titles(client: FlaskClient, query: str = "") -> list[str]:
    return [session["title"] for session in get(client, f"/api/sessions?{query}")["sessions"]]


def test_a_session_is_recorded_and_summarised(sessions: FlaskClient) -> None:
    session_id = begin(sessions, source="webcam", model="mini_xception", started_at=5000)
    send(sessions, session_id, 0, all_happy(10), **{"from": 0, "to": 1000})
    send(sessions, session_id, 1, [], **{"from": 1000, "to": 4000})
    detail = get(sessions, f"/api/sessions/{session_id}")
    assert detail["status"] == "recording"
    assert detail["duration_ms"] == 4000
    assert detail["samples"] == 10
    assert detail["faces"] == 1
    assert detail["shares"]["happy"] == pytest.approx(0.9)
    assert detail["expression_index"] == pytest.approx(95)
    assert detail["moments"][0]["expression"] == "happy"
    assert detail["index_line"][0] == pytest.approx(95)
    assert detail["index_line"][-1] is None
    ended = sessions.patch(f"/api/sessions/{session_id}", json={"ended": 9500})
    assert ended.json["status"] == "complete"  # type: ignore[index]
    assert ended.json["ended_at"] == 9500  # type: ignore[index]


def test_it_says_what_made_it(sessions: FlaskClient) -> None:
    consent = {"at": 4000, "version": "1"}
    session_id = begin(sessions, settings={"picture_width": 640, "mirrored": True, "source": "camera"}, consent=consent)
    detail = get(sessions, f"/api/sessions/{session_id}")
    made_with = detail["made_with"]
    assert made_with["model"] == detail["model"] == "mini_xception"
    assert set(made_with["model_sha256"]) >= {"model.onnx", "model.keras"}
    assert made_with["unclear_below"] == pytest.approx(0.47)
    assert made_with["index_weights"]["happy"] == 100
    assert made_with["settings"] == {"picture_width": 640, "mirrored": True, "source": "camera"}
    assert detail["consent"] == consent


def test_a_client_may_choose_the_id_and_ask_again(sessions: FlaskClient) -> None:
    chosen = str(uuid4())
    assert begin(sessions, id=chosen) == chosen
    send(sessions, chosen, 0, all_happy(3))
    assert begin(sessions, id=chosen, title="Again") == chosen
    detail = get(sessions, f"/api/sessions/{chosen}")
    assert (detail["title"], detail["samples"]) == ("A session", 3)


def test_a_batch_is_stored_once(sessions: FlaskClient) -> None:
    session_id = begin(sessions)
    assert send(sessions, session_id, 4, all_happy(5)).json == {"batch": 4, "samples": 5, "repeated": False}
    assert send(sessions, session_id, 4, all_happy(5)).json == {"batch": 4, "samples": 5, "repeated": True}
    assert get(sessions, f"/api/sessions/{session_id}")["samples"] == 5


def test_a_session_whose_client_fell_silent_is_over(sessions: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    session_id = begin(sessions, started_at=1_000_000)
    send(sessions, session_id, 0, all_happy(10), **{"from": 0, "to": 2000})
    monkeypatch.setattr(stored, "IDLE_MS", -1)
    detail = get(sessions, f"/api/sessions/{session_id}")
    assert detail["status"] == "complete"
    assert detail["ended_at"] == 1_002_000
    monkeypatch.undo()
    # What waited in the browser still arrives.
    send(sessions, session_id, 1, all_happy(10, first_at=2000), **{"from": 2000, "to": 3000})
    assert get(sessions, f"/api/sessions/{session_id}")["samples"] == 20


def test_batches_arrive_after_the_end_too(sessions: FlaskClient) -> None:
    session_id = begin(sessions)
    sessions.patch(f"/api/sessions/{session_id}", json={"ended": True})
    send(sessions, session_id, 0, all_happy(10))
    detail = get(sessions, f"/api/sessions/{session_id}")
    assert (detail["status"], detail["samples"]) == ("complete", 10)
    assert get(sessions, "/api/sessions")["sessions"][0]["samples"] == 10


def test_sessions_do_not_mix(sessions: FlaskClient) -> None:
    first, second = begin(sessions), begin(sessions)
    send(sessions, first, 0, all_happy(10))
    send(sessions, second, 0, all_happy(7, face=3, happy=0.2))
    assert get(sessions, f"/api/sessions/{first}")["shares"]["happy"] == pytest.approx(0.9)
    assert [track["face"] for track in get(sessions, f"/api/sessions/{second}")["tracks"]] == [3]


def test_the_list_is_searched_sorted_filtered_and_paged(sessions: FlaskClient) -> None:
    for place, title in enumerate(["Ärger test", "Kiosk 100%", "kiosk two", "Last"]):
        session_id = begin(sessions, title=title, started_at=1000 * place, source="video" if place == 3 else "webcam")
        send(sessions, session_id, 0, all_happy(10, happy=place / 4), **{"from": 0, "to": 1000 * (4 - place)})
    sessions.patch(f"/api/sessions/{session_id}", json={"notes": "Long kiosk notes"})
    assert titles(sessions) == ["Last", "kiosk two", "Kiosk 100%", "Ärger test"]
    assert titles(sessions, "search=kiosk") == ["Last", "kiosk two", "Kiosk 100%"]
    assert titles(sessions, "search=KIOSK+two") == ["kiosk two"]
    assert titles(sessions, "search=100%25") == ["Kiosk 100%"]
    assert titles(sessions, "search=%C3%A4rger") == ["Ärger test"]
    assert titles(sessions, "search=_") == []
    assert titles(sessions, "sort=title&order=asc")[:2] == ["Kiosk 100%", "kiosk two"]
    assert titles(sessions, "sort=duration_ms") == ["Ärger test", "Kiosk 100%", "kiosk two", "Last"]
    assert titles(sessions, "sort=expression_index&order=asc")[0] == "Ärger test"
    assert titles(sessions, "source=video") == ["Last"]
    assert titles(sessions, "from=1000&to=2000") == ["kiosk two", "Kiosk 100%"]
    assert titles(sessions, "min_ms=2500&max_ms=3500") == ["Kiosk 100%"]
    page = get(sessions, "/api/sessions?page=2&per_page=3")
    assert ([session["title"] for session in page["sessions"]], page["total"]) == (["Ärger test"], 4)
    assert titles(sessions, "page=9") == []


def test_faces_are_named_hidden_and_merged_and_that_is_undone(sessions: FlaskClient) -> None:
    session_id = begin(sessions)
    for face in range(3):
        send(sessions, session_id, face, all_happy(10, face=face, happy=0.1 + 0.3 * face))
    path = f"/api/sessions/{session_id}/faces"

    def edit(face: int, **said: Any) -> dict[str, Any]:
        response = sessions.put(f"{path}/{face}", json=said)
        assert response.status_code == 200, response.text
        detail: dict[str, Any] = response.get_json()
        return detail

    assert edit(0, name="Left")["tracks"][0]["name"] == "Left"
    assert edit(2, merged_into=0)["faces"] == 2
    line = get(sessions, f"/api/sessions/{session_id}/timeline")["faces"]
    assert [(face["face"], face["name"], sum(face["samples"])) for face in line] == [(0, "Left", 20), (1, None, 10)]
    assert edit(1, hidden=True)["shares"]["happy"] == pytest.approx(0.4)
    assert [face["face"] for face in get(sessions, f"/api/sessions/{session_id}/timeline")["faces"]] == [0]
    assert edit(1)["faces"] == 2
    assert edit(2)["faces"] == 3
    assert edit(2)["shares"]["happy"] == pytest.approx(0.4)


def test_faces_cannot_be_merged_in_a_circle(sessions: FlaskClient) -> None:
    session_id = begin(sessions)
    for face in range(3):
        send(sessions, session_id, face, all_happy(1, face=face))
    path = f"/api/sessions/{session_id}/faces"
    assert sessions.put(f"{path}/0", json={"merged_into": 1}).status_code == 200
    assert sessions.put(f"{path}/1", json={"merged_into": 2}).status_code == 200
    for face in (1, 2):
        response = sessions.put(f"{path}/{face}", json={"merged_into": 0 if face == 2 else 1})
        assert response.status_code == 422
        assert "undo" in response.json["detail"]  # type: ignore[index]
    assert sessions.put(f"{path}/7", json={"hidden": True}).status_code == 404
    assert sessions.put(f"{path}/2", json={"merged_into": 7}).status_code == 404


def test_markers_are_set_moved_and_erased(sessions: FlaskClient) -> None:
    session_id, other = begin(sessions), begin(sessions)
    marker, path = str(uuid4()), f"/api/sessions/{session_id}/markers"
    assert sessions.put(f"{path}/{marker}", json={"at": 500, "text": "question 3"}).json == {
        "id": marker,
        "at": 500,
        "text": "question 3",
    }
    sessions.put(f"{path}/{uuid4()}", json={"at": 100})
    sessions.put(f"{path}/{marker}", json={"at": 50, "text": "question 4"})
    markers = get(sessions, f"/api/sessions/{session_id}")["markers"]
    assert [(each["at"], each["text"]) for each in markers] == [(50, "question 4"), (100, "")]
    assert sessions.put(f"/api/sessions/{other}/markers/{marker}", json={"at": 1}).status_code == 404
    assert sessions.delete(f"/api/sessions/{other}/markers/{marker}").status_code == 404
    assert sessions.delete(f"{path}/{marker}").status_code == 204
    assert sessions.delete(f"{path}/{marker}").status_code == 404


def test_a_session_is_erased_with_all_that_belongs_to_it(sessions: FlaskClient) -> None:
    session_id, other = begin(sessions), begin(sessions)
    send(sessions, session_id, 0, all_happy(10))
    sessions.put(f"/api/sessions/{session_id}/markers/{uuid4()}", json={"at": 1, "text": "m"})
    sessions.put(f"/api/sessions/{session_id}/faces/0", json={"name": "n"})
    assert sessions.delete(f"/api/sessions/{session_id}").status_code == 204
    assert sessions.delete(f"/api/sessions/{session_id}").status_code == 404
    assert titles(sessions) == ["A session"]
    again = begin(sessions, id=session_id)
    assert get(sessions, f"/api/sessions/{again}")["markers"] == []
    assert get(sessions, f"/api/sessions/{again}")["samples"] == 0
    assert get(sessions, f"/api/sessions/{other}")["id"] == other


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("PATCH", "", {"title": "x"}),
        ("DELETE", "", None),
        ("PUT", "/batches/0", {"samples": []}),
        ("GET", "/timeline", None),
        ("GET", "/export", None),
        ("PUT", "/faces/0", {"hidden": True}),
        ("PUT", f"/markers/{NOWHERE}", {"at": 1}),
        ("DELETE", f"/markers/{NOWHERE}", None),
    ],
)
def test_what_is_not_there_is_a_problem_that_says_so(sessions: FlaskClient, method: str, path: str, body: Any) -> None:
    response = sessions.open(f"/api/sessions/{NOWHERE}{path}", method=method, json=body)
    assert response.status_code == 404
    assert "There is no such" in response.json["detail"]  # type: ignore[index]
    assert sessions.open("/api/sessions/no-id" + path, method=method, json=body).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"samples": [{"at": 1}]},
        {"samples": "none"},
        {"samples": all_happy(1), "to": "soon"},
        {"samples": [all_happy(1)[0] | {"confidence": 1.5}]},
        {"samples": [all_happy(1)[0] | {"face": -1}]},
        {"samples": [all_happy(1)[0] | {"at": 1e300}]},
        {"samples": [all_happy(1)[0] | {"unclear": "sleepy"}]},
        {"samples": all_happy(1) * 10_001},
    ],
)
def test_a_batch_that_does_not_fit_changes_nothing(sessions: FlaskClient, wrong: dict[str, Any]) -> None:
    session_id = begin(sessions)
    response = sessions.put(f"/api/sessions/{session_id}/batches/0", json=wrong)
    assert response.status_code == 422
    assert response.content_type == "application/problem+json"
    assert get(sessions, f"/api/sessions/{session_id}")["samples"] == 0
    assert send(sessions, session_id, 0, all_happy(2)).json["repeated"] is False  # type: ignore[index]


def test_text_is_kept_as_it_was_typed(sessions: FlaskClient) -> None:
    typed = "Ünïcödé 表情 <b>'\";-- \\ %s {}"
    session_id = begin(sessions, title=typed)
    sessions.patch(f"/api/sessions/{session_id}", json={"notes": typed * 3})
    detail = get(sessions, f"/api/sessions/{session_id}")
    assert (detail["title"], detail["notes"]) == (typed, typed * 3)
    assert sessions.post("/api/sessions", json={"title": "NUL \0"}).status_code == 422
    assert sessions.patch(f"/api/sessions/{session_id}", json={"title": ""}).json["title"] == ""  # type: ignore[index]
