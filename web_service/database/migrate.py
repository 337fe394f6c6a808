"""Brings a database to the newest schema, from nothing or from an older one."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import text

from web_service.database.base import Database, DatabaseError

_FOLDER: Final = Path(__file__).resolve().parent / "migrations"
# Any number will do, as long as all of us take the same.
_POSTGRES_LOCK: Final = 5_143_211


def migrate(database: Database, to: str = "head") -> None:
    """Run the missing migrations in one transaction; of several processes that start at once, one does it."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    with database.transaction(writes=True) as connection:
        if not database.is_sqlite:
            # Others that start wait for the one that migrates, however long that takes.
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _POSTGRES_LOCK})
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, to)
        except CommandError as error:
            raise DatabaseError(
                f"The database {database.file or database.url.database} cannot be brought up to date ({error}). "
                "It was probably made by a newer Mien: update, or set DATABASE_URL to another database."
            ) from error
