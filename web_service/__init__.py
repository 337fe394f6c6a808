"""Mien's Python side: the service, its worker and the command line."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apiflask import APIFlask

    from web_service.config import Settings


def create_app(settings: "Settings | None" = None) -> "APIFlask":
    """Create the WSGI app and load its default model. Settings come from the environment unless given."""
    # Worker processes import this package too and must not load Flask.
    import click  # noqa: PLC0415

    from web_service import app  # noqa: PLC0415
    from web_service.database.errors import DatabaseError  # noqa: PLC0415

    try:
        return app.create_app(settings)
    except DatabaseError as error:
        if click.get_current_context(silent=True) is None:
            raise
        # Flask's commands report it in one line.
        raise click.ClickException(f"Mien cannot start. {error}") from error
