"""The figures of a trained network, each with the rows it was measured on and how."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from training.arrays import Floats, Images, Votes
from training.data import Fer2013, Rows, Split
from training.evaluation import BINS, calibration_error, fitted_temperature, softmax
from training.predictions import Predictions, split_evaluation
from training.predictions import unclear_below as best_threshold
from training.targets import majority
from web_service.runtimes.evaluation import SplitEvaluation
from web_service.runtimes.model_folder import Metric

PROTOCOL: Final[dict[Split, str]] = {
    "PublicTest": "trained on Training by the official split; these rows chose the epoch, the temperature and the "
    "threshold",
    "PrivateTest": "trained on Training by the official split, chosen on PublicTest; these rows chose nothing",
    "HeldOut": "a tenth of the folder train, held out; trained on the rest; these rows chose the epoch, the "
    "temperature and the threshold",
    "Test": "the folder test, PublicTest and PrivateTest together; trained and chosen on the folder train; these rows "
    "chose nothing",
}


@dataclass(frozen=True)
class Calibration:
    """What turns logits into answers: the temperature, and the confidence below which an answer is unclear."""

    temperature: float
    unclear_below: float

    @classmethod
    def on(cls, logits: Floats, rows: Rows) -> "Calibration":
        """The calibration that suits these rows and their logits (n, 7) best."""
        temperature = fitted_temperature(logits, rows.labels)
        return cls(temperature, best_threshold(Predictions.of(logits, rows.labels, temperature)))


def evaluated(logits: Floats, rows: Rows, split: Split, calibration: Calibration) -> SplitEvaluation:
    """The curves and counts of the split whose rows' logits (n, 7) are given."""
    return split_evaluation(Predictions.of(logits, rows.labels, calibration.temperature), PROTOCOL[split])


def measured(logits: Floats, data: Fer2013, split: Split, calibration: Calibration) -> list[Metric]:
    """Accuracy, calibration and, with votes, agreement on the split whose logits (n, 7) are given."""
    rows = data[split]
    answers = Predictions.of(logits, rows.labels, calibration.temperature)
    known = identical_to(data["Training"].images, rows.images)
    metrics = [
        _share("accuracy", answers.right, split, "FER labels"),
        _calibration_error(logits, rows, split, calibration),
        *_clear(answers, split, calibration.unclear_below),
    ]
    if not known.all():
        words = "FER labels, rows identical to a training image left out"
        metrics.append(_share("accuracy_unseen", answers.right[~known], split, words))
    if rows.votes is not None:
        metrics.append(_agreement(answers, rows.votes, split))
    return metrics


def identical_to(known: Images, images: Images) -> npt.NDArray[np.bool_]:
    """Which of the images (n, 48, 48) equal a known one pixel by pixel, as (n,)."""
    seen = {image.tobytes() for image in known}
    return np.array([image.tobytes() in seen for image in images], np.bool_)


def _clear(answers: Predictions, split: Split, unclear_below: float) -> list[Metric]:
    """The share of answers that are not called unclear and, where there are any, how many of them are right."""
    clear = answers.confidence >= unclear_below
    words = f"FER labels, confidence of {unclear_below:g} or more"
    metrics = [_share("coverage", clear, split, words)]
    return [*metrics, _share("accuracy_clear", answers.right[clear], split, words)] if clear.any() else metrics


def _agreement(answers: Predictions, votes: Votes, split: Split) -> Metric:
    expressions, clear = majority(votes)
    agrees = answers.called[clear] == expressions[clear]
    return _share("agreement_ferplus", agrees, split, "FERPlus majority, rows where one expression has the most votes")


def _calibration_error(logits: Floats, rows: Rows, split: Split, calibration: Calibration) -> Metric:
    error = calibration_error(softmax(logits, calibration.temperature), rows.labels)
    return _metric("expected_calibration_error", error, len(rows), split, f"FER labels, {BINS} equal bins")


def _share(name: str, hits: npt.NDArray[np.bool_], split: Split, rows: str) -> Metric:
    return _metric(name, float(hits.mean()), hits.size, split, rows)


def _metric(name: str, value: float, count: int, split: Split, rows: str) -> Metric:
    protocol = f"{rows}; {PROTOCOL[split]}"
    return Metric(name=name, value=round(value, 6), data="FER-2013", split=split, rows=count, protocol=protocol)
