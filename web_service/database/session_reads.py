"""Reads parts of stored sessions, inside the caller's transaction."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from web_service.analytics.identities import Identities
from web_service.analytics.summary import Summary, summarise
from web_service.core.samples import RECORD, Samples
from web_service.database.damage import check_markers, check_row, checked_identities, checked_samples, stored_summary
from web_service.database.errors import DamagedSessionError, UnknownSessionError
from web_service.database.models import BatchRow, FaceRow, SessionRow

# Large enough to work on whole columns, small enough to save memory.
_PIECE_BYTES: Final = 30_000 * RECORD.itemsize
_BATCHES_AT_ONCE: Final = 50


def get_session_row(orm: Session, session_id: str, *, lock: bool = False) -> SessionRow:
    """The row of a session, optionally locked for writing. Raises UnknownSessionError."""
    row = orm.get(SessionRow, session_id, with_for_update=lock)
    if row is None:
        raise UnknownSessionError("There is no such session; it may have been erased.")
    return row


def load_summary(orm: Session, row: SessionRow) -> Summary:
    """The stored summary if it is up to date, else a new one. Raises DamagedSessionError."""
    first, last = session_clock(row)
    check_markers(orm, row.id)
    faces = load_identities(orm, row.id)
    return stored_summary(orm, row) or summarise(read_samples(orm, row.id), faces, first_at=first, last_at=last)


def session_clock(row: SessionRow) -> tuple[float, float]:
    """The start and end of the session's clock. Raises DamagedSessionError."""
    check_row(row)
    return row.first_at or 0.0, row.last_at or 0.0


def load_identities(orm: Session, session_id: str) -> Identities:
    """The faces that a session's tracks count as, with chains of merges resolved."""
    rows = orm.scalars(select(FaceRow).where(FaceRow.session_id == session_id)).all()
    return checked_identities(session_id, rows)


def load_names(orm: Session, session_id: str) -> dict[int, str]:
    """The names of faces that have one."""
    named = select(FaceRow.face, FaceRow.name).where(FaceRow.session_id == session_id)
    return {face: name for face, name in orm.execute(named) if name}


def read_samples(orm: Session, session_id: str, window: tuple[float, float] | None = None) -> Iterator[Samples]:
    """Yield a session's samples in order of batches, piece by piece; with a window, only of batches that overlap it."""
    wanted = select(BatchRow.samples).where(BatchRow.session_id == session_id).order_by(BatchRow.n)
    if window:
        wanted = wanted.where(BatchRow.first_at <= window[1], BatchRow.last_at >= window[0])
    blobs: list[bytes] = []
    size = 0
    try:
        for blob in orm.scalars(wanted, execution_options={"yield_per": _BATCHES_AT_ONCE}):
            blobs.append(blob)
            size += len(blob)
            if size >= _PIECE_BYTES:
                yield checked_samples(session_id, blobs)
                blobs, size = [], 0
    except TypeError as error:
        # SQLite can hold text in a column of blobs.
        raise DamagedSessionError(session_id) from error
    yield checked_samples(session_id, blobs)
