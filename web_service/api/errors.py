"""Every failure in one shape: application/problem+json (RFC 9457) whose `detail` says what to do."""

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final

from apiflask import APIFlask, HTTPError
from flask import Response, current_app, request
from pydantic import BaseModel
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.http import HTTP_STATUS_CODES

from web_service.core.errors import (
    BusyError,
    ConflictError,
    InvalidError,
    MienError,
    NotFoundError,
    OutOfSpaceError,
    RetryError,
    TooLargeError,
    UnavailableError,
)

CONTENT_TYPE: Final = "application/problem+json"
_MAX_ERRORS: Final = 10
_NOT_COPIED: Final = {"content-type", "content-length"}
_log = logging.getLogger(__name__)


class ForbiddenError(MienError):
    """The client is not allowed to do this."""


class LengthRequiredError(InvalidError):
    """The request has no Content-Length."""


class UnsupportedBodyError(InvalidError):
    """The body has the wrong media type."""


class UploadTimeoutError(InvalidError):
    """The client stopped sending."""


_STATUSES: Final[Mapping[type[Exception], int]] = {
    ForbiddenError: 403,
    NotFoundError: 404,
    UploadTimeoutError: 408,
    ConflictError: 409,
    LengthRequiredError: 411,
    TooLargeError: 413,
    UnsupportedBodyError: 415,
    InvalidError: 422,
    BusyError: 429,
    UnavailableError: 503,
    OutOfSpaceError: 507,
}


class FieldError(BaseModel):
    """One invalid field of a request."""

    field: str
    message: str


class Problem(BaseModel):
    """What went wrong and what to do about it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []


def register_error_handlers(app: APIFlask) -> None:
    """Answer every error, expected or not, with a Problem."""
    app.error_processor(_from_api_error)
    app.register_error_handler(MienError, _from_mien_error)
    app.register_error_handler(HTTPException, _from_http_exception)
    app.register_error_handler(Exception, _from_fault)


def problem(
    status: int, detail: str, errors: list[FieldError] | None = None, headers: Headers | None = None
) -> Response:
    """A Problem as a response."""
    body = Problem(title=HTTP_STATUS_CODES.get(status, "Error"), status=status, detail=detail, errors=errors or [])
    return Response(body.model_dump_json(), status, headers, content_type=CONTENT_TYPE)


def _from_mien_error(error: MienError) -> Response:
    status = next((_STATUSES[kind] for kind in type(error).__mro__ if kind in _STATUSES), None)
    if status is None:
        return _from_fault(error)
    headers = Headers({"Retry-After": str(error.retry_after)} if isinstance(error, RetryError) else {})
    return problem(status, str(error), headers=headers)


def _from_api_error(error: HTTPError) -> Response:
    errors = list(_field_errors(error.detail)) if error.status_code == _validation_status() else []
    if errors:
        listed = "; ".join(f"{item.field}: {item.message}" for item in errors)
        return problem(error.status_code, f"The request is invalid. {listed}. /api/docs shows what to send.", errors)
    return problem(error.status_code, error.message or "", headers=Headers(error.headers))


def _from_http_exception(error: HTTPException) -> Response:
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    headers = Headers([pair for pair in error.get_headers() if pair[0].lower() not in _NOT_COPIED])
    return problem(status, _http_detail(error, status), headers=headers)


def _http_detail(error: HTTPException, status: int) -> str:
    if isinstance(error, SecurityError):
        name = request.headers.get("Host", "")[:100]
        return f"The host {name!r} is not trusted; to allow it, add it to MIEN_TRUSTED_HOSTS."
    known: Mapping[int, str] = {
        400: 'The body is not valid JSON; send an object such as {"image": "…"}.',
        404: f"There is nothing at {request.path[:200]}; /api/docs lists the calls.",
        405: f"{request.method[:20]} is not possible here; /api/docs lists the calls.",
        413: f"The request is larger than {current_app.config['MAX_CONTENT_LENGTH']:,} bytes; send a smaller image.",
        415: "Send the body as JSON, with the header Content-Type: application/json.",
    }
    return known.get(status) or error.description or HTTP_STATUS_CODES.get(status, "Error")


def _from_fault(error: Exception) -> Response:
    _log.error("Unexpected fault in %s %s", request.method, request.path, exc_info=error)
    return problem(500, "The service failed unexpectedly; its log has the details. Nothing was stored.")


def _validation_status() -> int:
    status: int = current_app.config["VALIDATION_ERROR_STATUS_CODE"]
    return status


def _field_errors(detail: Mapping[str, Mapping[str, list[str]]]) -> Iterator[FieldError]:
    found = ((field, messages) for fields in detail.values() for field, messages in fields.items())
    for (field, messages), _ in zip(found, range(_MAX_ERRORS), strict=False):
        yield FieldError(field=field[:100], message=", ".join(messages)[:300])
