"""What is added to a stored session: batches, markers, and what a person says of its faces."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from web_service.core.samples import Samples, pack
from web_service.database.base import Database
from web_service.database.damage import resolved
from web_service.database.models import BatchRow, FaceRow, MarkerRow, SessionRow, VideoRow
from web_service.database.sessions import (
    MAX_SAMPLES,
    MergeError,
    SessionFullError,
    UnknownSessionError,
    VideoSessionError,
    found,
    now_ms,
    summary_of,
)

MAX_MARKERS = 10_000


class Recording:
    """Writes to stored sessions; every method's return means that it is on the disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_batch(self, session_id: str, n: int, samples: Samples, span: tuple[float, float] | None) -> bool:
        """Store batch n, which tells of `span`; False where it was stored before, whatever it held."""
        self._database.check_room()
        with self._database.write() as orm:
            session = found(orm, session_id, lock=True)
            if orm.get(VideoRow, session_id) is not None:
                raise VideoSessionError("This session is made from a video file; begin another one to add samples to.")
            session.last_seen_at = now_ms()
            return store_batch(orm, session, n, samples, span)

    def put_marker(self, session_id: str, marker_id: str, *, at: float, text: str) -> None:
        """Set, move or rename a marker."""
        self._database.check_room()
        with self._database.write() as orm:
            found(orm, session_id, lock=True)
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
        """Erase a marker; UnknownSessionError where there is none."""
        with self._database.write() as orm:
            mine = delete(MarkerRow).where(MarkerRow.id == marker_id, MarkerRow.session_id == session_id)
            if not orm.execute(mine.returning(MarkerRow.id)).all():
                raise UnknownSessionError("There is no such marker in this session; it may have been erased.")

    def put_face(self, session_id: str, edit: FaceRow) -> None:
        """Replace what was said of a face; MergeError where it would be merged into itself."""
        with self._database.write() as orm:
            session = found(orm, session_id, lock=True)
            tracks = {track.face for track in summary_of(orm, session).tracks}
            if edit.face not in tracks or edit.merged_into not in tracks | {None}:
                raise UnknownSessionError("There is no such face in this session.")
            others = orm.scalars(
                select(FaceRow).where(FaceRow.session_id == session_id, FaceRow.face != edit.face)
            ).all()
            if edit.merged_into is not None:
                target = resolved(session_id, others).resolved.get(edit.merged_into, edit.merged_into)
                if target == edit.face:
                    raise MergeError("These faces are merged already the other way round; undo that first.")
            orm.merge(edit)
            session.revision += 1


def store_batch(orm: Session, session: SessionRow, n: int, samples: Samples, span: tuple[float, float] | None) -> bool:
    """Add batch n to a session that is held; False where it was stored before, whatever it held."""
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
