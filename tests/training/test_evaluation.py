"""Accuracy, temperature and calibration error against values worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.files import random_images
from tests.training.networks import WARNINGS, varied_network
from training.evaluation import (
    accuracy,
    calibration_error,
    cross_entropy,
    fitted_temperature,
    flipped_logits,
    logits_of,
    softmax,
)


def test_softmax_by_hand() -> None:
    logits = np.log(np.array([[1.0, 2.0, 5.0]]))
    np.testing.assert_allclose(softmax(logits), [[1 / 8, 2 / 8, 5 / 8]])
    np.testing.assert_allclose(softmax(logits, 0.5), [[1 / 30, 4 / 30, 25 / 30]])
    np.testing.assert_allclose(softmax(np.array([[1e4, 0.0]])), [[1.0, 0.0]])


def test_accuracy_by_hand() -> None:
    scores = np.array([[3.0, 1.0], [0.0, 2.0], [5.0, 1.0], [1.0, 0.0]])
    assert accuracy(scores, np.array([0, 1, 1, 0])) == 0.75


def test_cross_entropy_by_hand() -> None:
    logits = np.log(np.array([[1.0, 3.0], [1.0, 1.0]], np.float32))
    assert cross_entropy(logits, np.array([1, 0])) == pytest.approx((np.log(4 / 3) + np.log(2)) / 2)


@WARNINGS
def test_flipped_logits_are_the_mean_of_both_views() -> None:
    network, images = varied_network(), random_images(3)
    both = flipped_logits(network, images)
    np.testing.assert_allclose(both, flipped_logits(network, images[:, :, ::-1]), atol=1e-6)
    views = [logits_of(network, images), logits_of(network, images[:, :, ::-1])]
    np.testing.assert_allclose(both, np.mean(views, axis=0), atol=1e-6)
    assert not np.allclose(views[0], views[1], atol=1e-3)


def test_temperature_of_an_overconfident_network_by_hand() -> None:
    # Two classes, logit gap 4, right in three of four: best at sigmoid(4 / T) = 3/4, so T = 4 / ln 3.
    logits = np.array([[4.0, 0.0]] * 4, np.float32)
    assert fitted_temperature(logits, np.array([0, 0, 0, 1])) == pytest.approx(4 / np.log(3))


@settings(max_examples=20, deadline=None)
@given(temperature=st.floats(0.2, 5), seed=st.integers(0, 1000))
def test_temperature_undoes_a_scaling(temperature: float, seed: int) -> None:
    random = np.random.default_rng(seed)
    logits = random.normal(0, 2, (100, 7)).astype(np.float32)
    labels = np.array([random.choice(7, p=row) for row in softmax(logits)])
    plain = fitted_temperature(logits, labels)
    assert fitted_temperature(logits * np.float32(temperature), labels) == pytest.approx(plain * temperature, rel=1e-3)


def test_temperature_stays_finite_where_all_is_right() -> None:
    assert fitted_temperature(np.eye(7, dtype=np.float32), np.arange(7)) == pytest.approx(1 / 20)


def test_calibration_error_by_hand() -> None:
    # Two rows at 0.9, one of them right (gap 0.4), and two at 0.6, both right (gap 0.4).
    probabilities = np.array([[0.9, 0.1], [0.9, 0.1], [0.6, 0.4], [0.4, 0.6]])
    assert calibration_error(probabilities, np.array([0, 1, 0, 1])) == pytest.approx(0.4)


def test_calibration_error_averages_within_a_bin() -> None:
    # 0.91 and 0.93 share a bin of 1/15: mean confidence 0.92 against accuracy 0.5.
    probabilities = np.array([[0.91, 0.09], [0.93, 0.07]])
    assert calibration_error(probabilities, np.array([0, 1])) == pytest.approx(0.42)


def test_certain_and_right_has_no_calibration_error() -> None:
    assert calibration_error(np.eye(3), np.arange(3)) == 0
