"""Timelines and comparisons over HTTP, on SQLite and on PostgreSQL."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.test_sessions import begin, get, send
from tests.samples import all_happy


@pytest.fixture
def minute(sessions: FlaskClient) -> str:
    """A session of a minute: happier in its second half; the first ten seconds nobody was there."""
    session_id = begin(sessions)
    send(sessions, session_id, 0, all_happy(200, first_at=10_000, happy=0.2), **{"from": 0, "to": 30_000})
    send(sessions, session_id, 1, all_happy(300, first_at=30_000, happy=0.8), **{"from": 30_000, "to": 60_000})
    return session_id


def test_the_whole_session_in_steps(sessions: FlaskClient, minute: str) -> None:
    timeline = get(sessions, f"/api/sessions/{minute}/timeline?buckets=6")
    assert (timeline["from"], timeline["to"], timeline["bucket_ms"]) == (0, 60_000, 10_000)
    assert timeline["at"] == [5000, 15_000, 25_000, 35_000, 45_000, 55_000]
    assert timeline["average"]["samples"] == [0, 100, 100, 100, 100, 100]
    assert timeline["average"]["scores"]["happy"] == [None, 0.2, 0.2, 0.8, 0.8, 0.8]
    assert timeline["average"]["index"][1] == pytest.approx(60)


def test_faces_without_a_line_are_counted(sessions: FlaskClient) -> None:
    session_id = begin(sessions)
    for face in range(40):
        send(sessions, session_id, face, all_happy(3 if face < 35 else 1, face=face))
    timeline = get(sessions, f"/api/sessions/{session_id}/timeline")
    assert [line["face"] for line in timeline["faces"]] == list(range(32))
    assert timeline["faces_left_out"] == 8
    assert sum(timeline["average"]["samples"]) == 35 * 3 + 5


def test_a_part_down_to_single_samples(sessions: FlaskClient, minute: str) -> None:
    timeline = get(sessions, f"/api/sessions/{minute}/timeline?from=29950&to=30450&buckets=50")
    assert timeline["bucket_ms"] == 0
    assert timeline["at"] == [30_000, 30_100, 30_200, 30_300, 30_400]
    assert timeline["faces"][0]["scores"]["happy"] == [0.8] * 5


@pytest.mark.parametrize("query", ["from=90000&to=99000", "from=5000&to=1000", "from=-500&to=-100"])
def test_a_window_without_samples_is_empty(sessions: FlaskClient, minute: str, query: str) -> None:
    timeline = get(sessions, f"/api/sessions/{minute}/timeline?{query}")
    assert sum(timeline["average"]["samples"]) == 0


def comparison(client: FlaskClient, *ids: str, **asked: Any) -> dict[str, Any]:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return get(client, f"/api/comparison?sessions={','.join(ids)}&{query}")


def test_sessions_are_compared_with_the_first(sessions: FlaskClient, minute: str) -> None:
    other = begin(sessions, title="Other")
    send(sessions, other, 0, all_happy(600, happy=0.1), **{"from": 0, "to": 60_000})
    found = comparison(sessions, minute, other, buckets=60)
    assert [side["id"] for side in found["sessions"]] == [minute, other]
    assert found["sessions"][0]["shares"]["happy"]["value"] == pytest.approx(0.56)
    (contrast,) = found["contrasts"]
    assert contrast["id"] == other
    assert contrast["shares"]["happy"]["value"] == pytest.approx(-0.46)
    assert contrast["shares"]["happy"]["high"] < 0
    assert len(found["at"]) == len(found["sessions"][0]["index"]) == 60


def test_sessions_are_aligned_where_it_is_asked(sessions: FlaskClient, minute: str) -> None:
    other = begin(sessions)
    send(sessions, other, 0, all_happy(100, first_at=70_000, happy=0.5), **{"from": 60_000, "to": 80_000})
    found = comparison(sessions, minute, other, zeros="30000,70000", buckets=10)
    assert (found["from"], found["to"]) == (-30_000, 30_000)
    assert [side["zero"] for side in found["sessions"]] == [30_000, 70_000]
    assert found["sessions"][1]["index"][5] == pytest.approx(75)
    part = comparison(sessions, minute, other, zeros="30000,70000", **{"from": 0, "to": 10_000})
    assert part["sessions"][0]["shares"]["happy"]["value"] == pytest.approx(0.8)


def test_a_session_without_samples_can_stand_beside_others(sessions: FlaskClient, minute: str) -> None:
    found = comparison(sessions, minute, begin(sessions))
    assert found["sessions"][1]["shares"] is None
    assert found["contrasts"] == []


def test_what_cannot_be_compared_is_said(sessions: FlaskClient, minute: str) -> None:
    for wrong in (minute, "", f"{minute},{minute}", f"{minute},x"):
        assert sessions.get(f"/api/comparison?sessions={wrong}").status_code == 422
    absent = "00000000-0000-4000-8000-000000000000"
    assert sessions.get(f"/api/comparison?sessions={minute},{absent}").status_code == 404
    assert sessions.get(f"/api/comparison?sessions={minute},{begin(sessions)}&zeros=1").status_code == 422
    assert sessions.get(f"/api/comparison?sessions={minute},{begin(sessions)}&zeros=1,nan").status_code == 422
