"""What is stored as a whole, for how long, and the end of all of it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, func, select

from web_service.database.base import Database
from web_service.database.jobs import ACTIVE
from web_service.database.models import JobRow, SessionRow, StorageRow, VideoFileRow, VideoRow
from web_service.database.sessions import now_ms
from web_service.database.video_folder import owns_folder
from web_service.media.files import VideoFiles
from web_service.review.samples import MAX_MS

_DAY_MS: Final = 86_400_000
# For so long the name of a file that is not there is remembered: it may be about to be written.
_NOTED_MS: Final = 3_600_000


@dataclass(frozen=True, slots=True)
class Usage:
    """How much is stored, and for how many days it is kept (None: until a person erases it)."""

    keep_days: int | None
    sessions: int
    samples: int
    bytes: int
    videos: int
    video_bytes: int
    oldest_at: float | None


class StorageStore:
    """The database as a whole."""

    def __init__(self, database: Database, files: VideoFiles) -> None:
        self.database = database
        self._files = files

    def usage(self) -> Usage:
        count, samples = func.count(), func.sum(SessionRow.samples)
        oldest = func.min(SessionRow.started_at).filter(SessionRow.started_at.between(-MAX_MS, MAX_MS))
        with self.database.read() as orm:
            sessions, total, oldest_at = orm.execute(select(count, samples, oldest).select_from(SessionRow)).one()
            keep_days = orm.scalar(select(StorageRow.keep_days))
        videos, video_bytes = self._files.usage()
        return Usage(keep_days, sessions, int(total or 0), self.database.size_bytes(), videos, video_bytes, oldest_at)

    def keep(self, days: int | None) -> None:
        """Erase sessions so many days after they were last added to, from now on; None keeps them."""
        with self.database.write() as orm:
            orm.merge(StorageRow(id=1, keep_days=days))
        self.erase_old()

    def erase_old(self) -> int:
        """Erase what is older than it may be, and tell how many sessions that were."""
        with self.database.read() as orm:
            keep_days = orm.scalar(select(StorageRow.keep_days))
        if keep_days is None:
            return 0
        over = func.coalesce(SessionRow.ended_at, SessionRow.heard_at) < now_ms() - keep_days * _DAY_MS
        with self.database.write() as orm:
            erased = orm.scalars(delete(SessionRow).where(over).returning(SessionRow.id)).all()
        if erased:
            self._forget(erased)
        return len(erased)

    def erase_strays(self) -> None:
        """Erase video files that belong to no session any longer, or that were to be kept for their analysis only.

        Files that this database has not written stay, whatever they are called.
        """
        # The folder may be unmounted, or another one mounted in its place.
        if not owns_folder(self.database, self._files):
            return
        over = JobRow.kind == "analysis", JobRow.status.not_in(ACTIVE), ~VideoRow.keep
        # Looked for before the rows are read, so that what arrives meanwhile is none of them.
        present = self._files.present()
        with self.database.read() as orm:
            known = set(orm.scalars(select(VideoRow.session_id)))
            done = set(orm.scalars(select(VideoRow.session_id).join(JobRow).where(*over)))
            written = {row.name: row.written_at for row in orm.scalars(select(VideoFileRow))}
        for session_id, abandoned in present.items():
            if session_id in done or (abandoned and session_id in written and session_id not in known):
                self._files.erase(session_id)
        self._forget_names({name for name, at in written.items() if at < now_ms() - _NOTED_MS} - known - set(present))

    def erase_everything(self) -> None:
        """Erase all sessions, for good."""
        with self.database.write() as orm:
            erased = orm.scalars(delete(SessionRow).returning(SessionRow.id)).all()
        self._forget(erased)
        self.erase_strays()

    def _forget_names(self, names: Set[str]) -> None:
        if names:
            with self.database.write() as orm:
                orm.execute(delete(VideoFileRow).where(VideoFileRow.name.in_(names)))

    def _forget(self, erased: Sequence[str]) -> None:
        """Erase what is left of sessions whose rows are gone."""
        self.database.forget_erased()
        for session_id in erased:
            self._files.erase(session_id)
