"""Writes session_results.sql from the migrations, for SQLite. Run it after adding a migration.

python -m web_service.database.write_schema
"""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

from web_service.database.engine import Database
from web_service.database.migrate import migrate

SCHEMA_FILE: Final = Path(__file__).resolve().parent / "session_results.sql"
_HEAD: Final = """\
-- The schema of Mien's database, for those who make it by hand:
--     sqlite3 web_service/database/fer_db.db < web_service/database/session_results.sql
-- The service makes it by itself when it starts. The view `samples` shows every sample as a row:
--     SELECT at, face, happy, unclear FROM samples WHERE session_id = '…' ORDER BY at;
-- Written by `python -m web_service.database.write_schema` from the migrations.
PRAGMA page_size = 16384;
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
"""


def schema(file: Path) -> list[str]:
    """The statements that create a database's tables, indexes and views, and set its version."""
    with closing(sqlite3.connect(file)) as connection:
        made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        ((version,),) = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    insert = f"INSERT INTO alembic_version VALUES ('{version}');"  # noqa: S608, the version is ours
    return [*(f"{sql};" for (sql,) in made), insert]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "schema.db"
        database = Database(f"sqlite:///{file}")
        migrate(database)
        database.close()
        SCHEMA_FILE.write_text(_HEAD + "\n".join(schema(file)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
