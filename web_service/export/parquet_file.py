"""A session as Parquet: samples in row groups, with the session and the columns' meaning as metadata."""

import io
import json
from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from web_service.export.columns import COLUMNS
from web_service.export.source import ExportSource
from web_service.export.tables import SCHEMA, tables

# Larger row groups compress better and are read faster, but each is held in memory.
_ROWS_A_GROUP: Final = 100_000


def write(exported: ExportSource) -> Iterator[bytes]:
    """Yield the file, a row group at a time."""
    schema = _schema(exported)
    sink = _Sink()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for group in _groups(exported):
            writer.write_table(pa.Table.from_batches(group).cast(schema))
            yield sink.taken()
    yield sink.taken()


def _schema(exported: ExportSource) -> Any:
    fields = []
    for column, field in zip(COLUMNS, SCHEMA, strict=True):
        plain = pa.string() if pa.types.is_dictionary(field.type) else field.type
        fields.append(pa.field(column.name, plain, metadata=_described(column.description, column.unit)))
    return pa.schema(fields, metadata={"session": json.dumps(exported.about, ensure_ascii=False, allow_nan=False)})


def _described(description: str, unit: str | None) -> dict[str, str]:
    return {"description": description} if unit is None else {"description": description, "unit": unit}


def _groups(exported: ExportSource) -> Iterator[list[Any]]:
    group: list[Any] = []
    for table in tables(exported):
        group.append(table)
        if sum(map(len, group)) >= _ROWS_A_GROUP:
            yield group
            group = []
    if group:
        yield group


class _Sink(io.RawIOBase):
    """A file whose content is taken away while it is written."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._length

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._length += len(part)
        return len(part)

    def taken(self) -> bytes:
        """What was written since the last call."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
