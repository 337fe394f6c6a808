"""FER-2013 in the Kaggle format, with the FERPlus votes of the same rows: reading and checking."""

import csv
import gzip
import hashlib
import io
import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.model_folder import CropTemplate, InputSpec

Images = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int64]
Votes = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Split = Literal["Training", "PublicTest", "PrivateTest"]

IMAGE_SIZE: Final = 48
INPUT: Final = InputSpec(size=IMAGE_SIZE, mean=127.5, std=64.0)
TEMPLATE: Final = CropTemplate(
    right_eye=(13.7, 17.1), left_eye=(33.6, 17.0), nose=(23.6, 28.2), mouth_right=(15.6, 37.0), mouth_left=(31.9, 37.1)
)
"""Where landmarks lie in training images as serving finds them, drawn apart by 1.1: `training/derive_template.py`."""

SPLITS: Final[tuple[Split, ...]] = ("Training", "PublicTest", "PrivateTest")
HEADER: Final = ["emotion", "pixels", "Usage"]
VOTE_NAMES: Final = [
    "neutral",
    "happiness",
    "surprise",
    "sadness",
    "anger",
    "disgust",
    "fear",
    "contempt",
    "unknown",
    "NF",
]
VOTE_HEADER: Final = ["Usage", "Image name", *VOTE_NAMES]

_LABELS: Final = {str(label): label for label in range(len(EXPRESSIONS))}
_GREYS: Final = {str(grey): grey for grey in range(256)}
_VOTE_COUNTS: Final = {str(votes): votes for votes in range(11)}  # ten people voted on each image
_HOW_TO_GET: Final = (
    "Take fer2013.csv from the Kaggle challenge 'Challenges in Representation Learning: Facial Expression Recognition' "
    "and put it at dataset/fer2013.csv, or name it with --data (.gz and .xz are read too); dataset/README.md says more."
)


class DataError(Exception):
    """The data is missing or damaged; the message says which file, which row and what to do."""


@dataclass(frozen=True)
class Rows:
    """Rows of one split: images (n, 48, 48) uint8, labels (n,) 0 to 6, votes (n, 10) or None without FERPlus."""

    images: Images
    labels: Labels
    votes: Votes | None = None

    def __len__(self) -> int:
        return len(self.labels)

    def where(self, chosen: npt.NDArray[np.bool_] | slice) -> "Rows":
        """The chosen rows, in the same order."""
        return Rows(self.images[chosen], self.labels[chosen], None if self.votes is None else self.votes[chosen])


@dataclass(frozen=True)
class Fer2013:
    """The rows by split, as the Usage column says; `sha256` is that of the uncompressed csv."""

    splits: dict[Split, Rows]
    sha256: str

    def __getitem__(self, split: Split) -> Rows:
        if split not in self.splits:
            raise DataError(f"the csv has no {split} rows. {_HOW_TO_GET}")
        return self.splits[split]

    def first(self, count: int) -> "Fer2013":
        """The first `count` rows of each split."""
        return Fer2013({split: rows.where(slice(count)) for split, rows in self.splits.items()}, self.sha256)


def read_fer2013(path: Path, votes_path: Path | None = None) -> Fer2013:
    """Read the csv (plain, .gz or .xz) and, where a path is given, the FERPlus votes aligned with it by row."""
    raw = _unpacked(path)
    rows, usages = _parsed(path, raw)
    if votes_path is not None:
        rows = Rows(rows.images, rows.labels, _read_votes(votes_path, usages))
    splits = {split: rows.where(usages == split) for split in SPLITS if split in usages}
    return Fer2013(splits, hashlib.sha256(raw).hexdigest())


def normalized(images: Images) -> Floats:
    """Grey images (n, 48, 48) uint8 as the network's input (n, 48, 48, 1), as INPUT says."""
    return ((images.astype(np.float32) - np.float32(INPUT.mean)) / np.float32(INPUT.std))[..., np.newaxis]


def _unpacked(path: Path) -> bytes:
    if not path.is_file():
        raise DataError(f"there is no {path}. {_HOW_TO_GET}")
    unpack = {".gz": gzip.decompress, ".xz": lzma.decompress}.get(path.suffix, bytes)
    try:
        return unpack(path.read_bytes())
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise DataError(f"{path} is damaged or cut off, it cannot be unpacked ({error}). {_HOW_TO_GET}") from error


def _parsed(path: Path, raw: bytes) -> tuple[Rows, npt.NDArray[np.str_]]:
    """The rows, without votes, and the split (n,) of each."""
    # Row by row into bytes: the pixels as Python numbers would take 600 MB.
    labels, pixels, usages = [], bytearray(), []
    for where, cells in _rows(path, raw, HEADER):
        label, image, usage = _image_row(where, cells)
        labels.append(label)
        pixels += image
        usages.append(usage)
    if not labels:
        raise DataError(f"{path} has no rows after its first line. {_HOW_TO_GET}")
    images = np.frombuffer(bytes(pixels), np.uint8).reshape(-1, IMAGE_SIZE, IMAGE_SIZE)
    return Rows(images, np.array(labels, np.int64)), np.array(usages)


def _rows(path: Path, raw: bytes, header: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Where each row stands, counted from 1 after the header, and its cells."""
    reader = csv.reader(io.StringIO(raw.decode("utf-8-sig", errors="replace"), newline=""))
    number = 0
    try:
        if next(reader, None) != header:
            raise DataError(f"{path}: the first line must be {','.join(header)}. {_HOW_TO_GET}")
        for number, cells in enumerate(reader, start=1):
            yield f"{path}, row {number}", cells
    except csv.Error as error:
        raise DataError(f"{path}, row {number + 1}: {error}") from error


def _image_row(where: str, cells: list[str]) -> tuple[int, bytes, str]:
    """The label, pixels and split of one row."""
    if len(cells) != len(HEADER):
        raise DataError(f"{where}: {len(cells)} columns instead of {len(HEADER)}; is the file cut off?")
    label, pixels, usage = cells
    if label not in _LABELS:
        raise DataError(f"{where}: emotion is {label!r}, not a whole number from 0 to {len(EXPRESSIONS) - 1}")
    greys = pixels.split()
    if len(greys) != IMAGE_SIZE**2:
        raise DataError(f"{where}: {len(greys)} pixels instead of {IMAGE_SIZE**2}; is the file cut off?")
    if usage not in SPLITS:
        raise DataError(f"{where}: Usage is {usage!r}, not one of {', '.join(SPLITS)}; is the file cut off?")
    return _LABELS[label], _grey_bytes(where, greys), usage


def _grey_bytes(where: str, greys: list[str]) -> bytes:
    try:
        return bytes([_GREYS[grey] for grey in greys])
    except KeyError as error:
        raise DataError(f"{where}: pixel {error} is not a whole number from 0 to 255") from error


def _read_votes(path: Path, usages: npt.NDArray[np.str_]) -> Votes:
    """The votes (n, 10) of the rows with these usages; both files keep Kaggle's order, PrivateTest last."""
    rows = list(_rows(path, path.read_bytes(), VOTE_HEADER))
    if len(rows) < len(usages):
        raise DataError(f"{path} ends after row {len(rows)}, but the images' csv has {len(usages)} rows")
    return np.array([_vote_row(*row, usage) for row, usage in zip(rows, usages.tolist(), strict=False)], np.int64)


def _vote_row(where: str, cells: list[str], usage: str) -> list[int]:
    if len(cells) != len(VOTE_HEADER) or not all(cell in _VOTE_COUNTS for cell in cells[2:]):
        raise DataError(f"{where}: must hold Usage, image name and ten numbers of votes; is the file cut off?")
    if cells[0] != usage:
        raise DataError(f"{where}: Usage is {cells[0]!r}, but the same row of the images' csv says {usage!r}")
    return [_VOTE_COUNTS[cell] for cell in cells[2:]]
