"""Live frames go first: who is told by what, and when which cores are left to them."""

import os
import time
from pathlib import Path

import pytest

from web_service.services import live_priority
from web_service.services.live_priority import LivePriority, LiveSignal


class Machine:
    """A clock, and the cores that a process was told to keep to."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.kept_to: list[list[int]] = []

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(time, "monotonic", made.monotonic)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr(live_priority, "_keep_to", lambda cores: made.kept_to.append(list(cores)))
    return made


def test_a_core_is_left_while_frames_come_and_a_little_longer(machine: Machine, tmp_path: Path) -> None:
    priority, signal = LivePriority(tmp_path), LiveSignal(tmp_path)
    priority.apply()
    assert machine.kept_to == []
    for _ in range(50):
        machine.now += 0.1
        signal.send()
        priority.apply()
    assert machine.kept_to == [[1, 2]]
    machine.now += 1.5
    priority.apply()
    assert machine.kept_to == [[1, 2]]
    machine.now += 1
    priority.apply()
    assert machine.kept_to == [[1, 2], [0, 1, 2]]


def test_frames_of_before_count_for_nothing(machine: Machine, tmp_path: Path) -> None:
    LivePriority(tmp_path)
    LiveSignal(tmp_path).send()
    LivePriority(tmp_path).apply()
    assert machine.kept_to == []


def test_a_process_with_one_core_keeps_it(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    priority = LivePriority(tmp_path)
    LiveSignal(tmp_path).send()
    priority.apply()
    assert machine.kept_to == []


def test_without_videos_nothing_is_written(tmp_path: Path) -> None:
    LiveSignal(tmp_path / "none").send()
    LiveSignal(tmp_path).send()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_fault(machine: Machine, tmp_path: Path) -> None:
    priority = LivePriority(tmp_path / "none")
    priority.apply()
    assert machine.kept_to == []
