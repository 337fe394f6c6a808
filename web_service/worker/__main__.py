"""The worker process: analyses videos and enforces retention. `python -m web_service.worker [PARENT]`

Any number of workers can run, also on several machines that share the database, the queue and the videos folder.
"""

import logging
import signal
import sys
import threading

from web_service.container import Container
from web_service.database.errors import DatabaseError
from web_service.database.retention import enforce_retention
from web_service.worker.sandbox import die_with_parent


def main() -> None:
    """Run until SIGTERM or SIGINT; an unfinished job is released then."""
    container = Container()
    try:
        container.open_storage()
    except DatabaseError as error:
        sys.exit(f"The worker cannot start. {error}")
    stopped = threading.Event()
    worker = container.worker(stopped)
    worker.start()
    # After the start, because the queue's consumer sets signal handlers too.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: stopped.set())
    threading.Thread(target=enforce_retention, args=(container.retention, stopped), daemon=True).start()
    worker.run()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        die_with_parent(int(sys.argv[1]))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    logging.getLogger("huey").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    main()
