"""Markers: set, move, rename and erase them."""

from http import HTTPStatus
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response

from web_service.api.context import context
from web_service.api.markers.schemas import MarkerEdit, MarkerSchema
from web_service.api.requests import require_json

blueprint = APIBlueprint("markers", __name__, tag="Sessions")
blueprint.before_request(require_json)


@blueprint.put("/api/sessions/<uuid:session_id>/markers/<uuid:marker_id>")
@blueprint.input(MarkerEdit, arg_name="marker")
@blueprint.output(MarkerSchema)
@blueprint.doc(operation_id="putMarker", responses={404: "No such session", 409: "Too many", 422: "Invalid"})
def put_marker(session_id: UUID, marker_id: UUID, marker: MarkerEdit) -> MarkerSchema:
    """Set, move or rename a marker

    The client chooses the id, so that the request can be repeated safely.
    """
    context().recording.put_marker(str(session_id), str(marker_id), at=marker.at, text=marker.text)
    return MarkerSchema(id=str(marker_id), at=marker.at, text=marker.text)


@blueprint.delete("/api/sessions/<uuid:session_id>/markers/<uuid:marker_id>")
@blueprint.doc(operation_id="eraseMarker", responses={204: "Erased", 404: "No such marker"})
def delete_marker(session_id: UUID, marker_id: UUID) -> Response:
    """Erase a marker"""
    context().recording.erase_marker(str(session_id), str(marker_id))
    return Response(status=HTTPStatus.NO_CONTENT)
