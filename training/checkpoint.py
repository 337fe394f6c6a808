"""A run's state on disk: one file, replaced in one step after each epoch, so a killed run resumes after its last."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

import numpy as np

from training.arrays import UNREADABLE
from training.errors import RunError
from training.trainer import Arrays, State

FILE: Final = "checkpoint.npz"


@dataclass(frozen=True)
class Epoch:
    """One epoch, counted from 1, and the seconds it took.

    `loss` is the mean over its batches, augmented and with their soft targets; `validation_loss` (against the labels)
    and `accuracy` are those of the averaged weights on the validation rows. The learning rate is that at its end.
    """

    number: int
    learning_rate: float
    loss: float
    validation_loss: float
    accuracy: float
    seconds: float


class Checkpoint:
    """The state after the last whole epoch of the run in `folder`, with the best averaged weights so far."""

    def __init__(self, folder: Path, plan: dict[str, Any]) -> None:
        self.path = folder / FILE
        self.plan = plan
        self.history: list[Epoch] = []
        self.state: State | None = None
        self._best: Arrays = []

    @classmethod
    def open(cls, folder: Path, plan: dict[str, Any]) -> Self:
        """The run in `folder` if it was begun with this plan, a new one if there is none; else RunError."""
        checkpoint = cls(folder, plan)
        folder.mkdir(parents=True, exist_ok=True)
        if checkpoint.path.exists() and checkpoint._read() != plan:
            raise RunError(
                f"{checkpoint.path} belongs to a run with other settings or data. "
                "Repeat those, give this run another --name, or remove that file."
            )
        return checkpoint

    @classmethod
    def finished(cls, folder: Path) -> Self:
        """The finished run in `folder`, whatever its plan; RunError where there is none."""
        checkpoint = cls(folder, {})
        if not checkpoint.path.exists():
            raise RunError(f"There is no {checkpoint.path}; train it with --model {folder.name} first.")
        checkpoint.plan = checkpoint._read()
        if len(checkpoint.history) < checkpoint.plan["epochs"]:
            done, planned = len(checkpoint.history), checkpoint.plan["epochs"]
            raise RunError(f"{folder.name} has {done} of {planned} epochs; --model {folder.name} resumes it.")
        return checkpoint

    @property
    def best(self) -> Epoch:
        """The epoch of the highest accuracy, the first of equals."""
        return max(self.history, key=lambda epoch: epoch.accuracy)

    @property
    def best_weights(self) -> Arrays:
        """The averaged weights after the best epoch, in Keras' order."""
        return self._best

    def save(self, epoch: Epoch, state: State) -> None:
        """Add an epoch and write the state after it."""
        self.history.append(epoch)
        self.state = state
        if self.best is epoch:
            self._best = state.average
        self._write(state)

    def _write(self, state: State) -> None:
        meta = {"plan": self.plan, "steps": state.steps, "history": [asdict(epoch) for epoch in self.history]}
        groups = {"model": state.model, "average": state.average, "optimizer": state.optimizer, "best": self._best}
        arrays = {f"{name}-{index:04}": value for name, group in groups.items() for index, value in enumerate(group)}
        unfinished = self.path.with_suffix(".unfinished")
        with unfinished.open("wb") as file:
            np.savez(file, allow_pickle=False, meta=np.array(json.dumps(meta)), **arrays)
        unfinished.replace(self.path)

    def _read(self) -> dict[str, Any]:
        """Take over the state on disk; gives the plan that it was written with."""
        try:
            with self.path.open("rb") as file, np.load(file) as arrays:
                meta = json.loads(str(arrays["meta"]))
                model, average, optimizer, self._best = (
                    [arrays[key] for key in sorted(arrays) if key.startswith(f"{name}-")]
                    for name in ("model", "average", "optimizer", "best")
                )
        except UNREADABLE as error:
            raise RunError(f"{self.path} is damaged ({error}); remove it to begin this run anew.") from error
        self.state = State(model, average, optimizer, meta["steps"])
        self.history = [Epoch(**epoch) for epoch in meta["history"]]
        plan: dict[str, Any] = meta["plan"]
        return plan
