"""Reads request bodies: JSON only, parsed safely."""

from typing import Any

from flask import abort, request
from flask.json.provider import DefaultJSONProvider
from pydantic_core import from_json

from web_service.core.errors import InvalidError


class SafeJSONProvider(DefaultJSONProvider):
    """Parses JSON with pydantic, which rejects deep nesting, NaN and lone surrogates."""

    sort_keys = False

    def loads(self, s: str | bytes, **_kwargs: Any) -> Any:
        return from_json(s, allow_inf_nan=False)


def require_json() -> None:
    """Require a JSON object. Pages of other origins cannot send JSON without a CORS preflight."""
    if request.method not in {"POST", "PUT", "PATCH"}:
        return
    if not request.is_json:
        abort(415)
    if not isinstance(request.get_json(), dict):
        raise InvalidError("Send a JSON object; /api/docs shows what it holds.")
