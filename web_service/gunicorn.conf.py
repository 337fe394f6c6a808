"""How gunicorn runs the service: threads, on loopback by default, everything from the settings."""

import os
import platform
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# gunicorn runs this file by its path: the project's root is where `web_service` is found.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pydantic import ValidationError

from web_service.config import Settings
from web_service.container import Container
from web_service.core.errors import MienError, SetupError
from web_service.runtimes.selection import described
from web_service.vision.detector import engine
from web_service.worker.process_manager import ProcessManager

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.base import Worker


class _PortTakenError(SetupError):
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
_process_managers = [ProcessManager() for _ in range(_settings.video_workers)]


def on_starting(server: "Arbiter") -> None:
    """Say in one line what is wrong with an installation, before workers fail at it with tracebacks."""
    server.log.info("Interpreter: Python %s at %s", platform.python_version(), sys.executable)
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
                f"Port {_settings.port} of {_settings.host} cannot be used ({error.strerror}). "
                f"Perhaps Mien runs already; else choose another: MIEN_PORT={_settings.port + 1} ./scripts/run.sh"
            ) from error


def when_ready(_server: "Arbiter") -> None:
    """Start the processes that analyse videos, beside the service's own."""
    for manager in _process_managers:
        manager.start()


def on_exit(_server: "Arbiter") -> None:
    for manager in _process_managers:
        manager.stop()


def post_worker_init(worker: "Worker") -> None:
    """Say which engines run, and where the page is as soon as it can be opened."""
    if worker.age == 1:
        worker.log.info("Expressions: %s; faces: %s", described(_settings.runtime), engine())
        worker.log.info("Mien is ready: http://%s:%s", "localhost" if _host == "127.0.0.1" else _host, _settings.port)
