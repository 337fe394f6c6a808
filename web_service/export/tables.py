"""Samples as tables with the columns of an export. Imports pyarrow, so only the formats may import this."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import UNCLEAR, Floats, Samples
from web_service.export.columns import COLUMNS
from web_service.export.source import ExportSource

# Bounds the memory of an export; large enough to work on whole columns.
_ROWS: Final = 20_000
# The years 1 to 9999 in ms since 1970; other years cannot be written as ISO 8601.
_FIRST_TIME, _LAST_TIME = -62_135_596_800_000, 253_402_300_799_999
_INDEX_DECIMALS: Final = 4
_SIZE_DECIMALS: Final = 2
_TYPES: Final = {
    "time": pa.timestamp("ms", "UTC"),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    # There are only a few different texts, so each is stored once.
    "text": pa.dictionary(pa.int32(), pa.string()),
}
SCHEMA: Final = pa.schema([pa.field(column.name, _TYPES[column.type]) for column in COLUMNS])


def tables(exported: ExportSource) -> Iterator[Any]:
    """Yield the samples as record batches of SCHEMA, of some thousand rows each, reading pieces as needed."""
    for piece in exported.pieces:
        for start in range(0, len(piece), _ROWS):
            rows = np.zeros(len(piece), bool)
            rows[start : start + _ROWS] = True
            columns = _columns(exported, piece.chosen(rows))
            yield pa.record_batch([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def _columns(exported: ExportSource, samples: Samples) -> dict[str, Any]:
    known, track = np.unique(samples.face, return_inverse=True)
    faces = [exported.face_of(face) for face in known.tolist()]
    sizes = np.sqrt(samples.box[:, 2] * samples.box[:, 3])
    return {
        "time": _times(exported.started_at + samples.at),
        "at": samples.at,
        "face": np.array([face.face for face in faces], np.int64)[track],
        "track": samples.face,
        "name": _texts(track, [face.name for face in faces]),
        "hidden": np.array([face.hidden for face in faces], bool)[track],
        **dict(zip(("x", "y", "width", "height"), samples.box.T, strict=True)),
        **dict(zip(EXPRESSIONS, samples.scores.T, strict=True)),
        "expression": _texts(samples.scores.argmax(axis=1), EXPRESSIONS),
        "confidence": samples.confidence,
        "expression_index": samples.index.round(_INDEX_DECIMALS),
        "size": sizes.round(_SIZE_DECIMALS),
        "sharpness": _known(samples.sharpness),
        "brightness": _known(samples.brightness),
        "yaw": _known(samples.yaw),
        "unclear": _texts(samples.unclear, UNCLEAR),
    }


def _times(clocked: Floats) -> Any:
    rounded = np.rint(clocked).astype(np.int64)
    return pa.array(rounded, mask=(rounded < _FIRST_TIME) | (rounded > _LAST_TIME)).cast(_TYPES["time"])


def _known(values: Floats) -> Any:
    return pa.array(values, mask=np.isnan(values))


def _texts(chosen: NDArray[np.integer], texts: Sequence[str | None]) -> Any:
    return pa.DictionaryArray.from_arrays(chosen.astype(np.int32), pa.array(texts, pa.string()))
