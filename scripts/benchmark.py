"""Measures the running service: bare kernels beside it, load, faces, its start, a long session, video files.

    python scripts/benchmark.py                   all tables, in about ten minutes
    python scripts/benchmark.py frame load        some of them
    python scripts/benchmark.py --write           all, and puts them into docs/benchmarks.md

It starts the service itself on a free port, with the settings of the environment, and stops it at the end.
The machine should be idle otherwise: the ratios stand some noise, the milliseconds do not.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from statistics import median
from typing import Final

from benchmark_frames import FACES, BareKernels, frame_jpeg
from benchmark_load import FRAMES_PER_SECOND, Load, percentile, run_load
from benchmark_service import ROOT, Client, Memory, memory, running_service
from benchmark_sessions import sessions
from benchmark_table import Table, aim, machine, replace_tables
from benchmark_videos import videos

DOCUMENT: Final = ROOT / "docs" / "benchmarks.md"
STAGES: Final = ("decode", "detect", "classify")
CLIENTS: Final = (1, 4, 8, 16)
STARTS: Final = 3
_WARM_UP_FRAMES: Final = 40
_ROUNDS_A_SECOND: Final = 30


def frame(seconds: float) -> Table:
    """One frame through HTTP and the bare kernels in turns: what slows the machine slows both."""
    jpeg, kernels = frame_jpeg(1), BareKernels()
    bare: list[dict[str, float]] = []
    inside: list[dict[str, float]] = []
    trips: list[float] = []
    with running_service() as service, closing(Client(service.port, jpeg)) as client:
        _warm(client)
        for _ in range(_rounds(seconds)):
            bare.append(kernels(jpeg))
            start = time.perf_counter()
            inside.append(client.send()["timing_ms"])
            trips.append((time.perf_counter() - start) * 1000)
        rate = client.frames_a_second(seconds)
    return Table(
        "One frame, 640x480, one face",
        ("", *STAGES, "all, ms", "ratio", "frames/s", "aim", "reached"),
        _frame_rows(bare, inside, median(trips), rate),
        f"Medians of {len(trips)} rounds, kernels and service in turns; the last rate is that of {seconds:g} s on end.",
    )


def load(seconds: float) -> Table:
    """Clients that send ten frames a second each, as live pages do."""
    jpeg = frame_jpeg(1)
    with running_service() as service:
        run_load(service.port, jpeg, max(CLIENTS), _WARM_UP_FRAMES / FRAMES_PER_SECOND)
        loads = [run_load(service.port, jpeg, clients, seconds) for clients in CLIENTS]
    one = percentile(loads[0].latencies, 0.95)
    share, delay = max(each.generator for each in loads), max(percentile(each.delays, 0.95) for each in loads)
    return Table(
        "Clients at 10 frames a second each",
        ("clients", "frames", "p50, ms", "p95, ms", "p99, ms", "p95, ratio to one", "lost", "aim for p95", "reached"),
        [_load_row(each, one) for each in loads],
        f"{seconds:g} s each. Latency counts from when a frame is due. One that is due while its client still waits "
        f"for an answer is lost, and in no percentile. Making the load took {share:.0%} of one core at most; "
        f"95 % of the frames left within {delay:.1f} ms of when they were due.",
    )


def faces(seconds: float) -> Table:
    """Frames with several faces, one of each in turns."""
    jpegs = [frame_jpeg(count) for count in FACES]
    with running_service() as service, ExitStack() as stack:
        clients = [stack.enter_context(closing(Client(service.port, jpeg))) for jpeg in jpegs]
        for client in clients:
            _warm(client)
        rounds = [[client.send()["timing_ms"] for client in clients] for _ in range(_rounds(seconds))]
    timings = list(zip(*rounds, strict=True))
    totals = [median(each["total"] for each in timing) for timing in timings]
    return Table(
        "Several faces in a frame, 640x480",
        ("faces", *STAGES, "all, ms", "ratio to one face", "ms for each more"),
        [
            (
                str(count),
                *_stages(timing),
                f"{total:.1f}",
                f"{total / totals[0]:.2f}",
                f"{(total - totals[0]) / (count - 1):.2f}" if count > 1 else "",
            )
            for count, timing, total in zip(FACES, timings, totals, strict=True)
        ],
        f"Inside the service (`timing_ms`), medians of {len(rounds)} rounds, one frame of each in turns.",
    )


def start(seconds: float) -> Table:
    """How long the service takes to be ready, and what all its processes hold then and after the largest load."""
    jpeg = frame_jpeg(1)
    times: list[float] = []
    for _ in range(STARTS):
        with running_service() as service:
            times.append(service.ready_seconds)
    with running_service() as service:
        idle = memory(service.pid)
        run_load(service.port, jpeg, max(CLIENTS), seconds)
        busy = memory(service.pid)
    taken = median(times)
    return Table(
        "Start and memory",
        ("", "measured", "ratio to the aim", "aim", "reached"),
        [
            ("start to first answer", f"{taken:.2f} s", f"{taken / 3:.2f}", *aim(taken, at_most=3, unit=" s")),
            *_memory_rows("when ready", idle),
            *_memory_rows(f"after {max(CLIENTS)} clients", busy),
        ],
        f"Start: median of {STARTS}, {min(times):.2f} to {max(times):.2f} s. "
        "Memory: all processes of the service together, without TensorFlow; not measured on macOS.",
    )


SECTIONS: Final[dict[str, Callable[[float], Table]]] = {
    "frame": frame,
    "load": load,
    "faces": faces,
    "start": start,
    "sessions": sessions,
    "videos": videos,
}


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    parts = [machine()]
    print(parts[0])
    for name in options.sections or SECTIONS:
        parts.append(SECTIONS[name](options.seconds).markdown())
        print(parts[-1], flush=True)
    if options.write:
        DOCUMENT.write_text(replace_tables(DOCUMENT.read_text("utf-8"), "\n".join(parts)), "utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="section", help=f"{', '.join(SECTIONS)}; all without one")
    parser.add_argument("--seconds", type=float, default=10.0, help="length of each measurement, 10 without it")
    parser.add_argument("--write", action="store_true", help="put the tables of all sections into docs/benchmarks.md")
    options = parser.parse_args(arguments)
    if unknown := set(options.sections) - set(SECTIONS):
        parser.error(f"no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    # Tables of several runs side by side would not be of one machine in one state.
    if options.write and options.sections:
        parser.error("--write takes all sections of one run; leave the sections out")
    return options


def _warm(client: Client) -> None:
    """Past the first frames, for which threads of the service may still be loading what they need."""
    for _ in range(_WARM_UP_FRAMES):
        client.send()


def _rounds(seconds: float) -> int:
    return max(1, round(seconds * _ROUNDS_A_SECOND))


def _stages(timings: Sequence[dict[str, float]]) -> list[str]:
    return [f"{median(each[stage] for each in timings):.1f}" for stage in STAGES]


def _frame_rows(
    bare: Sequence[dict[str, float]], inside: Sequence[dict[str, float]], trip: float, rate: float
) -> list[tuple[str, ...]]:
    floor, total = median(sum(each.values()) for each in bare), median(each["total"] for each in inside)
    kernels = (*_stages(bare), f"{floor:.1f}", "1.00", f"{1000 / floor:.0f}")
    service = (*_stages(inside), f"{total:.1f}", f"{total / floor:.2f}", f"{1000 / total:.0f}")
    http = ("", "", "", f"{trip:.1f}", f"{trip / floor:.2f}", f"{rate:.0f}")
    return [
        ("bare kernels", *kernels, "", ""),
        ("inside the service (`timing_ms`)", *service, *aim(total / floor, at_most=1.3, unit=" times")),
        ("one client over HTTP, frame after frame", *http, *aim(rate, at_least=90, unit=" frames/s")),
    ]


def _load_row(load: Load, one: float) -> tuple[str, ...]:
    p50, p95, p99 = (percentile(load.latencies, share) for share in (0.5, 0.95, 0.99))
    aims = aim(p95, at_most=100, unit=" ms") if load.clients == max(CLIENTS) else aim(p95)
    lost = f"{load.lost} ({load.lost / load.frames:.1%})"
    figures = (f"{p50:.1f}", f"{p95:.1f}", f"{p99:.1f}", f"{p95 / one:.2f}", lost)
    return (str(load.clients), str(load.frames), *figures, *aims)


def _memory_rows(when: str, memory: Memory | None) -> list[tuple[str, ...]]:
    sizes = {"shared pages counted once": memory.pss, "shared pages counted in each": memory.rss} if memory else {}
    return [
        (f"memory {when}, {how}", f"{size:.0f} MB", f"{size / 350:.2f}", *aim(size, at_most=350, unit=" MB"))
        for how, size in sizes.items()
    ]


if __name__ == "__main__":
    main()
