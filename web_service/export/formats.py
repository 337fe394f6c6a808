"""The formats in which a session can be exported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast

from web_service.export.source import ExportSource


class _Module(Protocol):
    def write(self, exported: ExportSource) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A file format, and the module that writes it, imported on first use because pyarrow is large."""

    content_type: str
    extension: str
    module: str

    def write(self, exported: ExportSource) -> Iterator[bytes]:
        """Yield the file in pieces. Samples are read while it is written and never held all at once."""
        return cast("_Module", import_module(self.module)).write(exported)


FORMATS: Final[Mapping[str, Format]] = {
    "csv": Format("text/csv; charset=utf-8; header=present", "csv", "web_service.export.csv_file"),
    "json": Format("application/json", "json", "web_service.export.json_file"),
    "parquet": Format("application/vnd.apache.parquet", "parquet", "web_service.export.parquet_file"),
}
