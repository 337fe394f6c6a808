"""How request bodies are read: JSON only, and JSON that cannot harm."""

from typing import Any

from flask import abort, request
from flask.json.provider import DefaultJSONProvider
from pydantic_core import from_json

from web_service.core.errors import InvalidError


class SafeJSONProvider(DefaultJSONProvider):
    """Parses with pydantic's reader: deep nesting, NaN and lone surrogates are errors, not faults later on."""

    sort_keys = False

    def loads(self, s: str | bytes, **_kwargs: Any) -> Any:
        return from_json(s, allow_inf_nan=False)


def require_json() -> None:
    """Refuse all but JSON objects: a page elsewhere cannot send JSON to this machine without asking first (CORS)."""
    if request.method not in {"POST", "PUT", "PATCH"}:
        return
    if not request.is_json:
        abort(415)
    if not isinstance(request.get_json(), dict):
        raise InvalidError("Send a JSON object; /api/docs shows what it holds.")
