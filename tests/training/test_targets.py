"""From labels and votes to targets, by hand-made examples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.data import VOTE_NAMES, Rows, Votes
from training.targets import described, faces_only, majority, prior_shift, taught, training_targets
from web_service.core.expressions import EXPRESSIONS

ANGRY, HAPPY, SAD, NEUTRAL = (EXPRESSIONS.index(name) for name in ("angry", "happy", "sad", "neutral"))


def votes_of(*rows: dict[str, int]) -> Votes:
    return np.array([[row.get(name, 0) for name in VOTE_NAMES] for row in rows], np.int64)


def rows_of(labels: list[int], votes: Votes | None) -> Rows:
    return Rows(np.zeros((len(labels), 48, 48), np.uint8), np.array(labels, np.int64), votes)


def test_half_label_half_votes() -> None:
    targets = training_targets(rows_of([ANGRY], votes_of({"anger": 5, "sadness": 5})))
    expected = np.zeros(7)
    expected[[ANGRY, SAD]] = 0.75, 0.25
    np.testing.assert_allclose(targets, [expected])
    assert targets.dtype == np.float32


def test_votes_outside_the_seven_are_left_out() -> None:
    targets = training_targets(rows_of([ANGRY], votes_of({"happiness": 2, "contempt": 5, "unknown": 3})))
    assert targets[0, [ANGRY, HAPPY]].tolist() == [0.5, 0.5]


def test_label_alone_where_nobody_voted_for_any() -> None:
    targets = training_targets(rows_of([HAPPY], votes_of({"NF": 10})))
    assert targets[0, HAPPY] == 1.0


def test_without_votes_the_label_is_smoothed() -> None:
    targets = training_targets(rows_of([NEUTRAL], None))
    np.testing.assert_allclose(targets[0, :6], 0.05 / 7, rtol=1e-5)
    np.testing.assert_allclose(targets[0, NEUTRAL], 0.95 + 0.05 / 7, rtol=1e-5)


@given(votes=st.lists(st.lists(st.integers(0, 10), min_size=10, max_size=10), min_size=1, max_size=5))
def test_targets_are_probabilities(votes: list[list[int]]) -> None:
    targets = training_targets(rows_of([SAD] * len(votes), np.array(votes, np.int64)))
    np.testing.assert_allclose(targets.sum(axis=1), 1, rtol=1e-5)
    assert targets.min() >= 0


def test_rows_voted_no_face_are_left_out() -> None:
    rows = rows_of([ANGRY, HAPPY], votes_of({"NF": 6, "anger": 4}, {"NF": 4, "happiness": 6}))
    assert faces_only(rows).labels.tolist() == [HAPPY]
    assert len(faces_only(rows_of([ANGRY, HAPPY], None))) == 2


def test_majority_needs_one_expression_on_top() -> None:
    expressions, clear = majority(
        votes_of({"happiness": 9, "neutral": 1}, {"sadness": 5, "anger": 5}, {"contempt": 6, "neutral": 4}, {"NF": 10})
    )
    assert clear.tolist() == [True, False, False, False]
    assert expressions[0] == HAPPY


@pytest.mark.parametrize(("votes", "words"), [(None, "smoothed by 5%"), (votes_of({"anger": 1}), "50% FERPlus votes")])
def test_targets_are_described(votes: Votes | None, words: str) -> None:
    rows = rows_of([ANGRY], votes)
    assert words in described(rows, teacher=None)
    assert described(rows, teacher="elder").startswith("70% what elder answers, the rest: ")
    assert words in described(rows, teacher="elder")


def test_the_shift_leads_from_the_targets_priors_to_the_labels() -> None:
    labels = np.array([ANGRY] * 9 + [SAD] * 4)
    targets = np.repeat(np.eye(7, dtype=np.float32)[[SAD]], 13, axis=0)
    shift = prior_shift(targets, labels)
    np.testing.assert_allclose(shift[[ANGRY, HAPPY, SAD]], np.log([10 / 1, 1 / 1, 5 / 14]), rtol=1e-6)
    assert shift.dtype == np.float32


def test_a_teacher_has_its_share() -> None:
    own, teacher = np.eye(7, dtype=np.float32)[[ANGRY]], np.eye(7, dtype=np.float32)[[SAD]]
    mixed = taught(own, teacher)
    np.testing.assert_allclose(mixed[0, [ANGRY, SAD]], [0.3, 0.7], rtol=1e-6)
    assert mixed.dtype == np.float32
