"""Keeping and erasing over HTTP, on SQLite and on PostgreSQL."""

import threading
import time

import pytest
from flask.testing import FlaskClient

from tests.api.test_sessions import begin, get, send, titles
from tests.samples import all_happy
from web_service.database.retention import enforce_retention

DAY_MS = 86_400_000


def now_ms() -> float:
    return time.time() * 1000


def test_what_is_stored_is_told(sessions: FlaskClient) -> None:
    begin(sessions, started_at=2000)
    send(sessions, begin(sessions, started_at=1000), 0, all_happy(10))
    storage = get(sessions, "/api/storage")
    assert (storage["sessions"], storage["samples"], storage["oldest_at"]) == (2, 10, 1000)
    assert storage["bytes"] > 0
    assert storage["keep_days"] is None


def test_sessions_are_erased_when_their_days_are_over(sessions: FlaskClient) -> None:
    for title, days in (("old", 8), ("fresh", 2)):
        session_id = begin(sessions, title=title)
        sessions.patch(f"/api/sessions/{session_id}", json={"ended": now_ms() - days * DAY_MS})
    begin(sessions, title="running")
    assert titles(sessions, "sort=title") == ["running", "old", "fresh"]
    assert sessions.patch("/api/storage", json={"keep_days": 7}).json["sessions"] == 2  # type: ignore[index]
    assert titles(sessions, "sort=title") == ["running", "fresh"]


def test_that_happens_though_nobody_asks(sessions: FlaskClient) -> None:
    sessions.patch("/api/storage", json={"keep_days": 7})
    sessions.patch(f"/api/sessions/{begin(sessions)}", json={"ended": now_ms() - 8 * DAY_MS})
    stopped = threading.Event()
    stopped.set()
    enforce_retention(sessions.application.extensions["mien"].retention, stopped)
    assert get(sessions, "/api/sessions")["total"] == 0


def test_everything_is_erased_at_once(sessions: FlaskClient) -> None:
    for _ in range(3):
        send(sessions, begin(sessions), 0, all_happy(5))
    assert sessions.delete("/api/storage").status_code == 204
    assert get(sessions, "/api/storage")["samples"] == 0
    assert titles(sessions) == []


@pytest.mark.parametrize("days", [0, -1, 40_000, "7", 1.5])
def test_wrong_numbers_of_days_are_refused(sessions: FlaskClient, days: object) -> None:
    assert sessions.patch("/api/storage", json={"keep_days": days}).status_code == 422
