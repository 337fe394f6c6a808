"""From logits to probabilities that mean what they say: the prior, the temperature, the threshold of "unclear"."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from training.arrays import Doubles, Floats, Labels
from training.data import Rows
from training.evaluation import accuracy, fitted_temperature, softmax
from web_service.core.expressions import EXPRESSIONS

ANSWERED: Final = 0.88
"""The share of validation rows that must get an answer (docs/decisions/0013-confidence-threshold.md)."""

_STRENGTHS: Final = tuple(percent / 100 for percent in range(0, 101, 5))


@dataclass(frozen=True)
class Calibration:
    """What turns logits into answers.

    Probabilities are softmax((logits - prior_strength * log(prior)) / temperature): how common each expression was in
    training (`prior`, (7,)) counts for less, since no place that people are in shares that mix (logit adjustment, Menon
    et al., arXiv:2007.07314). An answer whose highest probability is below `unclear_below` is unclear.
    """

    temperature: float
    unclear_below: float
    prior: Doubles
    prior_strength: float

    @classmethod
    def on(cls, logits: Floats, rows: Rows, prior: Doubles) -> "Calibration":
        """The calibration that suits these rows and their logits (n, 7) best."""
        strength = _chosen_strength(logits, rows.labels, prior)
        adjusted = _adjusted(logits, prior, strength)
        temperature = fitted_temperature(adjusted, rows.labels)
        return cls(temperature, _threshold(softmax(adjusted, temperature)), prior, strength)

    def probabilities(self, logits: Floats) -> Doubles:
        """Probabilities (n, 7) of logits (n, 7)."""
        return softmax(_adjusted(logits, self.prior, self.prior_strength), self.temperature)


def prior_of(labels: Labels) -> Doubles:
    """The share (7,) of each expression among labels (n,); one more of each is counted, so that none is impossible."""
    counts = np.bincount(labels, minlength=len(EXPRESSIONS)) + 1
    return np.asarray(counts / counts.sum(), np.float64)


def balanced_accuracy(scores: Floats | Doubles, labels: Labels) -> float:
    """The mean recall over the expressions that occur among the labels (n,)."""
    right = scores.argmax(axis=1) == labels
    return float(np.mean([right[labels == label].mean() for label in np.unique(labels)]))


def _adjusted(logits: Floats, prior: Doubles, strength: float) -> Doubles:
    return np.asarray(logits - strength * np.log(prior), np.float64)


def _chosen_strength(logits: Floats, labels: Labels, prior: Doubles) -> float:
    """The strength of the highest balanced accuracy among those that lose no accuracy; the lowest of equals."""
    adjusted = {strength: _adjusted(logits, prior, strength) for strength in _STRENGTHS}
    least = accuracy(logits, labels)
    lossless = [strength for strength in _STRENGTHS if accuracy(adjusted[strength], labels) >= least]
    return max(lossless, key=lambda strength: balanced_accuracy(adjusted[strength], labels))


def _threshold(probabilities: Doubles) -> float:
    """The highest whole percentage that leaves at least ANSWERED of the rows with an answer."""
    confidence = probabilities.max(axis=1)
    kept = [percent for percent in range(101) if np.mean(confidence >= percent / 100) >= ANSWERED]
    return max(kept) / 100
