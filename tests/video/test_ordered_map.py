"""Many things are worked on at once; whoever asks for the answers notices nothing of it."""

import threading
from collections.abc import Iterator
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web_service.video.ordered_map import ordered_map

THREADS = st.integers(1, 4)
WAITING = st.integers(1, 6)


class Things:
    """Numbers from 0, and how many of them were taken; one that is taken twice at once is a fault of generators."""

    def __init__(self, end: int, fault: Exception | None = None) -> None:
        self._end, self._fault = end, fault
        self.taken = 0

    def __iter__(self) -> Iterator[int]:
        for n in range(self._end):
            self.taken += 1
            yield n
        if self._fault:
            raise self._fault


@given(end=st.integers(0, 40), threads=THREADS, waiting=WAITING)
def test_answers_come_in_the_order_of_things_and_few_wait(end: int, threads: int, waiting: int) -> None:
    things = Things(end)
    for handed_on, answer in enumerate(ordered_map(lambda n: n * n, things, threads=threads, waiting=waiting)):
        assert answer == handed_on * handed_on
        assert things.taken - handed_on <= waiting
    assert things.taken == end


def test_as_many_are_worked_on_at_once_as_there_are_threads() -> None:
    together = Barrier(3)
    assert len(list(ordered_map(lambda _: together.wait(10), range(9), threads=3, waiting=3))) == 9


@given(end=st.integers(0, 20), threads=THREADS, waiting=WAITING, of_work=st.booleans())
def test_a_fault_comes_after_what_was_before_it(end: int, threads: int, waiting: int, *, of_work: bool) -> None:
    fault = LookupError("It cannot be read.")

    def work(n: int) -> int:
        if of_work and n == end:
            raise fault
        return n

    answers = ordered_map(work, Things(end + of_work, None if of_work else fault), threads=threads, waiting=waiting)
    assert [next(answers) for _ in range(end)] == list(range(end))
    with pytest.raises(LookupError, match="It cannot be read"):
        next(answers)


@given(asked=st.integers(0, 5), threads=THREADS, waiting=WAITING)
def test_closed_early_it_takes_no_more_and_leaves_no_thread(asked: int, threads: int, waiting: int) -> None:
    before, things = threading.active_count(), Things(10**6)
    answers = ordered_map(lambda n: n, things, threads=threads, waiting=waiting)
    assert [next(answers) for _ in range(asked)] == list(range(asked))
    answers.close()
    assert things.taken <= asked + waiting
    assert threading.active_count() == before
