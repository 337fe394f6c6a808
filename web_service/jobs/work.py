"""A claimed job: what it works with, and how it tells how far it has come."""

import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Final, TypeVar

from web_service.config import Settings
from web_service.database.base import Database, DatabaseBusyError
from web_service.database.jobs import Batch, Claimed, JobKey, JobStore, Progress
from web_service.media.files import VideoFiles
from web_service.media.reading import Limits, VideoReader
from web_service.precedence import Courtesy

_TOLD_EVERY_SECONDS: Final = 0.5
_BUSY_TRIES: Final = 10
_Answer = TypeVar("_Answer")


class VideoAwayError(Exception):
    """The video cannot be read from here right now; another worker may be able to, or this one later."""


class Work:
    """A claimed job, what it needs, and how it tells how far it has come."""

    def __init__(self, settings: Settings, database: Database, key: JobKey, claim: str) -> None:
        self.settings = settings
        self.database = database
        self.key = key
        self.files = VideoFiles(settings.videos_folder(database.file, database.address))
        self._courtesy = Courtesy(self.files.folder)
        self._claim = claim
        self._jobs = JobStore(database)
        self._told_at = time.monotonic()
        # The first frame is told of at once: somebody waits to see that it has begun.
        self._due_at = self._told_at
        self.claimed: Claimed = self._patiently(lambda: self._jobs.held(key, claim))

    def open(self) -> VideoReader:
        """The job's video, its facts stored; VideoAwayError where it cannot be read."""
        self._check_seen()
        limits = Limits(self.settings.max_video_pixels, self.settings.max_video_ms)
        reader = VideoReader(self.files.path(self.key.session_id, "video"), limits)
        self._patiently(lambda: self._jobs.set_media(self.key, self._claim, asdict(reader.facts)))
        return reader

    def tell(self, progress: Progress) -> None:
        """Say how far it has come, at the first frame and then twice a second at most, and let live frames go first.

        JobLostError where nobody waits for it any longer.
        """
        self._courtesy.heed()
        if time.monotonic() >= self._due_at:
            self.store(progress, None)

    def store(self, progress: Progress, batch: Batch | None) -> None:
        """Say how far it has come, and store a batch with it."""
        now = time.monotonic()
        busy_ms, self._told_at = (now - self._told_at) * 1000, now
        self._due_at = now + _TOLD_EVERY_SECONDS
        self._patiently(lambda: self._jobs.advance(self.key, self._claim, progress, batch, busy_ms))

    def finish(self, remark: str | None) -> None:
        """It is complete; VideoAwayError where the video disappeared meanwhile."""
        self._check_seen()
        self._patiently(lambda: self._jobs.finish(self.key, self._claim, remark=remark))

    def fail(self, detail: str) -> None:
        """It cannot be done; VideoAwayError where the reason may be that the video disappeared."""
        self._check_seen()
        self._patiently(lambda: self._jobs.fail(self.key, self._claim, detail))

    def release(self) -> None:
        """Return it to the queue, for a worker that can read the video."""
        self._patiently(lambda: self._jobs.release(self.key, self._claim))

    def _check_seen(self) -> None:
        if not self.files.readable(self.key.session_id):
            raise VideoAwayError

    def _patiently(self, call: Callable[[], _Answer]) -> _Answer:
        """Call again while somebody else holds the database; each try waits for seconds by itself."""
        for _ in range(_BUSY_TRIES - 1):
            try:
                return call()
            except DatabaseBusyError:
                continue
        return call()
