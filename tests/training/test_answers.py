"""Confusion, reliability, coverage and the threshold against values worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.records import answers_of
from training.answers import THRESHOLDS, Answers, confusion, coverage, reliability, split_evaluation, unclear_below
from training.evaluation import calibration_error
from web_service.core.expressions import EXPRESSIONS

HAPPY, SAD = EXPRESSIONS.index("happy"), EXPRESSIONS.index("sad")
FOUR = answers_of(
    ("happy", "happy", 0.95), ("happy", "sad", 0.65), ("sad", "sad", 0.55), ("sad", "happy", 0.3)
)  # right, wrong, right, wrong


def right_and_wrong(confidences: list[float], right: list[bool]) -> Answers:
    return Answers(np.where(right, HAPPY, SAD), np.array(confidences), np.full(len(right), HAPPY))


def test_answers_are_calibrated() -> None:
    answers = Answers.of(np.log(np.array([[1, 9, 1, 1, 1, 1, 1]], np.float32)), np.array([1]), temperature=2.0)
    assert answers.called.tolist() == [1]
    assert answers.confidence[0] == pytest.approx(3 / 9)
    assert answers.right.tolist() == [True]


def test_confusion_has_labels_as_rows() -> None:
    counts = np.array(confusion(answers_of(("happy", "sad", 0.5), ("happy", "sad", 0.5), ("sad", "sad", 0.5))))
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


def test_the_threshold_leaves_out_what_is_more_often_wrong_than_right() -> None:
    # Down to 0.42 two of three are right, below that one of three.
    confidences = [0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.4, 0.3, 0.2]
    right = [True, True, False, True, False, True, False, False, True]
    assert unclear_below(right_and_wrong(confidences, right)) == 0.41


@pytest.mark.parametrize(("right", "threshold"), [(True, 0.0), (False, 1.0)])
def test_the_threshold_where_all_is_right_or_wrong(*, right: bool, threshold: float) -> None:
    # All wrong: only what is quite certain would get an answer, and nothing is.
    assert unclear_below(right_and_wrong([0.2, 0.9999], [right, right])) == threshold


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=40))
def test_no_other_threshold_gains_more(rows: list[tuple[int, bool]]) -> None:
    answers = right_and_wrong([percent / 100 for percent, _ in rows], [right for _, right in rows])

    def gain(threshold: float) -> int:
        return sum(1 if right else -1 for percent, right in rows if percent / 100 >= threshold)

    chosen = unclear_below(answers)
    assert all(gain(chosen) > gain(other) for other in THRESHOLDS if other < chosen)
    assert all(gain(chosen) >= gain(other) for other in THRESHOLDS)


def test_an_evaluation_holds_the_chosen_threshold() -> None:
    evaluation = split_evaluation(FOUR, "by hand")
    assert evaluation.rows == 4
    assert unclear_below(FOUR) in [point.threshold for point in evaluation.coverage]
