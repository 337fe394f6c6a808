"""A real PostgreSQL for tests: its own server in a temporary folder, reached through a socket there."""

import os
import pwd
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, create_engine, make_url

from web_service.config import ROOT

_FIND: Final = ROOT / "scripts" / "find_postgres.sh"
_SUPERUSER: Final = "tests"
# Nothing here outlives the tests, so nothing need survive a power cut.
_SETTINGS: Final = """
listen_addresses = ''
unix_socket_directories = '{socket}'
fsync = off
synchronous_commit = off
full_page_writes = off
"""


class NoPostgresError(Exception):
    """There is no PostgreSQL on this machine, and none could be installed; the message says so."""


@contextmanager
def postgres_server() -> Iterator[str]:
    """A server of its own as an address for DATABASE_URL, stopped and erased at the end; NoPostgresError."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="mien-postgres-") as name:
        folder, data = Path(name), Path(name) / "data"
        os.chown(folder, *_owner())
        initdb = [f"{programs}/initdb", f"--pgdata={data}", f"--username={_SUPERUSER}", "--auth=trust", "--no-sync"]
        _run(folder, *initdb, "--encoding=UTF8")
        with (data / "postgresql.conf").open("a", encoding="utf-8") as configuration:
            configuration.write(_SETTINGS.format(socket=folder))
        control = [f"{programs}/pg_ctl", f"--pgdata={data}", "--wait", "--silent"]
        _run(folder, *control, f"--log={folder}/log", "start")
        try:
            yield _address(URL.create("postgresql+psycopg", _SUPERUSER, database="postgres", query={"host": name}))
        finally:
            _run(folder, *control, "--mode=immediate", "stop")


def fresh_database(server_url: str) -> str:
    """The address of a new, empty database on a server."""
    name = f"mien_{secrets.token_hex(8)}"
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return _address(make_url(server_url).set(database=name))


def _programs() -> Path:
    found = subprocess.run([str(_FIND)], capture_output=True, text=True, check=False)
    if found.returncode:
        raise NoPostgresError(found.stderr.strip())
    return Path(found.stdout.strip())


def _owner() -> tuple[int, int]:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return entry.pw_uid, entry.pw_gid


def _run(folder: Path, *command: str) -> None:
    user, group = _owner() if os.getuid() == 0 else (None, None)
    # A language whose letters have upper and lower case: SQL's `lower` depends on it.
    environment = os.environ | {"LC_ALL": "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"}
    # Into a file: a pipe would stay open as long as the server runs.
    with (folder / "said").open("w+", encoding="utf-8") as said:
        done = subprocess.run(
            command,
            cwd=folder, env=environment, user=user, group=group, extra_groups=None if user is None else [],
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        said.seek(0)
        assert done.returncode == 0, said.read()


def _address(url: URL) -> str:
    return url.render_as_string(hide_password=False)
