"""Batches in any order, repeated or lost, make the same session; and the view shows what they hold."""

from itertools import pairwise
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.samples import PROVENANCE, made_samples
from web_service.core.clock import now_ms
from web_service.core.samples import UNCLEAR, Samples
from web_service.database.engine import Database
from web_service.database.errors import SessionFullError, UnknownSessionError
from web_service.database.models import SessionRow
from web_service.database.recording import MAX_SAMPLES, RecordingStore
from web_service.database.sessions import SessionStore, StoredDetail

FACES = 2
MOMENTS = 40


def begin(database: Database) -> str:
    session_id = str(uuid4())
    row = SessionRow(
        id=session_id,
        title="",
        source="webcam",
        started_at=0,
        last_seen_at=now_ms(),
        model="mini_xception",
        provenance=PROVENANCE,
    )
    SessionStore(database).create(row)
    return session_id


def batches(count: int) -> list[tuple[int, Samples, tuple[float, float]]]:
    """A session in batches, each with its number and the time it tells of; some without a sample."""
    samples = made_samples(MOMENTS, faces=FACES)
    edges = np.linspace(0, MOMENTS * 100, count + 1)
    return [
        (n, samples.chosen((samples.at >= start) & (samples.at < end)), (float(start), float(end)))
        for n, (start, end) in enumerate(pairwise(edges))
    ]


def record(database: Database, sent: list[tuple[int, Samples, tuple[float, float]]]) -> StoredDetail:
    recording, session_id = RecordingStore(database), begin(database)
    for n, samples, span in sent:
        recording.add_batch(session_id, n, samples, span)
    return SessionStore(database).get(session_id)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(1, 60), lost=st.sets(st.integers(0, 59)), seed=st.integers(0, 2**16))
def test_order_and_repetition_make_no_difference(database: Database, count: int, lost: set[int], seed: int) -> None:
    arrived = [batch for batch in batches(count) if batch[0] not in lost]
    twice = arrived * 2
    shuffled = [twice[place] for place in np.random.default_rng(seed).permutation(len(twice))]
    plain, wild = record(database, arrived), record(database, shuffled)
    assert wild.summary == plain.summary
    assert wild.row.samples == plain.row.samples == sum(len(samples) for _, samples, _ in arrived)
    assert (wild.row.first_at, wild.row.last_at) == (plain.row.first_at, plain.row.last_at)


def test_the_first_of_two_batches_of_one_number_stays(database: Database) -> None:
    recording, session_id = RecordingStore(database), begin(database)
    first, other = made_samples(10, seed=1), made_samples(20, seed=2)
    assert recording.add_batch(session_id, 0, first, (0, 1000))
    assert not recording.add_batch(session_id, 0, other, (0, 2000))
    stored = SessionStore(database).get(session_id)
    assert stored.row.samples == 10
    assert stored.row.last_at == 1000


def test_the_view_shows_samples_as_rows(database: Database) -> None:
    recording, session_id = RecordingStore(database), begin(database)
    samples = made_samples(30, faces=2, first_at=-2000)
    recording.add_batch(session_id, 7, samples, (0, 3000))
    recording.add_batch(session_id, 8, samples.chosen(samples.at > 1e9), (3000, 4000))
    with database.read() as orm:
        asked = text("SELECT * FROM samples WHERE session_id = :id ORDER BY at, face")
        rows = orm.execute(asked, {"id": session_id}).mappings().all()
    assert len(rows) == len(samples)
    for place, row in enumerate(rows):
        assert row["batch"] == 7
        assert row["at"] == pytest.approx(samples.at[place])
        assert row["face"] == samples.face[place]
        assert [row[name] for name in ("x", "y", "width", "height")] == pytest.approx(samples.box[place], abs=0.006)
        assert row["happy"] == pytest.approx(samples.scores[place, 3], abs=1e-9)
        assert row["neutral"] == pytest.approx(samples.scores[place, 6], abs=1e-9)
        assert row["confidence"] == pytest.approx(samples.confidence[place], abs=1e-9)
        assert row["yaw"] == pytest.approx(samples.yaw[place], abs=1e-4)
        sharpness = samples.sharpness[place]
        assert (row["sharpness"] is None) == np.isnan(sharpness)
        assert row["unclear"] == UNCLEAR[samples.unclear[place]]


def test_there_is_no_batch_without_a_session(database: Database) -> None:
    with pytest.raises(UnknownSessionError):
        RecordingStore(database).add_batch(str(uuid4()), 0, made_samples(1), (0, 1))


def test_a_session_cannot_grow_without_end(database: Database) -> None:
    recording, session_id = RecordingStore(database), begin(database)
    with database.write() as orm:
        orm.get_one(SessionRow, session_id).samples = MAX_SAMPLES - 5
    assert recording.add_batch(session_id, 0, made_samples(5), (0, 500))
    with pytest.raises(SessionFullError, match="begin another"):
        recording.add_batch(session_id, 1, made_samples(1), (500, 600))
