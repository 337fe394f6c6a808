"""Samples as CSV (RFC 4180) in UTF-8: a header row, then one row per sample."""

from collections.abc import Iterator
from typing import Final

from web_service.export.columns import COLUMNS
from web_service.export.source import ExportSource
from web_service.export.tables import tables
from web_service.export.text_columns import Style, column_texts, joined

_END: Final = "\r\n"
# A spreadsheet would run a cell that starts like this as a formula (OWASP, "CSV Injection"); includes full-width signs.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_QUOTED: Final = frozenset('",\r\n')


def write(exported: ExportSource) -> Iterator[bytes]:
    """Yield the file, some thousand rows at a time."""
    yield (",".join(column.name for column in COLUMNS) + _END).encode()
    style = Style(text=_cell, quote="", unknown="")
    for table in tables(exported):
        parts = [part for text in column_texts(table, style) for part in (text, ",")]
        yield joined([*parts[:-1], _END])


def _cell(text: str) -> str:
    harmless = f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    if _QUOTED.isdisjoint(harmless):
        return harmless
    return '"' + harmless.replace('"', '""') + '"'
