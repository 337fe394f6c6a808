"""Video files: how much faster than they play they are analysed, by how much memory, and what live frames notice."""

import time
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import av
import cv2
import numpy as np

from benchmark_films import Run, analysing, through
from benchmark_footage import face_film, faces_film
from benchmark_frames import BareKernels, frame_jpeg
from benchmark_load import percentile, run_load
from benchmark_service import Client, Service, running_service
from benchmark_table import Table, aim

DEFAULT_RATE: Final = 10.0
# A film is so many times as long as one of the other tables' measurements; longer ones are so many times as long.
FILM: Final = 6
MIDDLE: Final = 10
LONG: Final = 60
_TURNS: Final = 3


def videos(seconds: float) -> Table:
    """Films through the real service and its worker; each figure beside its aim."""
    with TemporaryDirectory() as folder:
        length = FILM * seconds
        small, large = face_film(Path(folder) / "small.mp4", length), faces_film(Path(folder) / "large.mp4", length / 4)
        middle, long = (face_film(Path(folder) / f"{times}.mp4", length * times) for times in (MIDDLE, LONG))
        with running_service() as service:
            every, floor = _beside(service, middle, None, length)
            default, default_floor = _beside(service, middle, DEFAULT_RATE, length)
            short_every, short_default = (through(service, small, rate) for rate in (None, DEFAULT_RATE))
            five, hour = through(service, large, None), through(service, long, DEFAULT_RATE)
        firsts = [run.first_progress for run in (every, default, short_every, short_default, hour)]
        rows = [
            _speed_row("640x480, one face, every frame", every, at_least=8),
            _floor_row(floor),
            _speed_row("640x480, one face, 10 a second", default, at_least=20),
            _floor_row(default_floor),
            _speed_row("the same, every frame", short_every),
            _speed_row("the same, 10 a second", short_default),
            _speed_row("the same, 10 a second", hour),
            _speed_row("1920x1080, five faces, every frame", five),
            _row("first progress is told after, s", max(firsts), " s", 2),
            *_memory_rows(short_default, hour, five),
            *_live_rows(long, seconds),
        ]
    return Table(
        "Video files, H.264, 25 frames a second",
        ("", "measured", "ratio to the aim", "aim", "reached"),
        rows,
        "Times real time: from when the upload is answered until the session is complete, the start of the worker's "
        "process, about a second, included. Bare kernels: decoder, detector and model in a loop with nothing around "
        "them, before and after the analysis, which has all cores. Memory: the most that the worker's processes held, "
        "pages that they share counted in each. Live: a client's 95th percentile while the long film is analysed and "
        f"while it is not, medians of {_TURNS} turns.",
    )


def _beside(service: Service, film: Path, rate: float | None, seconds: float) -> tuple[Run, float]:
    """A film through the service, and the bare kernels before and after it: what slows the machine slows both."""
    before = bare(film, rate, seconds)
    run = through(service, film, rate)
    return run, (before + bare(film, rate, seconds)) / 2


def bare(film: Path, rate: float | None, seconds: float) -> float:
    """Times real time of decoding, detector and model for the first seconds of a film, on one core."""
    kernels, every, due, at = BareKernels(), 1 / rate if rate else 0.0, 0.0, 0.0
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    with av.open(film) as container:
        container.streams.video[0].codec_context.thread_count = 1
        began = time.perf_counter()
        for frame in container.decode(video=0):
            if (at := frame.time or 0.0) >= seconds:
                break
            if at >= due:
                due += every
                kernels.look(np.asarray(frame.to_ndarray(format="bgr24"), np.uint8))
    cv2.setNumThreads(threads)
    return at / (time.perf_counter() - began)


def _live_rows(film: Path, seconds: float) -> list[tuple[str, ...]]:
    """What a client notices, at ten frames a second and frame after frame, with and without an analysis in turns."""
    jpeg = frame_jpeg(1)
    paced: dict[bool, list[float]] = {False: [], True: []}
    fast: dict[bool, list[float]] = {False: [], True: []}
    with running_service() as service, closing(Client(service.port, jpeg)) as client:
        _latencies(client, 1)
        for turn in range(2 * _TURNS):
            busy = bool(turn % 2)
            with ExitStack() as stack:
                if busy:
                    stack.enter_context(analysing(service, film))
                paced[busy].append(percentile(run_load(service.port, jpeg, 1, seconds).latencies, 0.95))
                fast[busy].append(percentile(_latencies(client, seconds), 0.95))
    return [_live_row("at 10 frames a second", paced), _live_row("frame after frame", fast)]


def _latencies(client: Client, seconds: float) -> list[float]:
    """How long each answer takes when frames are sent one after the other, ms."""
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        client.send()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def _live_row(how: str, p95: dict[bool, list[float]]) -> tuple[str, ...]:
    with_it, without = median(p95[True]), median(p95[False])
    slower = with_it / without - 1
    return (
        f"live p95 {how}, ms: {without:.1f}, while a film is analysed",
        f"{with_it:.1f} ({slower:+.0%})",
        f"{slower / 0.25:.2f}",
        *aim(slower * 100, at_most=25, unit=" % slower"),
    )


def _memory_rows(short: Run, hour: Run, five: Run) -> list[tuple[str, ...]]:
    told = {_length(short): short, _length(hour): hour, "1920x1080": five}
    return [
        _row(f"memory of the worker, {which}, MB", run.memory, " MB", 500)
        for which, run in told.items()
        if run.memory is not None
    ]


def _speed_row(what: str, run: Run, at_least: float | None = None) -> tuple[str, ...]:
    ratio = "" if at_least is None else f"{run.speed / at_least:.2f}"
    told = f"{what}, {_length(run)}, times real time"
    return (told, f"{run.speed:.1f}", ratio, *aim(run.speed, at_least=at_least, unit=" times"))


def _floor_row(speed: float) -> tuple[str, ...]:
    return ("bare kernels on one core for that, times real time", f"{speed:.1f}", "", "", "")


def _length(run: Run) -> str:
    return f"{run.film / 60:.3g} min"


def _row(what: str, value: float, unit: str, at_most: float) -> tuple[str, ...]:
    return (what, f"{value:.1f}", f"{value / at_most:.2f}", *aim(value, at_most=at_most, unit=unit))
