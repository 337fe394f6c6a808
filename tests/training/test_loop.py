"""The loop learns, repeats itself by seed, and after an interruption goes on as if there had been none."""

from pathlib import Path

import keras
import numpy as np
import pytest

from tests.training.files import drawn_faces
from tests.training.networks import WARNINGS
from training.average import AveragedWeights
from training.checkpoint import FILE, Checkpoint, Epoch, RunError
from training.data import Rows
from training.loop import Examples, Plan, batches, fit
from training.targets import prior_shift, training_targets

pytestmark = WARNINGS

PLAN = Plan(epochs=3, batch_size=16, seed=5)
FACTS = {"epochs": 3}


class InterruptedAfterTwoEpochs(Checkpoint):
    """A run that is stopped from outside while its third epoch would begin."""

    def save(self, epoch: Epoch, model: keras.Model, average: AveragedWeights) -> None:
        super().save(epoch, model, average)
        if epoch.number == 2:
            raise KeyboardInterrupt


def small_network() -> keras.Model:
    """A network that compiles quickly, with batch normalization: its statistics are part of what is resumed."""
    inputs = keras.Input((48, 48, 1))
    x = keras.layers.BatchNormalization()(keras.layers.Conv2D(4, 8, strides=4)(inputs))
    x = keras.layers.Flatten()(keras.layers.ReLU()(x))
    return keras.Model(inputs, keras.layers.Dense(7)(x))


def rows(count: int, seed: int) -> Rows:
    return Rows(*drawn_faces(count, seed))


def examples(count: int) -> Examples:
    drawn = rows(count, 0)
    targets = training_targets(drawn)
    return Examples(drawn.images, targets, prior_shift(targets, drawn.labels))


def run(checkpoint: Checkpoint) -> Checkpoint:
    fit(small_network, PLAN, examples(64), rows(32, 1), checkpoint)
    return checkpoint


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> Checkpoint:
    return run(Checkpoint.open(tmp_path_factory.mktemp("run"), FACTS))


def test_resumed_run_equals_the_uninterrupted_one(uninterrupted: Checkpoint, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(InterruptedAfterTwoEpochs.open(tmp_path, FACTS))
    resumed = run(Checkpoint.open(tmp_path, FACTS))
    assert [epoch.number for epoch in resumed.history] == [1, 2, 3]
    for ours, theirs in zip(resumed.history, uninterrupted.history, strict=True):
        assert (ours.loss, ours.accuracy) == pytest.approx((theirs.loss, theirs.accuracy), abs=1e-5)
    for mine, expected in zip(resumed.best_weights, uninterrupted.best_weights, strict=True):
        np.testing.assert_allclose(mine, expected, atol=1e-5)


def test_each_epoch_is_told_with_what_it_reached(tmp_path: Path) -> None:
    told: list[Epoch] = []
    checkpoint = Checkpoint.open(tmp_path, FACTS)
    fit(small_network, PLAN, examples(64), rows(32, 1), checkpoint, after_epoch=told.append)
    assert told == checkpoint.history
    assert told[0].learning_rate > told[-1].learning_rate > 0
    assert all(epoch.validation_loss > 0 for epoch in told)


def test_finished_run_is_not_trained_again(uninterrupted: Checkpoint) -> None:
    again = run(Checkpoint.open(uninterrupted.path.parent, FACTS))
    assert again.history == uninterrupted.history


def test_checkpoint_is_one_whole_file(uninterrupted: Checkpoint) -> None:
    assert [path.name for path in uninterrupted.path.parent.iterdir()] == [FILE]


def test_run_of_another_plan_is_not_continued(uninterrupted: Checkpoint) -> None:
    with pytest.raises(RunError, match=r"other settings or data.*--name"):
        Checkpoint.open(uninterrupted.path.parent, {"epochs": 4})


def test_best_epoch_is_the_first_of_the_highest(tmp_path: Path) -> None:
    checkpoint = Checkpoint(tmp_path, FACTS)
    checkpoint.history = [
        Epoch(n, 1e-3, 1.0, 1.0, accuracy, 1.0) for n, accuracy in enumerate([0.2, 0.6, 0.5, 0.6], start=1)
    ]
    assert checkpoint.best.number == 2


def test_batches_depend_on_seed_and_epoch_alone() -> None:
    data = examples(40)
    first, again = list(batches(data, PLAN, 1)), list(batches(data, PLAN, 1))
    assert [inputs.shape for inputs, _ in first] == [(16, 48, 48, 1)] * 2
    np.testing.assert_array_equal(first[0][0], again[0][0])
    assert not np.array_equal(first[0][0], next(batches(data, PLAN, 2))[0])


def test_fewer_rows_than_a_batch_make_one_batch() -> None:
    assert [len(targets) for _, targets in batches(examples(5), PLAN, 1)] == [5]
