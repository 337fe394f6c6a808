"""Keeps a worker running beside the service: gunicorn's first process has one."""

import os
import subprocess
import sys
import threading
import time
from typing import Final

from web_service.config import ROOT

# At first the service itself needs all cores, to be ready soon.
_AFTER_SECONDS: Final = 2.0
_SHORT_SECONDS: Final = 5.0
_MAX_PAUSE_SECONDS: Final = 30.0
_FAREWELL_SECONDS: Final = 5.0
# A process that is forked while another one is being started would hold the pipe on which Popen waits, for ever.
_FORKING: Final = threading.Lock()
os.register_at_fork(before=_FORKING.acquire, after_in_parent=_FORKING.release, after_in_child=_FORKING.release)


class ProcessManager:
    """Starts a worker, and another one whenever it ends."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._worker: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the worker; it hands back what it was doing."""
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
            # One that cannot even start is not tried again and again at once.
            short = time.monotonic() - began < _SHORT_SECONDS
            pause = min(_MAX_PAUSE_SECONDS, pause * 2 + 1) if short else 0.0
