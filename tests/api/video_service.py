"""A service that takes small video files, without a worker, and what tests send to it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from web_service.config import Settings
from web_service.core.samples import Samples
from web_service.database.job_claims import Batch, JobClaims, Progress
from web_service.database.jobs import JobKey
from web_service.database.retention import Retention
from web_service.database.storage import StorageStore
from web_service.database.video_folder import MARKER
from web_service.video.files import VideoFiles

MAX_BYTES = 200_000
MAX_WAITING = 3
_BOUNDARY = "edge"
FORM = f"multipart/form-data; boundary={_BOUNDARY}"
CONTENT = bytes(range(256)) * 4


def settings_of(url: str, folder: Path) -> Settings:
    """Small limits, so that tests reach them soon."""
    return Settings(database_url=url, videos_dir=folder, max_video_bytes=MAX_BYTES, max_videos_waiting=MAX_WAITING)


def upload(
    client: FlaskClient,
    content: bytes = CONTENT,
    *,
    name: str = "film.mp4",
    path: str = "/api/videos",
    method: str = "POST",
    headers: dict[str, str] | None = None,
    fields: dict[str, str] | None = None,
) -> TestResponse:
    data = {**(fields or {}), "file": (BytesIO(content), name)}
    return client.open(path, method=method, data=data, content_type="multipart/form-data", headers=headers)


def form(*parts: tuple[str, str | None, bytes], end: bool = True) -> bytes:
    """A body of parts (name, file's name, content), as any client may write it."""
    body = b""
    for name, file, content in parts:
        about = f'form-data; name="{name}"' + (f'; filename="{file}"' if file is not None else "")
        body += f"--{_BOUNDARY}\r\nContent-Disposition: {about}\r\n\r\n".encode() + content + b"\r\n"
    return body + (f"--{_BOUNDARY}--\r\n".encode() if end else b"")


def sent(client: FlaskClient, content: bytes = CONTENT, *, name: str = "film.mp4", **fields: str) -> str:
    """The id of a video that was taken."""
    answer = upload(client, content, name=name, fields=fields)
    assert answer.status_code == 202, answer.text
    session_id: str = answer.get_json()["id"]
    return session_id


def video_of(client: FlaskClient, session_id: str) -> dict[str, Any]:
    answer = client.get(f"/api/videos/{session_id}")
    assert answer.status_code == 200, answer.text
    video: dict[str, Any] = answer.get_json()
    return video


def refused(answer: Response, status: int, *words: str) -> None:
    """A problem of this status whose detail says these words, and helps."""
    assert answer.status_code == status, answer.get_data(as_text=True)
    assert answer.content_type == "application/problem+json"
    detail = answer.get_json(force=True)["detail"]
    assert len(detail) > 20, detail
    # What is said of other calls' bodies does not help here.
    assert not any(word in detail for word in ("image", "JSON")), detail
    for word in words:
        assert word in detail


def storage_of(client: FlaskClient) -> StorageStore:
    storage: StorageStore = client.application.extensions["mien"].storage
    return storage


def files_of(client: FlaskClient) -> VideoFiles:
    return storage_of(client)._files


def names_in(client: FlaskClient) -> list[str]:
    return videos_in(files_of(client).folder)


def videos_in(folder: Path) -> list[str]:
    """The names of the files in a folder of videos, without the queue's, the signal of live frames, and the marker."""
    names = [file.name for file in folder.iterdir()] if folder.exists() else []
    return sorted(name for name in names if name not in {"live", MARKER} and not name.startswith("queue.db"))


def retention_of(client: FlaskClient) -> Retention:
    retention: Retention = client.application.extensions["mien"].retention
    return retention


def as_worker(client: FlaskClient, session_id: str, do: Callable[[JobClaims, JobKey, str], None]) -> None:
    """Do something with the analysis of a session as the worker that has it."""
    claims, key = JobClaims(storage_of(client).database), JobKey(session_id, "analysis")
    claimed = claims.claim(key)
    assert claimed
    do(claims, key, claimed.claim)


def analysed(client: FlaskClient, session_id: str, samples: Samples) -> None:
    """Let its analysis be complete, with these samples."""

    def work(claims: JobClaims, key: JobKey, claim: str) -> None:
        span = float(samples.at[0]), float(samples.at[-1])
        batch = Batch(0, samples, span, {})
        claims.set_media(key, claim, {"width": 640, "height": 480, "duration_ms": span[1], "frame_rate": 25.0,
                                      "codec": "h264", "container": "mp4"})  # fmt: skip
        claims.advance(key, claim, Progress(len(samples), len(samples), span[1], span[1]), batch, busy_ms=10.0)
        claims.finish(key, claim)

    as_worker(client, session_id, work)
    if not video_of(client, session_id)["keep"]:
        files_of(client).erase(session_id, "video")
