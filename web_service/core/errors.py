"""The kinds of errors, by what a person can do about them. An error's message says what is wrong and what to do.

Every package derives its errors from these; the API maps each kind to an HTTP status.
"""


class MienError(Exception):
    """The root of all errors that Mien raises deliberately."""


class InvalidError(MienError):
    """The input is invalid: send something else."""


class TooLargeError(InvalidError):
    """The input exceeds a limit: send less, or raise the limit."""


class NotFoundError(MienError):
    """The requested thing does not exist, or no longer."""


class ConflictError(MienError):
    """The request conflicts with the current state."""


class RetryError(MienError):
    """Retrying in `retry_after` seconds will most likely succeed."""

    retry_after = 1


class BusyError(RetryError):
    """Too many requests of this kind are already running."""


class UnavailableError(RetryError):
    """Something required cannot be reached right now."""


class OutOfSpaceError(MienError):
    """The disk is full: free some space."""


class SetupError(MienError):
    """A setting is wrong, or a part of the installation is missing or damaged."""
