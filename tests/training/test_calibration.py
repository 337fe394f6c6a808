"""The prior's strength, the temperature and the threshold, each against values worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.files import random_images
from training.arrays import Doubles, Floats, Labels
from training.calibration import ANSWERED, Calibration, balanced_accuracy, prior_of
from training.data import Rows
from training.evaluation import accuracy

EVEN = np.full(7, 1 / 7)
DISGUST, HAPPY = 1, 3


def rows_of(labels: list[int]) -> Rows:
    return Rows(random_images(len(labels)), np.array(labels, np.int64))


def random_case(seed: int, count: int = 300) -> tuple[Floats, Labels, Doubles]:
    random = np.random.default_rng(seed)
    prior = random.dirichlet(np.full(7, 2.0))
    labels = random.choice(7, count, p=random.dirichlet(np.full(7, 5.0)))
    logits = np.eye(7)[labels] * random.uniform(0.5, 3) + random.normal(0, 1.5, (count, 7)) + np.log(prior)
    return logits.astype(np.float32), labels.astype(np.int64), prior


def test_probabilities_by_hand() -> None:
    prior = np.array([0.1, 0.02, 0.18, 0.25, 0.17, 0.11, 0.17])
    calibration = Calibration(temperature=2.0, unclear_below=0.4, prior=prior, prior_strength=0.5)
    logits = np.array([[0.3, -1.0, 0.2, 2.0, 0.1, 0.0, 0.5]], np.float32)
    expected = np.exp(logits / 2) * prior**-0.25
    np.testing.assert_allclose(calibration.probabilities(logits), expected / expected.sum(), rtol=1e-6)


def test_the_temperature_is_found() -> None:
    # Twice too sure: right answers have probability 0.8 once the temperature of 2 is applied.
    logits = np.zeros((100, 7), np.float32)
    logits[:, HAPPY] = 2 * np.log(0.8 / (0.2 / 6))
    rows = rows_of([HAPPY] * 80 + [0, 1, 2, 4, 5, 6] * 3 + [0, 1])
    calibration = Calibration.on(logits, rows, EVEN)
    assert round(calibration.temperature, 3) == 2.0
    assert calibration.prior_strength == 0.0
    assert calibration.unclear_below == 0.8


def test_a_rare_expression_is_called_where_that_costs_nothing() -> None:
    # Half the rows of disgust are just below happy, by less than half the prior's logarithm.
    prior = np.array([0.1, 0.01, 0.19, 0.3, 0.15, 0.1, 0.15])
    logits = np.full((40, 7), -5.0, np.float32)
    logits[:20, HAPPY], logits[:20, DISGUST] = 6, 0
    logits[20:30, HAPPY], logits[20:30, DISGUST] = 1, 0
    logits[30:, DISGUST] = 3
    rows = rows_of([HAPPY] * 20 + [DISGUST] * 20)
    calibration = Calibration.on(logits, rows, prior)
    answers = calibration.probabilities(logits)
    assert accuracy(answers, rows.labels) == 1.0
    # The lowest that is enough: 0.3 * log(30) is more than 1, 0.25 * log(30) is less.
    assert calibration.prior_strength == 0.3


@given(seed=st.integers(0, 2**32))
def test_nothing_is_lost_and_enough_is_answered(seed: int) -> None:
    logits, labels, prior = random_case(seed)
    calibration = Calibration.on(logits, Rows(random_images(1), labels), prior)
    answers = calibration.probabilities(logits)
    assert accuracy(answers, labels) >= accuracy(logits, labels)
    assert balanced_accuracy(answers, labels) >= balanced_accuracy(logits, labels)
    assert np.mean(answers.max(axis=1) >= calibration.unclear_below) >= ANSWERED
    assert np.mean(answers.max(axis=1) >= calibration.unclear_below + 0.01) < ANSWERED


def test_balanced_accuracy_counts_each_expression_once() -> None:
    scores = np.eye(7)[[HAPPY, HAPPY, HAPPY, HAPPY]]
    assert balanced_accuracy(scores, np.array([HAPPY, HAPPY, HAPPY, DISGUST])) == 0.5


def test_prior_of_labels() -> None:
    prior = prior_of(np.array([HAPPY] * 3))
    assert prior.sum() == pytest.approx(1)
    np.testing.assert_allclose(prior, np.array([1, 1, 1, 4, 1, 1, 1]) / 10)
