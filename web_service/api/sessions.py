"""Sessions: begin, list, look at, rename, end, erase."""

from http import HTTPStatus
from uuid import UUID

from apiflask import APIBlueprint, HTTPError
from flask import Response, url_for

from web_service.api.requests import require_json
from web_service.api.session_schemas import (
    MadeWith,
    SessionDetail,
    SessionPatch,
    SessionQuery,
    SessionRequest,
    Sessions,
)
from web_service.database.sessions import SessionStore
from web_service.expressions import EXPRESSIONS
from web_service.review.samples import INDEX_WEIGHTS
from web_service.runtimes.catalogue import Catalogue, UnknownModelError
from web_service.version import VERSION


def sessions_blueprint(store: SessionStore, catalogue: Catalogue) -> APIBlueprint:
    """The endpoints, bound to the stored sessions and to the models that recordings name."""
    blueprint = APIBlueprint("sessions", __name__, tag="Sessions")
    blueprint.before_request(require_json)

    def made_with(request: SessionRequest) -> MadeWith:
        try:
            spec = catalogue.spec(request.model)
        except UnknownModelError as error:
            offered = ", ".join(catalogue.specs)
            raise HTTPError(422, f"There is no model of that name; send one of: {offered}.") from error
        return MadeWith(
            version=VERSION,
            model=spec.name,
            model_sha256=spec.sha256,
            runtime=catalogue.runtime_name,
            temperature=spec.temperature,
            unclear_below=spec.unclear_below,
            index_weights=dict(zip(EXPRESSIONS, INDEX_WEIGHTS.tolist(), strict=True)),
            settings=request.settings,
        )

    @blueprint.post("/api/sessions")
    @blueprint.input(SessionRequest, arg_name="asked")
    @blueprint.output(SessionDetail, status_code=201)
    @blueprint.doc(operation_id="createSession", responses={422: "Does not fit"})
    def post_session(asked: SessionRequest) -> tuple[SessionDetail, int, dict[str, str]]:
        """Begin a session

        Batches of samples follow. What made it (model and its hash, version, thresholds) is kept with it.
        """
        session_id = store.create(asked, made_with(asked))
        where = {"Location": url_for(".get_session", session_id=session_id)}
        return store.detail(session_id), HTTPStatus.CREATED, where

    @blueprint.get("/api/sessions")
    @blueprint.input(SessionQuery, location="query", arg_name="asked")
    @blueprint.output(Sessions)
    @blueprint.doc(operation_id="listSessions", responses={422: "Does not fit"})
    def get_sessions(asked: SessionQuery) -> Sessions:
        """List sessions

        Page by page, the newest first unless asked otherwise; search finds words of titles and notes.
        """
        return store.page(asked)

    @blueprint.get("/api/sessions/<uuid:session_id>")
    @blueprint.output(SessionDetail)
    @blueprint.doc(operation_id="getSession", responses={404: "No such session"})
    def get_session(session_id: UUID) -> SessionDetail:
        """Get a session

        Its summary, tracks, markers and strongest moments, and what made it.
        """
        return store.detail(session_id)

    @blueprint.patch("/api/sessions/<uuid:session_id>")
    @blueprint.input(SessionPatch, arg_name="asked")
    @blueprint.output(SessionDetail)
    @blueprint.doc(operation_id="changeSession", responses={404: "No such session", 422: "Does not fit"})
    def patch_session(session_id: UUID, asked: SessionPatch) -> SessionDetail:
        """Rename, annotate or end a session"""
        store.change(session_id, asked)
        return store.detail(session_id)

    @blueprint.delete("/api/sessions/<uuid:session_id>")
    @blueprint.doc(operation_id="eraseSession", responses={204: "Erased", 404: "No such session"})
    def delete_session(session_id: UUID) -> Response:
        """Erase a session

        Samples, markers and all; the bytes are overwritten. There is no way back.
        """
        store.erase(session_id)
        return Response(status=HTTPStatus.NO_CONTENT)

    return blueprint
