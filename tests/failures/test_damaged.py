"""Sessions with invalid stored data: shown as damaged, refused clearly, erasable; others are unaffected."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from tests.failures.calls import begin, mark, refused, send
from tests.failures.conftest import database_of
from tests.samples import all_happy, made_samples
from web_service.core.samples import Samples, pack
from web_service.database.engine import Database

Damage = Callable[[Database, str], None]
READING = (
    "",
    "/timeline",
    "/samples",
    "/export",
    "/export?format=json",
    "/export?format=parquet",
)
COUNT = 20


def run(database: Database, statement: str, **values: Any) -> None:
    with database.transaction(writes=True) as connection:
        if not database.is_sqlite:
            statement = statement.replace("9e999", "'Infinity'::float8")
        connection.execute(text(statement), values)


def blob(make: Callable[[bytes], Any]) -> Damage:
    """Put something else in the place of a batch."""

    def damage(database: Database, session: str) -> None:
        run(database, "UPDATE batches SET samples = :blob WHERE session_id = :id", id=session, blob=make(packed()))

    return damage


def sql(statement: str) -> Damage:
    return lambda database, session: run(database, statement, id=session)


def packed(**changed: Any) -> bytes:
    samples = made_samples(COUNT)
    columns = {name: getattr(samples, name) for name in samples.__slots__}
    return pack(Samples(**columns | changed))


def unlikely(value: float) -> bytes:
    return packed(scores=np.full((COUNT, 7), value))


# What any database can be made to hold.
DAMAGES: dict[str, Damage] = {
    "a batch cut off": blob(lambda whole: whole[:-1]),
    "a batch of another length": blob(lambda _: b"\0"),
    "probabilities that sum to 1.1": blob(lambda _: unlikely(1.1 / 7)),
    "no probability at all": blob(lambda _: unlikely(0)),
    "negative probabilities": blob(lambda _: packed(scores=np.array([[-0.5, 1.5, 0, 0, 0, 0, 0]] * COUNT))),
    "an unknown reason": blob(lambda _: packed(unclear=np.full(COUNT, 99))),
    "a face below zero": blob(lambda _: packed(face=np.full(COUNT, -1))),
    "a time beyond all clocks": blob(lambda _: packed(at=np.full(COUNT, 9e15))),
    "a confidence of two": blob(lambda _: packed(confidence=np.full(COUNT, 2.0))),
    "random bytes": blob(lambda whole: np.random.default_rng(1).bytes(len(whole))),
    "made with nothing": sql("UPDATE sessions SET made_with = '{}' WHERE id = :id"),
    "made with a list": sql("UPDATE sessions SET made_with = '[1]' WHERE id = :id"),
    "a beginning that is infinite": sql("UPDATE sessions SET first_at = -9e999 WHERE id = :id"),
    "a start that is infinite": sql("UPDATE sessions SET started_at = 9e999 WHERE id = :id"),
    "a silence that is infinite": sql("UPDATE sessions SET heard_at = 9e999 WHERE id = :id"),
    "a number of samples below zero": sql("UPDATE sessions SET samples = -5 WHERE id = :id"),
    "a marker at no time": sql("UPDATE markers SET at = 9e999 WHERE session_id = :id"),
    "faces merged in a circle": sql(
        "INSERT INTO faces (session_id, face, hidden, merged_into) VALUES (:id, 0, false, 1), (:id, 1, false, 0)"
    ),
    "a face merged into itself": sql(
        "INSERT INTO faces (session_id, face, hidden, merged_into) VALUES (:id, 0, false, 0)"
    ),
}
# What SQLite alone takes.
LOOSE: dict[str, Damage] = {
    "made with no JSON": sql("UPDATE sessions SET made_with = '{\"version' WHERE id = :id"),
    "text for bytes": sql("UPDATE batches SET samples = 'text' WHERE session_id = :id"),
    "a word for a time": sql("UPDATE sessions SET started_at = 'noon' WHERE id = :id"),
    "a word for a beginning": sql("UPDATE sessions SET first_at = 'noon' WHERE id = :id"),
    "a word for a number": sql("UPDATE sessions SET samples = 'many' WHERE id = :id"),
    "a word for a marker's time": sql("UPDATE markers SET at = 'noon' WHERE session_id = :id"),
    "bytes for a title": sql("UPDATE sessions SET title = x'00ff' WHERE id = :id"),
    "bytes for a name": sql("INSERT INTO faces (session_id, face, hidden, name) VALUES (:id, 0, false, x'00ff')"),
}
# What is made anew, or read as far as it can be.
HARMLESS: dict[str, Damage] = {
    "no summary": sql("UPDATE sessions SET summary = 'null' WHERE id = :id"),
    "another version's summary": sql("UPDATE sessions SET summary = '{\"faces\": 3}' WHERE id = :id"),
    "a summary of impossible figures": sql(
        'UPDATE sessions SET summary = \'{"faces": 1, "shares": [2, 0, 0, 0, 0, 0, 0], "expression_index": 900, '
        '"unclear": 0, "index_line": [], "tracks": [], "moments": []}\' WHERE id = :id'
    ),
    "fewer batches than before": sql("UPDATE sessions SET samples = samples + 7 WHERE id = :id"),
}
HARMLESS_LOOSE: dict[str, Damage] = {
    "a summary that is no JSON": sql("UPDATE sessions SET summary = '{' WHERE id = :id"),
    "a title that is no UTF-8": sql("UPDATE sessions SET title = CAST(x'41ff' AS TEXT) WHERE id = :id"),
}


@pytest.fixture
def database(sessions: FlaskClient) -> Database:
    return database_of(sessions)


@pytest.fixture
def spoilt(sessions: FlaskClient) -> str:
    """A session with everything; its summary is kept before it is damaged."""
    session = begin(sessions, title="Spoilt")
    assert send(sessions, session, 0, COUNT).status_code == 200
    assert mark(sessions, session, "a moment").status_code == 200
    assert listed(sessions)[session]["samples"] == COUNT
    return session


@pytest.fixture
def others(sessions: FlaskClient) -> list[str]:
    ids = [begin(sessions, title=title) for title in ("One", "Two")]
    for session in ids:
        assert send(sessions, session, 0, COUNT).status_code == 200
    return ids


def listed(client: FlaskClient) -> dict[str, Any]:
    response = client.get("/api/sessions")
    assert response.status_code == 200, response.text
    return {session["id"]: session for session in response.get_json()["sessions"]}


def is_shown_and_affects_no_other(client: FlaskClient, spoilt: str, others: list[str]) -> None:
    statuses = [client.get(f"/api/sessions/{spoilt}{part}").status_code for part in READING]
    assert set(statuses) <= {200, 409}
    assert 409 in statuses
    # From here on at the latest the list knows of it.
    found = listed(client)
    assert [found[each]["damaged"] for each in (spoilt, *others)] == [True, False, False]
    assert len(found[spoilt]["index_line"]) == 60
    for part in ("", "/export"):
        refused(client.get(f"/api/sessions/{spoilt}{part}"), 409, spoilt, "Delete it")
    assert client.patch(f"/api/sessions/{spoilt}", json={"title": "x"}).status_code == 409
    assert client.put(f"/api/sessions/{spoilt}/faces/0", json={"name": "x"}).status_code in {200, 409}
    assert client.get(f"/api/comparison?sessions={','.join(others)}").status_code == 200
    for pair in ((spoilt, others[0]), (others[0], spoilt)):
        assert client.get(f"/api/comparison?sessions={','.join(pair)}").status_code in {200, 409}
    for sort in ("title", "duration_ms", "expression_index", "faces", "started_at"):
        assert client.get(f"/api/sessions?sort={sort}&search=e").status_code == 200
    assert client.get("/api/storage").status_code == 200
    assert client.patch("/api/storage", json={"keep_days": 30}).status_code == 200
    assert client.get("/api/videos").status_code == 200
    for other in others:
        for part in READING:
            assert client.get(f"/api/sessions/{other}{part}").status_code == 200
    assert client.delete(f"/api/sessions/{spoilt}").status_code == 204
    assert set(listed(client)) == set(others)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_session_breaks_nothing_but_itself(
    sessions: FlaskClient, database: Database, spoilt: str, others: list[str], damage: Damage
) -> None:
    damage(database, spoilt)
    is_shown_and_affects_no_other(sessions, spoilt, others)


@pytest.mark.parametrize("damage", LOOSE.values(), ids=LOOSE)
def test_nor_does_one_that_only_sqlite_can_hold(
    sessions: FlaskClient, database: Database, spoilt: str, others: list[str], damage: Damage
) -> None:
    if not database.is_sqlite:
        pytest.skip("This database refuses such a value.")
    damage(database, spoilt)
    is_shown_and_affects_no_other(sessions, spoilt, others)


@pytest.mark.parametrize("damage", [*DAMAGES.values(), *LOOSE.values()], ids=[*DAMAGES, *LOOSE])
def test_the_list_notices_it_first(sessions: FlaskClient, database: Database, damage: Damage) -> None:
    """Without a stored summary the list shows the damage before the session is opened."""
    session = begin(sessions)
    assert send(sessions, session, 0, COUNT).status_code == 200
    assert mark(sessions, session, "a moment").status_code == 200
    if damage in LOOSE.values() and not database.is_sqlite:
        pytest.skip("This database refuses such a value.")
    damage(database, session)
    assert listed(sessions)[session]["damaged"] is True


@pytest.mark.parametrize("damage", [*HARMLESS.values(), *HARMLESS_LOOSE.values()], ids=[*HARMLESS, *HARMLESS_LOOSE])
def test_what_can_be_made_anew_is_no_damage(
    sessions: FlaskClient, database: Database, spoilt: str, damage: Damage
) -> None:
    if damage in HARMLESS_LOOSE.values() and not database.is_sqlite:
        pytest.skip("This database refuses such a value.")
    damage(database, spoilt)
    session = listed(sessions)[spoilt]
    assert session["damaged"] is False
    assert session["shares"]["happy"] == pytest.approx(0.9)
    for part in READING:
        assert sessions.get(f"/api/sessions/{spoilt}{part}").status_code == 200


def test_scores_that_do_not_sum_to_1_are_refused(sessions: FlaskClient) -> None:
    session = begin(sessions)
    (sample,) = all_happy(1)
    for change in ({"happy": 1, "surprise": 0.1}, {"happy": 0}, {"happy": 0.889, "neutral": 0.1}):
        wrong = sample | {"scores": sample["scores"] | change}
        answer = sessions.put(f"/api/sessions/{session}/batches/0", json={"samples": [wrong]})
        refused(answer, 422, "scores", "sum to 1")
    nothing = sample | {"scores": dict.fromkeys(sample["scores"], 0)}
    refused(sessions.put(f"/api/sessions/{session}/batches/0", json={"samples": [nothing]}), 422, "sum to 1")
    assert listed(sessions)[session]["samples"] == 0


@pytest.mark.parametrize("change", [{"happy": 1, "surprise": 0.01, "neutral": 0}, {"happy": 0.89, "neutral": 0.1}])
def test_rounded_scores_are_stored_as_probabilities(sessions: FlaskClient, change: dict[str, float]) -> None:
    session = begin(sessions)
    (sample,) = all_happy(1)
    body = {"samples": [sample | {"scores": sample["scores"] | change}]}
    assert sessions.put(f"/api/sessions/{session}/batches/0", json=body).status_code == 200
    (stored,) = sessions.get(f"/api/sessions/{session}/export?format=json").get_json()["samples"]
    assert sum(stored[name] for name in sample["scores"]) == pytest.approx(1)
    assert stored["happy"] == pytest.approx(change["happy"] / sum(change.values()))
    assert 0 <= stored["expression_index"] <= 100
    assert listed(sessions)[session]["damaged"] is False


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" + "0" * 400])
@pytest.mark.parametrize(
    "place", ['"settings": {"a": %s}', '"started_at": %s', '"consent": {"at": %s, "version": "1"}']
)
def test_numbers_that_no_database_keeps_are_refused(sessions: FlaskClient, place: str, number: str) -> None:
    body = '{"title": "x", ' + place % number + "}"
    refused(sessions.post("/api/sessions", data=body, content_type="application/json"), 422)
    assert listed(sessions) == {}
