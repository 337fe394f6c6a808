"""Mien's Python side: the service, its worker and the command line."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apiflask import APIFlask

    from web_service.config import Settings


def create_app(settings: "Settings | None" = None) -> "APIFlask":
    """Create the WSGI app and load its default model. Settings come from the environment unless given."""
    # Worker processes import this package too and must not load Flask.
    from web_service import app  # noqa: PLC0415

    return app.create_app(settings)
