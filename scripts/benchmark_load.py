"""Clients that send frames at a fixed rate, as live pages do, and what became of each frame."""

import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from benchmark_service import Client

FRAMES_PER_SECOND: Final = 10.0
_HEAD_START_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Stream:
    """One client's run: ms from when a frame was due to its answer and to its sending, and how many were lost."""

    latencies: list[float]
    delays: list[float]
    lost: int


@dataclass(frozen=True, slots=True)
class Load:
    """All clients of one run together; `generator` is the share of one core that making the load took."""

    clients: int
    latencies: list[float]
    delays: list[float]
    lost: int
    generator: float

    @property
    def frames(self) -> int:
        return len(self.latencies) + self.lost


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def next_frame(frame: int, elapsed: float, interval: float) -> int:
    """The frame to send after `frame` was answered `elapsed` seconds into the run; those in between are lost.

    A live page has one request in flight: what the camera shows meanwhile is not sent.
    """
    return max(frame + 1, ceil(elapsed / interval))


def run_stream(
    send: Callable[[], object],
    start: float,
    frames: int,
    *,
    interval: float = 1 / FRAMES_PER_SECOND,
    clock: Callable[[], float] = time.perf_counter,
    sleep: Callable[[float], object] = time.sleep,
) -> Stream:
    """Send each frame when it is due (frame n at start + n * interval), unless the one before is unanswered."""
    latencies: list[float] = []
    delays: list[float] = []
    frame = lost = 0
    while frame < frames:
        due = start + frame * interval
        if (early := due - clock()) > 0:
            sleep(early)
        delays.append((clock() - due) * 1000)
        send()
        answered = clock()
        latencies.append((answered - due) * 1000)
        following = next_frame(frame, answered - start, interval)
        lost += min(following, frames) - frame - 1
        frame = following
    return Stream(latencies, delays, lost)


def run_load(port: int, jpeg: bytes, clients: int, seconds: float) -> Load:
    """Clients at FRAMES_PER_SECOND each for some seconds, each starting at its own random part of the interval."""
    interval = 1 / FRAMES_PER_SECOND
    frames = max(1, round(seconds / interval))
    phase = random.Random(clients)  # noqa: S311
    with ExitStack() as stack, ThreadPoolExecutor(clients) as pool:
        sends = [_opened(stack.enter_context(closing(Client(port, jpeg)))) for _ in range(clients)]
        cpu, began = time.process_time(), time.perf_counter()
        starts = [began + _HEAD_START_SECONDS + phase.uniform(0, interval) for _ in sends]
        streams = list(pool.map(lambda send, start: run_stream(send, start, frames), sends, starts))
        generator = (time.process_time() - cpu) / (time.perf_counter() - began)
    return Load(
        clients,
        [value for stream in streams for value in stream.latencies],
        [value for stream in streams for value in stream.delays],
        sum(stream.lost for stream in streams),
        generator,
    )


def _opened(client: Client) -> Callable[[], dict[str, Any]]:
    """The client's send, its stream begun: connecting is no frame's latency."""
    client.send()
    return client.send
