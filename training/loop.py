"""The training loop: one cycle of the learning rate, averaged weights, the epoch chosen on validation rows."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from math import cos, pi
from time import perf_counter
from typing import Final

import keras
import numpy as np
from tqdm import tqdm

from training.arrays import Floats, Images
from training.augmentation import augment
from training.checkpoint import Checkpoint, Epoch
from training.data import Rows, normalized
from training.evaluation import accuracy, cross_entropy
from training.recipes import Augmentation
from training.threads import ThreadCount
from training.trainer import Objective, Step, Trainer, trainer_for

WARM_UP_SHARE: Final = 0.15
_LOWEST: Final = 1e-3
_PREPARED: Final = 4


@dataclass(frozen=True)
class Plan:
    """What decides a run's result besides its data: the same plan gives the same weights."""

    epochs: int
    batch_size: int
    seed: int
    peak_learning_rate: float = 3e-3
    weight_decay: float = 0.01
    average_decay: float = 0.999
    augmentation: Augmentation = field(default_factory=Augmentation)

    def learning_rate(self, progress: float) -> float:
        """The learning rate at a share (0 to 1) of the run: it rises linearly, then falls along a cosine."""
        if progress < WARM_UP_SHARE:
            return self.peak_learning_rate * (0.04 + 0.96 * progress / WARM_UP_SHARE)
        fallen = (1 - cos(pi * (progress - WARM_UP_SHARE) / (1 - WARM_UP_SHARE))) / 2
        return self.peak_learning_rate * (1 - (1 - _LOWEST) * fallen)


@dataclass(frozen=True)
class Examples:
    """What the network learns from: images (n, 48, 48) uint8 and the probabilities (n, 7) it should answer.

    Its logits shall be those of the targets plus `shift` (7,).
    """

    images: Images
    targets: Floats
    shift: Floats


def fit(
    build: Callable[[], keras.Model],
    plan: Plan,
    training: Examples,
    validation: Rows,
    checkpoint: Checkpoint,
    *,
    after_epoch: Callable[[Epoch], object] | None = None,
) -> None:
    """Train from where the checkpoint stands to the plan's last epoch; it holds the best averaged weights then."""
    keras.utils.set_random_seed(plan.seed)
    trainer = trainer_for(build(), Objective(training.shift, plan.weight_decay, plan.average_decay))
    if checkpoint.state:
        trainer.write(checkpoint.state)
    steps = max(1, len(training.images) // plan.batch_size)
    done, threads = len(checkpoint.history), ThreadCount()
    with tqdm(total=plan.epochs * steps, initial=done * steps, unit="batch", smoothing=0.02) as bar:
        if done:
            bar.write(f"Resuming after epoch {done} of {plan.epochs}.")
        for number in range(done + 1, plan.epochs + 1):
            started = perf_counter()
            epoch_steps = _steps(training, plan, number, steps)
            loss, learning_rate = _train_epoch(trainer, epoch_steps, threads, bar.update)
            logits = trainer.average_logits(validation.images)
            epoch = Epoch(
                number=number,
                learning_rate=learning_rate,
                loss=loss,
                validation_loss=cross_entropy(logits, validation.labels),
                accuracy=accuracy(logits, validation.labels),
                seconds=perf_counter() - started,
            )
            checkpoint.save(epoch, trainer.read())
            if after_epoch:
                after_epoch(epoch)
            bar.write(f"epoch {number}: loss {loss:.4f}, validation accuracy {epoch.accuracy:.2%}")


def batches(examples: Examples, plan: Plan, epoch: int) -> Iterator[tuple[Floats, Floats]]:
    """An epoch's shuffled, augmented inputs and targets; seed and epoch decide them, so a resumed run sees the same."""
    random = np.random.default_rng([plan.seed, epoch])
    order = random.permutation(len(examples.images))
    for start in range(0, max(1, len(order) - plan.batch_size + 1), plan.batch_size):
        chosen = order[start : start + plan.batch_size]
        yield normalized(augment(examples.images[chosen], plan.augmentation, random)), examples.targets[chosen]


def _steps(examples: Examples, plan: Plan, epoch: int, count: int) -> Iterator[Step]:
    """An epoch's batches, each with its learning rate."""
    taken = (epoch - 1) * count
    for number, (inputs, targets) in enumerate(batches(examples, plan, epoch), start=taken):
        yield Step(inputs, targets, plan.learning_rate(number / (plan.epochs * count)))


def _train_epoch(
    trainer: Trainer, steps: Iterator[Step], threads: ThreadCount, advance: Callable[[], object]
) -> tuple[float, float]:
    """One pass over the batches; gives the mean loss and the last learning rate."""
    losses, learning_rate = [], 0.0
    for step in _prepared(steps):
        threads.adjust()
        losses.append(trainer.step(step))
        learning_rate = step.learning_rate
        advance()
    return float(np.mean(losses)), learning_rate


def _prepared(steps: Iterator[Step]) -> Iterator[Step]:
    """The same steps, made by a second thread while the earlier ones are taken."""
    with ThreadPoolExecutor(1) as maker:
        waiting = deque(maker.submit(next, steps, None) for _ in range(_PREPARED))
        while step := waiting.popleft().result():
            waiting.append(maker.submit(next, steps, None))
            yield step
