"""Sessions to export, made for tests, and what must be found in their files."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from tests.samples import made_samples
from web_service.analytics.identities import Identity
from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import UNCLEAR, Samples, pack, unpack
from web_service.export.columns import COLUMNS
from web_service.export.formats import FORMATS
from web_service.export.source import ExportSource

STARTED_AT = 1_700_000_000_123.0
ABOUT: dict[str, Any] = {
    "id": "a session",
    "title": 'Tëst, "quoted"\n',
    "markers": [{"at": 1000.5, "text": "question 3"}],
    "made_with": {"model": "mini_xception"},
}
Faces = Mapping[int, Identity]
NAMES = [column.name for column in COLUMNS]


def stored(moments: int, *, faces: int = 1, first_at: float = 0) -> Samples:
    """Made samples as they come back from the database."""
    made = made_samples(moments, faces=faces, first_at=first_at)
    return unpack([pack(replace(made, box=np.abs(made.box)))])


def exported(pieces: Iterable[Samples], faces: Faces | None = None, about: dict[str, Any] = ABOUT) -> ExportSource:
    return ExportSource(about, STARTED_AT, faces or {}, iter(pieces))


def written(name: str, session: ExportSource) -> bytes:
    return b"".join(FORMATS[name].write(session))


def expected_rows(pieces: Iterable[Samples], faces: Faces | None = None) -> Iterator[dict[str, Any]]:
    """What each row of a file says, worked out sample by sample."""
    for piece in pieces:
        for place in range(len(piece)):
            yield _row(piece.chosen(np.arange(len(piece)) == place), faces or {})


def iso(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def in_json(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON has it."""
    value: dict[str, Any] = json.loads(json.dumps(row, default=iso))
    return value


def _row(one: Samples, faces: Faces) -> dict[str, Any]:
    track = int(one.face[0])
    face = faces.get(track, Identity(track, None, hidden=False))
    scores = dict(zip(EXPRESSIONS, one.scores[0].tolist(), strict=True))
    x, y, width, height = one.box[0].tolist()
    quality = {name: float(getattr(one, name)[0]) for name in ("sharpness", "brightness", "yaw")}
    values = {
        "time": datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=round(STARTED_AT + float(one.at[0]))),
        "at": float(one.at[0]),
        "face": face.face,
        "track": track,
        "name": face.name,
        "hidden": face.hidden,
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        **scores,
        "expression": max(scores, key=lambda name: scores[name]),
        "confidence": float(one.confidence[0]),
        "expression_index": round(float(one.index[0]), 4),
        "size": round((width * height) ** 0.5, 2),
        **{name: None if np.isnan(value) else value for name, value in quality.items()},
        "unclear": UNCLEAR[int(one.unclear[0])],
    }
    assert list(values) == NAMES
    return values
