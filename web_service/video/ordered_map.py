"""A parallel map whose results keep the order of its input."""

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
    """Apply `work` to each thing in `threads` threads, and yield the results in order.

    At most `waiting` things are taken and not yet yielded. Each thread takes the next thing and works on it; a separate
    reading thread would only compete with them. With one thread, things are processed strictly one after the other.
    """
    source, taking, ended = iter(things), Lock(), Event()
    room, begun = Semaphore(waiting), SimpleQueue[Future[_Answer | _Nothing]]()

    def take(answer: Future[_Answer | _Nothing]) -> _Thing | _Nothing:
        """Take the next thing and enqueue its result."""
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
