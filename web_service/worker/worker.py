"""Does the jobs that the queue tells of, one at a time."""

import logging
import threading
from typing import Final

from huey import Huey

from web_service.database.base import DatabaseError
from web_service.database.jobs import JobKey, JobStore
from web_service.worker.queue import JobQueue
from web_service.worker.supervisor import Supervisor

_LOOK_SECONDS: Final = 2.0
_SOON_SECONDS: Final = 0.25
_log = logging.getLogger(__name__)


class Worker:
    """Works until `stopped` is set; what is not done by then is handed back."""

    def __init__(self, jobs: JobStore, supervisor: Supervisor, huey: Huey, stopped: threading.Event) -> None:
        self._jobs = jobs
        self._supervisor = supervisor
        self._queue = JobQueue(huey, self._do)
        self._stopped = stopped
        self._at_work = threading.Lock()

    def start(self) -> None:
        """Do announced jobs from now on, in a thread of their own. Takes over the handling of signals."""
        self._queue.consume(max_delay=_SOON_SECONDS)

    def run(self) -> None:
        """Look for jobs that no queue tells of, until it is stopped."""
        while not self._stopped.wait(_LOOK_SECONDS):
            self._announce_forgotten()
        # The threads end with the process, once a job that is being done was handed back.
        self._at_work.acquire()

    def _do(self, key: JobKey) -> None:
        with self._at_work:
            try:
                if not self._stopped.is_set():
                    self._supervisor.supervise(key, self._stopped)
            except DatabaseError as error:
                _log.warning("A job is left for later. %s", error)

    def _announce_forgotten(self) -> None:
        """Announce the jobs of a worker that died, or of a queue that was away."""
        try:
            announced = self._queue.announced()
            for key in self._jobs.free():
                if key not in announced:
                    self._queue.announce(key)
        except DatabaseError as error:
            _log.warning("Looking for forgotten jobs failed; trying again soon. %s", error)
