"""The service as a person starts it: a real process, real sockets, a real restart."""

import base64
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import cv2
import pytest

from tests.samples import PROVENANCE
from web_service.config import ROOT
from web_service.database.engine import Database
from web_service.database.migrate import migrate
from web_service.database.models import SessionRow, StorageRow
from web_service.database.sessions import SessionStore
from web_service.vision.types import Image

READY = "Mien is ready"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(**settings: str) -> subprocess.Popen[str]:
    environment = os.environ | {f"MIEN_{name.upper()}": value for name, value in settings.items()}
    script = str(ROOT / "scripts" / "gunicorn_start.sh")
    return subprocess.Popen([script], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


@contextmanager
def service(port: int, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """The service, ready, on a port; ended politely."""
    with start(port=str(port), **settings) as process:
        assert process.stderr
        assert any(READY in line for line in iter(process.stderr.readline, ""))
        yield process
        process.send_signal(signal.SIGTERM)
        process.stderr.read()
    assert process.returncode == 0


def post(port: int, body: dict[str, Any]) -> dict[str, Any]:
    request = Request(f"http://127.0.0.1:{port}/api/frames", json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    with urlopen(request, timeout=30) as response:  # noqa: S310
        answer: dict[str, Any] = json.load(response)
        return answer


def count_sessions(port: int) -> int:
    with urlopen(f"http://127.0.0.1:{port}/api/sessions", timeout=30) as response:
        total: int = json.load(response)["total"]
        return total


def test_a_stream_goes_on_with_its_ids_after_a_restart(pair: Image) -> None:
    image = base64.b64encode(bytes(cv2.imencode(".jpg", pair)[1])).decode()
    port = free_port()
    with service(port):
        before = post(port, {"image": image, "captured_at": 0})
    with service(port):
        after = post(port, {"image": image, "captured_at": 8000, "state": before["state"]})
    assert [face["id"] for face in before["faces"]] == [face["id"] for face in after["faces"]] == [0, 1]
    assert after["state"]["next_id"] == 2


def test_what_is_too_old_is_erased_though_nobody_asks(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sessions.db'}"
    database = Database(url)
    migrate(database)
    row = SessionRow(
        id="a",
        title="Old",
        source="webcam",
        started_at=0,
        ended_at=0,
        last_seen_at=0,
        model="mini_xception",
        provenance=PROVENANCE,
    )
    SessionStore(database).create(row)
    with database.write() as orm:
        orm.add(StorageRow(id=1, keep_days=1))
    database.close()
    port = free_port()
    with service(port, database_url=url):
        deadline = time.monotonic() + 30
        while (left := count_sessions(port)) and time.monotonic() < deadline:
            pass
    assert left == 0


def test_it_listens_on_loopback_only() -> None:
    port = free_port()
    with service(port), socket.socket() as outside:
        outside.settimeout(5)
        # 127.0.0.2 is this machine too, but not the address bound.
        assert outside.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"port": "many"}, "MIEN_PORT"),
        ({"model": "absent"}, "default model 'absent'"),
        ({"detector_weights": "/absent.onnx"}, "/absent.onnx"),
    ],
)
def test_a_wrong_setting_is_said_in_one_line(settings: dict[str, str], message: str) -> None:
    with start(**{"port": str(free_port())} | settings) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert message in said
    assert "Traceback" not in said


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with start(port=str(port)) as process:
            _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert str(port) in said
