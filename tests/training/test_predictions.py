"""Confusion, reliability, coverage and the threshold against values worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.records import predictions_of
from training.evaluation import calibration_error
from training.predictions import (
    THRESHOLDS,
    Predictions,
    confusion,
    coverage,
    reliability,
    split_evaluation,
)
from web_service.core.expressions import EXPRESSIONS

HAPPY, SAD = EXPRESSIONS.index("happy"), EXPRESSIONS.index("sad")
FOUR = predictions_of(
    ("happy", "happy", 0.95), ("happy", "sad", 0.65), ("sad", "sad", 0.55), ("sad", "happy", 0.3)
)  # right, wrong, right, wrong


def right_and_wrong(confidences: list[float], right: list[bool]) -> Predictions:
    return Predictions(np.where(right, HAPPY, SAD), np.array(confidences), np.full(len(right), HAPPY))


def test_answers_of_probabilities() -> None:
    answers = Predictions.of(np.array([[0.1, 0.5, 0.1, 0.1, 0.1, 0.05, 0.05]]), np.array([1]))
    assert answers.called.tolist() == [1]
    assert answers.confidence.tolist() == [0.5]
    assert answers.right.tolist() == [True]


def test_confusion_has_labels_as_rows() -> None:
    counts = np.array(confusion(predictions_of(("happy", "sad", 0.5), ("happy", "sad", 0.5), ("sad", "sad", 0.5))))
    assert counts[HAPPY, SAD] == 2
    assert counts[SAD, SAD] == 1
    assert counts.sum() == 3


def test_reliability_by_hand() -> None:
    bins = reliability(right_and_wrong([0.91, 0.93, 1.0, 0.01], [True, False, True, False]))
    assert len(bins) == 15
    assert (bins[0].rows, bins[0].confidence, bins[0].accuracy) == (1, 0.01, 0.0)
    assert (bins[13].rows, bins[13].confidence, bins[13].accuracy) == (2, 0.92, 0.5)
    assert (bins[14].rows, bins[14].confidence, bins[14].accuracy) == (1, 1.0, 1.0)
    assert (bins[1].rows, bins[1].confidence, bins[1].accuracy) == (0, None, None)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=50))
def test_reliability_tells_the_calibration_error(rows: list[tuple[float, bool]]) -> None:
    confidences, right = map(list, zip(*rows, strict=True))
    answers = right_and_wrong(confidences, right)
    gaps = [abs(each.confidence - each.accuracy) * each.rows for each in reliability(answers) if each.rows]  # type: ignore[operator]
    two_classes = np.stack([answers.confidence, np.zeros(len(right))], axis=1)
    expected = calibration_error(two_classes, np.where(answers.right, 0, 1))
    assert sum(gaps) / len(right) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("threshold", "share", "accuracy"), [(0.0, 1.0, 0.5), (0.55, 0.75, 0.666667), (0.9, 0.25, 1.0), (1.0, 0.0, None)]
)
def test_coverage_by_hand(threshold: float, share: float, accuracy: float | None) -> None:
    point = coverage(FOUR, threshold)
    assert (point.coverage, point.accuracy) == (share, accuracy)


def test_an_evaluation_holds_the_chosen_threshold() -> None:
    evaluation = split_evaluation(FOUR, "by hand")
    assert evaluation.rows == 4
    assert [point.threshold for point in evaluation.coverage] == list(THRESHOLDS)
