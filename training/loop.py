"""The training loop: AdamW, one cycle of the learning rate, averaged weights, the epoch chosen on validation rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

import keras
import numpy as np
from tqdm import tqdm

from training.augmentation import Augmentation, augment
from training.average import AveragedWeights
from training.checkpoint import Checkpoint, Epoch
from training.data import Floats, Images, Rows, normalized
from training.evaluation import accuracy, cross_entropy, logits_of

WARM_UP_SHARE: Final = 0.15


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
    model, average = build(), AveragedWeights(build(), plan.average_decay)
    average.restart(model)
    steps = max(1, len(training.images) // plan.batch_size)
    compile_for_training(model, plan, plan.epochs * steps, training.shift)
    checkpoint.restore(model, average)
    done = len(checkpoint.history)
    with tqdm(total=plan.epochs * steps, initial=done * steps, unit="batch", smoothing=0.02) as bar:
        for number in range(done + 1, plan.epochs + 1):
            started = perf_counter()
            loss = _train_epoch(model, average, batches(training, plan, number), bar.update)
            logits = logits_of(average.model, validation.images)
            epoch = Epoch(
                number=number,
                learning_rate=float(model.optimizer.learning_rate),
                loss=loss,
                validation_loss=cross_entropy(logits, validation.labels),
                accuracy=accuracy(logits, validation.labels),
                seconds=perf_counter() - started,
            )
            checkpoint.save(epoch, model, average)
            if after_epoch:
                after_epoch(epoch)
            bar.write(f"epoch {number}: loss {loss:.4f}, validation accuracy {epoch.accuracy:.2%}")


def compile_for_training(model: keras.Model, plan: Plan, steps: int, shift: Floats) -> None:
    """Give the model its loss and an optimizer whose learning rate rises and falls once in `steps` batches."""
    peak, warm_up = plan.peak_learning_rate, int(WARM_UP_SHARE * steps)
    schedule = keras.optimizers.schedules.CosineDecay(
        peak / 25, max(1, steps - warm_up), alpha=1e-3, warmup_target=peak, warmup_steps=warm_up
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=plan.weight_decay)
    optimizer.exclude_from_weight_decay(var_names=["gamma", "beta", "bias"])

    def loss(targets: keras.KerasTensor, logits: keras.KerasTensor) -> keras.KerasTensor:
        return keras.losses.categorical_crossentropy(targets, keras.ops.subtract(logits, shift), from_logits=True)

    model.compile(optimizer, loss)
    optimizer.build(model.trainable_variables)


def batches(examples: Examples, plan: Plan, epoch: int) -> Iterator[tuple[Floats, Floats]]:
    """An epoch's shuffled, augmented inputs and targets; seed and epoch decide them, so a resumed run sees the same."""
    random = np.random.default_rng([plan.seed, epoch])
    order = random.permutation(len(examples.images))
    for start in range(0, max(1, len(order) - plan.batch_size + 1), plan.batch_size):
        chosen = order[start : start + plan.batch_size]
        yield normalized(augment(examples.images[chosen], plan.augmentation, random)), examples.targets[chosen]


def _train_epoch(
    model: keras.Model,
    average: AveragedWeights,
    epoch_batches: Iterator[tuple[Floats, Floats]],
    advance: Callable[[], object],
) -> float:
    """One pass over the batches; gives the mean loss."""
    losses = []
    for inputs, targets in epoch_batches:
        losses.append(float(model.train_on_batch(inputs, targets)))
        average.update(model)
        advance()
    return float(np.mean(losses))
