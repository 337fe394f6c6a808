"""A database that somebody else holds, or that is away: a clear answer, and then it goes on."""

import os
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import create_engine
from werkzeug.test import TestResponse

from tests.databases import Databases
from tests.failures.calls import begin, refused, samples_of, send
from tests.failures.conftest import Serve
from tests.postgres import NoPostgresError, fresh_database, postgres_server

Writing = Callable[[FlaskClient, str], TestResponse]
WRITING: dict[str, Writing] = {
    "batch": lambda client, session: send(client, session, 1),
    "begin": lambda client, _: client.post("/api/sessions", json={"title": "Another"}),
    "erase": lambda client, session: client.delete(f"/api/sessions/{session}"),
}
HOLD = {
    "sqlite": ["BEGIN EXCLUSIVE"],
    "postgresql": ["BEGIN", "LOCK TABLE sessions, batches, markers IN EXCLUSIVE MODE"],
}


@pytest.mark.parametrize("kind", HOLD)
def test_a_locked_database_is_said_and_then_it_goes_on(kind: str, databases: Databases, serve: Serve) -> None:
    url = databases.empty(kind)
    client = serve(url)
    session = begin(client)
    assert send(client, session, 0).status_code == 200
    other = create_engine(url, isolation_level="AUTOCOMMIT")
    with other.connect() as holder:
        for statement in HOLD[kind]:
            holder.exec_driver_sql(statement)
        for write in WRITING.values():
            answer = write(client, session)
            refused(answer, 503, "busy", "Nothing is lost", "again")
            assert answer.headers["Retry-After"] == "1"
        # Reading goes on.
        assert samples_of(client, session) == 5
        holder.exec_driver_sql("ROLLBACK")
    other.dispose()
    assert send(client, session, 1).get_json()["repeated"] is False
    assert samples_of(client, session) == 10
    for write in WRITING.values():
        assert write(client, session).status_code < 300


def test_a_server_that_is_away_is_said_without_its_address(serve: Serve) -> None:
    try:
        with postgres_server() as server:
            client = serve(fresh_database(server))
            session = begin(client)
    except NoPostgresError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    for answer in (send(client, session, 0), client.get(f"/api/sessions/{session}"), client.get("/api/sessions")):
        refused(answer, 503, "cannot be reached", "again")
        assert "mien-postgres" not in answer.text
    # What needs no database is there as ever.
    assert client.get("/api/health").status_code == 200
