"""Detects stored sessions that cannot be read, so that one of them does not break others."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from math import isfinite

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from web_service.analytics.identities import Identities
from web_service.analytics.summary import Summary
from web_service.core.provenance import Provenance
from web_service.core.samples import MAX_MS, RECORD, Samples, fits, unpack
from web_service.database.engine import Database
from web_service.database.errors import DamagedSessionError, DatabaseError
from web_service.database.models import BatchRow, FaceRow, MarkerRow, SessionRow


def check_row(row: SessionRow) -> None:
    """Check the values of a session's row. Raises DamagedSessionError."""
    times = (row.started_at, row.last_seen_at, row.ended_at, row.first_at, row.last_at, row.consented_at)
    texts = (row.title, row.notes, row.model, row.consent_version or "")
    fits_all = (
        all(time is None or _is_time(time) for time in times)
        and all(isinstance(text, str) for text in texts)
        and isinstance(row.samples, int)
        and row.samples >= 0
        and _is_provenance(row.provenance)
    )
    if not fits_all:
        raise DamagedSessionError(row.id)


def check_markers(orm: Session, session_id: str) -> None:
    """Check the times of a session's markers. Raises DamagedSessionError."""
    nowhere = MarkerRow.session_id == session_id, ~MarkerRow.at.between(-MAX_MS, MAX_MS)
    if orm.scalar(select(MarkerRow.id).where(*nowhere).limit(1)) is not None:
        raise DamagedSessionError(session_id)


def checked_samples(session_id: str, blobs: Sequence[bytes]) -> Samples:
    """The samples of stored blobs. Raises DamagedSessionError if records are incomplete or impossible."""
    if any(len(blob) % RECORD.itemsize for blob in blobs):
        raise DamagedSessionError(session_id)
    samples = unpack(blobs)
    if not fits(samples):
        raise DamagedSessionError(session_id)
    return samples


def stored_summary(orm: Session, row: SessionRow) -> Summary | None:
    """The stored summary of a session, or None if there is none or it does not belong to these samples."""
    if row.summary is None or row.summary_revision != row.revision:
        return None
    size = orm.scalar(select(func.sum(func.length(BatchRow.samples))).where(BatchRow.session_id == row.id))
    if (size or 0) != row.samples * RECORD.itemsize:
        return None
    try:
        return Summary.from_json(row.summary)
    except ValueError:
        return None


def checked_identities(session_id: str, rows: Sequence[FaceRow]) -> Identities:
    """The face of each merged track, and the hidden faces. Raises DamagedSessionError if merges are circular."""
    if not all(isinstance(row.name, str | None) for row in rows):
        raise DamagedSessionError(session_id)
    merged = {row.face: row.merged_into for row in rows if row.merged_into is not None}

    def last(face: int) -> int:
        passed = {face}
        while (target := merged.get(face)) is not None:
            if target in passed or not isinstance(target, int):
                raise DamagedSessionError(session_id)
            passed.add(target)
            face = target
        return face

    return Identities({face: last(face) for face in merged}, {row.face for row in rows if row.hidden})


@contextmanager
def reading(database: Database) -> Iterator[Session]:
    """A read transaction. If a session turns out to be damaged, its stored summary is dropped, so that lists notice."""
    try:
        with database.read() as orm:
            yield orm
    except DamagedSessionError as error:
        with suppress(DatabaseError), database.write() as orm:
            orm.execute(update(SessionRow).where(SessionRow.id == error.session_id).values(summary_revision=-1))
        raise


def _is_provenance(stored: object) -> bool:
    try:
        Provenance.from_json(stored)
    except ValueError:
        return False
    return True


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and isfinite(value) and abs(value) <= MAX_MS
