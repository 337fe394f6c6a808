"""How sure a difference is: intervals hold what they should about as often as they say, and never from too little."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import made_samples
from web_service.analytics.comparison import MIN_BLOCKS, Blocks, block_length, blocks, compare
from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import INDEX_WEIGHTS, Floats, Samples

HAPPY = EXPRESSIONS.index("happy")
NEUTRAL = EXPRESSIONS.index("neutral")
STEP = 500.0


def of_happy(happy: Floats) -> Samples:
    """Clear samples every half second, as happy as given and else neutral."""
    count = len(happy)
    scores = np.zeros((count, len(EXPRESSIONS)))
    scores[:, HAPPY], scores[:, NEUTRAL] = happy, 1 - happy
    none, ids = np.zeros(count), np.zeros(count, np.int64)
    return Samples(
        at=np.arange(count, dtype=np.float64) * STEP,
        face=ids,
        box=np.zeros((count, 4)),
        scores=scores,
        confidence=none,
        sharpness=none,
        brightness=none,
        yaw=none,
        unclear=ids,
    )


def summed(samples: Samples, *, zero: float = 0, end: float | None = None, block_ms: float | None = None) -> Blocks:
    duration = float(np.ptp(samples.at)) if len(samples) else 0.0
    block = block_ms or block_length(duration)
    return blocks([samples], zero=zero, window=(0, duration if end is None else end), block_ms=block, buckets=4)


def persistent(runs: int, count: int, memory: float, seed: int) -> Floats:
    """Series between 0 and 1 that forget with a time constant (ms), as expressions do, (runs, count)."""
    random = np.random.default_rng(seed)
    kept = np.exp(-STEP / memory)
    series = np.empty((runs, count))
    state = random.standard_normal(runs)
    for place in range(count):
        state = kept * state + np.sqrt(1 - kept**2) * random.standard_normal(runs)
        series[:, place] = state
    return np.asarray(1 / (1 + np.exp(1 - 1.5 * series)))


@pytest.mark.parametrize(("seconds", "least"), [(600, 0.89), (60, 0.8)])
def test_intervals_hold_the_truth_about_as_often_as_they_say(seconds: int, least: float) -> None:
    runs = 150
    series = persistent(2 * runs, seconds * 2, memory=2000, seed=1)
    truth = persistent(2000, 500, memory=500, seed=2).mean()
    held, held_zero = 0, 0
    for one, other in zip(series[:runs], series[runs:], strict=True):
        found = compare([summed(of_happy(one)), summed(of_happy(other))])
        assert found.sessions[0].shares
        assert found.contrasts[0]
        share, contrast = found.sessions[0].shares["happy"], found.contrasts[0].shares["happy"]
        assert share.low is not None
        assert share.high is not None
        assert contrast.low is not None
        assert contrast.high is not None
        held += share.low <= truth <= share.high
        held_zero += contrast.low <= 0 <= contrast.high
    # An interval over samples instead of blocks would hold it in about half of the runs; one of 0 to 1 in all.
    assert least <= held / runs < 1
    assert least <= held_zero / runs < 1


def test_a_large_difference_is_told_from_chance() -> None:
    calm, glad = persistent(2, 1200, memory=2000, seed=3)
    found = compare([summed(of_happy(calm * 0.2)), summed(of_happy(glad * 0.2 + 0.6))])
    assert found.contrasts[0]
    happy, index = found.contrasts[0].shares["happy"], found.contrasts[0].expression_index
    assert happy.low is not None
    assert happy.low > 0.5
    assert happy.low < happy.value < (happy.high or 0)
    assert index.low is not None
    assert index.low > 0


def test_equal_sessions_do_not_differ_and_an_answer_stays_the_same() -> None:
    session = summed(of_happy(persistent(1, 1200, memory=2000, seed=4)[0]))
    found = compare([session, session])
    assert found.contrasts[0]
    for estimate in [*found.contrasts[0].shares.values(), found.contrasts[0].expression_index]:
        assert estimate.value == 0
        assert estimate.low is not None
        assert estimate.high is not None
        assert estimate.low <= 0 <= estimate.high
    assert found.contrasts[0].shares["happy"].low != 0
    assert compare([session, session]) == found


def test_values_are_means_over_clear_samples() -> None:
    samples = made_samples(1000, faces=3)
    found = compare([summed(samples), summed(samples)]).sessions[0]
    clear = samples.unclear == 0
    assert found.shares
    assert found.expression_index
    assert [each.value for each in found.shares.values()] == pytest.approx(samples.scores[clear].mean(axis=0), abs=1e-6)
    assert found.expression_index.value == pytest.approx(samples.index[clear].mean(), abs=1e-3)
    assert found.unclear == pytest.approx(1 - clear.mean(), abs=1e-6)
    assert (found.samples, found.faces) == (3000, 3)
    assert list(found.shares) == list(EXPRESSIONS)


def test_pieces_make_no_difference() -> None:
    samples = made_samples(1000, faces=2)
    pieces = [samples.chosen(np.arange(2000) % 7 == part) for part in range(7)]
    window = 0.0, float(samples.at.max())
    one = blocks([samples], zero=0, window=window, block_ms=5000, buckets=50)
    many = blocks(pieces, zero=0, window=window, block_ms=5000, buckets=50)
    np.testing.assert_allclose(one.sums, many.sums)
    assert (one.samples, one.faces, one.index) == (many.samples, many.faces, many.index)


def test_gaps_are_no_blocks_and_leave_the_line_open() -> None:
    happy = of_happy(np.full(240, 0.5))
    gone = happy.chosen((happy.at < 30_000) | (happy.at >= 90_000))
    found = compare([summed(gone, end=120_000, block_ms=5000)] * 2).sessions[0]
    assert found.blocks == 12
    index = float(np.array([0.5, 0.5]) @ INDEX_WEIGHTS[[HAPPY, NEUTRAL]])
    assert found.index == [index, None, None, index]


def test_the_window_is_relative_to_its_zero_and_holds_its_end() -> None:
    found = summed(of_happy(np.linspace(0, 1, 101)), zero=40_000, end=5000, block_ms=1000)
    assert found.samples == 11
    assert len(found.sums) == 5
    assert found.sums[:, 0].tolist() == [2, 2, 2, 2, 3]


@pytest.mark.parametrize("count", [1, 2, 2 * MIN_BLOCKS - 2])
def test_too_few_blocks_give_a_mean_without_an_interval(count: int) -> None:
    little, much = summed(of_happy(np.full(count, 0.3)), block_ms=1000), summed(of_happy(np.full(500, 0.2)))
    found = compare([little, much])
    assert found.sessions[0].shares
    assert found.sessions[0].shares["happy"].value == 0.3
    assert found.sessions[0].shares["happy"].low is found.sessions[0].shares["happy"].high is None
    assert found.sessions[1].shares
    assert found.sessions[1].shares["happy"].low == 0.2
    assert found.contrasts[0]
    assert found.contrasts[0].shares["happy"].value == pytest.approx(-0.1)
    assert found.contrasts[0].expression_index.low is None


def test_nothing_clear_gives_no_mean_and_no_contrast() -> None:
    seen = made_samples(50)
    columns = {name: getattr(seen, name) for name in Samples.__slots__}
    unclear = Samples(**columns | {"unclear": np.ones(50, np.int64)})
    found = compare([summed(unclear), summed(of_happy(np.full(100, 0.5))), summed(seen.chosen(np.zeros(50, bool)))])
    assert found.sessions[0].shares is None
    assert found.sessions[0].expression_index is None
    assert [session.unclear for session in found.sessions] == [1, 0, None]
    assert [session.blocks for session in found.sessions] == [0, 13, 0]
    assert found.contrasts == [None, None]


@pytest.mark.parametrize(
    ("seconds", "block"), [(0, 3), (20, 3), (29, 3), (45, 4), (100, 10), (200, 10), (600, 30), (3600, 180)]
)
def test_blocks_are_long_where_there_is_time(seconds: float, block: float) -> None:
    assert block_length(seconds * 1000) == block * 1000


MOMENT = st.one_of(st.floats(-1e5, 1e5), st.floats(-1e15, 1e15))
LENGTH = st.one_of(st.floats(0, 1e5), st.floats(0, 1e15))


@settings(max_examples=100)
@given(at=st.lists(MOMENT, max_size=60), zero=MOMENT, start=MOMENT, length=LENGTH, buckets=st.integers(1, 9))
def test_any_times_and_any_window_give_a_sound_answer(
    *, at: list[float], zero: float, start: float, length: float, buckets: int
) -> None:
    times = np.array(at, float)
    columns = {name: getattr(made_samples(60), name)[: len(at)] for name in Samples.__slots__} | {"at": times}
    window = start, start + length
    part = blocks([Samples(**columns)], zero=zero, window=window, block_ms=block_length(length), buckets=buckets)
    found = compare([part, part])
    assert len(found.sessions[0].index) == buckets
    assert 0 <= found.sessions[0].blocks <= found.sessions[0].samples <= len(at)
    for estimate in (found.sessions[0].shares or {}).values():
        assert 0 <= estimate.value <= 1
        if estimate.low is not None and estimate.high is not None:
            assert 0 <= estimate.low <= estimate.high <= 1
