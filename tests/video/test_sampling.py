"""Which frames are looked at, for whatever times a file tells."""

from collections import Counter
from collections.abc import Sequence
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web_service.video.sampling import Sampling

# Whole microseconds, as a reader gives them; in any order, and often the same.
TIMES = st.lists(st.integers(0, 20_000_000).map(lambda us: us / 1000), max_size=60)
FORWARD = TIMES.map(sorted)
RATES = st.one_of(st.sampled_from([0.1, 1, 2.5, 10, 12.5, 24, 25, 29.97, 30, 60, 240]), st.floats(0.1, 240))


def chosen(times: Sequence[float], rate: float | None, after: float | None = None) -> list[float]:
    sampling = Sampling(rate, after)
    return [at for at in times if sampling.takes(at)]


@given(times=TIMES, rate=RATES)
def test_never_two_in_one_slot_and_never_back_in_time(times: list[float], rate: float) -> None:
    found = chosen(times, rate)
    assert found == sorted(set(found))
    slots = Counter(Sampling(rate)._slot(at) for at in found)
    assert max(slots.values(), default=0) <= 1


@given(times=TIMES, rate=RATES)
def test_at_most_so_many_in_any_second(times: list[float], rate: float) -> None:
    found = chosen(times, rate)
    for begin in found:
        # A second lies across one slot more than it has.
        assert sum(begin <= at < begin + 1000 for at in found) <= floor(rate) + 2


@given(times=FORWARD, rate=RATES)
def test_every_slot_that_has_a_frame_has_its_first_one(times: list[float], rate: float) -> None:
    first: dict[float, float] = {}
    for at in times:
        first.setdefault(Sampling(rate)._slot(at), at)
    assert chosen(times, rate) == list(first.values())


@given(times=TIMES.filter(bool), rate=st.one_of(st.none(), RATES))
def test_the_first_frame_always(times: list[float], rate: float | None) -> None:
    assert chosen(times, rate)[0] == times[0]


@given(times=TIMES)
def test_every_frame_means_every_time_once(times: list[float]) -> None:
    found = chosen(times, None)
    assert set(found) <= set(times)
    assert found == [at for n, at in enumerate(times) if at > max(times[:n], default=-1)]


@given(times=TIMES, rate=st.one_of(st.none(), RATES), data=st.data())
def test_going_on_after_any_chosen_frame_chooses_the_same(
    times: list[float], rate: float | None, data: st.DataObject
) -> None:
    whole = chosen(times, rate)
    if whole:
        cut = data.draw(st.integers(0, len(whole) - 1))
        behind = times[times.index(whole[cut]) + 1 :]
        assert chosen(behind, rate, after=whole[cut]) == whole[cut + 1 :]


@given(rate=st.sampled_from([1.0, 2.0, 5.0, 10.0, 12.5, 25.0]), seconds=st.integers(1, 20))
def test_a_rate_that_divides_the_frames_is_kept_exactly(rate: float, seconds: int) -> None:
    times = [round(n * 40.0, 3) for n in range(25 * seconds)]
    assert len(chosen(times, rate)) == rate * seconds // 1 + (rate * seconds % 1 > 0)


@given(rate=st.sampled_from([10.0, 30.0]), base=st.sampled_from([29.97, 59.94, 30.0, 24.0]))
def test_odd_frame_rates_lose_and_repeat_none(rate: float, base: float) -> None:
    times = [round(n * 1000 / base, 3) for n in range(int(base * 10))]
    found = chosen(times, rate)
    assert abs(len(found) - min(rate, base) * 10) <= 2


@pytest.mark.parametrize("digits", [3, 0], ids=["microseconds", "milliseconds, as WebM rounds them"])
@pytest.mark.parametrize("base", [24, 30, 30000 / 1001, 60])
def test_rounded_times_do_not_slip_into_the_slot_of_a_neighbour(base: float, digits: int) -> None:
    times = [round(n * 1000 / base, digits) for n in range(2000)]
    assert chosen(times, base) == times
    assert chosen(times, base / 3) == times[::3]
