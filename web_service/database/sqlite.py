"""Sets up SQLite connections and transactions."""

import sqlite3
import time
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS: Final = 5


def prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # SQLAlchemy starts transactions, see begin_sqlite.
    connection.isolation_level = None
    # Replace invalid UTF-8: the driver would refuse all rows of the result.
    connection.text_factory = lambda text: text.decode(errors="replace")
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in (
        # These two only work before the first table is created. Batches fill large pages better than small ones.
        "page_size = 16384",
        "auto_vacuum = INCREMENTAL",
        # An acknowledged batch has to survive a power cut.
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    _switch_to_wal(connection)


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL. Retries, as SQLite's busy timeout does not apply when several processes open a new file."""
    deadline = time.monotonic() + BUSY_SECONDS
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
    """SQLite's own `lower` only handles ASCII."""
    return value.lower() if isinstance(value, str) else value


def begin_sqlite(connection: Connection) -> None:
    # Writers lock at once: a transaction that reads first and writes later could be refused half-way.
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
