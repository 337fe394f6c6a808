"""A real Redis for tests: its own server on a free port, which keeps nothing."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from redis import Redis

from tests.test_service_process import free_port
from web_service.config import ROOT

_FIND: Final = ROOT / "scripts" / "find_redis.sh"
_READY: Final = "Ready to accept connections"


class NoRedisError(Exception):
    """There is no Redis on this machine, and none could be installed; the message says so."""


@contextmanager
def redis_server() -> Iterator[str]:
    """A server of its own as an address for REDIS_URL, stopped and forgotten at the end; NoRedisError."""
    found = subprocess.run([str(_FIND)], capture_output=True, text=True, check=False)
    if found.returncode:
        raise NoRedisError(found.stderr.strip())
    with tempfile.TemporaryDirectory(prefix="mien-redis-") as folder:
        port = free_port()
        command = [found.stdout.strip(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        said = []
        try:
            for line in process.stdout:
                said.append(line)
                if _READY in line:
                    break
            else:
                raise AssertionError("".join(said))
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            process.communicate()


def waiting_in(url: str, queue: str) -> int:
    """How many tasks wait in a queue."""
    with Redis.from_url(url) as redis:
        length: int = redis.llen(f"huey.redis.{queue}")
        return length
