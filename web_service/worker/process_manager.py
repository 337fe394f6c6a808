"""Keeps a worker process running next to the service; used by gunicorn's master process."""

import os
import subprocess
import sys
import threading
import time
from typing import Final

from web_service.config import ROOT

# The service needs all cores to start quickly.
_AFTER_SECONDS: Final = 2.0
_SHORT_SECONDS: Final = 5.0
_MAX_PAUSE_SECONDS: Final = 30.0
_FAREWELL_SECONDS: Final = 5.0
# A process forked during Popen would inherit the pipe that Popen waits on, and block it forever.
_FORKING: Final = threading.Lock()
os.register_at_fork(before=_FORKING.acquire, after_in_parent=_FORKING.release, after_in_child=_FORKING.release)


class ProcessManager:
    """Starts a worker, and restarts it whenever it ends."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._worker: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop the worker, which releases its job."""
        self._stopped.set()
        if self._worker:
            self._worker.terminate()
        self._thread.join(_FAREWELL_SECONDS)
        if self._worker:
            self._worker.kill()

    def _keep(self) -> None:
        pause = _AFTER_SECONDS
        while not self._stopped.wait(pause):
            began = time.monotonic()
            command = [sys.executable, "-m", "web_service.worker", str(os.getpid())]
            with _FORKING:
                self._worker = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL)  # noqa: S603
            self._worker.wait()
            # Back off if the worker cannot even start.
            short = time.monotonic() - began < _SHORT_SECONDS
            pause = min(_MAX_PAUSE_SECONDS, pause * 2 + 1) if short else 0.0
