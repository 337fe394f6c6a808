"""Films that go through the running service and its worker."""

import json
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

from benchmark_service import HOST, Service, ServiceError, family

_LOOK_SECONDS: Final = 0.1
_PIECE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """A file that went through the service, from when its upload was answered: seconds, and MB at most."""

    film: float
    first_progress: float
    complete: float
    memory: float | None

    @property
    def speed(self) -> float:
        return self.film / self.complete


def through(service: Service, film: Path, rate: float | None) -> Run:
    """Send a film, and follow it until it is complete."""
    with closing(HTTPConnection(HOST, service.port, timeout=600)) as connection:
        session_id = send(connection, film, rate)
        began, first, most = time.perf_counter(), 0.0, 0.0
        while (video := ask(connection, "GET", f"/api/videos/{session_id}"))["status"] in {"queued", "running"}:
            first = first or (time.perf_counter() - began if video["frames_done"] else 0.0)
            most = max(most, workers_peak(service.pid, session_id))
            time.sleep(_LOOK_SECONDS)
        taken = time.perf_counter() - began
        if video["status"] != "complete":
            raise ServiceError(f"The analysis of {film.name} ended as {video['status']}: {video['detail']}")
        ask(connection, "DELETE", f"/api/sessions/{session_id}")
    return Run(video["media"]["duration_ms"] / 1000, first or taken, taken, most or None)


def send(connection: HTTPConnection, film: Path, rate: float | None) -> str:
    """Upload a film piece by piece; the id of its session."""
    fields = f'--edge\r\nContent-Disposition: form-data; name="rate"\r\n\r\n{rate or "all"}\r\n'
    head = f'{fields}--edge\r\nContent-Disposition: form-data; name="file"; filename="{film.name}"\r\n\r\n'.encode()
    end = b"\r\n--edge--\r\n"
    length = len(head) + film.stat().st_size + len(end)
    headers = {"Content-Type": "multipart/form-data; boundary=edge", "Content-Length": str(length)}
    connection.request("POST", "/api/videos", _pieces(head, film, end), headers)
    session_id: str = _answer(connection, film.name)["id"]
    return session_id


def ask(connection: HTTPConnection, method: str, path: str) -> Any:
    """The answer as JSON; ServiceError unless it is a success."""
    connection.request(method, path, headers={"Content-Type": "application/json"})
    return _answer(connection, path)


@contextmanager
def analysing(service: Service, film: Path) -> Iterator[None]:
    """While the block runs, the worker analyses a film; ServiceError where it is done before."""
    with closing(HTTPConnection(HOST, service.port, timeout=600)) as connection:
        session_id = send(connection, film, None)
        try:
            while not (video := ask(connection, "GET", f"/api/videos/{session_id}"))["frames_done"]:
                if video["status"] not in {"queued", "running"}:
                    break
                time.sleep(_LOOK_SECONDS)
            yield
            if ask(connection, "GET", f"/api/videos/{session_id}")["status"] != "running":
                raise ServiceError("The film was analysed before live frames were measured; it has to be longer.")
        finally:
            ask(connection, "DELETE", f"/api/sessions/{session_id}")


def workers_peak(pid: int, session_id: str) -> float:
    """The most that the worker and its process for a session held so far, each at its own time, MB; 0 without /proc."""
    if not Path("/proc/self/status").exists():
        return 0.0
    commands = {each: _command(each) for each in family(pid)}
    # Just after its start a process still looks like the one that started it: so one of each kind is counted.
    kinds = (b"web_service.worker\0", session_id.encode())
    return sum(max((_peak(each) for each in commands if kind in commands[each]), default=0) for kind in kinds) / 1000


def _pieces(head: bytes, film: Path, end: bytes) -> Iterator[bytes]:
    yield head
    with film.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
    yield end


def _answer(connection: HTTPConnection, what: str) -> Any:
    response = connection.getresponse()
    text = response.read()
    if response.status >= HTTPStatus.BAD_REQUEST:
        raise ServiceError(f"{what} was answered with {response.status}: {text[:500]!r}")
    return json.loads(text) if text else None


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _peak(pid: int) -> int:
    """kB; 0 where the process has just ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
