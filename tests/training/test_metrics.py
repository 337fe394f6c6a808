"""Which rows each figure is measured on."""

import numpy as np

from tests.training.files import random_images
from training.data import VOTE_NAMES, Fer2013, Rows
from training.metrics import identical_to, measured


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
    metrics = {metric.name: metric for metric in measured(logits, data, "PublicTest", 1.0)}
    assert (metrics["accuracy"].value, metrics["accuracy"].rows) == (0.5, 4)
    assert (metrics["accuracy_unseen"].value, metrics["accuracy_unseen"].rows) == (0.333333, 3)
    assert (metrics["agreement_ferplus"].value, metrics["agreement_ferplus"].rows) == (0.666667, 3)
    assert (metrics["expected_calibration_error"].value, metrics["expected_calibration_error"].rows) == (0.5, 4)
    assert all("PublicTest" in metric.split and "chose the epoch" in metric.protocol for metric in metrics.values())


def test_no_agreement_without_votes_and_no_unseen_figure_without_unseen_rows() -> None:
    rows = Rows(random_images(2), np.array([0, 1]))
    data = Fer2013({"Training": rows, "PublicTest": rows}, "0" * 64)
    metrics = measured(np.eye(7, dtype=np.float32)[[0, 1]], data, "PublicTest", 1.0)
    assert [metric.name for metric in metrics] == ["accuracy", "expected_calibration_error"]
