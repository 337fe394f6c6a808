"""FER-2013 as people share it in folders: `train/<label>/*.jpg` and `test/<label>/*.jpg`, png too.

There, `test` is PublicTest and PrivateTest together, so nothing may be chosen by it: a tenth of `train`, the same
images each time, is held out for that.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

import cv2
import numpy as np

from training.archives import Archive
from training.arrays import Flags, Images
from training.data import HOW_TO_GET, IMAGE_SIZE, Fer2013, Rows, Split
from training.errors import DataError
from web_service.core.expressions import EXPRESSIONS

HELD_OUT: Final = 10
"""One image of so many is held out."""

_SUFFIXES: Final = (".jpg", ".jpeg", ".png")
_SPLITS: Final[dict[str, Split]] = {
    "train": "Training",
    "training": "Training",
    "test": "Test",
    "testing": "Test",
    "validation": "Test",
}
_SYNONYMS: Final = (
    ("anger", "angry"),
    ("disgust", "disgusted"),
    ("fear", "fearful", "afraid"),
    ("happy", "happiness"),
    ("sad", "sadness"),
    ("surprise", "surprised"),
    ("neutral", "neutrality"),
)
_LABELS: Final = {name: label for label, names in enumerate(_SYNONYMS) for name in (*names, str(label))}


def read_folders(where: str, archive: Archive) -> Fer2013:
    """The images in an archive's folders; DataError where an expression is missing or an image is damaged."""
    found = _sorted_out(where, archive.names())
    digest = hashlib.sha256()
    rows = {split: _read(where, archive, images, digest) for split, images in found.items()}
    held_out = _held_out(rows["Training"].images)
    splits: dict[Split, Rows] = {"Training": rows["Training"].where(~held_out)}
    splits |= {"HeldOut": rows["Training"].where(held_out)}
    splits |= {"Test": rows["Test"]} if "Test" in rows else {}
    return Fer2013(splits, digest.hexdigest(), validation="HeldOut", test="Test")


def _sorted_out(where: str, names: Iterable[str]) -> dict[Split, list[tuple[str, int]]]:
    """The images of each split with their labels, in the order of their names."""
    found: dict[Split, list[tuple[str, int]]] = defaultdict(list)
    for name in names:
        place = _place(where, name)
        if place:
            found[place[0]].append((name, place[1]))
    if "Training" not in found:
        raise DataError(
            f"{where} holds neither a csv with the columns emotion, pixels and Usage nor folders train/<label> with "
            f"images. {HOW_TO_GET}"
        )
    missing = set(range(len(EXPRESSIONS))) - {label for _, label in found["Training"]}
    if missing:
        names_missing = ", ".join(EXPRESSIONS[label] for label in sorted(missing))
        raise DataError(f"{where}: train has no images of {names_missing}; is the copy complete?")
    return found


def _place(where: str, name: str) -> tuple[Split, int] | None:
    """The split and label that an image's folders say; None for other files."""
    path = PurePosixPath(name)
    folders = [folder.lower() for folder in path.parts[-3:-1]]
    if path.suffix.lower() not in _SUFFIXES or len(folders) < len(("split", "label")) or folders[0] not in _SPLITS:
        return None
    if folders[1] not in _LABELS:
        raise DataError(f"{where}: the folder {path.parent} is none of the labels {', '.join(EXPRESSIONS)}")
    return _SPLITS[folders[0]], _LABELS[folders[1]]


def _read(where: str, archive: Archive, images: list[tuple[str, int]], digest: "hashlib._Hash") -> Rows:
    """The rows of one split; their pixels and labels go into the digest."""
    pixels = np.stack([_image(f"{where}: {name}", archive.read(name)) for name, _ in images])
    labels = np.array([label for _, label in images], np.int64)
    digest.update(pixels.tobytes())
    digest.update(labels.tobytes())
    return Rows(pixels, labels)


def _image(where: str, content: bytes) -> Images:
    """One grey image (48, 48)."""
    image = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE) if content else None
    if image is None:
        raise DataError(f"{where} is no image that can be read; it may be cut off. Copy it again.")
    if image.shape != (IMAGE_SIZE, IMAGE_SIZE):
        height, width = image.shape
        raise DataError(f"{where} is {width}x{height} pixels, not {IMAGE_SIZE}x{IMAGE_SIZE} as FER-2013's are")
    return np.asarray(image, np.uint8)


def _held_out(images: Images) -> Flags:
    """Which images (n, 48, 48) are held out: by their pixels, so that equal ones are on the same side."""
    return np.array([hashlib.sha256(image.tobytes()).digest()[0] % HELD_OUT == 0 for image in images])
