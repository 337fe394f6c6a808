"""The OpenAPI 3.1 document: failures are Problems, and schemas have plain names."""

import json
from http import HTTPStatus
from typing import Any, Final

from apiflask import APIFlask
from pydantic import BaseModel

from web_service.api.errors import CONTENT_TYPE, Problem
from web_service.api.schemas import SUFFIX
from web_service.api.videos.schemas import VideoFile, VideoUpload

_SETTINGS: Final = {
    "OPENAPI_VERSION": "3.1.0",
    "AUTO_OPERATION_ID": True,
    "AUTO_SERVERS": False,
    "AUTO_VALIDATION_ERROR_RESPONSE": False,
    "HTTP_ERROR_SCHEMA": {},
    "DESCRIPTION": (
        "Reads facial expressions, not feelings. Times are milliseconds, boxes are pixels of the image sent, and every "
        "failure is a Problem (RFC 9457) whose `detail` says what to do."
    ),
    "INFO": {"license": {"name": "MIT"}},
}
_OF_BODIES: Final = {"400": "Not JSON", "413": "Too large", "415": "Not sent as JSON"}
_OF_FILES: Final = {
    "403": "Sent by a page of another origin",
    "408": "The upload stopped for too long",
    "411": "No Content-Length",
    "413": "Too large",
    "415": "Not sent as a form",
    "422": "Invalid",
}
_OF_THE_DATABASE: Final = {"503": "The database is busy", "507": "The disk is full"}
_STORED: Final = ("/api/sessions", "/api/comparison", "/api/storage", "/api/videos")
_FORMS: Final[dict[str, type[BaseModel]]] = {"analyseVideo": VideoUpload, "putVideoFile": VideoFile}
_REFERENCE: Final = "#/components/schemas/"


def describe(app: APIFlask) -> None:
    """Configure the OpenAPI document of an app."""
    app.config.update(_SETTINGS)
    app.spec_processor(_complete)


def _complete(spec: dict[str, Any] | str) -> dict[str, Any] | str:
    """Add what APIFlask does not generate."""
    if isinstance(spec, str):
        return spec
    # Several blueprints share a tag.
    spec["tags"] = [{"name": name} for name in dict.fromkeys(tag["name"] for tag in spec["tags"])]
    problem = Problem.model_json_schema(ref_template=_REFERENCE + "{model}")
    schemas = spec["components"]["schemas"]
    schemas.pop("HTTPError", None)
    schemas.update(problem.pop("$defs"), Problem=problem)
    for path, operation in ((path, each) for path, methods in spec["paths"].items() for each in methods.values()):
        if path.startswith(_STORED):
            operation["responses"].update({status: {"description": text} for status, text in _OF_THE_DATABASE.items()})
        if form := _FORMS.get(operation["operationId"]):
            schemas[form.__name__] = form.model_json_schema(ref_template=_REFERENCE + "{model}")
            content = {"multipart/form-data": {"schema": {"$ref": _REFERENCE + form.__name__}}}
            operation["requestBody"] = {"required": True, "content": content}
            operation["responses"].update({status: {"description": text} for status, text in _OF_FILES.items()})
        elif "requestBody" in operation:
            operation["requestBody"]["required"] = True
            operation["responses"].update({status: {"description": text} for status, text in _OF_BODIES.items()})
        for status, response in operation["responses"].items():
            if int(status) >= HTTPStatus.BAD_REQUEST:
                response["content"] = {CONTENT_TYPE: {"schema": {"$ref": _REFERENCE + "Problem"}}}
    return _with_plain_names(spec)


def _with_plain_names(spec: dict[str, Any]) -> dict[str, Any]:
    """Rename `FrameResponse.FaceSchema` to `Face`, so that requests and responses share one schema."""
    text = json.dumps(spec)
    for name in spec["components"]["schemas"]:
        plain_name = name.split(".")[-1].removesuffix(SUFFIX)
        text = text.replace(f'"{name}"', f'"{plain_name}"').replace(
            f'"{_REFERENCE}{name}"', f'"{_REFERENCE}{plain_name}"'
        )
    plain: dict[str, Any] = json.loads(text)
    return plain
