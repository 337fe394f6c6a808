"""A session of an hour in the running service: recorded, reviewed, exported, listed."""

import json
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from benchmark_frames import frame_jpeg
from benchmark_service import HOST, ROOT, Client, Service, ServiceError, running_service
from benchmark_table import Table, aim

FACES: Final = 4
HERTZ: Final = 10
HOUR: Final = 3600
LISTED: Final = 500
_NAMES: Final = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
_BUCKETS: Final = 1200


@dataclass(frozen=True, slots=True)
class Recorded:
    """A session that was sent, second by second: its id, its samples, and how long each second took to store."""

    id: str
    samples: int
    milliseconds: list[float]


def sessions(seconds: float) -> Table:
    """What people wait for when they look at an hour (at less in trials of under a second); figures beside aims."""
    length = round(HOUR * min(1.0, seconds))
    with running_service() as service, closing(HTTPConnection(HOST, service.port, timeout=60)) as connection:
        ask = Asker(connection)
        hour = record(ask, length)
        rows = [
            _row("a second of samples stored, ms", median(hour.milliseconds)),
            _row("review's first answer (session and timeline), ms", _first_answer(ask, hour), at_most=300),
            _row("the columns of a zoom step, ms", _zoom(ask, hour), at_most=100),
            *_browser_rows(service, hour),
        ]
        # The service has ended a connection that rested for as long as a browser may take; the next request opens one.
        connection.close()
        rows += [
            *(_export_row(ask, hour, form) for form in ("csv", "json", "parquet")),
            _row("bytes a sample in the file", _file_bytes(service) / hour.samples),
        ]
        _copy_session(service, hour.id, LISTED - 1)
        rows.append(
            _row(f"a page of {LISTED} such sessions, ms", _timed(lambda: ask("GET", "/api/sessions")), at_most=100)
        )
        rows.append(_recording_row(service, ask, seconds))
    return Table(
        f"Sessions: an hour, {FACES} faces, {HERTZ} times a second",
        ("", "measured", "ratio to the aim", "aim", "reached"),
        rows,
        f"{hour.samples:,} samples in {length:,} batches, as a page sends them. Medians; a zoom step is the slowest of "
        f"ten depths. A list reads no samples, so its other {LISTED - 1} sessions are rows without any. Last line: a "
        "client sends frame after frame, while a second of samples is stored every second, or not, in turns.",
    )


class Asker:
    """Sends requests over one connection; ServiceError unless the answer is a success."""

    def __init__(self, connection: HTTPConnection) -> None:
        self._connection = connection

    def __call__(self, method: str, path: str, body: Any = None) -> bytes:
        content = None if body is None else json.dumps(body).encode()
        self._connection.request(method, path, content, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        text = response.read()
        if response.status >= HTTPStatus.BAD_REQUEST:
            raise ServiceError(f"{method} {path} was answered with {response.status}: {text[:500]!r}")
        return text


def record(ask: Asker, seconds: int) -> Recorded:
    """A session of so many seconds whose faces drift slowly between expressions."""
    session_id: str = json.loads(ask("POST", "/api/sessions", {"title": "An hour"}))["id"]
    taken: list[float] = []
    for second in range(seconds):
        body = batch(second)
        start = time.perf_counter()
        ask("PUT", f"/api/sessions/{session_id}/batches/{second}", body)
        taken.append((time.perf_counter() - start) * 1000)
    ask("PATCH", f"/api/sessions/{session_id}", {"ended": True})
    return Recorded(session_id, seconds * FACES * HERTZ, taken)


def batch(second: int) -> dict[str, Any]:
    """What one second of a stream leaves behind."""
    random = np.random.default_rng(second)
    samples = []
    for place in range(HERTZ):
        at = 1000 * (second + place / HERTZ)
        for face in range(FACES):
            lean = 2 * np.sin(at / 60_000 * (1 + face) + np.arange(7))
            scores = np.exp(lean + random.normal(0, 0.3, 7))
            scores /= scores.sum()
            samples.append(
                {
                    "at": at,
                    "face": face,
                    "box": {"x": 10.25 + 150 * face, "y": 20.5, "width": 90.1, "height": 120.2},
                    "scores": dict(zip(_NAMES, scores.tolist(), strict=True)),
                    "confidence": float(scores.max()),
                    "quality": {"sharpness": 0.9, "brightness": 120.5, "yaw": 0.1},
                    "unclear": "low_confidence" if scores.max() < 0.3 else None,  # noqa: PLR2004
                }
            )
    return {"samples": samples, "from": 1000 * second, "to": 1000 * (second + 1)}


def _first_answer(ask: Asker, hour: Recorded) -> float:
    def look() -> None:
        ask("GET", f"/api/sessions/{hour.id}")
        ask("GET", f"/api/sessions/{hour.id}/timeline?buckets={_BUCKETS}")

    return _timed(look)


def _zoom(ask: Asker, hour: Recorded) -> float:
    """Steps from the whole hour down to seconds, around a different moment each time."""
    whole = hour.samples / FACES / HERTZ * 1000
    windows = [whole / 2**depth for depth in range(1, 11)]
    starts = np.random.default_rng(0).uniform(0, 0.4, len(windows)) * whole
    path = f"/api/sessions/{hour.id}/timeline?buckets={_BUCKETS}"
    steps = [f"{path}&from={start:.0f}&to={start + window:.0f}" for start, window in zip(starts, windows, strict=True)]
    return max(_timed(lambda step=step: ask("GET", step), times=3) for step in steps)  # type: ignore[misc]


def _browser_rows(service: Service, hour: Recorded) -> list[tuple[str, ...]]:
    """The same as people see it, in a real Chromium; not measured where there is none, or no built page."""
    first, chart = "a chart on the screen, Chromium, first visit, ms", "a chart on the screen, Chromium, later, ms"
    zoom = "a zoom step on the screen, Chromium, ms"
    chromium = subprocess.run([ROOT / "scripts" / "find_chromium.sh"], capture_output=True, text=True)  # noqa: S603, PLW1510
    if chromium.returncode or not (ROOT / "web_app" / "dist" / "index.html").exists():
        return [(what, "not measured", "", "", "") for what in (first, chart, zoom)]
    address = f"http://{HOST}:{service.port}/sessions/{hour.id}"
    command = ["node", str(ROOT / "scripts" / "benchmark_browser.mjs"), address, chromium.stdout.strip()]
    measured = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603
    return [
        _row(first, measured["chart_ms"][0], at_most=1000),
        _row(chart, median(measured["chart_ms"][1:]), at_most=1000),
        _row(zoom, median(measured["zoom_ms"]), at_most=100),
    ]


def _export_row(ask: Asker, hour: Recorded, form: str) -> tuple[str, ...]:
    rate = hour.samples / _timed(lambda: ask("GET", f"/api/sessions/{hour.id}/export?format={form}"), times=3) * 1000
    aims = aim(rate, at_least=100_000, unit=" a second") if form == "csv" else ("", "")
    return (
        f"samples exported a second, {form}",
        f"{rate:,.0f}",
        f"{rate / 100_000:.2f}" if form == "csv" else "",
        *aims,
    )


def _recording_row(service: Service, ask: Asker, seconds: float) -> tuple[str, ...]:
    """Frames a second while a second's samples are stored every second, against frames alone, in turns."""
    session_id: str = json.loads(ask("POST", "/api/sessions", {}))["id"]
    rates: dict[bool, list[float]] = {False: [], True: []}
    with closing(Client(service.port, frame_jpeg(1))) as client:
        for turn in range(6):
            stop = threading.Event()
            sender = threading.Thread(target=_send_batches, args=(service.port, session_id, turn, stop))
            if turn % 2:
                sender.start()
            rates[bool(turn % 2)].append(client.frames_a_second(seconds / 2))
            stop.set()
            if turn % 2:
                sender.join()
    cost = 1 - median(rates[True]) / median(rates[False])
    return (
        "live frames that recording costs",
        f"{cost:.1%}",
        f"{cost / 0.05:.2f}",
        *aim(cost * 100, at_most=5, unit=" %"),
    )


def _send_batches(port: int, session_id: str, turn: int, stop: threading.Event) -> None:
    with closing(HTTPConnection(HOST, port, timeout=60)) as connection:
        # The same samples each time: making them would cost more than storing them.
        ask, n, body = Asker(connection), turn * HOUR, batch(0)
        while not stop.wait(1):
            ask("PUT", f"/api/sessions/{session_id}/batches/{n}", body)
            n += 1


def _copy_session(service: Service, session_id: str, times: int) -> None:
    """More rows like this session's, written past the service."""
    with closing(sqlite3.connect(service.database)) as connection, connection:
        columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(sessions)") if name != "id"]
        listed = ", ".join(columns)
        connection.execute(
            f"WITH RECURSIVE copy (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM copy WHERE i < {times}) "  # noqa: S608
            f"INSERT INTO sessions (id, {listed}) SELECT lower(hex(randomblob(16))), {listed} FROM sessions, copy "
            "WHERE id = ?",
            (session_id,),
        )


def _file_bytes(service: Service) -> int:
    with closing(sqlite3.connect(service.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return Path(service.database).stat().st_size


def _timed(action: Callable[[], object], times: int = 9) -> float:
    """The median of several runs, milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def _row(what: str, value: float, at_most: float | None = None) -> tuple[str, ...]:
    ratio = "" if at_most is None else f"{value / at_most:.2f}"
    return (what, f"{value:,.1f}", ratio, *aim(value, at_most=at_most, unit=" ms"))
