"""Sessions: begin, list, look at, rename, end, erase."""

from http import HTTPStatus
from uuid import UUID, uuid4

from apiflask import APIBlueprint
from flask import Response, url_for

from web_service.api.made_with import made_with
from web_service.api.requests import require_json
from web_service.api.session_schemas import (
    MadeWith,
    SessionDetail,
    SessionPatch,
    SessionQuery,
    SessionRequest,
    Sessions,
)
from web_service.api.session_views import detail_view, session_view
from web_service.database.models import SessionRow
from web_service.database.sessions import PageQuery, SessionStore, new_session, now_ms
from web_service.media.files import VideoFiles
from web_service.runtimes.catalogue import Catalogue


def sessions_blueprint(store: SessionStore, catalogue: Catalogue, files: VideoFiles) -> APIBlueprint:
    """The endpoints, bound to the stored sessions and to the models that recordings name."""
    blueprint = APIBlueprint("sessions", __name__, tag="Sessions")
    blueprint.before_request(require_json)

    @blueprint.post("/api/sessions")
    @blueprint.input(SessionRequest, arg_name="asked")
    @blueprint.output(SessionDetail, status_code=201)
    @blueprint.doc(operation_id="createSession", responses={409: "There already, and damaged", 422: "Does not fit"})
    def post_session(asked: SessionRequest) -> tuple[SessionDetail, int, dict[str, str]]:
        """Begin a session

        Batches of samples follow. What made it (model and its hash, version, thresholds) is kept with it.
        """
        row = _row(asked, made_with(catalogue, asked.model, asked.settings))
        store.create(row)
        where = {"Location": url_for(".get_session", session_id=row.id)}
        return detail_view(store.get(row.id)), HTTPStatus.CREATED, where

    @blueprint.get("/api/sessions")
    @blueprint.input(SessionQuery, location="query", arg_name="asked")
    @blueprint.output(Sessions)
    @blueprint.doc(operation_id="listSessions", responses={422: "Does not fit"})
    def get_sessions(asked: SessionQuery) -> Sessions:
        """List sessions

        Page by page, the newest first unless asked otherwise; search finds words of titles and notes.
        """
        asked_for = asked.model_dump(exclude={"from_", "to"})
        stored, total = store.page(PageQuery(started_from=asked.from_, started_to=asked.to, **asked_for))
        return Sessions(sessions=[session_view(each) for each in stored], total=total)

    @blueprint.get("/api/sessions/<uuid:session_id>")
    @blueprint.output(SessionDetail)
    @blueprint.doc(operation_id="getSession", responses={404: "No such session", 409: "Damaged"})
    def get_session(session_id: UUID) -> SessionDetail:
        """Get a session

        Its summary, tracks, markers and strongest moments, and what made it.
        """
        return detail_view(store.get(str(session_id)))

    @blueprint.patch("/api/sessions/<uuid:session_id>")
    @blueprint.input(SessionPatch, arg_name="asked")
    @blueprint.output(SessionDetail)
    @blueprint.doc(
        operation_id="changeSession",
        responses={404: "No such session", 409: "Its video is analysed, or it is damaged", 422: "Does not fit"},
    )
    def patch_session(session_id: UUID, asked: SessionPatch) -> SessionDetail:
        """Rename, annotate or end a session"""
        # A damaged session is not changed.
        detail_view(store.get(str(session_id)))
        store.change(str(session_id), title=asked.title, notes=asked.notes, ended_at=_ended_at(asked))
        return detail_view(store.get(str(session_id)))

    @blueprint.delete("/api/sessions/<uuid:session_id>")
    @blueprint.doc(operation_id="eraseSession", responses={204: "Erased", 404: "No such session"})
    def delete_session(session_id: UUID) -> Response:
        """Erase a session

        Samples, markers, its video and all; samples are overwritten. There is no way back.
        """
        store.erase(str(session_id))
        files.erase(str(session_id))
        return Response(status=HTTPStatus.NO_CONTENT)

    return blueprint


def _row(asked: SessionRequest, about: MadeWith) -> SessionRow:
    return new_session(
        str(asked.id or uuid4()),
        title=asked.title,
        source=asked.source,
        started_at=asked.started_at,
        made_with=about.model_dump(mode="json"),
        consent=(asked.consent.at, asked.consent.version) if asked.consent else None,
    )


def _ended_at(asked: SessionPatch) -> float | None:
    """When the session ended; None where nobody says that it did."""
    if isinstance(asked.ended, bool):
        return now_ms() if asked.ended else None
    return asked.ended
