"""Responses with many numbers."""

from http import HTTPStatus

from flask import Response
from pydantic_core import to_json

from web_service.api.schemas import Schema


def unchecked(answer: Schema) -> Response:
    """Serialise a response without validating thousands of our own numbers."""
    return Response(to_json(answer, by_alias=True), HTTPStatus.OK, content_type="application/json")
