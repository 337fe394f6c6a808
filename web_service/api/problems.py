"""Every failure in one shape: application/problem+json (RFC 9457) whose `detail` says what to do."""

import logging
from collections.abc import Iterator, Mapping
from typing import Final

from apiflask import APIFlask, HTTPError
from flask import Response, current_app, request
from pydantic import BaseModel
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.http import HTTP_STATUS_CODES

from web_service.database.base import DatabaseError, DatabaseFullError
from web_service.database.damage import DamagedSessionError
from web_service.database.jobs import JobConflictError
from web_service.database.sessions import SessionError, SessionFullError, UnknownSessionError, VideoSessionError
from web_service.database.videos import TooManyVideosError, VideoExistsError, WrongVideoError
from web_service.media.files import DiskFullError

CONTENT_TYPE: Final = "application/problem+json"
_MAX_ERRORS: Final = 10
_NOT_COPIED: Final = {"content-type", "content-length"}
_STATUSES: Final = {
    UnknownSessionError: 404,
    SessionFullError: 409,
    VideoSessionError: 409,
    VideoExistsError: 409,
    WrongVideoError: 409,
    JobConflictError: 409,
    TooManyVideosError: 429,
}
_TOO_MANY: Final = 429
_log = logging.getLogger(__name__)


class FieldError(BaseModel):
    """One field of the request that does not fit."""

    field: str
    message: str


class Problem(BaseModel):
    """What went wrong and what to do about it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []


def register_problems(app: APIFlask) -> None:
    """Answer every error of the app, expected or not, with a Problem."""
    app.error_processor(_from_api_error)
    app.register_error_handler(HTTPException, _from_http_exception)
    app.register_error_handler(Exception, _from_fault)
    app.register_error_handler(DatabaseError, _from_database)
    app.register_error_handler(DiskFullError, _from_full_disk)
    app.register_error_handler(SessionError, _from_session)
    app.register_error_handler(DamagedSessionError, _from_damage)


def problem(
    status: int, detail: str, errors: list[FieldError] | None = None, headers: Headers | None = None
) -> Response:
    """A Problem as a response."""
    body = Problem(title=HTTP_STATUS_CODES.get(status, "Error"), status=status, detail=detail, errors=errors or [])
    return Response(body.model_dump_json(), status, headers, content_type=CONTENT_TYPE)


def _from_api_error(error: HTTPError) -> Response:
    errors = list(_field_errors(error.detail)) if error.status_code == _validation_status() else []
    if errors:
        listed = "; ".join(f"{item.field}: {item.message}" for item in errors)
        return problem(error.status_code, f"The request does not fit. {listed}. /api/docs shows what to send.", errors)
    return problem(error.status_code, error.message or "", headers=Headers(error.headers))


def _from_http_exception(error: HTTPException) -> Response:
    status = error.code or 500
    headers = Headers([pair for pair in error.get_headers() if pair[0].lower() not in _NOT_COPIED])
    return problem(status, _http_detail(error, status), headers=headers)


def _http_detail(error: HTTPException, status: int) -> str:
    if isinstance(error, SecurityError):
        name = request.headers.get("Host", "")[:100]
        return f"This service does not answer to the name {name!r}; add it to MIEN_TRUSTED_HOSTS."
    known: Mapping[int, str] = {
        400: 'The body is not valid JSON; send an object such as {"image": "…"}.',
        404: f"There is nothing at {request.path[:200]}; /api/docs lists the calls.",
        405: f"{request.method[:20]} is not possible here; /api/docs lists the calls.",
        413: f"The request is larger than {current_app.config['MAX_CONTENT_LENGTH']:,} bytes; send a smaller image.",
        415: "Send the body as JSON, with the header Content-Type: application/json.",
    }
    return known.get(status) or error.description or HTTP_STATUS_CODES.get(status, "Error")


def _from_database(error: DatabaseError) -> Response:
    if isinstance(error, DatabaseFullError):
        return problem(507, str(error))
    # Whoever sends the same again in a second will most likely succeed.
    return problem(503, str(error), headers=Headers({"Retry-After": "1"}))


def _from_full_disk(_error: DiskFullError) -> Response:
    detail = "There is too little space on the disk for this file. Nothing was stored; free some and send it again."
    return problem(507, detail)


def _from_session(error: SessionError) -> Response:
    status = _STATUSES.get(type(error), 422)
    return problem(status, str(error), headers=Headers({"Retry-After": "60"} if status == _TOO_MANY else {}))


def _from_damage(error: DamagedSessionError) -> Response:
    return problem(409, str(error))


def _from_fault(error: Exception) -> Response:
    _log.error("Unexpected fault in %s %s", request.method, request.path, exc_info=error)
    return problem(500, "The service failed in a way it should not; its log says how. Nothing was stored.")


def _validation_status() -> int:
    status: int = current_app.config["VALIDATION_ERROR_STATUS_CODE"]
    return status


def _field_errors(detail: Mapping[str, Mapping[str, list[str]]]) -> Iterator[FieldError]:
    found = ((field, messages) for fields in detail.values() for field, messages in fields.items())
    for (field, messages), _ in zip(found, range(_MAX_ERRORS), strict=False):
        yield FieldError(field=field[:100], message=", ".join(messages)[:300])
