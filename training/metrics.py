"""The figures of a trained network, each with the rows it was measured on and how."""

from typing import Final

import numpy as np
import numpy.typing as npt

from training.data import Fer2013, Floats, Images, Labels, Split, Votes
from training.evaluation import BINS, calibration_error, softmax
from training.targets import majority
from web_service.runtimes.model_folder import Metric

_PROTOCOL: Final[dict[Split, str]] = {
    "PublicTest": "trained on Training by the official split; these rows chose the epoch and the temperature",
    "PrivateTest": "trained on Training by the official split, chosen on PublicTest; these rows chose nothing",
}


def measured(logits: Floats, data: Fer2013, split: Split, temperature: float) -> list[Metric]:
    """Accuracy, calibration and, with votes, agreement on the split whose logits (n, 7) are given."""
    rows = data[split]
    correct = logits.argmax(axis=1) == rows.labels
    unseen = correct[~identical_to(data["Training"].images, rows.images)]
    metrics = [_share("accuracy", correct, split, "FER labels"), _calibration(logits, rows.labels, split, temperature)]
    if unseen.size:
        metrics.append(
            _share("accuracy_unseen", unseen, split, "FER labels, rows identical to a training image left out")
        )
    if rows.votes is not None:
        metrics.append(_agreement(logits, rows.votes, split))
    return metrics


def identical_to(known: Images, images: Images) -> npt.NDArray[np.bool_]:
    """Which of the images (n, 48, 48) equal a known one pixel by pixel, as (n,)."""
    seen = {image.tobytes() for image in known}
    return np.array([image.tobytes() in seen for image in images], np.bool_)


def _agreement(logits: Floats, votes: Votes, split: Split) -> Metric:
    expressions, clear = majority(votes)
    agrees = logits.argmax(axis=1)[clear] == expressions[clear]
    return _share("agreement_ferplus", agrees, split, "FERPlus majority, rows where one expression has the most votes")


def _calibration(logits: Floats, labels: Labels, split: Split, temperature: float) -> Metric:
    error = calibration_error(softmax(logits, temperature), labels)
    return _metric("expected_calibration_error", error, len(labels), split, f"FER labels, {BINS} equal bins")


def _share(name: str, hits: npt.NDArray[np.bool_], split: Split, rows: str) -> Metric:
    return _metric(name, float(hits.mean()), hits.size, split, rows)


def _metric(name: str, value: float, count: int, split: Split, rows: str) -> Metric:
    protocol = f"{rows}; {_PROTOCOL[split]}"
    return Metric(name=name, value=round(value, 6), data="FER-2013", split=split, rows=count, protocol=protocol)
