"""Retention: erases sessions after the days for which they are kept, and video files that are no longer needed."""

import logging
import threading
from collections.abc import Sequence, Set
from typing import Final

from sqlalchemy import delete, func, select

from web_service.core.clock import now_ms
from web_service.database.engine import Database
from web_service.database.errors import DatabaseError
from web_service.database.jobs import ACTIVE
from web_service.database.models import JobRow, SessionRow, StorageRow, VideoFileRow, VideoRow
from web_service.database.video_folder import owns_folder
from web_service.video.files import VideoFiles

_EVERY_SECONDS: Final = 60.0
_DAY_MS: Final = 86_400_000
# The name of a missing file is remembered for this long, as it may be about to be written.
_NOTED_MS: Final = 3_600_000
_log = logging.getLogger(__name__)


class Retention:
    """Erases sessions and files that are no longer to be kept."""

    def __init__(self, database: Database, files: VideoFiles) -> None:
        self.database = database
        self._files = files

    def keep(self, days: int | None) -> None:
        """Keep sessions for this many days after their end from now on; None keeps them until they are erased."""
        with self.database.write() as orm:
            orm.merge(StorageRow(id=1, keep_days=days))
        self.erase_expired()

    def erase_expired(self) -> int:
        """Erase sessions that are too old, and return their number."""
        with self.database.read() as orm:
            keep_days = orm.scalar(select(StorageRow.keep_days))
        if keep_days is None:
            return 0
        over = func.coalesce(SessionRow.ended_at, SessionRow.last_seen_at) < now_ms() - keep_days * _DAY_MS
        with self.database.write() as orm:
            erased = orm.scalars(delete(SessionRow).where(over).returning(SessionRow.id)).all()
        if erased:
            self._forget(erased)
        return len(erased)

    def erase_orphans(self) -> None:
        """Erase video files without a session, and those that were needed for an analysis only.

        Files that this database has not written are never erased.
        """
        # The folder may be unmounted, and another one in its place.
        if not owns_folder(self.database, self._files):
            return
        over = JobRow.kind == "analysis", JobRow.status.not_in(ACTIVE), ~VideoRow.keep
        # List the files before the rows, so that files that arrive in between are not mistaken for orphans.
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
        """Erase all sessions permanently."""
        with self.database.write() as orm:
            erased = orm.scalars(delete(SessionRow).returning(SessionRow.id)).all()
        self._forget(erased)
        self.erase_orphans()

    def _forget_names(self, names: Set[str]) -> None:
        if names:
            with self.database.write() as orm:
                orm.execute(delete(VideoFileRow).where(VideoFileRow.name.in_(names)))

    def _forget(self, erased: Sequence[str]) -> None:
        """Erase the remains of sessions whose rows have been deleted."""
        self.database.vacuum()
        for session_id in erased:
            self._files.erase(session_id)


def enforce_retention(retention: Retention, stopped: threading.Event, every: float = _EVERY_SECONDS) -> None:
    """Erase what is too old, now and then every minute, until `stopped` is set."""
    while True:
        try:
            if erased := retention.erase_expired():
                _log.info("Erased %d sessions whose retention period is over.", erased)
            retention.erase_orphans()
            # Readers may have prevented this when something was erased.
            retention.database.vacuum()
        except DatabaseError as error:
            _log.warning("Cannot erase old sessions; trying again later. %s", error)
        if stopped.wait(every):
            return
