"""Mien: the service behind the page, and the processes beside it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apiflask import APIFlask

    from web_service.config import Settings


def create_app(settings: "Settings | None" = None) -> "APIFlask":
    """The WSGI app, its default model loaded; the environment's settings where none are given."""
    # The processes beside the service import this package too, and need nothing that speaks HTTP.
    from web_service import app  # noqa: PLC0415

    return app.create_app(settings)
