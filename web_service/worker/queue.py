"""The queue that tells workers about new jobs: Huey, in a SQLite file or in Redis.

Huey delivers at most once, so a message is only a hint. The database is the source of truth.
"""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from huey import Huey, RedisHuey, SqliteHuey
from huey.exceptions import HueyException
from redis.exceptions import RedisError

from web_service.database.jobs import JobKey, JobKind

_NAME: Final = "mien"
_AWAY: Final = (HueyException, OSError, sqlite3.Error, RedisError)
_log = logging.getLogger(__name__)


def make_queue(redis_url: str | None, folder: Path) -> Huey:
    """A queue in Redis if a URL is given, else in a SQLite file in the folder."""
    if redis_url:
        return RedisHuey(_NAME, url=redis_url, results=False)
    folder.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(_NAME, filename=str(folder / "queue.db"), results=False)


class JobQueue:
    """Announces jobs; in a worker, calls `handle` with each announced job."""

    def __init__(self, huey: Huey, handle: Callable[[JobKey], None] | None = None) -> None:
        self._huey = huey

        def job(session_id: str, kind: JobKind) -> None:
            if handle:
                handle(JobKey(session_id, kind))

        self._task = huey.task(name="job")(job)

    def consume(self, max_delay: float) -> None:
        """Handle announced jobs from now on, in a thread of its own, looking every `max_delay` seconds at least."""
        consumer = self._huey.create_consumer(
            workers=1, periodic=False, initial_delay=max_delay / 4, max_delay=max_delay, check_worker_health=False
        )
        consumer.start()

    def announce(self, key: JobKey) -> None:
        """Tell the workers about a job. If that fails, they find the job themselves some seconds later."""
        try:
            self._task(*key)
        except _AWAY as error:
            _log.warning("Cannot reach the queue, so a job starts later. %s", error)

    def announced(self) -> set[JobKey]:
        """The jobs still in the queue; empty if it cannot be reached."""
        try:
            return {JobKey(*task.args) for task in self._huey.pending()}
        except _AWAY:
            return set()
