"""What is added to a session: batches of samples, markers, and what a person says of its faces."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from apiflask import APIBlueprint, HTTPError
from flask import Response

from web_service.api.requests import require_json
from web_service.api.session_schemas import Batch, BatchReceipt, Marker, MarkerEdit, SessionDetail, TrackEdit
from web_service.api.session_views import batch_samples, detail_view
from web_service.database.models import FaceRow
from web_service.database.recording import Recording
from web_service.database.sessions import SessionStore

_MAX_BATCHES: Final = 10_000_000


def recording_blueprint(recording: Recording, store: SessionStore) -> APIBlueprint:
    """The endpoints, bound to the stored sessions."""
    blueprint = APIBlueprint("recording", __name__, tag="Sessions")
    blueprint.before_request(require_json)

    @blueprint.put("/api/sessions/<uuid:session_id>/batches/<int:n>")
    @blueprint.input(Batch, arg_name="batch")
    @blueprint.output(BatchReceipt)
    @blueprint.doc(
        operation_id="putBatch",
        responses={404: "No such session", 409: "The session is full, or made from a video", 422: "Does not fit"},
    )
    def put_batch(session_id: UUID, n: int, batch: Batch) -> BatchReceipt:
        """Store a batch of samples

        Batch n is stored once, however often and in whatever order batches are sent. The answer means it is safe.
        """
        if n > _MAX_BATCHES:
            raise HTTPError(409, f"A session has {_MAX_BATCHES:,} batches at most; begin another one.")
        samples, span = batch_samples(batch)
        added = recording.add_batch(str(session_id), n, samples, span)
        return BatchReceipt(batch=n, samples=len(samples), repeated=not added)

    @blueprint.put("/api/sessions/<uuid:session_id>/markers/<uuid:marker_id>")
    @blueprint.input(MarkerEdit, arg_name="marker")
    @blueprint.output(Marker)
    @blueprint.doc(operation_id="putMarker", responses={404: "No such session", 409: "Too many", 422: "Does not fit"})
    def put_marker(session_id: UUID, marker_id: UUID, marker: MarkerEdit) -> Marker:
        """Set, move or rename a marker

        The id is the client's own choice, so that sending it again makes no second one.
        """
        recording.put_marker(str(session_id), str(marker_id), at=marker.at, text=marker.text)
        return Marker(id=str(marker_id), at=marker.at, text=marker.text)

    @blueprint.delete("/api/sessions/<uuid:session_id>/markers/<uuid:marker_id>")
    @blueprint.doc(operation_id="eraseMarker", responses={204: "Erased", 404: "No such marker"})
    def delete_marker(session_id: UUID, marker_id: UUID) -> Response:
        """Erase a marker"""
        recording.erase_marker(str(session_id), str(marker_id))
        return Response(status=HTTPStatus.NO_CONTENT)

    @blueprint.put("/api/sessions/<uuid:session_id>/faces/<int:face>")
    @blueprint.input(TrackEdit, arg_name="edit")
    @blueprint.output(SessionDetail)
    @blueprint.doc(
        operation_id="putFace", responses={404: "No such session or face", 409: "Damaged", 422: "Does not fit"}
    )
    def put_face(session_id: UUID, face: int, edit: TrackEdit) -> SessionDetail:
        """Name, hide or merge a face

        A person who left and came back has two ids: merge one into the other. Samples stay as they were recorded.
        """
        said = FaceRow(session_id=str(session_id), face=face, **edit.model_dump())
        recording.put_face(str(session_id), said)
        return detail_view(store.get(str(session_id)))

    return blueprint
