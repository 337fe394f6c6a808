"""Calls that failures are tried on, and what a good refusal looks like."""

from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.samples import all_happy


def begin(client: FlaskClient, **asked: Any) -> str:
    """The id of a new session."""
    response = client.post("/api/sessions", json={"title": "A session", **asked})
    assert response.status_code == 201, response.text
    session_id: str = response.get_json()["id"]
    return session_id


def send(client: FlaskClient, session_id: str, n: int, count: int = 5) -> TestResponse:
    """Batch n, each different from the others."""
    samples = all_happy(count, first_at=1000.0 * n)
    return client.put(f"/api/sessions/{session_id}/batches/{n}", json={"samples": samples})


def mark(client: FlaskClient, session_id: str, text: str) -> TestResponse:
    return client.put(f"/api/sessions/{session_id}/markers/{uuid4()}", json={"at": 5, "text": text})


def samples_of(client: FlaskClient, session_id: str) -> int:
    response = client.get(f"/api/sessions/{session_id}")
    assert response.status_code == 200, response.text
    count: int = response.get_json()["samples"]
    return count


def refused(response: TestResponse, status: int, *words: str) -> None:
    """A problem of this status that says these words."""
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    detail = response.get_json(force=True)["detail"]
    for word in words:
        assert word in detail
    assert "sql" not in detail.lower()
