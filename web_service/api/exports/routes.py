"""GET /api/sessions/{id}/export: streams every sample of a session."""

from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, url_for

from web_service.api.context import context
from web_service.api.exports.schemas import ColumnSchema, ColumnsSchema, ExportQuery
from web_service.export.columns import COLUMNS

blueprint = APIBlueprint("exports", __name__, tag="Review")


@blueprint.get("/api/sessions/<uuid:session_id>/export")
@blueprint.input(ExportQuery, location="query", arg_name="asked")
@blueprint.doc(
    operation_id="exportSession",
    responses={200: "The file", 404: "No such session", 409: "Damaged", 422: "Invalid"},
)
def get_export(session_id: UUID, asked: ExportQuery) -> Response:
    """Export a session

    Returns one row per sample and face, as CSV, JSON or Parquet; /api/columns describes the columns.
    """
    form, content = context().exports.write(str(session_id), asked.format)
    response = Response(content, content_type=form.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{session_id}.{form.extension}"'
    response.headers["Link"] = f'<{url_for(".get_columns")}>; rel="describedby"; type="application/json"'
    return response


@blueprint.get("/api/columns")
@blueprint.output(ColumnsSchema)
@blueprint.doc(operation_id="listColumns")
def get_columns() -> ColumnsSchema:
    """Describe the columns of an export"""
    columns = [ColumnSchema(name=each.name, description=each.description, unit=each.unit) for each in COLUMNS]
    return ColumnsSchema(columns=columns)
