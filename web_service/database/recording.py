"""Adds to stored sessions: batches, markers, and edits of faces."""

from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from web_service.core.clock import now_ms
from web_service.core.samples import Samples, pack
from web_service.database.damage import checked_identities
from web_service.database.engine import Database
from web_service.database.errors import MergeError, SessionFullError, UnknownSessionError, VideoSessionError
from web_service.database.models import BatchRow, FaceRow, MarkerRow, SessionRow, VideoRow
from web_service.database.session_reads import get_session_row, load_summary

MAX_MARKERS: Final = 10_000
# Far more than a day of several faces; bounds the time to review a session.
MAX_SAMPLES: Final = 5_000_000


class RecordingStore:
    """Writes to stored sessions. When a method returns, its data is on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_batch(self, session_id: str, n: int, samples: Samples, span: tuple[float, float] | None) -> bool:
        """Store batch n, which covers `span`; False if a batch n was already stored."""
        self._database.check_room()
        with self._database.write() as orm:
            session = get_session_row(orm, session_id, lock=True)
            if orm.get(VideoRow, session_id) is not None:
                raise VideoSessionError("This session is made from a video file; start another one to add samples.")
            session.last_seen_at = now_ms()
            return store_batch(orm, session, n, samples, span)

    def put_marker(self, session_id: str, marker_id: str, *, at: float, text: str) -> None:
        """Set, move or rename a marker."""
        self._database.check_room()
        with self._database.write() as orm:
            get_session_row(orm, session_id, lock=True)
            marker = orm.get(MarkerRow, marker_id)
            if marker is None:
                mine = select(func.count()).select_from(MarkerRow).where(MarkerRow.session_id == session_id)
                if (orm.scalar(mine) or 0) >= MAX_MARKERS:
                    raise SessionFullError(f"A session holds {MAX_MARKERS:,} markers at most; erase some first.")
                orm.add(MarkerRow(id=marker_id, session_id=session_id, at=at, text=text))
            elif marker.session_id != session_id:
                raise UnknownSessionError("This marker belongs to another session.")
            else:
                marker.at, marker.text = at, text

    def erase_marker(self, session_id: str, marker_id: str) -> None:
        """Erase a marker. Raises UnknownSessionError."""
        with self._database.write() as orm:
            mine = delete(MarkerRow).where(MarkerRow.id == marker_id, MarkerRow.session_id == session_id)
            if not orm.execute(mine.returning(MarkerRow.id)).all():
                raise UnknownSessionError("There is no such marker in this session; it may have been erased.")

    def put_face(self, session_id: str, edit: FaceRow) -> None:
        """Replace the edit of a face. Raises MergeError if it would be merged into itself."""
        with self._database.write() as orm:
            session = get_session_row(orm, session_id, lock=True)
            tracks = {track.face for track in load_summary(orm, session).tracks}
            if edit.face not in tracks or edit.merged_into not in tracks | {None}:
                raise UnknownSessionError("There is no such face in this session.")
            others = orm.scalars(
                select(FaceRow).where(FaceRow.session_id == session_id, FaceRow.face != edit.face)
            ).all()
            if edit.merged_into is not None:
                target = checked_identities(session_id, others).resolved.get(edit.merged_into, edit.merged_into)
                if target == edit.face:
                    raise MergeError("These faces are already merged the other way round; undo that first.")
            orm.merge(edit)
            session.revision += 1


def store_batch(orm: Session, session: SessionRow, n: int, samples: Samples, span: tuple[float, float] | None) -> bool:
    """Add batch n to a locked session; False if a batch n was already stored."""
    if orm.scalar(select(BatchRow.n).where(BatchRow.session_id == session.id, BatchRow.n == n)) is not None:
        return False
    if session.samples + len(samples) > MAX_SAMPLES:
        raise SessionFullError(
            f"A session holds {MAX_SAMPLES:,} samples at most, and this one is full. What it holds is safe; "
            "begin another one."
        )
    first, last = span or (None, None)
    orm.add(BatchRow(session_id=session.id, n=n, first_at=first, last_at=last, samples=pack(samples)))
    session.samples += len(samples)
    session.revision += 1
    if span:
        session.first_at = span[0] if session.first_at is None else min(session.first_at, span[0])
        session.last_at = span[1] if session.last_at is None else max(session.last_at, span[1])
    return True
