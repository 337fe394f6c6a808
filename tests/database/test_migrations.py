"""The schema: built from nothing, from an older filled database, or by hand; always the same."""

import json
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from tests.databases import KINDS, Databases
from tests.samples import PROVENANCE, made_samples
from web_service.core.samples import pack
from web_service.database.engine import Database
from web_service.database.errors import DatabaseError
from web_service.database.migrate import migrate
from web_service.database.models import Base
from web_service.database.session_reads import read_samples
from web_service.database.sessions import SessionStore
from web_service.database.storage import StorageStore
from web_service.database.write_schema import SCHEMA_FILE, schema
from web_service.video.files import VideoFiles


def test_migrations_build_what_the_models_say(database: Database) -> None:
    with database.transaction(writes=False) as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert "samples" in inspect(connection).get_view_names()


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_database_keeps_what_it_holds(kind: str, databases: Databases, tmp_path: Path) -> None:
    database = Database(databases.empty(kind))
    migrate(database, "0001")
    samples = made_samples(50)
    with database.transaction(writes=True) as connection:
        connection.execute(
            text(
                "INSERT INTO sessions (id, title, notes, source, started_at, heard_at, model, made_with, first_at, "
                "last_at, samples, revision, summary_revision, faces) VALUES "
                "('a', 'Before', '', 'webcam', 1000, 1000, 'mini_xception', :made_with, 0, 4900, 50, 1, -1, 0)"
            ),
            {"made_with": json.dumps(PROVENANCE)},
        )
        connection.execute(
            text("INSERT INTO batches (session_id, n, first_at, last_at, samples) VALUES ('a', 0, 0, 4900, :samples)"),
            {"samples": pack(samples)},
        )
    migrate(database)
    stored = SessionStore(database).get("a")
    assert stored.row.title == "Before"
    assert stored.summary.tracks[0].samples == 50
    assert StorageStore(database, VideoFiles(tmp_path)).usage().keep_days is None
    database.close()


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    assert SessionStore(database).database.size_bytes() > 0


@pytest.mark.parametrize("kind", KINDS)
def test_several_processes_may_start_at_once(kind: str, databases: Databases) -> None:
    url = databases.empty(kind)
    faults: list[BaseException] = []

    def start() -> None:
        database = Database(url)
        try:
            migrate(database)
        except BaseException as fault:  # noqa: BLE001, whatever it is, the test has to know
            faults.append(fault)
        finally:
            database.close()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_a_database_of_a_newer_version_is_left_alone(database: Database) -> None:
    with database.transaction(writes=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer version of Mien"):
        migrate(database)


def test_the_schema_for_doing_it_by_hand_is_the_one_that_migrations_build(tmp_path: Path) -> None:
    """When this fails, run `python -m web_service.database.write_schema`."""
    file = tmp_path / "by_hand.db"
    connection = sqlite3.connect(file)
    connection.executescript(SCHEMA_FILE.read_text(encoding="utf-8"))
    connection.close()
    database = Database(f"sqlite:///{tmp_path / 'migrated.db'}")
    migrate(database)
    assert schema(file) == schema(tmp_path / "migrated.db")
    by_hand = Database(f"sqlite:///{file}")
    migrate(by_hand)
    with by_hand.read() as orm:
        assert [len(piece) for piece in read_samples(orm, "nobody")] == [0]
        assert orm.scalar(text("PRAGMA auto_vacuum")) == 2
        assert orm.scalar(text("PRAGMA page_size")) == 16384
    by_hand.close()
    database.close()
