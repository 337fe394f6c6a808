"""Faces of a session: name, hide and merge them."""

from uuid import UUID

from apiflask import APIBlueprint

from web_service.api.context import context
from web_service.api.faces.schemas import TrackEdit
from web_service.api.requests import require_json
from web_service.api.sessions.mappers import session_detail_schema
from web_service.api.sessions.schemas import SessionDetailSchema
from web_service.database.models import FaceRow

blueprint = APIBlueprint("faces", __name__, tag="Sessions")
blueprint.before_request(require_json)


@blueprint.put("/api/sessions/<uuid:session_id>/faces/<int:face>")
@blueprint.input(TrackEdit, arg_name="edit")
@blueprint.output(SessionDetailSchema)
@blueprint.doc(operation_id="putFace", responses={404: "No such session or face", 409: "Damaged", 422: "Invalid"})
def put_face(session_id: UUID, face: int, edit: TrackEdit) -> SessionDetailSchema:
    """Name, hide or merge a face

    A person who leaves and returns gets a new id: merge one into the other. Recorded samples do not change.
    """
    row = FaceRow(session_id=str(session_id), face=face, **edit.model_dump())
    context().recording.put_face(str(session_id), row)
    return session_detail_schema(context().sessions.get(str(session_id)))
