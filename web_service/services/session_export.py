"""Exports stored sessions, with their metadata."""

from collections.abc import Iterator

from web_service.database.session_queries import SessionQueries
from web_service.database.sessions import SessionStore
from web_service.export.formats import FORMATS, Format
from web_service.services.session_description import describe


class SessionExports:
    """Writes stored sessions in the formats of `web_service.export`."""

    def __init__(self, sessions: SessionStore, queries: SessionQueries) -> None:
        self._sessions = sessions
        self._queries = queries

    def write(self, session_id: str, form: str) -> tuple[Format, Iterator[bytes]]:
        """A session in a format of FORMATS, in pieces. Samples are read while they are written."""
        about = describe(self._sessions.get(session_id))
        chosen = FORMATS[form]
        return chosen, chosen.write(self._queries.exported(session_id, about))
