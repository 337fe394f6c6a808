"""GET /api/sessions/{id}/export: every sample, streamed."""

from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, url_for

from web_service.api.review_schemas import Column, Columns, ExportQuery
from web_service.api.session_views import detail_view
from web_service.database.reviewing import Reviewing
from web_service.database.sessions import SessionStore
from web_service.export.columns import COLUMNS
from web_service.export.files import FORMATS


def exports_blueprint(store: SessionStore, reviewing: Reviewing) -> APIBlueprint:
    """The endpoints, bound to the stored sessions."""
    blueprint = APIBlueprint("exports", __name__, tag="Review")

    @blueprint.get("/api/sessions/<uuid:session_id>/export")
    @blueprint.input(ExportQuery, location="query", arg_name="asked")
    @blueprint.doc(
        operation_id="exportSession",
        responses={200: "The file", 404: "No such session", 409: "Damaged", 422: "Does not fit"},
    )
    def get_export(session_id: UUID, asked: ExportQuery) -> Response:
        """Export a session

        One row a sample and face, as CSV, JSON or Parquet; /api/columns tells what the columns mean.
        """
        about = detail_view(store.get(str(session_id))).model_dump(mode="json", by_alias=True)
        form = FORMATS[asked.format]
        content = form.write(reviewing.exported(str(session_id), about))
        response = Response(content, content_type=form.content_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{session_id}.{form.extension}"'
        response.headers["Link"] = f'<{url_for(".get_columns")}>; rel="describedby"; type="application/json"'
        return response

    @blueprint.get("/api/columns")
    @blueprint.output(Columns)
    @blueprint.doc(operation_id="listColumns")
    def get_columns() -> Columns:
        """Describe the columns of an export"""
        return Columns(
            columns=[Column(name=each.name, description=each.description, unit=each.unit) for each in COLUMNS]
        )

    return blueprint
