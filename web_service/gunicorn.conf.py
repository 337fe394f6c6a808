"""How gunicorn runs the service: threads, on loopback by default, everything from the settings."""

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# gunicorn runs this file by its path: the project's root is where `web_service` is found.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pydantic import ValidationError

from web_service.config import Settings
from web_service.database.base import Database, DatabaseBusyError, DatabaseError
from web_service.database.migrate import migrate
from web_service.database.video_folder import claim_folder
from web_service.jobs.keeper import Keeper
from web_service.media.files import VideoFiles
from web_service.runtimes.catalogue import Catalogue
from web_service.runtimes.model_folder import ModelFolderError
from web_service.runtimes.selection import RuntimeMissingError, choose_runtime
from web_service.vision.detector import DetectorError, verified_weights

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.base import Worker


class _PortTakenError(Exception):
    """The address to listen on is not free, or not this machine's."""


try:
    _settings = Settings()
except ValidationError as error:
    wrong = "; ".join(f"MIEN_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors())
    sys.exit(f"Mien cannot start. These settings do not fit: {wrong}.")

wsgi_app = "web_service:create_app()"
_host = f"[{_settings.host}]" if ":" in _settings.host else _settings.host
bind = f"{_host}:{_settings.port}"
worker_class = "gthread"
workers = _settings.workers
threads = _settings.threads
keepalive = 30
# Frames take milliseconds: what is not done after this was not going to end by itself.
graceful_timeout = 10
# Loaded models hold threads, which a fork would lose: each worker loads its own.
preload_app = False
control_socket_disable = True
# Sessions and videos are for whoever runs the service, not for everybody with an account on the machine.
umask = 0o077
os.umask(umask)
_keepers = [Keeper() for _ in range(_settings.video_workers)]


def on_starting(_server: "Arbiter") -> None:
    """Say in one line what is wrong with an installation, before workers fail at it with tracebacks."""
    try:
        _bind_for_a_moment()
        verified_weights(_settings.detector_weights)
        _prepare_database()
        Catalogue(_settings.models_dir, default=_settings.model, runtime=_settings.runtime)
        # "auto" may import TensorFlow, which must not happen before the fork.
        if _settings.runtime != "auto":
            choose_runtime(_settings.runtime)
    except (_PortTakenError, DatabaseError, DetectorError, ModelFolderError, RuntimeMissingError) as error:
        sys.exit(f"Mien cannot start. {error}")


def _prepare_database() -> None:
    database = Database(_settings.database_url)
    try:
        migrate(database)
        claim_folder(database, VideoFiles(_settings.videos_folder(database.file, database.address)))
    except DatabaseBusyError as error:
        raise DatabaseError(
            f"The database {database.address} cannot be reached, or another program holds it. See that it runs, that "
            "DATABASE_URL is right, and start Mien again."
        ) from error
    finally:
        # Connections must not be shared with the workers.
        database.close()


def _bind_for_a_moment() -> None:
    with socket.socket(socket.AF_INET6 if ":" in _settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_settings.host, _settings.port))
        except OSError as error:
            raise _PortTakenError(
                f"Port {_settings.port} of {_settings.host} cannot be used ({error.strerror}). "
                f"Perhaps Mien runs already; else choose another: MIEN_PORT={_settings.port + 1} ./scripts/run.sh"
            ) from error


def when_ready(_server: "Arbiter") -> None:
    """Start the processes that analyse videos, beside the service's own."""
    for keeper in _keepers:
        keeper.start()


def on_exit(_server: "Arbiter") -> None:
    for keeper in _keepers:
        keeper.stop()


def post_worker_init(worker: "Worker") -> None:
    """Say where the page is as soon as it can be opened."""
    if worker.age == 1:
        worker.log.info("Mien is ready: http://%s:%s", "localhost" if _host == "127.0.0.1" else _host, _settings.port)
