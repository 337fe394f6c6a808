"""The benchmark's own arithmetic, and one very short run of it against the real service. No time is asserted."""

from collections.abc import Callable
from pathlib import Path

import pytest

import benchmark
import benchmark_sessions
import benchmark_videos
from benchmark_frames import FACES, frame_jpeg
from benchmark_load import next_frame, percentile, run_stream
from benchmark_table import BEGIN, END, Table, aim, replace_tables


class Clock:
    """Time that passes only when somebody sleeps or a frame is answered."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def answers(self, *seconds: float) -> Callable[[], None]:
        """A `send` whose answers take so long, one after the other."""
        taken = iter(seconds)
        return lambda: self.sleep(next(taken))


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 10.0), (0.5, 20.0), (0.51, 30.0), (0.75, 30.0), (0.95, 40.0), (1.0, 40.0)]
)
def test_a_percentile_is_a_measured_value(share: float, expected: float) -> None:
    assert percentile([40.0, 10.0, 30.0, 20.0], share) == expected


@pytest.mark.parametrize(
    ("frame", "elapsed", "expected"),
    [
        pytest.param(0, 0.25, 1, id="answered before the next is due"),
        pytest.param(0, 0.5, 1, id="answered just when it is due"),
        pytest.param(0, 0.75, 2, id="one lost"),
        pytest.param(4, 4.75, 10, id="several lost"),
        pytest.param(4, 1.75, 5, id="never back in time"),
    ],
)
def test_frames_due_while_an_answer_is_outstanding_are_skipped(frame: int, elapsed: float, expected: int) -> None:
    assert next_frame(frame, elapsed, 0.5) == expected


@pytest.mark.parametrize(
    ("answers", "frames", "latencies", "lost"),
    [
        pytest.param([0.25, 0.25, 0.25], 3, [250, 250, 250], 0, id="in time"),
        pytest.param([1.75, 0.25], 5, [1750, 250], 3, id="a stall loses the frames in it"),
        pytest.param([0.25, 9.0], 4, [250, 9000], 2, id="frames after the end are not counted"),
    ],
)
def test_a_stream_sends_on_time_and_counts_what_it_loses(
    answers: list[float], frames: int, latencies: list[float], lost: int
) -> None:
    clock = Clock()
    stream = run_stream(clock.answers(*answers), clock.now + 3, frames, interval=0.5, clock=clock, sleep=clock.sleep)
    assert stream.latencies == latencies
    assert stream.lost == lost
    assert len(stream.latencies) + stream.lost == frames
    assert set(stream.delays) == {0}


def test_latency_counts_from_when_the_frame_was_due() -> None:
    clock = Clock()
    stream = run_stream(clock.answers(0.25), clock.now - 1, 1, interval=0.5, clock=clock, sleep=clock.sleep)
    assert stream.delays == [1000]
    assert stream.latencies == [1250]


def test_a_table_in_markdown() -> None:
    table = Table("Title", ("", "ms"), [("one", "1.0"), ("two", "2.0")], "A note.")
    assert table.markdown() == "### Title\n\n|  | ms |\n| --- | ---: |\n| one | 1.0 |\n| two | 2.0 |\n\nA note.\n"


def test_a_row_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells instead of 2"):
        Table("Title", ("", "ms"), [("one",)]).markdown()


def test_aims_say_whether_they_are_reached() -> None:
    assert aim(1.3, at_most=1.3, unit=" times") == ("≤ 1.3 times", "yes")
    assert aim(1.31, at_most=1.3) == ("≤ 1.3", "no")
    assert aim(90, at_least=90, unit=" frames/s") == ("≥ 90 frames/s", "yes")
    assert aim(89, at_least=90) == ("≥ 90", "no")
    assert aim(5) == ("", "")


def test_only_the_tables_of_the_document_are_replaced() -> None:
    once = replace_tables(f"Before\n{BEGIN}\nold\n{END}\nAfter\n", "new\n")
    assert once == f"Before\n{BEGIN}\n\nnew\n\n{END}\nAfter\n"
    assert replace_tables(once, "new\n") == once


@pytest.mark.parametrize("document", ["", BEGIN, END + BEGIN, BEGIN + END + BEGIN + END])
def test_a_document_without_its_marks_is_left_alone(document: str) -> None:
    with pytest.raises(ValueError, match="must hold"):
        replace_tables(document, "new")


def test_the_document_has_its_marks() -> None:
    assert "new" in replace_tables(benchmark.DOCUMENT.read_text("utf-8"), "new")


@pytest.mark.parametrize("faces", FACES)
def test_the_frames_show_the_faces_they_should(faces: int) -> None:
    assert frame_jpeg(faces).startswith(b"\xff\xd8")


@pytest.mark.thorough
def test_all_sections_run_against_the_real_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "benchmarks.md"
    document.write_text(f"{BEGIN}\n{END}\n", "utf-8")
    monkeypatch.setattr(benchmark, "DOCUMENT", document)
    monkeypatch.setattr(benchmark, "CLIENTS", (1, 2))
    monkeypatch.setattr(benchmark, "STARTS", 1)
    monkeypatch.setattr(benchmark, "_WARM_UP_FRAMES", 1)
    monkeypatch.setattr(benchmark_sessions, "HOUR", 600)
    monkeypatch.setattr(benchmark_videos, "_TURNS", 1)
    benchmark.main(["--write", "--seconds", "0.1"])
    printed = capsys.readouterr().out
    assert printed.count("###") == len(benchmark.SECTIONS)
    assert all(line in document.read_text("utf-8") for line in printed.splitlines())


@pytest.mark.parametrize("arguments", [["nothing"], ["frame", "--write"]])
def test_arguments_that_make_no_sense_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        benchmark.main(arguments)
