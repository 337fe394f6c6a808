"""Sees files through as the service does: the same rows, the same confined process, the same results."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Final

from web_service.api.session_views import detail_view
from web_service.api.uploads import Received
from web_service.api.video_rows import video_rows
from web_service.api.video_schemas import VideoUpload, Work
from web_service.api.video_views import annotation_view, video_view
from web_service.config import Settings
from web_service.database.base import Database
from web_service.database.jobs import ACTIVE, JobKey, JobStore
from web_service.database.migrate import migrate
from web_service.database.reviewing import Reviewing
from web_service.database.sessions import SessionStore, UnknownSessionError
from web_service.database.storage import StorageStore
from web_service.database.video_folder import claim_folder
from web_service.database.videos import VideoStore, WrongVideoError
from web_service.export.exported import Exported
from web_service.jobs.supervisor import Supervisor
from web_service.media.files import VideoFiles, fingerprint_of
from web_service.runtimes.catalogue import Catalogue

_LOOK_SECONDS: Final = 0.2


class Workshop:
    """A database, a folder of videos, and what works on them."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self._database = Database(settings.database_url)
        migrate(self._database)
        self._catalogue = catalogue
        self._sessions = SessionStore(self._database)
        self._jobs = JobStore(self._database)
        self._videos = VideoStore(self._database, max_waiting=settings.max_videos_waiting)
        self.files = VideoFiles(settings.videos_folder(self._database.file, self._database.address))
        claim_folder(self._database, self.files)
        storage = StorageStore(self._database, self.files)
        self._supervisor = Supervisor(self._jobs, storage, self.files, settings.environment())

    def take(self, session_id: str, path: Path, asked: VideoUpload) -> None:
        """Queue the analysis of a file, which stays where it is."""
        name = os.fsencode(path.name).decode("utf-8", "replace")
        size = path.stat().st_size
        received = Received(name, size, fingerprint_of(path), {})
        session, video = video_rows(session_id, asked, received, self._catalogue)
        self._videos.create(session, video, lambda: self._link(session_id, path))

    def ask_annotation(self, session_id: str, *, blur: bool) -> None:
        """Queue the drawing of an analysed video."""
        self._jobs.ask_annotation(session_id, blur=blur)

    def see_through(self, key: JobKey, show: Callable[[Work], None]) -> Work:
        """Do a job until it is settled; where anything is raised meanwhile, such as by Ctrl+C, it is cancelled."""
        stopped = Event()
        with ThreadPoolExecutor(1) as pool:
            doing = pool.submit(self._supervisor.see_through, key, stopped)
            try:
                while (work := self._work(key)).status in ACTIVE:
                    show(work)
                    wait([doing], _LOOK_SECONDS)
                    if doing.done():
                        # A worker of the service may have been faster, and may die: then it is taken up here.
                        doing.result()
                        if not self.files.readable(key.session_id):
                            raise WrongVideoError("The file can no longer be read. Nothing of it was stored.")
                        stopped.wait(_LOOK_SECONDS)
                        doing = pool.submit(self._supervisor.see_through, key, stopped)
            except BaseException:
                self._jobs.cancel(key)
                stopped.set()
                raise
        return work

    def exported(self, session_id: str) -> Exported:
        """A session as it is written to files."""
        about = detail_view(self._sessions.get(session_id)).model_dump(mode="json", by_alias=True)
        return Reviewing(self._database).exported(session_id, about)

    def forget(self, session_id: str) -> None:
        """Erase a session and all that belongs to it; the file itself stays."""
        with suppress(UnknownSessionError):
            self._sessions.erase(session_id)
        self.files.erase(session_id)

    def close(self) -> None:
        self._database.close()

    def _link(self, session_id: str, path: Path) -> None:
        self.files.folder.mkdir(parents=True, exist_ok=True)
        self.files.path(session_id, "video").symlink_to(path.resolve())

    def _work(self, key: JobKey) -> Work:
        stored = self._videos.get(key.session_id)
        if key.kind == "annotation" and stored.annotation:
            return annotation_view(stored.annotation, self.files)
        return video_view(stored, self.files)


@contextmanager
def temporary(settings: Settings, catalogue: Catalogue) -> Iterator[Workshop]:
    """A workshop of which nothing is left."""
    with TemporaryDirectory(prefix="mien-") as folder:
        own = {"database_url": f"sqlite:///{folder}/sessions.db", "videos_dir": Path(folder) / "videos"}
        workshop = Workshop(settings.model_copy(update=own), catalogue)
        try:
            yield workshop
        finally:
            workshop.close()
