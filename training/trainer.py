"""The seam between the training loop and the backend that computes its steps."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

import keras
import numpy.typing as npt

from training.arrays import Floats, Images

Arrays = list[npt.NDArray[Any]]
_WARM_UP = 10


@dataclass(frozen=True)
class Step:
    """One batch: normalised inputs (n, 48, 48, 1), targets (n, 7), and the learning rate to take them at."""

    inputs: Floats
    targets: Floats
    learning_rate: float


@dataclass(frozen=True)
class State:
    """What a run continues from: weights and averaged weights in Keras' order, the optimizer's, and steps taken."""

    model: Arrays
    average: Arrays
    optimizer: Arrays
    steps: int


@dataclass(frozen=True)
class Objective:
    """What a trainer minimises, and how it averages.

    Its loss is the cross-entropy of the logits less `shift` (7,) against the targets; AdamW decays kernels by
    `weight_decay`, and the weights' exponential moving average keeps `average_decay` of itself a step.
    """

    shift: Floats
    weight_decay: float
    average_decay: float


class Trainer(Protocol):
    """Trains one network with AdamW and keeps the moving average of its weights, batch statistics included."""

    def step(self, step: Step) -> float:
        """Learn from one batch; the mean loss over it."""
        ...

    def average_logits(self, images: Images) -> Floats:
        """Logits (n, 7) that the averaged weights give grey images (n, 48, 48) uint8."""
        ...

    def read(self) -> State:
        """The state after the last step."""
        ...

    def write(self, state: State) -> None:
        """Continue from a state that a trainer of the same network gave."""
        ...


def trainer_for(model: keras.Model, objective: Objective) -> Trainer:
    """The fastest trainer that Keras' backend in use has for this network."""
    name = "TorchTrainer" if keras.backend.backend() == "torch" else "KerasTrainer"
    module = import_module(f"training.{'torch' if name == 'TorchTrainer' else 'keras'}_trainer")
    trainer: Trainer = getattr(module, name)(model, objective)
    return trainer


def average_decay(highest: float, steps: int) -> float:
    """How much of itself an average keeps at its nth step: less at first, so that it soon forgets the start."""
    return min(highest, steps / (_WARM_UP + steps))
