"""Live frames go first: who is told by what, and when which cores are left to them."""

import os
import time
from pathlib import Path

import pytest

from web_service import precedence
from web_service.precedence import Courtesy, LiveSign


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
    monkeypatch.setattr(precedence, "_keep_to", lambda cores: made.kept_to.append(list(cores)))
    return made


def test_a_core_is_left_while_frames_come_and_a_little_longer(machine: Machine, tmp_path: Path) -> None:
    courtesy, sign = Courtesy(tmp_path), LiveSign(tmp_path)
    courtesy.heed()
    assert machine.kept_to == []
    for _ in range(50):
        machine.now += 0.1
        sign.show()
        courtesy.heed()
    assert machine.kept_to == [[1, 2]]
    machine.now += 1.5
    courtesy.heed()
    assert machine.kept_to == [[1, 2]]
    machine.now += 1
    courtesy.heed()
    assert machine.kept_to == [[1, 2], [0, 1, 2]]


def test_frames_of_before_count_for_nothing(machine: Machine, tmp_path: Path) -> None:
    Courtesy(tmp_path)
    LiveSign(tmp_path).show()
    Courtesy(tmp_path).heed()
    assert machine.kept_to == []


def test_a_process_with_one_core_keeps_it(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    courtesy = Courtesy(tmp_path)
    LiveSign(tmp_path).show()
    courtesy.heed()
    assert machine.kept_to == []


def test_without_videos_nothing_is_written(tmp_path: Path) -> None:
    LiveSign(tmp_path / "none").show()
    LiveSign(tmp_path).show()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_fault(machine: Machine, tmp_path: Path) -> None:
    courtesy = Courtesy(tmp_path / "none")
    courtesy.heed()
    assert machine.kept_to == []
