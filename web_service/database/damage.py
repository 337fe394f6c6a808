"""Detects stored sessions that cannot be read, so that one of them does not break the others."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from math import isfinite

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from web_service.database.base import Database, DatabaseError
from web_service.database.models import BatchRow, FaceRow, MarkerRow, SessionRow
from web_service.review.samples import MAX_MS, RECORD, Samples, fits, unpack
from web_service.review.summary import Faces, Summary


class DamagedSessionError(Exception):
    """A session's stored data is invalid: an older version wrote it, or something else changed the database."""

    def __init__(self, session_id: str) -> None:
        super().__init__(
            f"The stored data of session {session_id} is damaged and cannot be read. Other sessions are not affected. "
            "Delete it, or restore the database from a backup."
        )
        self.session_id = session_id


def check_row(row: SessionRow) -> None:
    """Refuse a session with a time that is not a number or a text that is not text; DamagedSessionError."""
    times = (row.started_at, row.heard_at, row.ended_at, row.first_at, row.last_at)
    texts = (row.title, row.notes, row.model)
    if not (all(time is None or _is_time(time) for time in times) and all(isinstance(text, str) for text in texts)):
        raise DamagedSessionError(row.id)


def check_markers(orm: Session, session_id: str) -> None:
    """Refuse a session with a marker at an invalid time; DamagedSessionError."""
    nowhere = MarkerRow.session_id == session_id, ~MarkerRow.at.between(-MAX_MS, MAX_MS)
    if orm.scalar(select(MarkerRow.id).where(*nowhere).limit(1)) is not None:
        raise DamagedSessionError(session_id)


def unpacked(session_id: str, blobs: Sequence[bytes]) -> Samples:
    """The samples of stored blobs; DamagedSessionError where these are not whole records, or hold invalid values."""
    if any(len(blob) % RECORD.itemsize for blob in blobs):
        raise DamagedSessionError(session_id)
    samples = unpack(blobs)
    if not fits(samples):
        raise DamagedSessionError(session_id)
    return samples


def kept_summary(orm: Session, row: SessionRow) -> Summary | None:
    """The stored summary of a session; None where there is none, or where it does not match the stored samples."""
    if row.summary is None or row.summary_revision != row.revision:
        return None
    size = orm.scalar(select(func.sum(func.length(BatchRow.samples))).where(BatchRow.session_id == row.id))
    if (size or 0) != row.samples * RECORD.itemsize:
        return None
    try:
        return Summary.from_json(row.summary)
    except ValueError:
        return None


def resolved(session_id: str, rows: Sequence[FaceRow]) -> Faces:
    """Each merged track's final target, and the hidden faces; DamagedSessionError where merges form a cycle, say."""
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

    return Faces({face: last(face) for face in merged}, {row.face for row in rows if row.hidden})


@contextmanager
def reading(database: Database) -> Iterator[Session]:
    """A read transaction. A session found to be damaged loses its stored summary, so that lists show it as damaged."""
    try:
        with database.read() as orm:
            yield orm
    except DamagedSessionError as error:
        with suppress(DatabaseError), database.write() as orm:
            orm.execute(update(SessionRow).where(SessionRow.id == error.session_id).values(summary_revision=-1))
        raise


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and isfinite(value) and abs(value) <= MAX_MS
