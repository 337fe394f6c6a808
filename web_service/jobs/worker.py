"""The process beside the service: analyses videos, and keeps house. `python -m web_service.jobs.worker [PARENT]`

As many as wanted may run, on several machines too where these share the database, the queue and the videos' folder.
"""

import logging
import signal
import sys
import threading
from collections.abc import Callable
from typing import Final

from web_service.config import Settings
from web_service.database.base import Database, DatabaseError
from web_service.database.jobs import JobKey, JobStore
from web_service.database.migrate import migrate
from web_service.database.storage import StorageStore
from web_service.database.video_folder import claim_folder
from web_service.housekeeping import keep_house
from web_service.jobs.confinement import die_with_parent
from web_service.jobs.queue import JobQueue, make_queue
from web_service.jobs.supervisor import Supervisor
from web_service.media.files import VideoFiles

_LOOK_SECONDS: Final = 2.0
_SOON_SECONDS: Final = 0.25
_log = logging.getLogger(__name__)


def main() -> None:
    """Work until a signal says stop; what is not done by then is handed back."""
    settings = Settings()
    try:
        database = Database(settings.database_url)
        migrate(database)
        files = VideoFiles(settings.videos_folder(database.file, database.address))
        claim_folder(database, files)
    except DatabaseError as error:
        sys.exit(f"The worker cannot start. {error}")
    jobs, storage = JobStore(database), StorageStore(database, files)
    stopped, at_work = threading.Event(), threading.Lock()
    supervisor = Supervisor(jobs, storage, files, settings.environment())
    queue = JobQueue(make_queue(settings.redis_url, files.folder), _doer(supervisor, stopped, at_work))
    consumer = queue.huey.create_consumer(
        workers=1, periodic=False, initial_delay=_SOON_SECONDS / 4, max_delay=_SOON_SECONDS, check_worker_health=False
    )
    consumer.start()
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: stopped.set())
    threading.Thread(target=keep_house, args=(storage, stopped), daemon=True).start()
    while not stopped.wait(_LOOK_SECONDS):
        _announce_forgotten(supervisor, queue)
    # The threads end with the process, once a job that is being done was handed back.
    at_work.acquire()


def _doer(supervisor: Supervisor, stopped: threading.Event, at_work: threading.Lock) -> Callable[[JobKey], None]:
    """What does a job that the queue tells of."""

    def do(key: JobKey) -> None:
        with at_work:
            try:
                if not stopped.is_set():
                    supervisor.see_through(key, stopped)
            except DatabaseError as error:
                _log.warning("A job is left for later. %s", error)

    return do


def _announce_forgotten(supervisor: Supervisor, queue: JobQueue) -> None:
    """Announce the jobs that no queue tells of: those of a worker that died, or of a queue that was away.

    Those whose video cannot be read from here are left to other workers.
    """
    try:
        announced = queue.announced()
        for key in supervisor.jobs.free():
            if key not in announced and supervisor.sees(key):
                queue.announce(key)
    except DatabaseError as error:
        _log.warning("Looking for forgotten jobs failed; trying again soon. %s", error)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        die_with_parent(int(sys.argv[1]))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    logging.getLogger("huey").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    main()
