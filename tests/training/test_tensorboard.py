"""The event file, read back by TensorBoard's own reader."""

from pathlib import Path

import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from tests.training.records import HISTORY
from training.tensorboard import TensorBoardLog


def test_every_figure_is_a_scalar_of_its_epoch(tmp_path: Path) -> None:
    log = TensorBoardLog(tmp_path / "tensorboard")
    for epoch in HISTORY:
        log(epoch)
    events = EventAccumulator(str(tmp_path / "tensorboard")).Reload()
    assert set(events.Tags()["scalars"]) == {"learning_rate", "loss", "validation_loss", "accuracy", "seconds"}
    accuracies = events.Scalars("accuracy")
    assert [event.step for event in accuracies] == [1, 2, 3]
    assert [event.value for event in accuracies] == pytest.approx([0.3, 0.5, 0.4])
