"""Sessions: create, list, get, change and erase them."""

from http import HTTPStatus
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, url_for

from web_service.api.context import context
from web_service.api.requests import require_json
from web_service.api.sessions.mappers import (
    ended_at,
    page_query,
    session_detail_schema,
    session_row,
    session_schema,
)
from web_service.api.sessions.schemas import (
    SessionDetailSchema,
    SessionPatch,
    SessionQuery,
    SessionRequest,
    SessionsSchema,
)
from web_service.services.provenance import provenance

blueprint = APIBlueprint("sessions", __name__, tag="Sessions")
blueprint.before_request(require_json)


@blueprint.post("/api/sessions")
@blueprint.input(SessionRequest, arg_name="asked")
@blueprint.output(SessionDetailSchema, status_code=201)
@blueprint.doc(operation_id="createSession", responses={409: "Exists and is damaged", 422: "Invalid"})
def post_session(asked: SessionRequest) -> tuple[SessionDetailSchema, int, dict[str, str]]:
    """Start a session

    Send batches of samples next. The model with its hash, the version and the thresholds are stored with it.
    """
    sessions = context().sessions
    row = session_row(asked, provenance(context().catalogue, asked.model, asked.settings))
    sessions.create(row)
    where = {"Location": url_for(".get_session", session_id=row.id)}
    return session_detail_schema(sessions.get(row.id)), HTTPStatus.CREATED, where


@blueprint.get("/api/sessions")
@blueprint.input(SessionQuery, location="query", arg_name="asked")
@blueprint.output(SessionsSchema)
@blueprint.doc(operation_id="listSessions", responses={422: "Invalid"})
def get_sessions(asked: SessionQuery) -> SessionsSchema:
    """List sessions

    Returns one page, by default the newest first. Search finds words in titles and notes.
    """
    stored, total = context().sessions.page(page_query(asked))
    return SessionsSchema(sessions=[session_schema(each) for each in stored], total=total)


@blueprint.get("/api/sessions/<uuid:session_id>")
@blueprint.output(SessionDetailSchema)
@blueprint.doc(operation_id="getSession", responses={404: "No such session", 409: "Damaged"})
def get_session(session_id: UUID) -> SessionDetailSchema:
    """Get a session

    Returns its summary, tracks, markers, strongest moments and provenance.
    """
    return session_detail_schema(context().sessions.get(str(session_id)))


@blueprint.patch("/api/sessions/<uuid:session_id>")
@blueprint.input(SessionPatch, arg_name="asked")
@blueprint.output(SessionDetailSchema)
@blueprint.doc(
    operation_id="changeSession",
    responses={404: "No such session", 409: "Its video is being analysed, or it is damaged", 422: "Invalid"},
)
def patch_session(session_id: UUID, asked: SessionPatch) -> SessionDetailSchema:
    """Rename, annotate or end a session"""
    sessions = context().sessions
    # Refuses to change a session that cannot be read.
    session_detail_schema(sessions.get(str(session_id)))
    sessions.change(str(session_id), title=asked.title, notes=asked.notes, ended_at=ended_at(asked))
    return session_detail_schema(sessions.get(str(session_id)))


@blueprint.delete("/api/sessions/<uuid:session_id>")
@blueprint.doc(operation_id="eraseSession", responses={204: "Erased", 404: "No such session"})
def delete_session(session_id: UUID) -> Response:
    """Erase a session

    Erases samples, markers and video files permanently; erased samples are overwritten.
    """
    context().erasure.erase(str(session_id))
    return Response(status=HTTPStatus.NO_CONTENT)
