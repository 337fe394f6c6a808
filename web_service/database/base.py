"""The database: its engine, its transactions, and what can go wrong with it."""

import errno
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, MetaData, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry

_NAMES: Final = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_BUSY_SECONDS: Final = 5
_TRY_MS: Final = 200
_SPARE_BYTES: Final = 64 * 1024 * 1024
_POSTGRES_FULL: Final = {"53100", "53200"}
_POSTGRES_BUSY: Final = {"40001", "40P01", "55P03", "53300", "57014"}


class Base(DeclarativeBase):
    """Every table; constraints have names, so that migrations can refer to them."""

    metadata = MetaData(naming_convention=_NAMES)


# DatabaseError
# ├── DatabaseBusyError   locked, or not reachable just now: worth trying again
# ├── DatabaseFullError   no room on the disk
# └── VideoFolderError    the folder of its video files is another database's
class DatabaseError(Exception):
    """The database cannot be used; the message says why and what to do."""


class DatabaseBusyError(DatabaseError):
    """Somebody else holds the database, or it is away."""


class DatabaseFullError(DatabaseError):
    """There is no room to write."""


class Database:
    """One engine. `read` and `write` give a session each, in a transaction that ends with the block."""

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
                "PostgreSQL needs a driver that is not there: pip install 'psycopg[binary]'."
            ) from error
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @property
    def address(self) -> str:
        """What names it, without the password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only reads: it sees one state of the database throughout, and blocks nobody."""
        with self.transaction(writes=False) as connection, Session(connection) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that writes; rolled back where the block raises."""
        with self.transaction(writes=True) as connection, Session(connection) as session:
            yield session
            session.flush()

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator[Connection]:
        """A connection in a transaction; its failures as a DatabaseError where they have a name."""
        try:
            with self.engine.connect().execution_options(writes=writes) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise _named(error.orig, self) or error from error

    def spare_bytes(self) -> int | None:
        """The room that is left for the SQLite file; None where the database lies elsewhere."""
        return shutil.disk_usage(self.file.parent).free if self.file else None

    def check_room(self) -> None:
        """Refuse to write while there still is room to end cleanly; DatabaseFullError."""
        spare = self.spare_bytes()
        if spare is not None and spare < _SPARE_BYTES:
            raise DatabaseFullError(_FULL)

    def size_bytes(self) -> int:
        """What the database takes on the disk."""
        if self.file:
            parts = (self.file.with_name(self.file.name + suffix) for suffix in ("", "-wal"))
            return sum(part.stat().st_size for part in parts if part.exists())
        with self.transaction(writes=False) as connection:
            return int(connection.scalar(text("select pg_database_size(current_database())")) or 0)

    def forget_erased(self) -> None:
        """Give the room of erased rows back, and empty the log beside the file, which still holds what they were."""
        if not self.is_sqlite:
            return
        # A script runs each statement to its end; `execute` would free a single page. While somebody reads, the log
        # cannot be emptied, and waiting for that would hold up those who record: housekeeping tries again.
        with closing(self.engine.raw_connection()) as connection, suppress(sqlite3.OperationalError):
            run = connection.cursor().executescript
            try:
                run(f"PRAGMA busy_timeout = {_TRY_MS}; PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);")
            finally:
                run(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000};")

    def close(self) -> None:
        self.engine.dispose()


_FULL: Final = "The disk is full, so nothing more can be stored. What was stored is safe; free some space and go on."
_AWAY: Final = "The database cannot be reached just now. Nothing is lost; try again in a moment."
_BUSY: Final = "The database is busy with something else. Nothing is lost; try again in a moment."


def _connect_args(*, is_sqlite: bool) -> dict[str, Any]:
    """Nobody waits for a lock or an answer any longer than this."""
    if is_sqlite:
        return {"timeout": _BUSY_SECONDS}
    return {"connect_timeout": _BUSY_SECONDS, "options": f"-c lock_timeout={_BUSY_SECONDS}s"}


def _from_json(text: str | bytes) -> Any:
    """What a column holds; an empty object where that is no JSON, as one row must not keep others from being read."""
    try:
        # Python writes and reads what JSON has no numbers for.
        return json.loads(text, parse_constant=lambda _: None)
    except ValueError:
        return {}


def _parsed(url: str) -> URL:
    """The address of a file of SQLite or of a PostgreSQL database, by Psycopg 3 however it is written."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = URL.create("")
    backend = parsed.get_backend_name()
    if backend in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    # One in memory would be another one for each connection.
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed.set(drivername="sqlite")
    raise DatabaseError(
        "DATABASE_URL names no database that Mien can use. Write sqlite:////a/folder/a_file.db or "
        "postgresql://user@host/name."
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"The folder {folder} of the database cannot be made ({error.strerror}). Make it, or set DATABASE_URL."
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # SQLAlchemy begins the transactions, see _begin_sqlite.
    connection.isolation_level = None
    # Invalid UTF-8 in one row must not make the driver refuse the whole result.
    connection.text_factory = lambda text: text.decode(errors="replace")
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in (
        # These two work on a new file only, before its first table. Batches fill large pages better than small ones.
        "page_size = 16384",
        "auto_vacuum = INCREMENTAL",
        # An acknowledged batch survives a power cut too.
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    _switch_to_wal(connection)


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Of several that open a new file at once one switches; SQLite itself does not wait for that, as it does else."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _lower(value: str | None) -> str | None:
    """SQLite's own knows ASCII only."""
    return value.lower() if isinstance(value, str) else value


def _begin_sqlite(connection: Connection) -> None:
    # One that reads first and writes later could be refused half-way; so writers take the lock at once.
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _named(cause: BaseException | None, database: Database) -> DatabaseError | None:
    """A driver's failure by our names; None where it has none."""
    if isinstance(cause, sqlite3.Error):
        return _named_sqlite(cause, database)
    state = getattr(cause, "sqlstate", None)
    if state in _POSTGRES_FULL:
        return DatabaseFullError(_FULL)
    if state is None:
        return DatabaseBusyError(_AWAY)
    return DatabaseBusyError(_BUSY) if state in _POSTGRES_BUSY else None


def _named_sqlite(cause: sqlite3.Error, database: Database) -> DatabaseError | None:
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseBusyError(_BUSY)
    if name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and _is_full(database)):
        return DatabaseFullError(_FULL)
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DatabaseError(
            f"The database {database.file} cannot be used ({cause}). Check that the file is a SQLite database, that it "
            "and its folder may be written, and start Mien again."
        )
    return None


def _is_full(database: Database) -> bool:
    try:
        spare = database.spare_bytes()
    except OSError as error:
        return error.errno == errno.ENOSPC
    return spare is not None and spare < os.sysconf("SC_PAGE_SIZE") * 16
