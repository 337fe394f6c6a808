"""Describes the API: OpenAPI 3.1, failures as Problems."""

from http import HTTPStatus
from typing import Any, Final

from apiflask import APIFlask

from web_service.api.problems import CONTENT_TYPE, Problem

_SETTINGS: Final = {
    "OPENAPI_VERSION": "3.1.0",
    "AUTO_OPERATION_ID": True,
    "DESCRIPTION": (
        "Reads facial expressions, not feelings. All times are milliseconds, all boxes pixels of the image sent, "
        "and every failure is a Problem (RFC 9457) whose `detail` says what to do."
    ),
    "HTTP_ERROR_SCHEMA": Problem,
    "VALIDATION_ERROR_SCHEMA": Problem,
    "INFO": {"license": {"name": "MIT"}},
    "TAGS": [{"name": "Frames"}, {"name": "Models"}, {"name": "Health"}],
}


def describe(app: APIFlask) -> None:
    """Set what the OpenAPI file says."""
    app.config.update(_SETTINGS)
    app.spec_processor(_failures_are_problems)


def _failures_are_problems(spec: dict[str, Any] | str) -> dict[str, Any] | str:
    """Give every failure its media type and shape."""
    if isinstance(spec, str):
        return spec
    for operation in (operation for path in spec["paths"].values() for operation in path.values()):
        for status, response in operation["responses"].items():
            if int(status) >= HTTPStatus.BAD_REQUEST:
                response["content"] = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return spec
