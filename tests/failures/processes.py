"""The service as a process of its own, which can be killed as hard as there is."""

import json
import os
import signal
import subprocess
import threading
from http.client import HTTPException
from pathlib import Path
from typing import Any, Self
from urllib.request import Request, urlopen

from web_service.config import ROOT

READY = "Mien is ready"
# What a client sees of a service that is killed in the middle of an answer.
Broken = (OSError, HTTPException)


class Service:
    """Two workers on a port and a database, ready when the block begins; killed at its end."""

    def __init__(self, port: int, database: Path) -> None:
        self._address = f"http://127.0.0.1:{port}"
        settings = {"MIEN_PORT": str(port), "MIEN_DATABASE_URL": f"sqlite:///{database}"}
        self._process = subprocess.Popen(
            [str(ROOT / "scripts" / "gunicorn_start.sh")],
            env=os.environ | settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self._process.stderr
        assert any(READY in line for line in iter(self._process.stderr.readline, ""))
        # Nobody reads what it says from here on, and a full pipe would stop it.
        self._reader = threading.Thread(target=self._process.stderr.read)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """The master and all its workers at once, as a power cut would."""
        if self._process.returncode is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._reader.join()
            assert self._process.stderr
            self._process.stderr.close()

    def kill_worker(self) -> None:
        """One worker; the master starts another."""
        pgrep = ["pgrep", "-P", str(self._process.pid)]
        workers = subprocess.run(pgrep, capture_output=True, text=True, check=True)
        os.kill(int(workers.stdout.split()[0]), signal.SIGKILL)

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The answer as JSON; urllib's errors for others than 2xx, one of `Broken` where there is none."""
        content = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self._address}{path}", content, headers, method=method)  # noqa: S310
        with urlopen(request, timeout=60) as response:  # noqa: S310
            answer: dict[str, Any] = json.load(response)
            return answer
