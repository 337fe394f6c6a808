"""How much is stored."""

from dataclasses import dataclass

from sqlalchemy import func, select

from web_service.core.samples import MAX_MS
from web_service.database.engine import Database
from web_service.database.models import SessionRow, StorageRow
from web_service.video.files import VideoFiles


@dataclass(frozen=True, slots=True)
class Usage:
    """How much is stored, and for how many days it is kept (None: until it is erased)."""

    keep_days: int | None
    sessions: int
    samples: int
    bytes: int
    videos: int
    video_bytes: int
    oldest_at: float | None


class StorageStore:
    """The database and the videos folder as a whole."""

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
