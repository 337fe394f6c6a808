"""Real workers in processes of their own, on a database and a folder of a test's own."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from flask.testing import FlaskClient

from tests.api.video_service import FORM, form
from web_service import create_app
from web_service.config import ROOT, Settings

_PATIENCE_SECONDS = 120.0
_LOOK_SECONDS = 0.05


class Worker:
    """`python -m web_service.worker`; killed at the end of its block, if it is still there."""

    def __init__(self, settings: dict[str, str]) -> None:
        environment = os.environ | {f"MIEN_{name.upper()}": value for name, value in settings.items()}
        self.said: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "web_service.worker"],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._listen)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def child(self) -> int | None:
        """The process that does a job just now."""
        pgrep = ["pgrep", "-P", str(self._process.pid)]
        found = subprocess.run(pgrep, capture_output=True, text=True, check=False).stdout.split()
        return int(found[0]) if found else None

    def kill_child(self) -> None:
        if child := self.child():
            os.kill(child, signal.SIGKILL)

    def kill(self) -> None:
        """As hard as there is; what it had started has to end by itself."""
        self._process.kill()
        self._end()

    def stop(self) -> int:
        """Politely; how it ended."""
        self._process.terminate()
        return self._end()

    def ended(self) -> int:
        """How it ended, which it does by itself."""
        return self._end()

    def began(self) -> list[str]:
        """The sessions whose analysis it began, each as often as it did."""
        return [line.split()[-1].rstrip(".") for line in self.said if "Started the analysis of" in line]

    def _end(self) -> int:
        code = self._process.wait()
        self._reader.join()
        if self._process.stderr:
            self._process.stderr.close()
        return code

    def _listen(self) -> None:
        assert self._process.stderr
        self.said.extend(self._process.stderr)


class Place:
    """A service without a port, to send videos to, and the settings that its workers share."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.settings = {"database_url": f"sqlite:///{folder / 'sessions.db'}", "videos_dir": str(folder / "videos")}
        self.settings |= more
        self.client: FlaskClient = create_app(Settings.model_validate(self.settings)).test_client()

    def worker(self) -> Worker:
        return Worker(self.settings)

    def send(self, path: Path, **fields: str) -> str:
        """The id of the session that is made from a file."""
        parts = [(name, None, value.encode()) for name, value in fields.items()]
        body = form(*parts, ("file", path.name, path.read_bytes()))
        answer = self.client.post("/api/videos", data=body, content_type=FORM)
        assert answer.status_code == 202, answer.text
        session_id: str = answer.get_json()["id"]
        return session_id

    def video(self, session_id: str) -> dict[str, Any]:
        video: dict[str, Any] = self.client.get(f"/api/videos/{session_id}").get_json()
        return video

    def settled(self, *session_ids: str) -> list[dict[str, Any]]:
        """The videos once nothing is to be done for them any more."""
        until(lambda: all(self.video(each)["status"] not in {"queued", "running"} for each in session_ids))
        return [self.video(each) for each in session_ids]

    def exported(self, session_id: str) -> bytes:
        content: bytes = self.client.get(f"/api/sessions/{session_id}/export").data
        return content


@contextmanager
def place(folder: Path, **more: str) -> Iterator[Place]:
    made = Place(folder, **more)
    yield made
    made.client.application.extensions["mien"].storage.database.close()


def until(condition: Callable[[], object]) -> None:
    """Look again and again at what other processes do."""
    pause, end = threading.Event(), time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "It did not happen."
        pause.wait(_LOOK_SECONDS)
