"""Nothing that a client sends makes a 5xx, and whatever was accepted can be read again."""

import json
from typing import Any

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.failures.calls import begin
from tests.thorough import times
from web_service.expressions import EXPRESSIONS
from web_service.review.samples import UNCLEAR

Bodies = st.SearchStrategy[dict[str, Any]]

# Halves of surrogate pairs too, which JSON can hold and UTF-8 cannot.
TEXTS = st.text(st.characters(), max_size=20)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=10,
)
TIMES = st.one_of(st.floats(-1e15, 1e15), st.integers(0, 5000))
SCORES = (
    st.lists(st.floats(0, 1), min_size=7, max_size=7)
    .filter(sum)
    .map(lambda values: dict(zip(EXPRESSIONS, [value / sum(values) for value in values], strict=True)))
)
PIXELS, LENGTHS = st.floats(-1e6, 1e6), st.floats(0, 1e6)
BOX = st.fixed_dictionaries({"x": PIXELS, "y": PIXELS, "width": LENGTHS, "height": LENGTHS})
QUALITY = st.fixed_dictionaries(
    {"sharpness": st.floats(0, 2), "brightness": st.floats(0, 255), "yaw": st.floats(-1, 1)}
)
FACE = st.one_of(st.integers(0, 3), st.integers(0, 2**31 - 1))
SAMPLE: Bodies = st.fixed_dictionaries(
    {"at": TIMES, "face": FACE, "box": BOX, "scores": SCORES, "confidence": st.floats(0, 1)},
    optional={"quality": QUALITY, "unclear": st.sampled_from(UNCLEAR)},
)
BATCH: Bodies = st.fixed_dictionaries({"samples": st.lists(SAMPLE, max_size=6)}, optional={"from": TIMES, "to": TIMES})
NOTHING = object()
UNCHECKED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
READING = (
    "",
    "/timeline",
    "/timeline?buckets=1&from=-1e15&to=1e15",
    "/export",
    "/export?format=json",
    "/export?format=parquet",
)


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """A batch in which one thing somewhere is something else."""
    batch = draw(BATCH)
    spots: list[tuple[Any, Any]] = [(batch, key) for key in [*batch, "more"]]
    for sample in batch["samples"]:
        spots += [(sample, key) for key in sample]
        spots += [(sample["box"], key) for key in sample["box"]]
        spots += [(sample["scores"], key) for key in sample["scores"]]
    holder, key = draw(st.sampled_from(spots))
    holder[key] = draw(ANYTHING)
    return batch


def in_order(client: FlaskClient, method: str, path: str, body: Any = NOTHING) -> int:
    """The status of a call, which may be anything but a fault; its answer is read to its end."""
    content = None if body is NOTHING else json.dumps(body)
    answer = client.open(path, method=method, data=content, content_type="application/json")
    assert answer.status_code < 500, answer.text
    assert answer.get_data()
    return answer.status_code


@settings(max_examples=times(25, 100), suppress_health_check=UNCHECKED)
@given(batches=st.lists(BATCH, max_size=3), started_at=TIMES, zero=TIMES)
def test_what_is_accepted_can_be_read(
    sessions: FlaskClient, batches: list[dict[str, Any]], started_at: float, zero: float
) -> None:
    session, other = begin(sessions, started_at=started_at), begin(sessions)
    for n, batch in enumerate(batches):
        assert in_order(sessions, "PUT", f"/api/sessions/{session}/batches/{n}", batch) == 200
    detail = sessions.get(f"/api/sessions/{session}").get_json()
    assert detail["samples"] == sum(len(batch["samples"]) for batch in batches)
    assert {moment["face"] for moment in detail["moments"]} <= {track["face"] for track in detail["tracks"]}
    for part in READING:
        assert in_order(sessions, "GET", f"/api/sessions/{session}{part}") == 200
    assert in_order(sessions, "GET", f"/api/comparison?sessions={session},{other}") == 200
    assert in_order(sessions, "GET", f"/api/comparison?sessions={session},{other}&zeros={zero},0&to=1e15") == 200
    assert in_order(sessions, "GET", "/api/sessions") == 200


@settings(max_examples=times(60, 300), suppress_health_check=UNCHECKED)
@given(batch=st.one_of(spoilt(), ANYTHING), n=st.one_of(st.integers(0, 3), st.integers(0, 2**70)))
def test_what_does_not_fit_is_refused_and_no_fault(sessions: FlaskClient, batch: Any, n: int) -> None:
    session = begin(sessions)
    status = in_order(sessions, "PUT", f"/api/sessions/{session}/batches/{n}", batch)
    assert in_order(sessions, "GET", f"/api/sessions/{session}") == 200
    assert in_order(sessions, "GET", f"/api/sessions/{session}/timeline") == 200
    assert status in {200, 400, 404, 409, 422}


@settings(max_examples=times(40, 200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=ANYTHING,
    method=st.sampled_from(["POST", "PUT", "PATCH"]),
    path=st.sampled_from(["", "/{id}", "/{id}/faces/0", "/{id}/faces/99999999999", "/{id}/markers/{id}"]),
    key=st.sampled_from(["id", "title", "notes", "ended", "started_at", "consent", "settings", "at", "text", "name"]),
)
def test_no_other_body_is_a_fault(sessions: FlaskClient, body: Any, method: str, path: str, key: str) -> None:
    session = begin(sessions)
    where = f"/api/sessions{path.format(id=session)}"
    in_order(sessions, method, where, body)
    in_order(sessions, method, where, {"at": 1, "title": "x", key: body})
    assert in_order(sessions, "GET", f"/api/sessions/{session}") == 200
