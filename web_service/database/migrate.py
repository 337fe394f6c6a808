"""Migrates a database to the newest schema, or creates it."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import text

from web_service.database.engine import Database
from web_service.database.errors import DatabaseError

_FOLDER: Final = Path(__file__).resolve().parent / "migrations"
# An arbitrary number, the same in all processes.
_POSTGRES_LOCK: Final = 5_143_211


def migrate(database: Database, to: str = "head") -> None:
    """Run the missing migrations in one transaction; if several processes start at once, one of them does it."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    with database.transaction(writes=True) as connection:
        if not database.is_sqlite:
            # Other processes wait for the one that migrates, however long that takes.
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _POSTGRES_LOCK})
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, to)
        except CommandError as error:
            raise DatabaseError(
                f"The database {database.file or database.url.database} cannot be migrated ({error}). It was probably "
                "made by a newer version of Mien: install that, or set DATABASE_URL to another database."
            ) from error
