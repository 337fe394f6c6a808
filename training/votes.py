"""FERPlus: ten people's votes on each image of FER-2013, in the rows' order."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from training.arrays import Votes
from training.errors import DataError

Usages = npt.NDArray[np.str_]

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

_VOTE_COUNTS: Final = {str(votes): votes for votes in range(11)}


def read_votes(path: Path, usages: Usages) -> Votes:
    """The votes (n, 10) of the rows with these usages; both files keep Kaggle's order, PrivateTest last."""
    rows = list(_rows(path))
    if len(rows) < len(usages):
        raise DataError(f"{path} ends after row {len(rows)}, but the images' csv has {len(usages)} rows")
    return np.array([_counts(*row, usage) for row, usage in zip(rows, usages.tolist(), strict=False)], np.int64)


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    number = 0
    try:
        reader = csv.reader(io.StringIO(text, newline=""))
        if next(reader, None) != VOTE_HEADER:
            raise DataError(f"{path}: the first line must be {','.join(VOTE_HEADER)}. Take it from FERPlus again.")
        for number, cells in enumerate(reader, start=1):
            if any(cells):
                yield f"{path}, row {number}", cells
    except csv.Error as error:
        raise DataError(f"{path}, row {number + 1}: {error}") from error


def _counts(where: str, cells: list[str], usage: str) -> list[int]:
    if len(cells) != len(VOTE_HEADER) or not all(cell in _VOTE_COUNTS for cell in cells[2:]):
        raise DataError(f"{where}: must hold Usage, image name and ten numbers of votes; is the file cut off?")
    if cells[0] != usage:
        raise DataError(f"{where}: Usage is {cells[0]!r}, but the same row of the images' csv says {usage!r}")
    return [_VOTE_COUNTS[cell] for cell in cells[2:]]
