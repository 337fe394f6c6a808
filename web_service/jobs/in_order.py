"""Work on one thing after the other in other threads, the answers in the order of the things."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Thing = TypeVar("_Thing")
_Answer = TypeVar("_Answer")


def in_order(
    work: Callable[[_Thing], _Answer], things: Iterable[_Thing], *, threads: int, waiting: int
) -> Generator[_Answer, None, None]:
    """What `work` makes of each thing; `waiting` at most are begun or done before the next is asked for.

    With one thread each thing is worked on after the one before it is done. Things are taken in the caller's thread.
    """
    begun: deque[Future[_Answer]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            for thing in things:
                begun.append(pool.submit(work, thing))
                if len(begun) > waiting:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
