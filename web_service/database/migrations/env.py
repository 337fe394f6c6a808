"""Alembic's entry point: uses the given connection, or the configured database when run from the command line."""

from alembic import context
from sqlalchemy import Connection

from web_service.config import Settings
from web_service.database import models  # noqa: F401, they register their tables
from web_service.database.engine import Database
from web_service.database.models import Base


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


if (handed := context.config.attributes.get("connection")) is not None:
    _run(handed)
else:
    with Database(Settings().database_url).transaction(writes=True) as own:
        _run(own)
