"""What can go wrong, by what a person can do about it. The message of each error says what is wrong and what to do.

Each part of Mien defines its own errors as kinds of these; the API gives each kind its HTTP status.
"""


class MienError(Exception):
    """The root of all errors that Mien raises on purpose."""


class InvalidError(MienError):
    """What was sent does not fit: send something else."""


class TooLargeError(InvalidError):
    """What was sent is larger than a limit: send less, or raise the limit."""


class NotFoundError(MienError):
    """What was asked for does not exist, or no longer."""


class ConflictError(MienError):
    """The request does not fit the current state of what it is about."""


class RetryError(MienError):
    """Trying again in `retry_after` seconds will most likely succeed."""

    retry_after = 1


class BusyError(RetryError):
    """Too much is under way already."""


class UnavailableError(RetryError):
    """Something that is needed cannot be reached just now."""


class OutOfSpaceError(MienError):
    """The disk is full: free some space."""


class SetupError(MienError):
    """A setting or a part of the installation does not fit, so Mien cannot work with it."""
