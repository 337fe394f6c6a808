"""Which rows each figure is measured on."""

import numpy as np
import pytest

from tests.training.files import random_images
from training.calibration import Calibration
from training.data import Fer2013, Rows
from training.metrics import evaluated, identical_to, measured
from training.votes import VOTE_NAMES

EVEN = np.full(7, 1 / 7)
CERTAIN = Calibration(temperature=1.0, unclear_below=0.9, prior=EVEN, prior_strength=0.0)


def votes(*names: str) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    return np.array([[10 * (name == vote) for vote in VOTE_NAMES] for name in names], np.int64)


def test_identical_images_are_found() -> None:
    known = random_images(3)
    images = np.concatenate([random_images(2, seed=1), known[1:2]])
    assert identical_to(known, images).tolist() == [False, False, True]


def test_figures_by_hand() -> None:
    images = random_images(4)
    public = Rows(images, np.array([0, 1, 2, 3]), votes("anger", "sadness", "contempt", "happiness"))
    data = Fer2013({"Training": Rows(images[:1], np.array([0])), "PublicTest": public}, "0" * 64)
    logits = np.eye(7, dtype=np.float32)[[0, 4, 2, 6]] * 50
    logits[2] /= 50
    metrics = {metric.name: metric for metric in measured(logits, data, "PublicTest", CERTAIN)}
    assert (metrics["accuracy"].value, metrics["accuracy"].rows) == (0.5, 4)
    assert (metrics["accuracy_unseen"].value, metrics["accuracy_unseen"].rows) == (0.333333, 3)
    assert (metrics["agreement_ferplus"].value, metrics["agreement_ferplus"].rows) == (0.666667, 3)
    assert metrics["expected_calibration_error"].value == pytest.approx((2 + 1 - np.e / (np.e + 6)) / 4, abs=1e-6)
    assert metrics["balanced_accuracy"].value == 0.5
    assert (metrics["coverage"].value, metrics["coverage"].rows) == (0.75, 4)
    assert (metrics["accuracy_clear"].value, metrics["accuracy_clear"].rows) == (0.333333, 3)
    assert all("PublicTest" in metric.split and "chose the epoch" in metric.protocol for metric in metrics.values())


def test_no_agreement_without_votes_and_no_unseen_figure_without_unseen_rows() -> None:
    rows = Rows(random_images(2), np.array([0, 1]))
    data = Fer2013({"Training": rows, "PublicTest": rows}, "0" * 64)
    metrics = measured(np.eye(7, dtype=np.float32)[[0, 1]], data, "PublicTest", CERTAIN)
    names = ["accuracy", "expected_calibration_error", "balanced_accuracy", "coverage"]
    assert [metric.name for metric in metrics] == names


def test_calibrated_probabilities_are_evaluated() -> None:
    logits = np.zeros((100, 7), np.float32)
    logits[:, 3] = 2 * np.log(0.8 / (0.2 / 6))
    rows = Rows(random_images(100), np.array([3] * 80 + [0, 1, 2, 4, 5, 6] * 3 + [0, 1]))
    calibration = Calibration(temperature=2.0, unclear_below=0.5, prior=EVEN, prior_strength=0.0)
    evaluation = evaluated(logits, rows, "PublicTest", calibration)
    assert [(each.rows, each.confidence) for each in evaluation.reliability if each.rows] == [(100, 0.8)]
    assert "chose the epoch, the temperature and the threshold" in evaluation.protocol
