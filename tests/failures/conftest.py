"""The service on a database that a test may spoil."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask.testing import FlaskClient

from web_service import create_app
from web_service.config import Settings
from web_service.database import sqlite
from web_service.database.engine import Database

Serve = Callable[[str], FlaskClient]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Starts the service on a database that an address names; it soon gives up on one that is busy."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 1)
    with ExitStack() as stack:

        def start(url: str) -> FlaskClient:
            client = create_app(Settings(database_url=url)).test_client()
            stack.callback(database_of(client).close)
            return client

        yield start


def database_of(client: FlaskClient) -> Database:
    database: Database = client.application.extensions["mien"].storage.database
    return database
