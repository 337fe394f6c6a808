"""A run's state on disk: one file, replaced in one step after each epoch, so a killed run goes on from its last."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

import keras
import numpy as np
import numpy.typing as npt

from training.average import AveragedWeights

Arrays = list[npt.NDArray[Any]]
FILE: Final = "checkpoint.npz"
_GROUPS: Final = ("model", "optimizer", "average", "best")


class RunError(Exception):
    """A run cannot go on; the message says why and what to do."""


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
        self._arrays: dict[str, Arrays] = {}
        self._updates = 0

    @classmethod
    def open(cls, folder: Path, plan: dict[str, Any]) -> Self:
        """The run in `folder` if it was begun with this plan, a new one if there is none; else RunError."""
        checkpoint = cls(folder, plan)
        folder.mkdir(parents=True, exist_ok=True)
        if checkpoint.path.exists():
            checkpoint._read()
        return checkpoint

    @property
    def best(self) -> Epoch:
        """The epoch of the highest accuracy, the first of equals."""
        return max(self.history, key=lambda epoch: epoch.accuracy)

    @property
    def best_weights(self) -> Arrays:
        """The averaged weights after the best epoch, in Keras' order."""
        return self._arrays["best"]

    def restore(self, model: keras.Model, average: AveragedWeights) -> None:
        """Put a compiled model and the average back to where the run stands; a new run leaves them as they are."""
        if not self.history:
            return
        model.set_weights(self._arrays["model"])
        average.model.set_weights(self._arrays["average"])
        average.updates = self._updates
        for variable, value in zip(model.optimizer.variables, self._arrays["optimizer"], strict=True):
            variable.assign(value)

    def save(self, epoch: Epoch, model: keras.Model, average: AveragedWeights) -> None:
        """Add an epoch and write the state after it."""
        self.history.append(epoch)
        self._updates = average.updates
        self._arrays["model"] = model.get_weights()
        self._arrays["average"] = average.model.get_weights()
        self._arrays["optimizer"] = [keras.ops.convert_to_numpy(variable) for variable in model.optimizer.variables]
        if self.best is epoch:
            self._arrays["best"] = self._arrays["average"]
        self._write()

    def _write(self) -> None:
        meta = {"plan": self.plan, "updates": self._updates, "history": [asdict(epoch) for epoch in self.history]}
        arrays = {f"{group}-{index:03}": value for group in _GROUPS for index, value in enumerate(self._arrays[group])}
        unfinished = self.path.with_suffix(".unfinished")
        with unfinished.open("wb") as file:
            np.savez(file, allow_pickle=False, meta=np.array(json.dumps(meta)), **arrays)
        unfinished.replace(self.path)

    def _read(self) -> None:
        with np.load(self.path) as file:
            meta = json.loads(str(file["meta"]))
            self._arrays = {group: [file[key] for key in sorted(file) if key.startswith(group)] for group in _GROUPS}
        if meta["plan"] != self.plan:
            raise RunError(
                f"{self.path} belongs to a run with other settings or data: {json.dumps(meta['plan'])}. "
                "Repeat those, give this run another --name, or remove that file."
            )
        self._updates = meta["updates"]
        self.history = [Epoch(**epoch) for epoch in meta["history"]]
