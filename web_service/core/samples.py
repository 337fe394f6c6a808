"""Samples as columns in memory and as bytes in the database (docs/decisions/0016-batches-stored-as-blobs.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

import numpy as np
from numpy.typing import NDArray

from web_service.core.expressions import EXPRESSIONS, Unclear

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# 0 means clear; the reasons follow in the order of `Unclear`.
UNCLEAR: Final[tuple[Unclear | None, ...]] = (None, *get_args(Unclear))
INDEX_WEIGHTS: Final = np.array([0, 43, 17, 100, 33, 67, 50], dtype=np.float64)

# Integers in network byte order: portable, and SQL can unpack them.
RECORD: Final = np.dtype(
    [
        ("at", ">i8"),
        ("face", ">i4"),
        ("box", ">i4", 4),
        ("scores", ">i4", len(EXPRESSIONS)),
        ("confidence", ">i4"),
        ("sharpness", ">i2"),
        ("brightness", ">i2"),
        ("yaw", ">i2"),
        ("unclear", ">i2"),
    ]
)
# How much the sum of a sample's scores may differ from 1, as clients round them.
SUM_TOLERANCE: Final = 0.01
# The limit of all clocks, milliseconds.
MAX_MS: Final = 1e15
_MICROSECONDS: Final = 1000
_BOX: Final = 100
_PROBABILITY: Final = 1_000_000_000
_SHARPNESS: Final = 10_000
_BRIGHTNESS: Final = 100
_YAW: Final = 10_000
_UNKNOWN: Final = np.iinfo(np.int16).min
# Each of the seven scores is rounded to nine decimals.
_ROUNDING: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Samples:
    """Columns of n samples; `box` is (n, 4): x, y, width, height; `scores` is (n, 7). Unknown quality is NaN."""

    at: Floats
    face: Ints
    box: Floats
    scores: Floats
    confidence: Floats
    sharpness: Floats
    brightness: Floats
    yaw: Floats
    unclear: Ints

    def __len__(self) -> int:
        return len(self.at)

    @property
    def index(self) -> Floats:
        """The expression index of each sample, 0 to 100."""
        index: Floats = self.scores @ INDEX_WEIGHTS
        return index

    @staticmethod
    def joined(pieces: "Sequence[Samples]") -> "Samples":
        """The concatenation of at least one piece."""
        return Samples(
            **{name: np.concatenate([getattr(piece, name) for piece in pieces]) for name in Samples.__slots__}
        )

    def taken(self, order: NDArray[np.intp]) -> "Samples":
        """The samples at these positions, in this order."""
        return Samples(**{name: getattr(self, name)[order] for name in self.__slots__})

    def chosen(self, mask: NDArray[np.bool_], **changed: Ints) -> "Samples":
        """The samples selected by a mask; `changed` replaces columns of the selection."""
        every = bool(mask.all())
        columns = {name: getattr(self, name) for name in self.__slots__ if name not in changed}
        kept: dict[str, Any] = {name: column if every else column[mask] for name, column in columns.items()}
        return Samples(**kept | changed)


def pack(samples: Samples) -> bytes:
    """Pack samples into records of 68 bytes: microseconds, hundredths of a pixel, nine decimals of a probability."""
    records = np.zeros(len(samples), RECORD)
    records["at"] = np.rint(samples.at * _MICROSECONDS)
    records["face"] = samples.face
    records["box"] = np.rint(samples.box * _BOX)
    records["scores"] = np.rint(samples.scores * _PROBABILITY)
    records["confidence"] = np.rint(samples.confidence * _PROBABILITY)
    for name, values, unit in _qualities(samples):
        records[name] = np.where(np.isnan(values), _UNKNOWN, np.rint(np.nan_to_num(values) * unit))
    records["unclear"] = samples.unclear
    return records.tobytes()


def unpack(blobs: Sequence[bytes]) -> Samples:
    """The samples of several packed batches, concatenated."""
    records = np.frombuffer(b"".join(blobs), RECORD)
    return Samples(
        at=records["at"] / _MICROSECONDS,
        face=records["face"].astype(np.int64),
        box=records["box"] / _BOX,
        scores=records["scores"] / _PROBABILITY,
        confidence=records["confidence"] / _PROBABILITY,
        sharpness=_quality(records["sharpness"], _SHARPNESS),
        brightness=_quality(records["brightness"], _BRIGHTNESS),
        yaw=_quality(records["yaw"], _YAW),
        unclear=records["unclear"].astype(np.int64),
    )


def fits(samples: Samples) -> bool:
    """Whether stored samples are plausible; damaged bytes hardly ever are."""
    scores = samples.scores
    return bool(
        (np.abs(samples.at) <= MAX_MS).all()
        and (samples.face >= 0).all()
        and ((scores >= 0) & (scores <= 1)).all()
        and (np.abs(scores.sum(axis=1) - 1) <= SUM_TOLERANCE + _ROUNDING).all()
        and ((samples.confidence >= 0) & (samples.confidence <= 1)).all()
        and ((samples.unclear >= 0) & (samples.unclear < len(UNCLEAR))).all()
    )


def _qualities(samples: Samples) -> list[tuple[str, Floats, int]]:
    return [
        ("sharpness", samples.sharpness, _SHARPNESS),
        ("brightness", samples.brightness, _BRIGHTNESS),
        ("yaw", samples.yaw, _YAW),
    ]


def _quality(stored: Any, unit: int) -> Floats:
    return np.where(stored == _UNKNOWN, np.nan, stored / unit)
