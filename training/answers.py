"""A network's calibrated answers to labelled images, and what they are worth: confusion, reliability, coverage."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from training.data import Floats, Labels
from training.evaluation import BINS, Doubles, softmax
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.evaluation import CoveragePoint, ReliabilityBin, SplitEvaluation

THRESHOLDS: Final = tuple(percent / 100 for percent in range(101))
_DIGITS: Final = 6


@dataclass(frozen=True)
class Answers:
    """The expression called (n,), how sure (n,) by calibrated probabilities, and the true label (n,)."""

    called: Labels
    confidence: Doubles
    labels: Labels

    @classmethod
    def of(cls, logits: Floats, labels: Labels, temperature: float) -> "Answers":
        """The answers that logits (n, 7) divided by the temperature give."""
        return cls(logits.argmax(axis=1), softmax(logits, temperature).max(axis=1), labels)

    @property
    def right(self) -> npt.NDArray[np.bool_]:
        """Which answers are the label's, (n,)."""
        return np.equal(self.called, self.labels)


def split_evaluation(answers: Answers, protocol: str) -> SplitEvaluation:
    """All that is recorded of the answers to one split."""
    return SplitEvaluation(
        rows=len(answers.labels),
        protocol=protocol,
        confusion=confusion(answers),
        reliability=reliability(answers),
        coverage=tuple(coverage(answers, threshold) for threshold in THRESHOLDS),
    )


def confusion(answers: Answers) -> tuple[tuple[int, ...], ...]:
    """How many rows of each label (outer) got each answer (inner)."""
    counts = np.zeros((len(EXPRESSIONS), len(EXPRESSIONS)), np.int64)
    np.add.at(counts, (answers.labels, answers.called), 1)
    return tuple(tuple(row) for row in counts.tolist())


def reliability(answers: Answers) -> tuple[ReliabilityBin, ...]:
    """Mean confidence and accuracy in equal bins of confidence; the last one holds 1 too."""
    bins = np.minimum((answers.confidence * BINS).astype(int), BINS - 1)
    return tuple(_reliability_bin(answers, number, bins == number) for number in range(BINS))


def coverage(answers: Answers, threshold: float) -> CoveragePoint:
    """The share of answers at least as sure as the threshold, and how many of them are right."""
    clear = answers.confidence >= threshold
    return CoveragePoint(
        threshold=threshold, coverage=round(float(clear.mean()), _DIGITS), accuracy=mean(answers.right[clear])
    )


def unclear_below(answers: Answers) -> float:
    """The threshold at which right answers outnumber wrong ones by most, the lowest of equals.

    From there up an answer is more often right than wrong (docs/decisions/0013-confidence-threshold.md).
    """
    gains = np.where(answers.right, 1, -1)
    return max(THRESHOLDS, key=lambda threshold: int(gains[answers.confidence >= threshold].sum()))


def mean(values: npt.NDArray[np.bool_] | Doubles) -> float | None:
    """The mean of (n,), None of none, with as many digits as files hold."""
    return round(float(values.mean()), _DIGITS) if values.size else None


def _reliability_bin(answers: Answers, number: int, inside: npt.NDArray[np.bool_]) -> ReliabilityBin:
    return ReliabilityBin(
        low=round(number / BINS, _DIGITS),
        high=round((number + 1) / BINS, _DIGITS),
        rows=int(inside.sum()),
        confidence=mean(answers.confidence[inside]),
        accuracy=mean(answers.right[inside]),
    )
