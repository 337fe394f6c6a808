"""gunicorn's configuration, taken from the settings: threaded workers, on loopback by default."""

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# gunicorn loads this file by its path, so the project root has to be added for `web_service` to be found.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pydantic import ValidationError

from web_service.config import Settings
from web_service.container import Container
from web_service.core.errors import MienError, SetupError
from web_service.worker.process_manager import ProcessManager

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.base import Worker


class _PortTakenError(SetupError):
    """The address to listen on is in use, or is not one of this machine."""


try:
    _settings = Settings()
except ValidationError as error:
    wrong = "; ".join(f"MIEN_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors())
    sys.exit(f"Mien cannot start. Invalid settings: {wrong}.")

wsgi_app = "web_service:create_app()"
_host = f"[{_settings.host}]" if ":" in _settings.host else _settings.host
bind = f"{_host}:{_settings.port}"
worker_class = "gthread"
workers = _settings.workers
threads = _settings.threads
keepalive = 30
# Requests take milliseconds: one that is still running after this is stuck.
graceful_timeout = 10
# Loaded models have threads, which do not survive a fork: each worker loads its own.
preload_app = False
control_socket_disable = True
# Other accounts on this machine must not read sessions and videos.
umask = 0o077
os.umask(umask)
_process_managers = [ProcessManager() for _ in range(_settings.video_workers)]


def on_starting(_server: "Arbiter") -> None:
    """Report a faulty installation in one line, before workers fail with tracebacks."""
    try:
        _bind_for_a_moment()
        Container(_settings).check_setup()
    except MienError as error:
        sys.exit(f"Mien cannot start. {error}")


def _bind_for_a_moment() -> None:
    with socket.socket(socket.AF_INET6 if ":" in _settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_settings.host, _settings.port))
        except OSError as error:
            raise _PortTakenError(
                f"Port {_settings.port} of {_settings.host} cannot be used ({error.strerror}). Mien may be running "
                f"already. To use another port: MIEN_PORT={_settings.port + 1} ./scripts/run.sh"
            ) from error


def when_ready(_server: "Arbiter") -> None:
    """Start the worker processes for video files."""
    for manager in _process_managers:
        manager.start()


def on_exit(_server: "Arbiter") -> None:
    for manager in _process_managers:
        manager.stop()


def post_worker_init(worker: "Worker") -> None:
    """Log the address as soon as the page can be opened."""
    if worker.age == 1:
        worker.log.info("Mien is ready: http://%s:%s", "localhost" if _host == "127.0.0.1" else _host, _settings.port)
