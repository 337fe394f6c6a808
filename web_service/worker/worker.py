"""Runs queued jobs, one at a time."""

import logging
import threading
from typing import Final

from huey import Huey

from web_service.database.errors import DatabaseError
from web_service.database.jobs import JobKey
from web_service.worker.queue import JobQueue
from web_service.worker.supervisor import Supervisor

_LOOK_SECONDS: Final = 2.0
_SOON_SECONDS: Final = 0.25
_log = logging.getLogger(__name__)


class Worker:
    """Runs until `stopped` is set; an unfinished job is released then."""

    def __init__(self, supervisor: Supervisor, huey: Huey, stopped: threading.Event) -> None:
        self._supervisor = supervisor
        self._queue = JobQueue(huey, self._do)
        self._stopped = stopped
        self._at_work = threading.Lock()

    def start(self) -> None:
        """Start running announced jobs, in another thread. Replaces signal handlers."""
        self._queue.consume(max_delay=_SOON_SECONDS)

    def run(self) -> None:
        """Look for jobs that are missing in the queue, until stopped."""
        while not self._stopped.wait(_LOOK_SECONDS):
            self._announce_missing()
        # Wait until a running job has been released; the threads end with the process.
        self._at_work.acquire()

    def _do(self, key: JobKey) -> None:
        with self._at_work:
            try:
                if not self._stopped.is_set():
                    self._supervisor.supervise(key, self._stopped)
            except DatabaseError as error:
                _log.warning("Postponing a job. %s", error)

    def _announce_missing(self) -> None:
        """Announce jobs whose worker died, or whose announcement was lost, if their video is readable from here."""
        try:
            announced = self._queue.announced()
            for key in self._supervisor.jobs.free():
                if key not in announced and self._supervisor.sees_video(key):
                    self._queue.announce(key)
        except DatabaseError as error:
            _log.warning("Cannot look for unannounced jobs; trying again soon. %s", error)
