"""The figures of a trained network, each with the rows it was measured on and how."""

from typing import Final

import numpy as np
import numpy.typing as npt

from training.arrays import Doubles, Floats, Images, Votes
from training.calibration import Calibration, balanced_accuracy
from training.data import Fer2013, Rows, Split
from training.evaluation import BINS, calibration_error
from training.predictions import Predictions, split_evaluation
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


def evaluated(logits: Floats, rows: Rows, split: Split, calibration: Calibration) -> SplitEvaluation:
    """The curves and counts of the split whose rows' logits (n, 7) are given."""
    return split_evaluation(Predictions.of(calibration.probabilities(logits), rows.labels), PROTOCOL[split])


def measured(logits: Floats, data: Fer2013, split: Split, calibration: Calibration) -> list[Metric]:
    """Accuracy, calibration and, with votes, agreement on the split whose logits (n, 7) are given."""
    rows = data[split]
    probabilities = calibration.probabilities(logits)
    answers = Predictions.of(probabilities, rows.labels)
    known = identical_to(data["Training"].images, rows.images)
    metrics = [
        _share("accuracy", answers.right, split, "FER labels"),
        _calibration_error(probabilities, rows, split),
        _balanced(probabilities, rows, split),
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


def _balanced(probabilities: Doubles, rows: Rows, split: Split) -> Metric:
    value = balanced_accuracy(probabilities, rows.labels)
    return _metric("balanced_accuracy", value, len(rows), split, "FER labels, mean recall of the expressions")


def _calibration_error(probabilities: Doubles, rows: Rows, split: Split) -> Metric:
    error = calibration_error(probabilities, rows.labels)
    return _metric("expected_calibration_error", error, len(rows), split, f"FER labels, {BINS} equal bins")


def _share(name: str, hits: npt.NDArray[np.bool_], split: Split, rows: str) -> Metric:
    return _metric(name, float(hits.mean()), hits.size, split, rows)


def _metric(name: str, value: float, count: int, split: Split, rows: str) -> Metric:
    protocol = f"{rows}; {PROTOCOL[split]}"
    return Metric(name=name, value=round(value, 6), data="FER-2013", split=split, rows=count, protocol=protocol)
