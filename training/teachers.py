"""Distillation: what the teachers predict for the training images, stored for students to learn from.

Hinton et al., arXiv:1503.02531. Predictions are found by the pixels of an image, so a student can be trained without
its teachers, from any file that holds the same images.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from training.arrays import UNREADABLE, Floats, Images
from training.errors import TeacherError
from training.evaluation import softmax

FOLDER: Final = "teachers"
PREDICTIONS_FILE: Final = "predictions.npz"
_OTHERWISE: Final = (
    "Train the teachers (--model teacher_a, then teacher_b and teacher_c), store what they predict (--model teachers), "
    "or let the student learn from the data alone (--no-teachers)."
)


@dataclass(frozen=True)
class TeacherPredictions:
    """The mean logits (n, 7) of several teachers for n images, and how they came about; `keys` (n,) are ascending."""

    keys: npt.NDArray[np.uint64]
    logits: Floats
    facts: dict[str, Any]

    @classmethod
    def of(cls, images: Images, logits: Floats, facts: dict[str, Any]) -> "TeacherPredictions":
        """From the logits (n, 7) of images (n, 48, 48); equal images are stored once."""
        keys, first = np.unique(_keys(images), return_index=True)
        return cls(keys, logits[first], facts)

    def probabilities(self, images: Images, temperature: float) -> Floats:
        """Probabilities (n, 7) of images (n, 48, 48), softer by the temperature; TeacherError where one is unknown."""
        wanted = _keys(images)
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        unknown = int((self.keys[places] != wanted).sum())
        if unknown:
            raise TeacherError(f"The stored predictions are of other images: {unknown} are not in them. {_OTHERWISE}")
        return softmax(self.logits[places], temperature).astype(np.float32)


def write_predictions(folder: Path, predictions: TeacherPredictions) -> None:
    """Store predictions in half precision: a hundredth of a logit changes no target."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = np.array(json.dumps(predictions.facts))
    logits = predictions.logits.astype(np.float16)
    with (folder / PREDICTIONS_FILE).open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, keys=predictions.keys, logits=logits, facts=facts)


def read_predictions(folder: Path) -> TeacherPredictions:
    """The stored predictions; TeacherError where there are none, or damaged ones."""
    path = folder / PREDICTIONS_FILE
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            facts = json.loads(str(arrays["facts"]))
            return TeacherPredictions(arrays["keys"], arrays["logits"].astype(np.float32), facts)
    except UNREADABLE as error:
        raise TeacherError(f"{path} cannot be used: {error}. {_OTHERWISE}") from error


def _keys(images: Images) -> npt.NDArray[np.uint64]:
    """The first eight bytes of the SHA-256 of each image's pixels."""
    digests = b"".join(hashlib.sha256(image.tobytes()).digest()[:8] for image in images)
    return np.frombuffer(digests, np.uint64)
