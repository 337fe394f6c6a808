"""A job as seen by the process that runs it."""

import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Final, TypeVar

from web_service.core.errors import MienError
from web_service.database.errors import DatabaseBusyError
from web_service.database.job_claims import Batch, ClaimedRows, JobClaims, Progress
from web_service.database.jobs import JobKey
from web_service.services.live_priority import LivePriority
from web_service.video.files import VideoFiles
from web_service.video.opening import Limits
from web_service.video.reading import VideoReader

_TOLD_EVERY_SECONDS: Final = 0.5
_BUSY_TRIES: Final = 10
_Answer = TypeVar("_Answer")


class VideoAwayError(MienError):
    """The video cannot be read from here right now; another worker may be able to, or this one later."""


class ClaimedJob:
    """A claimed job: opens its video, reports progress and stores results."""

    def __init__(
        self,
        key: JobKey,
        claim: str,
        *,
        claims: JobClaims,
        files: VideoFiles,
        limits: Limits,
        live_priority: LivePriority,
    ) -> None:
        self.key = key
        self.files = files
        self._claims = claims
        self._live_priority = live_priority
        self._limits = limits
        self._claim = claim
        self._told_at = time.monotonic()
        # The first frame is reported at once: people are waiting to see that it has started.
        self._due_at = self._told_at
        self.claimed: ClaimedRows = self._retry_while_busy(lambda: self._claims.held(key, claim))

    def open(self) -> VideoReader:
        """Open the job's video and store its properties. Raises VideoAwayError."""
        self._check_readable()
        reader = VideoReader(self.files.path(self.key.session_id, "video"), self._limits)
        self._retry_while_busy(lambda: self._claims.set_media(self.key, self._claim, asdict(reader.info)))
        return reader

    def report(self, progress: Progress) -> None:
        """Report progress, at the first frame and then at most twice a second, and give way to live frames.

        Raises JobLostError if the job was cancelled or taken over.
        """
        self._live_priority.apply()
        if time.monotonic() >= self._due_at:
            self.store(progress, None)

    def store(self, progress: Progress, batch: Batch | None) -> None:
        """Report progress and store a batch with it."""
        now = time.monotonic()
        busy_ms, self._told_at = (now - self._told_at) * 1000, now
        self._due_at = now + _TOLD_EVERY_SECONDS
        self._retry_while_busy(lambda: self._claims.advance(self.key, self._claim, progress, batch, busy_ms))

    def finish(self, remark: str | None) -> None:
        """Mark the job as complete. Raises VideoAwayError if the video became unreadable before its end."""
        self._check_readable()
        self._retry_while_busy(lambda: self._claims.finish(self.key, self._claim, remark=remark))

    def fail(self, detail: str) -> None:
        """Mark the job as failed. Raises VideoAwayError if that may be because the video became unreadable."""
        self._check_readable()
        self._retry_while_busy(lambda: self._claims.fail(self.key, self._claim, detail))

    def release(self) -> None:
        """Release the job, for a worker that can read the video."""
        self._retry_while_busy(lambda: self._claims.release(self.key, self._claim))

    def _check_readable(self) -> None:
        if not self.files.readable(self.key.session_id):
            raise VideoAwayError

    def _retry_while_busy(self, call: Callable[[], _Answer]) -> _Answer:
        """Retry while the database is locked; each attempt itself waits for some seconds."""
        for _ in range(_BUSY_TRIES - 1):
            try:
                return call()
            except DatabaseBusyError:
                continue
        return call()
