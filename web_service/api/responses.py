"""Large answers."""

from http import HTTPStatus

from flask import Response
from pydantic_core import to_json

from web_service.api.schemas import Schema


def unchecked(answer: Schema) -> Response:
    """An answer as JSON: thousands of numbers that were made here need no second check."""
    return Response(to_json(answer, by_alias=True), HTTPStatus.OK, content_type="application/json")
