"""A session as one JSON document: `session`, `columns` with their meaning, and `samples`, an object each."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from web_service.export.columns import COLUMNS
from web_service.export.source import ExportSource
from web_service.export.tables import tables
from web_service.export.text_columns import Style, column_texts, joined


def write(exported: ExportSource) -> Iterator[bytes]:
    """Yield the document, some thousand samples at a time."""
    columns = [asdict(column) for column in COLUMNS]
    yield f'{{"session": {_json(exported.about)},\n"columns": {_json(columns)},\n"samples": ['.encode()
    style = Style(text=_json, quote='"', unknown="null")
    keys = [f"{', ' if place else '{'}{_json(column.name)}: " for place, column in enumerate(COLUMNS)]
    separator = b"\n"
    for table in tables(exported):
        pairs = zip(keys, column_texts(table, style), strict=True)
        rows = joined([",\n", *(part for pair in pairs for part in pair), "}"])
        yield separator + rows.removeprefix(b",\n")
        separator = b",\n"
    yield b"\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
