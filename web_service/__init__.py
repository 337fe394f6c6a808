"""Mien: the service behind the page, and the processes beside it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apiflask import APIFlask

    from web_service.config import Settings


def create_app(settings: "Settings | None" = None) -> "APIFlask":
    """The WSGI app, its default model loaded; the environment's settings where none are given."""
    # The processes beside the service import this package too, and need nothing that speaks HTTP.
    import click  # noqa: PLC0415

    from web_service import app  # noqa: PLC0415
    from web_service.database.base import DatabaseError  # noqa: PLC0415

    try:
        return app.create_app(settings)
    except DatabaseError as error:
        if click.get_current_context(silent=True) is None:
            raise
        # A command of Flask's says it in one line.
        raise click.ClickException(f"Mien cannot start. {error}") from error
