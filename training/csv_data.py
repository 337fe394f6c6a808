"""The Kaggle csv: `emotion`, `pixels` and `Usage` in any order."""

import csv
import gzip
import hashlib
import io
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

from training.archives import DAMAGED
from training.data import HOW_TO_GET, IMAGE_SIZE, Fer2013, Rows, Split
from training.errors import DataError
from training.votes import Usages, read_votes
from web_service.core.expressions import EXPRESSIONS

COLUMNS: Final = ("emotion", "pixels", "Usage")
OFFICIAL: Final[tuple[Split, ...]] = ("Training", "PublicTest", "PrivateTest")

_LABELS: Final = {str(label): label for label in range(len(EXPRESSIONS))}
_GREYS: Final = {str(grey): grey for grey in range(256)}
_UNPACK: Final[dict[str, Callable[[bytes], bytes]]] = {".gz": gzip.decompress, ".xz": lzma.decompress}


def unpacked(path: Path) -> bytes:
    """The csv in a plain, `.gz` or `.xz` file; DataError where it is absent or damaged."""
    if not path.is_file():
        raise DataError(f"There is no {path}. {HOW_TO_GET}")
    try:
        return _UNPACK.get(path.suffix, bytes)(path.read_bytes())
    except DAMAGED as error:
        raise DataError(f"{path} is damaged or cut off; it cannot be unpacked ({error}). Fetch it again.") from error


def parsed(name: str, raw: bytes, votes_path: Path | None) -> Fer2013:
    """The rows of a csv of that name, with FERPlus' votes where their file's path is given."""
    rows, usages = _parsed(name, raw)
    if votes_path is not None:
        rows = Rows(rows.images, rows.labels, read_votes(votes_path, usages))
    splits = {split: rows.where(usages == split) for split in OFFICIAL if split in usages}
    return Fer2013(splits, hashlib.sha256(raw).hexdigest())


def has_columns(raw: bytes) -> bool:
    """Whether a csv begins with the header of FER-2013."""
    first = raw[:200].decode("utf-8-sig", errors="replace").splitlines()[:1]
    return bool(first) and {cell.strip() for cell in first[0].split(",")} == set(COLUMNS)


def _parsed(name: str, raw: bytes) -> tuple[Rows, Usages]:
    # Row by row into bytes: the pixels as Python numbers would take 600 MB.
    labels, pixels, usages = [], bytearray(), []
    for where, cells in _rows(name, raw):
        labels.append(_label(where, cells["emotion"]))
        pixels += _grey_bytes(where, cells["pixels"])
        usages.append(_usage(where, cells["Usage"]))
    if not labels:
        raise DataError(f"{name} has no rows after its first line. {HOW_TO_GET}")
    images = np.frombuffer(bytes(pixels), np.uint8).reshape(-1, IMAGE_SIZE, IMAGE_SIZE)
    return Rows(images, np.array(labels, np.int64)), np.array(usages)


def _rows(name: str, raw: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each row stands, counted from 1 after the header, and its cells by column; blank lines are skipped."""
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(raw), "utf-8-sig", errors="replace", newline=""))
    number = 0
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if sorted(header) != sorted(COLUMNS):
            found = ", ".join(header)[:80] or "nothing"
            raise DataError(f"{name}: the first line must name {', '.join(COLUMNS)}; found {found}. {HOW_TO_GET}")
        for number, cells in enumerate(reader, start=1):
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(COLUMNS):
                raise DataError(f"{name}, row {number}: {len(cells)} columns instead of 3; is the file cut off?")
            yield f"{name}, row {number}", dict(zip(header, map(str.strip, cells), strict=True))
    except csv.Error as error:
        raise DataError(f"{name}, row {number + 1}: {error}") from error


def _label(where: str, cell: str) -> int:
    if cell not in _LABELS:
        raise DataError(f"{where}: emotion is {cell!r}, not a whole number from 0 to {len(EXPRESSIONS) - 1}")
    return _LABELS[cell]


def _usage(where: str, cell: str) -> str:
    if cell not in OFFICIAL:
        raise DataError(f"{where}: Usage is {cell!r}, not one of {', '.join(OFFICIAL)}; is the file cut off?")
    return cell


def _grey_bytes(where: str, cell: str) -> bytes:
    greys = cell.split()
    if len(greys) != IMAGE_SIZE**2:
        raise DataError(f"{where}: {len(greys)} pixels instead of {IMAGE_SIZE**2}; is the file cut off?")
    try:
        return bytes([_GREYS[grey] for grey in greys])
    except KeyError as error:
        raise DataError(f"{where}: pixel {error} is not a whole number from 0 to 255") from error
