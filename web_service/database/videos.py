"""The video files that sessions are made from."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session

from web_service.database.base import Database
from web_service.database.jobs import ACTIVE
from web_service.database.models import JobRow, SessionRow, VideoRow
from web_service.database.sessions import SessionError, UnknownSessionError, now_ms


class VideoExistsError(SessionError):
    """A session of that id is there already."""


class TooManyVideosError(SessionError):
    """As many wait as may."""


class WrongVideoError(SessionError):
    """It is not the file that the session was made from, or that file is not here."""


@dataclass(frozen=True, slots=True)
class StoredVideo:
    """A session's video, its analysis, and how its annotated copy stands, if one was asked for."""

    session: SessionRow
    video: VideoRow
    analysis: JobRow
    annotation: JobRow | None


class VideoStore:
    """Videos in a database; their files lie elsewhere."""

    def __init__(self, database: Database, *, max_waiting: int) -> None:
        self._database = database
        self._max_waiting = max_waiting

    def create(self, session: SessionRow, video: VideoRow, take: Callable[[], None]) -> None:
        """Begin a session that is made from a video, its analysis queued; `take` puts the file in its place."""
        self._database.check_room()
        self._note(session.id)
        now = now_ms()
        with self._database.write() as orm:
            self._check_waiting(orm)
            if orm.get(SessionRow, session.id) is not None:
                raise VideoExistsError("There is a session of this id already; send another id, or none.")
            orm.add(session)
            orm.flush()
            orm.add(video)
            orm.flush()
            orm.add(
                JobRow(session_id=session.id, kind="analysis", status="queued", options={}, queued_at=now, heard_at=now)
            )
            orm.flush()
            # No worker sees the job before its file is there.
            take()

    def new_name(self) -> str:
        """A name for a new file, stored before the file is written, so that files left by a crash are known."""
        name = str(uuid4())
        self._note(name)
        return name

    def _note(self, name: str) -> None:
        noted = text("INSERT INTO video_files (name, written_at) VALUES (:name, :now) ON CONFLICT DO NOTHING")
        with self._database.write() as orm:
            orm.execute(noted, {"name": name, "now": now_ms()})

    def check_waiting(self) -> None:
        """Whether one more may wait; TooManyVideosError."""
        with self._database.read() as orm:
            self._check_waiting(orm)

    def waiting(self) -> int:
        """How many are queued or analysed just now."""
        with self._database.read() as orm:
            return _waiting(orm)

    def newest(self, limit: int) -> list[StoredVideo]:
        """The newest videos; those that are at work or wait come with them however old they are."""
        order = VideoRow.received_at.desc(), VideoRow.session_id.desc()
        with self._database.read() as orm:
            newest = orm.scalars(select(VideoRow.session_id).order_by(*order).limit(limit)).all()
            active = select(JobRow.session_id).where(JobRow.status.in_(ACTIVE))
            wanted = or_(VideoRow.session_id.in_(newest), VideoRow.session_id.in_(active))
            # The joins leave out what remains of a session that was erased by hand.
            analysed = select(VideoRow.session_id).join(SessionRow).join(JobRow).where(JobRow.kind == "analysis")
            ids = orm.scalars(analysed.where(wanted).order_by(*order)).all()
            return [_stored(orm, each) for each in ids]

    def get(self, session_id: str) -> StoredVideo:
        """A session's video; UnknownSessionError where it has none."""
        with self._database.read() as orm:
            return _stored(orm, session_id)

    def set_keep(self, session_id: str, *, keep: bool) -> None:
        """Whether the file is to be kept."""
        with self._database.write() as orm:
            _video(orm, session_id).keep = keep

    def _check_waiting(self, orm: Session) -> None:
        if _waiting(orm) >= self._max_waiting:
            raise TooManyVideosError(
                f"As many videos as may, {self._max_waiting}, wait for their analysis. Send this one when one is done."
            )


def _waiting(orm: Session) -> int:
    active = select(func.count()).select_from(JobRow).where(JobRow.kind == "analysis", JobRow.status.in_(ACTIVE))
    return orm.scalar(active) or 0


def _video(orm: Session, session_id: str) -> VideoRow:
    row = orm.get(VideoRow, session_id)
    if row is None:
        raise UnknownSessionError("There is no such video; its session may have been erased.")
    return row


def _stored(orm: Session, session_id: str) -> StoredVideo:
    video = _video(orm, session_id)
    jobs = {job.kind: job for job in orm.scalars(select(JobRow).where(JobRow.session_id == session_id))}
    session = orm.get(SessionRow, session_id)
    if session is None or "analysis" not in jobs:
        raise UnknownSessionError("There is no such video; its session may have been erased.")
    return StoredVideo(session, video, jobs["analysis"], jobs.get("annotation"))
