"""The errors of the stores."""

from web_service.core.errors import (
    BusyError,
    ConflictError,
    InvalidError,
    MienError,
    NotFoundError,
    OutOfSpaceError,
    UnavailableError,
)


class DatabaseError(UnavailableError):
    """The database cannot be used; the message says why and what to do."""


class DatabaseBusyError(DatabaseError):
    """The database is locked or unreachable; try again."""


class DatabaseFullError(OutOfSpaceError, DatabaseError):
    """The disk is full."""


class VideoFolderError(DatabaseError):
    """The videos folder belongs to another database, or cannot be used."""


class SessionError(MienError):
    """A request about a session cannot be fulfilled; the message says what to do."""


class UnknownSessionError(NotFoundError, SessionError):
    """The session, marker, face or video does not exist, or no longer."""


class SessionFullError(ConflictError, SessionError):
    """The session is as large as allowed."""


class VideoSessionError(ConflictError, SessionError):
    """The session is made from a video file, so clients cannot add to it."""


class MergeError(InvalidError, SessionError):
    """A face cannot be merged into this one."""


class DamagedSessionError(ConflictError, SessionError):
    """The stored data of a session is invalid: an older version wrote it, or it was changed by hand."""

    def __init__(self, session_id: str) -> None:
        super().__init__(
            f"The stored data of session {session_id} is damaged and cannot be read. Other sessions are not affected. "
            "Delete it, or restore the database from a backup."
        )
        self.session_id = session_id


class VideoExistsError(ConflictError, SessionError):
    """There already is a session with this id."""


class TooManyVideosError(BusyError, SessionError):
    """As many videos are waiting as allowed."""

    retry_after = 60


class WrongVideoError(ConflictError, SessionError):
    """The file is not the one that the session was made from."""


class JobConflictError(ConflictError, SessionError):
    """The request does not fit the state of the job."""


class JobLostError(MienError):
    """The job was cancelled, erased, or taken over by another worker."""
