"""Databases for tests, one of each kind: a SQLite file, and a real PostgreSQL where one can be had."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.postgres import NoPostgresError, fresh_database, postgres_server
from web_service import create_app
from web_service.config import Settings
from web_service.database.engine import Database
from web_service.database.migrate import migrate

KINDS = ("sqlite", "postgresql")


class Databases:
    """Gives the addresses of empty databases; the PostgreSQL server starts when one is first asked for."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._server: str | None = None
        self._made = 0

    def empty(self, kind: str) -> str:
        if kind == "sqlite":
            self._made += 1
            return f"sqlite:///{self._folder / f'{self._made}.db'}"
        if self._server is None:
            try:
                self._server = self._stack.enter_context(postgres_server())
            except NoPostgresError as error:
                # In CI everything has to run; elsewhere it is left out, and said.
                if os.environ.get("CI") == "true":
                    raise
                pytest.skip(str(error))
        return fresh_database(self._server)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    with ExitStack() as stack:
        yield Databases(tmp_path_factory.mktemp("databases"), stack)


@pytest.fixture(scope="session", params=KINDS)
def shared_database_url(request: pytest.FixtureRequest, databases: Databases) -> str:
    """The address of a database of each kind that many tests use, one after the other."""
    return databases.empty(request.param)


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Database]:
    """An up-to-date database of each kind, of this test's own."""
    made = Database(databases.empty(request.param))
    migrate(made)
    yield made
    made.close()


@pytest.fixture(scope="session")
def shared_app(shared_database_url: str) -> Iterator[FlaskClient]:
    app = create_app(Settings(database_url=shared_database_url))
    yield app.test_client()
    app.extensions["mien"].storage.database.close()


@pytest.fixture
def sessions(shared_app: FlaskClient) -> FlaskClient:
    """A client of a service that has no sessions."""
    assert shared_app.delete("/api/storage").status_code == 204
    assert shared_app.patch("/api/storage", json={"keep_days": None}).status_code == 200
    return shared_app
