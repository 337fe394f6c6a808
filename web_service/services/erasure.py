"""Erases sessions with everything that belongs to them."""

from web_service.database.sessions import SessionStore
from web_service.video.files import VideoFiles


class SessionErasure:
    """Erases a session's rows and files together."""

    def __init__(self, sessions: SessionStore, files: VideoFiles) -> None:
        self._sessions = sessions
        self._files = files

    def erase(self, session_id: str) -> None:
        """Erase a session, its samples and its files permanently. Raises UnknownSessionError."""
        self._sessions.erase(session_id)
        self._files.erase(session_id)
