"""What both trainers promise: they learn by the same rules, and a state read continues the run exactly."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import keras
import numpy as np
import pytest

from tests.training.files import drawn_faces
from tests.training.networks import WARNINGS, small_network
from training.data import normalized
from training.targets import one_hot
from training.trainer import Objective, Step, Trainer, average_decay

pytestmark = WARNINGS

NO_TORCH = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed")
ON_TORCH = pytest.mark.skipif(keras.backend.backend() == "torch", reason="on torch, the torch trainer trains")
BOTH = pytest.mark.parametrize("kind", [pytest.param("keras", marks=ON_TORCH), pytest.param("torch", marks=NO_TORCH)])
OBJECTIVE = Objective(np.zeros(7, np.float32), weight_decay=0.1, average_decay=0.9)


def trainer(kind: str, objective: Objective = OBJECTIVE, weights: list[Any] | None = None) -> Trainer:
    module = import_module(f"training.{kind}_trainer")
    network = small_network()
    random = np.random.default_rng(1)
    network.set_weights(weights or [random.uniform(0.1, 0.5, weight.shape) for weight in network.get_weights()])
    made: Trainer = getattr(module, f"{kind.capitalize()}Trainer")(network, objective)
    return made


def step(seed: int, learning_rate: float = 1e-2) -> Step:
    images, labels = drawn_faces(16, seed)
    return Step(normalized(images), one_hot(labels), learning_rate)


@BOTH
def test_a_state_continues_the_run_exactly(kind: str) -> None:
    whole, first, second = trainer(kind), trainer(kind), trainer(kind)
    for seed in range(4):
        whole.step(step(seed))
    for seed in range(2):
        first.step(step(seed))
    second.write(first.read())
    for seed in range(2, 4):
        second.step(step(seed))
    expected, resumed = whole.read(), second.read()
    assert resumed.steps == expected.steps == 4
    for group in ("model", "average", "optimizer"):
        for ours, theirs in zip(getattr(resumed, group), getattr(expected, group), strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


@BOTH
def test_a_state_stays_as_it_was_read(kind: str) -> None:
    trained = trainer(kind)
    trained.step(step(0))
    state = trained.read()
    before = [array.copy() for array in [*state.model, *state.average, *state.optimizer]]
    trained.step(step(1))
    for ours, theirs in zip([*state.model, *state.average, *state.optimizer], before, strict=True):
        np.testing.assert_array_equal(ours, theirs)


@BOTH
def test_the_average_follows_by_hand(kind: str) -> None:
    trained = trainer(kind)
    start = trained.read().average
    trained.step(step(0))
    after = trained.read()
    kept = average_decay(0.9, 1)
    for average, before, now in zip(after.average, start, after.model, strict=True):
        np.testing.assert_allclose(average, kept * before + (1 - kept) * now, rtol=1e-5, atol=1e-6)
    assert any(not np.array_equal(average, now) for average, now in zip(after.average, after.model, strict=True))


@BOTH
def test_the_loss_counts_the_shift(kind: str) -> None:
    shifted = Objective(np.array([3, 0, 0, 0, 0, 0, 0], np.float32), weight_decay=0.0, average_decay=0.9)
    plain = Objective(np.zeros(7, np.float32), weight_decay=0.0, average_decay=0.9)
    angry = Step(step(0).inputs, one_hot(np.zeros(16, np.int64)), 0.0)
    assert trainer(kind, shifted).step(angry) > trainer(kind, plain).step(angry) + 0.5


@BOTH
def test_weight_decay_shrinks_kernels_alone(kind: str) -> None:
    strong = Objective(np.zeros(7, np.float32), weight_decay=10.0, average_decay=0.9)
    none = Objective(np.zeros(7, np.float32), weight_decay=0.0, average_decay=0.9)
    moved = []
    for objective in (strong, none):
        trained = trainer(kind, objective)
        trained.step(step(0))
        moved.append(trained.read().model)
    for ours, theirs in zip(*moved, strict=True):
        assert np.allclose(ours, theirs, rtol=1e-5) == (ours.ndim == 1)


@BOTH
def test_it_learns(kind: str) -> None:
    trained = trainer(kind)
    losses = [trained.step(step(seed)) for seed in range(60)]
    assert np.mean(losses[-10:]) < 0.8 * np.mean(losses[:10])


@NO_TORCH
@ON_TORCH
def test_both_take_the_same_steps() -> None:
    # Within bfloat16's three digits, where the processor computes it.
    ours, theirs = trainer("torch"), trainer("keras")
    for seed in range(3):
        assert ours.step(step(seed)) == pytest.approx(theirs.step(step(seed)), rel=0.02)
    for mine, other in zip(ours.read().model, theirs.read().model, strict=True):
        np.testing.assert_allclose(mine, other, rtol=0.1, atol=0.02)


@pytest.mark.parametrize(("steps", "kept"), [(1, 1 / 11), (10, 0.5), (90, 0.9), (1000, 0.9)])
def test_an_average_soon_forgets_its_start(steps: int, kept: float) -> None:
    assert average_decay(0.9, steps) == pytest.approx(kept)
