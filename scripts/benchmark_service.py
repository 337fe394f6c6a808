"""The real service, started as an installation starts it, and a client of it."""

import base64
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
HOST: Final = "127.0.0.1"
COMMAND: Final = (str(ROOT / "scripts" / "gunicorn_start.sh"),)
_START_SECONDS: Final = 60.0
_STOP_SECONDS: Final = 15.0
_POLL_SECONDS: Final = 0.01


class ServiceError(Exception):
    """The service did not start, or refused a frame; the message holds what it said."""


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: port, leading process, seconds from its start to its first answer, and its SQLite file."""

    port: int
    pid: int
    ready_seconds: float
    database: str


@dataclass(frozen=True, slots=True)
class Memory:
    """All processes of the service together, MB: pages shared between them counted once (PSS) and in each (RSS)."""

    pss: float
    rss: float


@contextmanager
def running_service() -> Iterator[Service]:
    """The service on a free port of this machine, stopped at the end; settings in the environment reach it."""
    port = _free_port()
    environment = {"MIEN_RUNTIME": "onnx", **os.environ, "MIEN_HOST": HOST, "MIEN_PORT": str(port)}
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/sessions.db"
        environment["DATABASE_URL"] = f"sqlite:///{database}"
        began = time.perf_counter()
        # A session of its own, so that all of it can be ended and nothing else.
        process = subprocess.Popen(  # noqa: S603
            COMMAND, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            try:
                _wait_until_ready(process, port, began + _START_SECONDS)
                yield Service(port, process.pid, time.perf_counter() - began, database)
            finally:
                _stop(process)
        except ServiceError as error:
            log.seek(0)
            raise ServiceError(f"{error}\n{log.read().decode(errors='replace')}") from error


class Client:
    """One stream as the page sends it: one connection, each answer's state sent back with the next frame."""

    def __init__(self, port: int, jpeg: bytes) -> None:
        self._connection = HTTPConnection(HOST, port, timeout=30)
        self._picture = b'{"image":"data:image/jpeg;base64,' + base64.b64encode(jpeg) + b'","captured_at":'
        self._state: Any = None

    def send(self) -> dict[str, Any]:
        """The answer to the next frame, taken now; ServiceError unless it is 200."""
        now = time.monotonic() * 1000
        body = self._picture + f'{now:.3f},"state":{json.dumps(self._state)}}}'.encode()
        self._connection.request("POST", "/api/frames", body, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        text = response.read()
        if response.status != HTTPStatus.OK:
            raise ServiceError(f"A frame was answered with {response.status}: {text[:500]!r}")
        answer: dict[str, Any] = json.loads(text)
        self._state = answer["state"]
        return answer

    def frames_a_second(self, seconds: float) -> float:
        """How many frames a second are answered when each is sent as soon as the one before is."""
        begin, frames = time.perf_counter(), 0
        while (elapsed := time.perf_counter() - begin) < seconds:
            self.send()
            frames += 1
        return frames / elapsed

    def close(self) -> None:
        self._connection.close()


def memory(pid: int) -> Memory | None:
    """What a process and its children hold; None on a system without /proc (macOS)."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    sizes = [_sizes(each) for each in family(pid)]
    return Memory(sum(each["Pss"] for each in sizes) / 1e6, sum(each["Rss"] for each in sizes) / 1e6)


def _sizes(pid: int) -> dict[str, int]:
    """The lines `Pss: 123 kB` of smaps_rollup, in bytes."""
    lines = (line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines())
    return {line[0].rstrip(":"): int(line[1]) * 1024 for line in lines if line[-1] == "kB"}


def family(pid: int) -> list[int]:
    """A process and all below it."""
    children: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        # Threads and processes end while they are counted.
        with suppress(FileNotFoundError, ProcessLookupError):
            children += map(int, task.read_text().split())
    return [pid, *(each for child in children for each in family(child))]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, deadline: float) -> None:
    while not _is_ready(port):
        if process.poll() is not None:
            raise ServiceError(f"The service ended with {process.returncode} before it was ready.")
        if time.perf_counter() > deadline:
            raise ServiceError(f"The service was not ready after {_START_SECONDS:.0f} s.")
        time.sleep(_POLL_SECONDS)


def _is_ready(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask, then insist; ServiceError where that was needed, for a service must end when it is told to."""
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise ServiceError(f"The service did not stop within {_STOP_SECONDS:.0f} s.") from error
