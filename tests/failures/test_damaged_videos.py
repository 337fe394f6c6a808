"""Videos with invalid stored data: lists still work, and the videos can be erased."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.api.video_service import sent, settings_of, upload
from tests.failures.conftest import database_of
from web_service import create_app

DAMAGES = {
    "facts that are no JSON": "UPDATE videos SET media = '{\"width' WHERE session_id = :id",
    "facts of another version": "UPDATE videos SET media = '{\"width\": 5}' WHERE session_id = :id",
    "a word for how far it is": "UPDATE jobs SET done_ms = 'far' WHERE session_id = :id",
    "a word for when it came": "UPDATE videos SET received_at = 'noon' WHERE session_id = :id",
    "no job": "DELETE FROM jobs WHERE session_id = :id",
    "no session": "DELETE FROM sessions WHERE id = :id",
}


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return create_app(settings_of(f"sqlite:///{tmp_path / 'sessions.db'}", tmp_path / "videos")).test_client()


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_video_breaks_nothing_but_itself(client: FlaskClient, damage: str) -> None:
    spoilt, other = sent(client), sent(client)
    connection = database_of(client).engine.raw_connection()
    # As a person's own tool does, which knows nothing of keys between tables.
    connection.cursor().executescript("PRAGMA foreign_keys = OFF; " + damage.replace(":id", f"'{spoilt}'"))
    connection.cursor().executescript("PRAGMA foreign_keys = ON;")
    connection.close()
    listed = client.get("/api/videos")
    assert listed.status_code == 200, listed.text
    assert other in [video["id"] for video in listed.get_json()["videos"]]
    assert client.get(f"/api/videos/{spoilt}").status_code in {200, 404}
    assert client.get(f"/api/videos/{other}").get_json()["status"] == "queued"
    assert client.get("/api/sessions").status_code == 200
    assert client.delete(f"/api/sessions/{spoilt}").status_code in {204, 404}
    assert client.delete(f"/api/videos/{other}").status_code == 204
    assert upload(client).status_code == 202
    database_of(client).close()
