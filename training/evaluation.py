"""What a network's answers are worth: accuracy, the softmax temperature, the calibration error."""

from typing import Final

import keras
import numpy as np

from training.arrays import Doubles, Floats, Images, Labels
from training.data import normalized

BINS: Final = 15
_BATCH: Final = 512
_SHARPEST: Final = 20.0


def logits_of(model: keras.Model, images: Images) -> Floats:
    """Logits (n, 7) of grey images (n, 48, 48) uint8."""
    parts = range(0, len(images), _BATCH)
    return np.concatenate([np.asarray(model.predict_on_batch(normalized(images[at : at + _BATCH]))) for at in parts])


def flipped_logits(model: keras.Model, images: Images) -> Floats:
    """Logits (n, 7), each the mean over an image (48, 48) and its mirror, as serving answers where `mirror` is set."""
    return (logits_of(model, images) + logits_of(model, images[:, :, ::-1])) / np.float32(2)


def softmax(logits: Floats | Doubles, temperature: float = 1.0) -> Doubles:
    """The probabilities (n, 7) that logits (n, 7) divided by the temperature stand for."""
    scaled = logits.astype(np.float64) / temperature
    exponentials = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    probabilities: Doubles = exponentials / exponentials.sum(axis=1, keepdims=True)
    return probabilities


def accuracy(scores: Floats | Doubles, labels: Labels) -> float:
    """The share of rows whose highest score (n, 7) is at their label (n,)."""
    return float(np.mean(scores.argmax(axis=1) == labels))


def cross_entropy(logits: Floats, labels: Labels) -> float:
    """The mean negative log-likelihood of the labels (n,) by logits (n, 7), in nats."""
    return float(-np.log(softmax(logits)[np.arange(len(labels)), labels] + 1e-12).mean())


def fitted_temperature(logits: Floats | Doubles, labels: Labels) -> float:
    """The temperature at which the labels are most likely (Guo et al., arXiv:1706.04599), within 1/20 to 20."""
    low, high = 1 / _SHARPEST, _SHARPEST
    for _ in range(60):
        # The loss is convex in the sharpness 1 / temperature, so its slope changes sign once.
        middle = (low + high) / 2
        low, high = (low, middle) if _slope(logits, labels, middle) > 0 else (middle, high)
    return 2 / (low + high)


def _slope(logits: Floats | Doubles, labels: Labels, sharpness: float) -> float:
    """The derivative of the mean negative log-likelihood by the sharpness."""
    expected = np.sum(softmax(logits, 1 / sharpness) * logits, axis=1)
    return float(np.mean(expected - logits[np.arange(len(labels)), labels]))


def calibration_error(probabilities: Doubles, labels: Labels) -> float:
    """Expected calibration error in 15 equal bins of confidence: the mean gap between confidence and accuracy."""
    confidence, correct = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, weights=confidence - correct, minlength=BINS)
    return float(np.abs(gaps).sum() / len(labels))
