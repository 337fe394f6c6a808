"""Supervises one job: starts its process, monitors it, and restarts it if it dies."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from web_service.config import ROOT
from web_service.database.errors import DatabaseError, JobLostError
from web_service.database.job_claims import JobClaims
from web_service.database.jobs import JobKey
from web_service.database.retention import Retention
from web_service.video.files import VideoFiles

_LOOK_SECONDS: Final = 0.25
_HEARTBEAT_SECONDS: Final = 1.0
# A crash is most likely caused by the file. A killed process may have been killed for other reasons, so it counts less.
_MAX_FAILURE_SCORE: Final = 20
_CRASH: Final = 7
_KILL: Final = 1
_STALLED_SECONDS: Final = 120.0
_KEEPS_CRASHING: Final = (
    "The analysis of this file crashes each time; the file may be damaged. Nothing was stored. Save it again with a "
    "video editor, and send that file."
)
_STALLED: Final = (
    "The analysis was stopped after two minutes without progress. Nothing was stored. Save the video again with a "
    "video editor, or scale it down, and send that file."
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Runs jobs one at a time, each in its own process."""

    claims: JobClaims
    retention: Retention
    files: VideoFiles
    environment: Mapping[str, str]

    def supervise(self, key: JobKey, stopped: threading.Event) -> None:
        """Run a job, if it is queued, until it is finished; release it once `stopped` is set."""
        claimed = self.claims.claim(key)
        if claimed is None:
            return
        _log.info("Started the %s of %s.", key.kind, key.session_id)
        try:
            with suppress(JobLostError):
                self._attempt(key, claimed.claim, stopped)
        finally:
            self.files.erase(key.session_id, "part")
            self.retention.erase_orphans()
        _log.info("Finished the %s of %s.", key.kind, key.session_id)

    def _attempt(self, key: JobKey, claim: str, stopped: threading.Event) -> None:
        failure_score = 0
        while failure_score < _MAX_FAILURE_SCORE:
            code = self._run(key, claim, stopped)
            if stopped.is_set():
                self.claims.release(key, claim)
                return
            if code == 0:
                return
            _log.warning("The process of %s exited with %s; starting another one.", key.session_id, code)
            failure_score = self.claims.add_failure(key, claim, _KILL if code == -signal.SIGKILL else _CRASH)
        self.claims.fail(key, claim, _KEEPS_CRASHING)

    def _run(self, key: JobKey, claim: str, stopped: threading.Event) -> int:
        """Run one process and return its exit status. Raises JobLostError if the job was cancelled or taken over."""
        process = start(key, claim, self.environment)
        try:
            stall = _StallDetector(lambda: self._position(key, claim))
            heartbeat_at = time.monotonic()
            while process.poll() is None and not stopped.wait(_LOOK_SECONDS):
                if time.monotonic() - heartbeat_at >= _HEARTBEAT_SECONDS:
                    heartbeat_at = time.monotonic()
                    with suppress(DatabaseError):
                        self.claims.heartbeat(key, claim)
                        if stall.detected():
                            self.claims.fail(key, claim, _STALLED)
            return process.returncode if process.returncode is not None else -1
        finally:
            process.kill()
            process.wait()

    def _position(self, key: JobKey, claim: str) -> tuple[int, float]:
        job = self.claims.held(key, claim).job
        return job.frames_done, job.busy_ms


class _StallDetector:
    """Detects that a position has not changed for too long."""

    def __init__(self, position: Callable[[], tuple[int, float]]) -> None:
        self._position = position
        self._last: tuple[int, float] | None = None
        self._since = time.monotonic()

    def detected(self) -> bool:
        now = time.monotonic()
        if (position := self._position()) != self._last:
            self._last, self._since = position, now
        return now - self._since > _STALLED_SECONDS


def start(key: JobKey, claim: str, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start the process of a claimed job, in its own session, so that Ctrl+C in the terminal does not reach it."""
    module = "web_service.worker.run_job"
    command = [sys.executable, "-m", module, key.session_id, key.kind, claim, str(os.getpid())]
    return subprocess.Popen(  # noqa: S603
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
