"""Schemas of exports and their columns."""

from typing import Literal

from web_service.api.schemas import Schema


class ExportQuery(Schema):
    """The format of an export."""

    format: Literal["csv", "json", "parquet"] = "csv"


class ColumnSchema(Schema):
    """A column of an export."""

    name: str
    description: str
    unit: str | None


class ColumnsSchema(Schema):
    """The meaning of an export's columns."""

    columns: list[ColumnSchema]
