"""The database engine and its transactions."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from web_service.database import sqlite
from web_service.database.driver_errors import FULL, translated
from web_service.database.errors import DatabaseError, DatabaseFullError

_TRY_MS: Final = 200
_SPARE_BYTES: Final = 64 * 1024 * 1024


class Database:
    """A database. `read` and `write` open a session in a transaction that ends with the block."""

    def __init__(self, url: str) -> None:
        self.url = _parsed(url)
        self.file = Path(self.url.database) if self.is_sqlite and self.url.database else None
        if self.file:
            _make_folder(self.file.parent)
        try:
            self.engine = create_engine(
                self.url,
                pool_pre_ping=not self.is_sqlite,
                connect_args=_connect_args(is_sqlite=self.is_sqlite),
                json_deserializer=_from_json,
            )
        except ImportError as error:
            raise DatabaseError(
                "The driver for PostgreSQL is not installed. Install it: pip install 'psycopg[binary]'"
            ) from error
        if self.is_sqlite:
            event.listen(self.engine, "connect", sqlite.prepare_sqlite)
            event.listen(self.engine, "begin", sqlite.begin_sqlite)

    @property
    def address(self) -> str:
        """The URL without the password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read transaction: sees one snapshot of the database and does not block others."""
        with self.transaction(writes=False) as connection, Session(connection) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A write transaction; rolled back if the block raises."""
        with self.transaction(writes=True) as connection, Session(connection) as session:
            yield session
            session.flush()

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator[Connection]:
        """A connection in a transaction. Raises DatabaseError for known failures of the driver."""
        try:
            with self.engine.connect().execution_options(writes=writes) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise translated(error.orig, self.file) or error from error

    def spare_bytes(self) -> int | None:
        """The free disk space for the SQLite file; None for PostgreSQL."""
        return shutil.disk_usage(self.file.parent).free if self.file else None

    def check_room(self) -> None:
        """Raise DatabaseFullError while there still is enough space to shut down cleanly."""
        spare = self.spare_bytes()
        if spare is not None and spare < _SPARE_BYTES:
            raise DatabaseFullError(FULL)

    def size_bytes(self) -> int:
        """The size of the database on disk."""
        if self.file:
            parts = (self.file.with_name(self.file.name + suffix) for suffix in ("", "-wal"))
            return sum(part.stat().st_size for part in parts if part.exists())
        with self.transaction(writes=False) as connection:
            return int(connection.scalar(text("select pg_database_size(current_database())")) or 0)

    def vacuum(self) -> None:
        """Free the space of erased rows, and truncate the write-ahead log, which still holds their content."""
        if not self.is_sqlite:
            return
        # executescript runs each statement to its end; `execute` would free a single page only. The log cannot be
        # truncated while others read, and waiting would block recordings: retention tries again later.
        with closing(self.engine.raw_connection()) as connection, suppress(sqlite3.OperationalError):
            run = connection.cursor().executescript
            try:
                run(f"PRAGMA busy_timeout = {_TRY_MS}; PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);")
            finally:
                run(f"PRAGMA busy_timeout = {sqlite.BUSY_SECONDS * 1000};")

    def close(self) -> None:
        self.engine.dispose()


def _connect_args(*, is_sqlite: bool) -> dict[str, Any]:
    """Connection arguments that limit how long to wait for locks and connections."""
    if is_sqlite:
        return {"timeout": sqlite.BUSY_SECONDS}
    return {"connect_timeout": sqlite.BUSY_SECONDS, "options": f"-c lock_timeout={sqlite.BUSY_SECONDS}s"}


def _from_json(text: str | bytes) -> Any:
    """Parse a JSON column; invalid JSON becomes an empty object, so that one row does not break a whole query."""
    try:
        # Python accepts NaN and Infinity, which JSON does not have.
        return json.loads(text, parse_constant=lambda _: None)
    except ValueError:
        return {}


def _parsed(url: str) -> URL:
    """Parse the URL of a SQLite file or a PostgreSQL database, and choose the driver. Raises DatabaseError."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = URL.create("")
    backend = parsed.get_backend_name()
    if backend in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    # An in-memory database would be a different one for each connection.
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed.set(drivername="sqlite")
    raise DatabaseError(
        "DATABASE_URL is not a database that Mien supports. Use sqlite:////a/folder/a_file.db or "
        "postgresql://user@host/name."
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"Cannot create the database's folder {folder} ({error.strerror}). Create it, or set DATABASE_URL."
        ) from error
