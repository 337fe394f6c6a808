"""Sees one job through: starts the process that does it, watches it, and starts it again where it dies."""

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
from web_service.database.base import DatabaseError
from web_service.database.jobs import JobKey, JobLostError, JobStore
from web_service.database.storage import StorageStore
from web_service.media.files import VideoFiles

_LOOK_SECONDS: Final = 0.25
_BEAT_SECONDS: Final = 1.0
# A crash is most likely the file's doing; a process that was killed may have been in somebody's way.
_MAX_STRIKES: Final = 20
_CRASH: Final = 7
_KILL: Final = 1
_MAX_STILL_SECONDS: Final = 120.0
# Exit status of a process that cannot read the job's video (EX_TEMPFAIL of sysexits.h), and the pause that follows.
VIDEO_AWAY: Final = 75
_REST_SECONDS: Final = 30.0
_UNSEEN: Final = "The video file can't be read on the machine that analyses videos. Work starts as soon as it can."
_CRASHES: Final = (
    "Something in this file makes the analysis break off each time, perhaps since it is damaged. Nothing of it was "
    "stored. Save it anew with a video editor, and send it again."
)
_STANDS_STILL: Final = (
    "For two minutes there was no progress, so the analysis was given up. Nothing of it was stored. Save the video "
    "anew with a video editor, or scale it down, and send it again."
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Does jobs one at a time, each in a process of its own."""

    jobs: JobStore
    storage: StorageStore
    files: VideoFiles
    environment: Mapping[str, str]
    # Jobs whose video cannot be read from here, and when to check next.
    _unseen: dict[JobKey, float] = field(default_factory=dict)

    def sees(self, key: JobKey) -> bool:
        """Whether a job's video can be read from here. If not, the log and the job say so, once."""
        if time.monotonic() < self._unseen.get(key, 0.0):
            return False
        if self.files.readable(key.session_id):
            self._unseen.pop(key, None)
            return True
        if key not in self._unseen:
            self._rest(key, 0.0)
        return False

    def see_through(self, key: JobKey, stopped: threading.Event) -> None:
        """Do a job if it waits and its video can be read, until it is settled; once `stopped` is set, hand it back."""
        if not self.sees(key):
            return
        claimed = self.jobs.claim(key)
        if claimed is None:
            return
        _log.info("Began the %s of %s.", key.kind, key.session_id)
        try:
            with suppress(JobLostError):
                self._attempt(key, claimed.claim, stopped)
        finally:
            self.files.erase(key.session_id, "part")
            self.storage.erase_strays()
        _log.info("Ended the %s of %s.", key.kind, key.session_id)

    def _attempt(self, key: JobKey, claim: str, stopped: threading.Event) -> None:
        strikes = 0
        while strikes < _MAX_STRIKES:
            code = self._run(key, claim, stopped)
            if stopped.is_set():
                self.jobs.release(key, claim)
                return
            if code == 0:
                return
            if code == VIDEO_AWAY:
                self._rest(key, _REST_SECONDS)
                return
            _log.warning("The process of %s ended with %s; it goes on with another one.", key.session_id, code)
            strikes = self.jobs.strike(key, claim, _KILL if code == -signal.SIGKILL else _CRASH)
        self._give_up(key, claim, _CRASHES)

    def _run(self, key: JobKey, claim: str, stopped: threading.Event) -> int:
        """The exit status of one process; JobLostError where nobody waits for the job any longer."""
        process = start(key, claim, self.environment)
        try:
            watch = _Stillness(lambda: self._position(key, claim))
            beat_at = time.monotonic()
            while process.poll() is None and not stopped.wait(_LOOK_SECONDS):
                if time.monotonic() - beat_at >= _BEAT_SECONDS:
                    beat_at = time.monotonic()
                    with suppress(DatabaseError):
                        self.jobs.beat(key, claim)
                        if watch.too_long():
                            self._give_up(key, claim, _STANDS_STILL)
            return process.returncode if process.returncode is not None else -1
        finally:
            process.kill()
            process.wait()

    def _give_up(self, key: JobKey, claim: str, why: str) -> None:
        """Fail a job for good, unless its video can no longer be read."""
        if self.files.readable(key.session_id):
            self.jobs.fail(key, claim, why)
        else:
            self.jobs.release(key, claim)
            self._rest(key, _REST_SECONDS)

    def _rest(self, key: JobKey, seconds: float) -> None:
        self._unseen[key] = time.monotonic() + seconds
        path = self.files.path(key.session_id, "video")
        _log.warning("The %s of %s waits: %s cannot be read from here.", key.kind, key.session_id, path)
        self.jobs.note(key, _UNSEEN)

    def _position(self, key: JobKey, claim: str) -> tuple[int, float]:
        job = self.jobs.held(key, claim).job
        return job.frames_done, job.busy_ms


class _Stillness:
    """Notices when a position stays the same for too long."""

    def __init__(self, position: Callable[[], tuple[int, float]]) -> None:
        self._position = position
        self._last: tuple[int, float] | None = None
        self._since = time.monotonic()

    def too_long(self) -> bool:
        now = time.monotonic()
        if (position := self._position()) != self._last:
            self._last, self._since = position, now
        return now - self._since > _MAX_STILL_SECONDS


def start(key: JobKey, claim: str, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """The process that does a claimed job. A Ctrl+C in the terminal is for whoever started us, not for it."""
    module = "web_service.jobs.process"
    command = [sys.executable, "-m", module, key.session_id, key.kind, claim, str(os.getpid())]
    return subprocess.Popen(  # noqa: S603
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
