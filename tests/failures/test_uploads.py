"""Uploads to the real service: senders that fall silent or go, many at once, large ones."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from tests.api.video_service import videos_in
from tests.failures.processes import Service
from tests.jobs.workers import until
from tests.test_service_process import free_port
from tests.thorough import times

MEGABYTE = 1024 * 1024
LARGE = 300 * MEGABYTE
TINY = times(usual=200, thorough=1000)
HEAD = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="film.mp4"\r\n\r\n'
END = b"\r\n--edge--\r\n"


class Uploads:
    """The real service without its worker's pace: what it answers to those who send files."""

    def __init__(self, service: Service, port: int, folder: Path) -> None:
        self.service = service
        self.port = port
        self._folder = folder

    def begin(self, length: int) -> socket.socket:
        """A connection on which a file of so many bytes was announced."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        connection.sendall(
            b"POST /api/videos HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=edge\r\n"
            b"Content-Length: %d\r\n\r\n" % (len(HEAD) + length + len(END)) + HEAD
        )
        return connection

    def send(self, content: bytes) -> tuple[int, dict[str, Any]]:
        with closing(self.begin(len(content))) as connection:
            connection.sendall(content + END)
            return answered(connection)

    def erase_everything(self) -> None:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("DELETE", "/api/storage")
            assert connection.getresponse().status == HTTPStatus.NO_CONTENT
        until(lambda: not self.files())

    def files(self) -> list[str]:
        return videos_in(self._folder)

    def arriving(self) -> list[str]:
        return [name for name in self.files() if name.endswith(".part")]


def answered(connection: socket.socket) -> tuple[int, dict[str, Any]]:
    response = HTTPResponse(connection)
    response.begin()
    return response.status, json.loads(response.read())


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Uploads]:
    """One service for all; it takes seconds to start."""
    folder, port = tmp_path_factory.mktemp("uploads"), free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MIEN_VIDEOS_DIR", str(folder / "videos"))
        patch.setenv("MIEN_UPLOAD_SILENCE_SECONDS", "1")
        patch.setenv("MIEN_MAX_VIDEOS_WAITING", str(TINY * 2))
        with Service(port, folder / "sessions.db") as service:
            yield Uploads(service, port, folder / "videos")


@pytest.fixture
def uploads(running: Uploads) -> Iterator[Uploads]:
    """The service, with nothing in it that another test left."""
    yield running
    running.erase_everything()


def test_a_sender_that_falls_silent_is_given_up(uploads: Uploads) -> None:
    with closing(uploads.begin(MEGABYTE)) as connection:
        connection.sendall(bytes(100_000))
        until(uploads.arriving)
        # Others are served meanwhile.
        assert uploads.service.call("GET", "/api/health")["status"] == "ok"
        status, problem = answered(connection)
    assert status == 408
    assert "again" in problem["detail"]
    until(lambda: not uploads.files())


def test_a_sender_that_goes_leaves_nothing(uploads: Uploads) -> None:
    with closing(uploads.begin(MEGABYTE)) as connection:
        connection.sendall(bytes(500_000))
        until(uploads.arriving)
    until(lambda: not uploads.files())
    assert uploads.service.call("GET", "/api/videos")["videos"] == []


def test_more_silent_senders_than_threads_do_not_stop_the_service(uploads: Uploads) -> None:
    senders = [uploads.begin(MEGABYTE) for _ in range(40)]
    try:
        assert uploads.service.call("GET", "/api/health")["status"] == "ok"
        assert [answered(sender)[0] for sender in senders] == [408] * len(senders)
    finally:
        for sender in senders:
            sender.close()
    assert uploads.files() == []


def test_many_tiny_ones(uploads: Uploads) -> None:
    """Each is taken or refused with a reason, and all that is left is what waits for its analysis."""
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: uploads.send(b"tiny %d" % n), range(TINY)))
    statuses = {status for status, _ in answers}
    assert statuses <= {202, 429, 503}, statuses
    taken = {session["id"] for status, session in answers if status == 202}
    assert len(taken) > TINY / 2
    listed = uploads.service.call("GET", "/api/videos?limit=500")
    active = {video["id"] for video in listed["videos"] if video["status"] in {"queued", "running"}}
    assert active <= taken
    assert listed["waiting"] <= TINY
    assert uploads.arriving() == []
    assert {name.removesuffix(".video") for name in uploads.files()} <= taken
    uploads.erase_everything()


def peak_kilobytes(uploads: Uploads) -> int:
    """The most that any process of the service itself ever held; its worker takes part in no upload."""
    pgrep = ["pgrep", "--full", "--parent", str(uploads.service._process.pid), "gunicorn"]
    found = subprocess.run(pgrep, capture_output=True, text=True, check=True).stdout.split()
    return max(peak_of(int(process)) for process in found)


def peak_of(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


@pytest.mark.skipif(sys.platform != "linux", reason="What a process holds is told in /proc.")
def test_a_large_file_never_is_in_memory(uploads: Uploads) -> None:
    assert uploads.send(b"x")[0] == 202
    before = peak_kilobytes(uploads)
    piece = os.urandom(MEGABYTE)
    with closing(uploads.begin(LARGE)) as connection:
        for _ in range(LARGE // MEGABYTE):
            connection.sendall(piece)
        connection.sendall(END)
        status, session = answered(connection)
    assert status == 202, session
    assert uploads.service.call("GET", f"/api/videos/{session['id']}")["bytes"] == LARGE
    assert peak_kilobytes(uploads) - before < 40_000
