"""FER-2013 in memory: rows by split, and how images become a network's input."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from training.arrays import Flags, Floats, Images, Labels, Votes
from training.errors import DataError
from web_service.runtimes.model_folder import CropTemplate, InputSpec

Split = Literal["Training", "PublicTest", "PrivateTest", "HeldOut", "Test"]

IMAGE_SIZE: Final = 48
INPUT: Final = InputSpec(size=IMAGE_SIZE, mean=127.5, std=64.0)
TEMPLATE: Final = CropTemplate(
    right_eye=(13.7, 17.1), left_eye=(33.6, 17.0), nose=(23.6, 28.2), mouth_right=(15.6, 37.0), mouth_left=(31.9, 37.1)
)
"""Where landmarks lie in training images as serving finds them, drawn apart by 1.1: `training/derive_template.py`."""

HOW_TO_GET: Final = (
    "Take fer2013.csv from the Kaggle challenge 'Challenges in Representation Learning: Facial Expression Recognition' "
    "and put it at dataset/fer2013.csv, or name it with --data; dataset/README.md says which other files are read."
)


@dataclass(frozen=True)
class Rows:
    """Rows of one split: images (n, 48, 48) uint8, labels (n,) 0 to 6, votes (n, 10) or None without FERPlus."""

    images: Images
    labels: Labels
    votes: Votes | None = None

    def __len__(self) -> int:
        return len(self.labels)

    def where(self, chosen: Flags | slice) -> "Rows":
        """The chosen rows, in the same order."""
        return Rows(self.images[chosen], self.labels[chosen], None if self.votes is None else self.votes[chosen])


@dataclass(frozen=True)
class Fer2013:
    """The rows by split; `sha256` is that of the data's content, however it was packed.

    A run trains on "Training" and chooses everything on `validation`; `test` measures the finished model with --final.
    """

    splits: dict[Split, Rows]
    sha256: str
    validation: Split = "PublicTest"
    test: Split = "PrivateTest"

    def __getitem__(self, split: Split) -> Rows:
        if split not in self.splits:
            raise DataError(f"The data has no {split} rows. {HOW_TO_GET}")
        return self.splits[split]

    def first(self, count: int) -> "Fer2013":
        """The first `count` rows of each split."""
        splits = {split: rows.where(slice(count)) for split, rows in self.splits.items()}
        return Fer2013(splits, self.sha256, self.validation, self.test)


def normalized(images: Images) -> Floats:
    """Grey images (n, 48, 48) uint8 as the network's input (n, 48, 48, 1), as INPUT says."""
    return ((images.astype(np.float32) - np.float32(INPUT.mean)) / np.float32(INPUT.std))[..., np.newaxis]
