"""Serves the built web app at `/`: its files, and its index page for every route of the web app."""

import os
from pathlib import Path
from typing import Final

from flask import Blueprint, Flask, Response, abort, send_from_directory
from werkzeug.routing import PathConverter
from werkzeug.security import safe_join

_NOT_BUILT: Final = (
    "<!doctype html><html lang=en><title>Mien</title><p>The service runs, but the web app is not built."
    "<p>Run <code>./scripts/run.sh</code>, or <code>npm run build</code> in <code>web_app</code>, and reload."
)


class _PagePath(PathConverter):
    """Matches every path outside the API, which handles its own 404 and 405."""

    regex = r"(?!api(?:/|$))[^/].*?"


def register_web_app(app: Flask, folder: Path) -> None:
    """Serve a build of the web app from its folder."""
    blueprint = Blueprint("web_app", __name__)
    app.url_map.converters["page"] = _PagePath

    @blueprint.get("/")
    @blueprint.get("/<page:path>")
    def get_page(path: str = "") -> Response:
        """A file of the build, or the index page."""
        file = safe_join(str(folder), path)
        # Path.is_file raises for names that are invalid on the file system.
        if path and file and os.path.isfile(file):  # noqa: PTH113
            return _cached(send_from_directory(folder, path), path)
        if file is None or Path(path).suffix:
            abort(404)
        if not (folder / "index.html").is_file():
            return Response(_NOT_BUILT, 503)
        return send_from_directory(folder, "index.html", max_age=0)

    app.register_blueprint(blueprint)


def _cached(response: Response, path: str) -> Response:
    """Let browsers cache files with a content hash in their name; all others are revalidated."""
    if path.startswith("assets/"):
        response.cache_control.public = True
        response.cache_control.max_age = 31_536_000
        response.cache_control.immutable = True
    return response
