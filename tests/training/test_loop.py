"""The loop learns, repeats itself by seed, and after an interruption goes on as if there had been none."""

from pathlib import Path

import numpy as np
import pytest

from tests.training.files import drawn_faces
from tests.training.networks import WARNINGS, small_network
from training.checkpoint import FILE, Checkpoint, Epoch
from training.data import Rows
from training.errors import RunError
from training.loop import Examples, Plan, batches, fit
from training.targets import prior_shift, training_targets
from training.trainer import State

pytestmark = WARNINGS

PLAN = Plan(epochs=3, batch_size=16, seed=5)
FACTS = {"epochs": 3}


class InterruptedAfterTwoEpochs(Checkpoint):
    """A run that is stopped from outside while its third epoch would begin."""

    def save(self, epoch: Epoch, state: State) -> None:
        super().save(epoch, state)
        if epoch.number == 2:
            raise KeyboardInterrupt


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


def test_the_learning_rate_rises_and_falls_once() -> None:
    rates = [PLAN.learning_rate(step / 1000) for step in range(1000)]
    peak = int(np.argmax(rates))
    assert max(rates) == pytest.approx(PLAN.peak_learning_rate)
    assert peak == 150
    assert np.all(np.diff(rates[:151]) > 0)
    assert np.all(np.diff(rates[150:]) < 0)
    assert 0 < rates[-1] < PLAN.peak_learning_rate / 500


def test_an_unfinished_run_is_no_teacher(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="train it with --model teacher_a first"):
        Checkpoint.finished(tmp_path / "teacher_a")
    with pytest.raises(KeyboardInterrupt):
        run(InterruptedAfterTwoEpochs.open(tmp_path / "teacher_a", FACTS))
    with pytest.raises(RunError, match="teacher_a has 2 of 3 epochs"):
        Checkpoint.finished(tmp_path / "teacher_a")
    whole = run(Checkpoint.open(tmp_path / "teacher_a", FACTS))
    assert Checkpoint.finished(tmp_path / "teacher_a").history == whole.history


def test_a_damaged_checkpoint_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"PK\x03\x04 half")
    with pytest.raises(RunError, match=r"is damaged.*remove it"):
        Checkpoint.open(tmp_path, FACTS)
