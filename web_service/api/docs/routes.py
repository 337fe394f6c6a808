"""GET /api/docs: Swagger UI for the OpenAPI document, served without other hosts."""

from pathlib import Path
from typing import Final

import flask_swagger_ui
from flask import Blueprint, Response, send_from_directory

_PAGE: Final = Path(__file__).parent / "page"
_ASSETS: Final = Path(flask_swagger_ui.__file__).parent / "dist"

blueprint = Blueprint("docs", __name__)


@blueprint.get("/api/docs")
def get_docs() -> Response:
    """The page."""
    return send_from_directory(_PAGE, "index.html")


@blueprint.get("/api/docs/start.js")
def get_docs_start() -> Response:
    """The script that loads our OpenAPI document into Swagger UI."""
    return send_from_directory(_PAGE, "start.js")


@blueprint.get("/api/docs/assets/<path:name>")
def get_docs_asset(name: str) -> Response:
    """Swagger UI's own files."""
    return send_from_directory(_ASSETS, name)
