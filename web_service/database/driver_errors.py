"""Translates the errors of database drivers into our own."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Final

from web_service.database.errors import DatabaseBusyError, DatabaseError, DatabaseFullError

FULL: Final = "The disk is full, so nothing more can be stored. What was stored is safe; free some space and try again."
_AWAY: Final = "The database cannot be reached right now. Nothing is lost; try again in a moment."
_BUSY: Final = "The database is busy. Nothing is lost; try again in a moment."
_POSTGRES_FULL: Final = {"53100", "53200"}
_POSTGRES_BUSY: Final = {"40001", "40P01", "55P03", "53300", "57014"}


def translated(cause: BaseException | None, file: Path | None) -> DatabaseError | None:
    """Our error for a driver's error, if we have one. `file` is the SQLite file."""
    if isinstance(cause, sqlite3.Error):
        return _translated_sqlite(cause, file)
    state = getattr(cause, "sqlstate", None)
    if state in _POSTGRES_FULL:
        return DatabaseFullError(FULL)
    if state is None:
        return DatabaseBusyError(_AWAY)
    return DatabaseBusyError(_BUSY) if state in _POSTGRES_BUSY else None


def _translated_sqlite(cause: sqlite3.Error, file: Path | None) -> DatabaseError | None:
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseBusyError(_BUSY)
    if name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and _is_full(file)):
        return DatabaseFullError(FULL)
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DatabaseError(
            f"The database {file} cannot be used ({cause}). Check that the file is a SQLite database, that it "
            "and its folder may be written, and start Mien again."
        )
    return None


def _is_full(file: Path | None) -> bool:
    if file is None:
        return False
    try:
        spare = shutil.disk_usage(file.parent).free
    except OSError as error:
        return error.errno == errno.ENOSPC
    return spare < os.sysconf("SC_PAGE_SIZE") * 16
