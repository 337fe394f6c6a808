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
from dataclasses import dataclass, field
from typing import Final

from web_service.config import ROOT
from web_service.database.errors import DatabaseError, JobLostError
from web_service.database.job_claims import JobClaims
from web_service.database.jobs import JobKey, JobStore
from web_service.database.retention import Retention
from web_service.video.files import VideoFiles

_LOOK_SECONDS: Final = 0.25
_HEARTBEAT_SECONDS: Final = 1.0
# A crash is most likely caused by the file. A killed process may have been killed for other reasons, so it counts less.
_MAX_FAILURE_SCORE: Final = 20
_CRASH: Final = 7
_KILL: Final = 1
_STALLED_SECONDS: Final = 120.0
# The exit status of a process that cannot read the job's video (EX_TEMPFAIL), and how long the job is then postponed.
VIDEO_AWAY: Final = 75
_POSTPONED_SECONDS: Final = 30.0
_VIDEO_UNREADABLE: Final = (
    "The video file can't be read on the machine that analyses videos. Work starts as soon as it can."
)
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

    jobs: JobStore
    claims: JobClaims
    retention: Retention
    files: VideoFiles
    environment: Mapping[str, str]
    # Jobs whose video cannot be read from here, and until when not to check again.
    _unseen: dict[JobKey, float] = field(default_factory=dict)

    def sees_video(self, key: JobKey) -> bool:
        """Whether a job's video can be read from here. If not, this is logged and noted with the job, once."""
        if time.monotonic() < self._unseen.get(key, 0.0):
            return False
        if self.files.readable(key.session_id):
            self._unseen.pop(key, None)
            return True
        if key not in self._unseen:
            self._postpone(key, 0.0)
        return False

    def supervise(self, key: JobKey, stopped: threading.Event) -> None:
        """Run a job, if it is queued and its video readable, until it is finished; release it once `stopped` is set."""
        if not self.sees_video(key):
            return
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
            if code == VIDEO_AWAY:
                self._postpone(key, _POSTPONED_SECONDS)
                return
            _log.warning("The process of %s exited with %s; starting another one.", key.session_id, code)
            failure_score = self.claims.add_failure(key, claim, _KILL if code == -signal.SIGKILL else _CRASH)
        self._fail(key, claim, _KEEPS_CRASHING)

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
                            self._fail(key, claim, _STALLED)
            return process.returncode if process.returncode is not None else -1
        finally:
            process.kill()
            process.wait()

    def _fail(self, key: JobKey, claim: str, detail: str) -> None:
        """Let a job fail, unless its video has become unreadable."""
        if self.files.readable(key.session_id):
            self.claims.fail(key, claim, detail)
        else:
            self.claims.release(key, claim)
            self._postpone(key, _POSTPONED_SECONDS)

    def _postpone(self, key: JobKey, seconds: float) -> None:
        self._unseen[key] = time.monotonic() + seconds
        path = self.files.path(key.session_id, "video")
        _log.warning("The %s of %s waits: %s cannot be read from here.", key.kind, key.session_id, path)
        self.jobs.note(key, _VIDEO_UNREADABLE)

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
