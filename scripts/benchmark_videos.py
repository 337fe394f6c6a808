"""Video files: how much faster than they play they are analysed, by how much memory, and what live frames notice."""

import time
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmark_films import Run, analysing, through
from benchmark_footage import face_film, faces_film
from benchmark_frames import frame_jpeg
from benchmark_load import percentile, run_load
from benchmark_service import Client, running_service
from benchmark_table import Table, aim

from web_service.config import Settings
from web_service.jobs.analysis import analyse_frames
from web_service.media.reading import Limits, VideoReader
from web_service.runtimes.catalogue import Catalogue
from web_service.vision.classifier import ExpressionClassifier
from web_service.vision.detector import YuNetDetector, verified_weights
from web_service.vision.pipeline import observe

DEFAULT_RATE: Final = 10.0
# A film is so many times as long as one of the other tables' measurements, and the long one as many films.
FILM: Final = 6
LONG: Final = 60
_TURNS: Final = 3


def videos(seconds: float) -> Table:
    """Films through the real service and its worker; each figure beside its aim."""
    with TemporaryDirectory() as folder:
        length = FILM * seconds
        small, large = face_film(Path(folder) / "small.mp4", length), faces_film(Path(folder) / "large.mp4", length / 4)
        long = face_film(Path(folder) / "long.mp4", length * LONG)
        with running_service() as service:
            every, default, five, hour = (
                through(service, film, rate)
                for film, rate in ((small, None), (small, DEFAULT_RATE), (large, None), (long, DEFAULT_RATE))
            )
        rows = [
            _speed_row("640x480, one face, every frame", every.speed, at_least=8),
            _speed_row("640x480, one face, 10 a second", default.speed, at_least=20),
            _speed_row("the same, the analysis alone, every frame", alone(small, None)),
            _speed_row("the same, the analysis alone, 10 a second", alone(small, DEFAULT_RATE)),
            _speed_row("1920x1080, five faces, every frame", five.speed),
            _row("first progress is told after, s", max(every.first_progress, default.first_progress), " s", 2),
            *_memory_rows(default, hour, five),
            *_live_rows(long, seconds),
        ]
    return Table(
        "Video files, H.264, 25 frames a second",
        ("", "measured", "ratio to the aim", "aim", "reached"),
        rows,
        f"Films of {length:g} s, five faces {length / 4:g} s, the long one {length * LONG / 60:g} minutes. Times real "
        "time, from when the upload is answered until the session is complete, the start of the worker's process "
        "included; the analysis alone is in a process that runs already. Memory: the most that the worker's processes "
        "held, pages that they share counted in each. Live: a client's 95th percentile while the long film is "
        f"analysed and while it is not, medians of {_TURNS} turns.",
    )


def alone(film: Path, rate: float | None) -> float:
    """Times real time of decoding and analysing a film in this process, with nothing around that."""
    settings = Settings()
    catalogue = Catalogue(settings.models_dir, default=settings.model, runtime=settings.runtime)
    spec = catalogue.spec(None)
    classify = ExpressionClassifier(spec, catalogue.runtime(spec.name))
    detect = YuNetDetector(verified_weights(settings.detector_weights))
    look = partial(observe, detect=detect, align=classify.align, classify=classify)
    with VideoReader(film, Limits(settings.max_video_pixels, settings.max_video_ms)) as reader:
        began = time.perf_counter()
        for _ in analyse_frames(reader.frames(rate), look, None, spec.unclear_below):
            pass
        return (reader.facts.duration_ms or 0) / 1000 / (time.perf_counter() - began)


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
    told = {f"{short.film / 60:.3g} min": short, f"{hour.film / 60:.3g} min": hour, "1920x1080": five}
    return [
        *(
            _row(f"memory of the worker, {which}, MB", run.memory, " MB", 500)
            for which, run in told.items()
            if run.memory is not None
        ),
        _speed_row(f"{hour.film / 60:.3g} min, 10 a second", hour.speed),
    ]


def _speed_row(what: str, speed: float, at_least: float | None = None) -> tuple[str, ...]:
    ratio = "" if at_least is None else f"{speed / at_least:.2f}"
    return (f"{what}, times real time", f"{speed:.1f}", ratio, *aim(speed, at_least=at_least, unit=" times"))


def _row(what: str, value: float, unit: str, at_most: float) -> tuple[str, ...]:
    return (what, f"{value:.1f}", f"{value / at_most:.2f}", *aim(value, at_most=at_most, unit=unit))
