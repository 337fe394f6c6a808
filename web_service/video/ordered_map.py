"""Work on many things at once in other threads, the answers in the order of the things."""

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum, auto
from queue import SimpleQueue
from threading import Event, Lock, Semaphore
from typing import TypeVar

_Thing = TypeVar("_Thing")
_Answer = TypeVar("_Answer")


class _Nothing(Enum):
    MORE = auto()


def ordered_map(
    work: Callable[[_Thing], _Answer], things: Iterable[_Thing], *, threads: int, waiting: int
) -> Generator[_Answer, None, None]:
    """What `work` makes of each thing; `waiting` at most are taken and not yet handed on.

    Threads take things in turn and work on what they took: a thread more for the taking would be in their way. With
    one thread each thing is worked on after the one before it is done.
    """
    source, taking, ended = iter(things), Lock(), Event()
    room, begun = Semaphore(waiting), SimpleQueue[Future[_Answer | _Nothing]]()

    def take(answer: Future[_Answer | _Nothing]) -> _Thing | _Nothing:
        """The next thing, its answer put where the others wait."""
        with taking:
            if ended.is_set():
                return _Nothing.MORE
            begun.put(answer)
            try:
                thing = next(source, _Nothing.MORE)
            except BaseException:
                ended.set()
                raise
            if thing is _Nothing.MORE:
                ended.set()
            return thing

    def labour() -> None:
        while not ended.is_set():
            room.acquire()
            answer = Future[_Answer | _Nothing]()
            try:
                thing = take(answer)
                answer.set_result(_Nothing.MORE if thing is _Nothing.MORE else work(thing))
            except BaseException as error:  # noqa: BLE001
                answer.set_exception(error)

    with ThreadPoolExecutor(threads) as pool:
        try:
            for _ in range(threads):
                pool.submit(labour)
            while (answer := begun.get().result()) is not _Nothing.MORE:
                yield answer
                room.release()
        finally:
            ended.set()
            room.release(threads)
