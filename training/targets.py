"""What the network is asked to answer: FER's labels and FERPlus' votes as probabilities of the seven expressions."""

from typing import Final

import numpy as np
import numpy.typing as npt

from training.data import VOTE_NAMES, Floats, Labels, Rows, Votes
from web_service.core.expressions import EXPRESSIONS

LABEL_SHARE: Final = 0.5
TEACHER_SHARE: Final = 0.7
SMOOTHING: Final = 0.05

_VOTED_AS: Final = ["anger", "disgust", "fear", "happiness", "sadness", "surprise", "neutral"]
_EXPRESSION_COLUMNS: Final = [VOTE_NAMES.index(name) for name in _VOTED_AS]
_NOT_A_FACE: Final = VOTE_NAMES.index("NF")


def training_targets(rows: Rows) -> Floats:
    """Targets (n, 7): half the label, half the votes; the smoothed label where there are no votes."""
    labels = one_hot(rows.labels)
    if rows.votes is None:
        return labels * np.float32(1 - SMOOTHING) + np.float32(SMOOTHING / len(EXPRESSIONS))
    return np.float32(LABEL_SHARE) * labels + np.float32(1 - LABEL_SHARE) * _vote_shares(rows.votes, labels)


def taught(targets: Floats, teacher: Floats) -> Floats:
    """Targets (n, 7) mixed with a teacher's probabilities (n, 7)."""
    return np.float32(1 - TEACHER_SHARE) * targets + np.float32(TEACHER_SHARE) * teacher


def prior_shift(targets: Floats, labels: Labels) -> Floats:
    """By how much (7,) the logits of labels (n,) exceed those of targets (n, 7) for how common each expression is.

    Votes call fewer faces afraid than FER's labels do; taken from Menon et al., arXiv:2007.07314. One more row of each
    expression is counted, so that none is impossible.
    """
    common = one_hot(labels).sum(axis=0) + 1
    shift: Floats = np.log(common / (targets.sum(axis=0) + 1)).astype(np.float32)
    return shift


def described(rows: Rows, teacher: str | None) -> str:
    """These targets in words, for the model's record."""
    own = f"FER label, smoothed by {SMOOTHING:.0%}"
    if rows.votes is not None:
        own = f"{LABEL_SHARE:.0%} FER label, {1 - LABEL_SHARE:.0%} FERPlus votes; rows voted 'not a face' left out"
    return f"{TEACHER_SHARE:.0%} what {teacher} answers, the rest: {own}" if teacher else own


def one_hot(labels: Labels) -> Floats:
    """Labels (n,) as probabilities (n, 7)."""
    return np.eye(len(EXPRESSIONS), dtype=np.float32)[labels]


def faces_only(rows: Rows) -> Rows:
    """The rows that FERPlus' voters call a face; all rows where there are no votes."""
    return rows if rows.votes is None else rows.where(rows.votes.argmax(axis=1) != _NOT_A_FACE)


def majority(votes: Votes) -> tuple[Labels, npt.NDArray[np.bool_]]:
    """The most voted expression (n,), and where (n,) it alone has the most of all votes."""
    ours = votes[:, _EXPRESSION_COLUMNS]
    most = votes.max(axis=1, keepdims=True)
    return ours.argmax(axis=1), (np.sum(votes == most, axis=1) == 1) & np.any(ours == most, axis=1)


def _vote_shares(votes: Votes, otherwise: Floats) -> Floats:
    """Votes (n, 10) as shares of the seven expressions (n, 7); `otherwise` (n, 7) where none of them got a vote."""
    ours = votes[:, _EXPRESSION_COLUMNS].astype(np.float32)
    totals = ours.sum(axis=1, keepdims=True)
    shares: Floats = np.where(totals > 0, ours / np.maximum(totals, 1), otherwise)
    return shares
