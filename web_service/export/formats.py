"""The formats that a session can be exported in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast

from web_service.export.source import ExportSource


class _Module(Protocol):
    def write(self, exported: ExportSource) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files, and the module that writes it: imported for the first file, as pyarrow is large."""

    content_type: str
    extension: str
    module: str

    def write(self, exported: ExportSource) -> Iterator[bytes]:
        """The file in pieces; the samples are read as it is written, and never kept all at once."""
        return cast("_Module", import_module(self.module)).write(exported)


FORMATS: Final[Mapping[str, Format]] = {
    "csv": Format("text/csv; charset=utf-8; header=present", "csv", "web_service.export.csv_file"),
    "json": Format("application/json", "json", "web_service.export.json_file"),
    "parquet": Format("application/vnd.apache.parquet", "parquet", "web_service.export.parquet_file"),
}
