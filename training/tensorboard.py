"""Logs that TensorBoard shows, written without TensorFlow: `tensorboard --logdir runs`."""

import time
from dataclasses import asdict
from pathlib import Path

from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter

from training.checkpoint import Epoch


class TensorBoardLog:
    """Call it with each epoch: its figures become scalars of that step. A run that goes on adds a file of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"events.out.tfevents.{time.time():.0f}"
        self._append(Event(wall_time=time.time(), file_version="brain.Event:2"))

    def __call__(self, epoch: Epoch) -> None:
        figures = asdict(epoch)
        step = figures.pop("number")
        values = [Summary.Value(tag=name, simple_value=value) for name, value in figures.items()]
        self._append(Event(wall_time=time.time(), step=step, summary=Summary(value=values)))

    def _append(self, event: Event) -> None:
        # Opened for each event, so that every epoch can be seen at once.
        with self._path.open("ab") as file:
            RecordWriter(file).write(event.SerializeToString())
