"""Builds stores, files, queue, detector and models, for the service, the worker, a job and the command line.

Each part is built on first use. Migrations and the queue are also imported then: a job's process needs neither and
starts faster without them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

from web_service.config import Settings
from web_service.database.engine import Database
from web_service.database.errors import DatabaseBusyError, DatabaseError
from web_service.database.job_claims import JobClaims
from web_service.database.jobs import JobKey, JobStore
from web_service.database.recording import RecordingStore
from web_service.database.retention import Retention
from web_service.database.session_queries import SessionQueries
from web_service.database.sessions import SessionStore
from web_service.database.storage import StorageStore
from web_service.database.video_folder import claim_folder
from web_service.database.videos import VideoStore
from web_service.runtimes.catalogue import Catalogue
from web_service.runtimes.selection import choose_runtime
from web_service.services.annotation import Annotations
from web_service.services.erasure import SessionErasure
from web_service.services.frame_analysis import FrameAnalyser, ImageLimits
from web_service.services.intake import Announce, VideoIntake
from web_service.services.live_priority import LivePriority, LiveSignal
from web_service.services.local_analysis import LocalAnalysis
from web_service.services.model_speed import SpeedMeter
from web_service.services.session_export import SessionExports
from web_service.video.files import VideoFiles
from web_service.vision.detector import YuNetDetector, verified_weights
from web_service.vision.face_search import FaceSearch
from web_service.worker.supervisor import Supervisor

if TYPE_CHECKING:
    from web_service.worker.queue import JobQueue
    from web_service.worker.worker import Worker


class Container:
    """The parts of one process. Settings come from the environment unless given."""

    def __init__(self, settings: Settings | None = None, catalogue: Catalogue | None = None) -> None:
        self.settings = settings or Settings()
        self._catalogue = catalogue

    @cached_property
    def catalogue(self) -> Catalogue:
        settings = self.settings
        return self._catalogue or Catalogue(settings.models_dir, default=settings.model, runtime=settings.runtime)

    @cached_property
    def detector(self) -> YuNetDetector:
        return YuNetDetector(verified_weights(self.settings.detector_weights))

    @cached_property
    def face_search(self) -> FaceSearch:
        return FaceSearch(verified_weights(self.settings.detector_weights))

    @cached_property
    def database(self) -> Database:
        return Database(self.settings.database_url)

    def open_storage(self) -> None:
        """Migrate the database and claim the videos folder for it. Raises DatabaseError."""
        from web_service.database.migrate import migrate  # noqa: PLC0415

        migrate(self.database)
        claim_folder(self.database, self.files)

    def check_setup(self) -> None:
        """Migrate the database and check that everything else needed is there. Raises MienError."""
        verified_weights(self.settings.detector_weights)
        database = self.database
        try:
            self.open_storage()
        except DatabaseBusyError as error:
            raise DatabaseError(
                f"The database {database.address} cannot be reached, or another program holds it. See that it "
                "runs, that DATABASE_URL is right, and start Mien again."
            ) from error
        finally:
            # Processes that are forked later must not share connections.
            database.close()
        Catalogue(self.settings.models_dir, default=self.settings.model, runtime=self.settings.runtime)
        # "auto" may import TensorFlow, which must not happen before the fork.
        if self.settings.runtime != "auto":
            choose_runtime(self.settings.runtime)

    @cached_property
    def files(self) -> VideoFiles:
        return VideoFiles(self.settings.videos_folder(self.database.file, self.database.address))

    @cached_property
    def sessions(self) -> SessionStore:
        return SessionStore(self.database)

    @cached_property
    def recording(self) -> RecordingStore:
        return RecordingStore(self.database)

    @cached_property
    def queries(self) -> SessionQueries:
        return SessionQueries(self.database)

    @cached_property
    def storage(self) -> StorageStore:
        return StorageStore(self.database, self.files)

    @cached_property
    def videos(self) -> VideoStore:
        return VideoStore(self.database, max_waiting=self.settings.max_videos_waiting)

    @cached_property
    def jobs(self) -> JobStore:
        return JobStore(self.database)

    @cached_property
    def claims(self) -> JobClaims:
        return JobClaims(self.database)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self.database, self.files)

    @cached_property
    def queue(self) -> "JobQueue":
        from web_service.worker.queue import JobQueue, make_queue  # noqa: PLC0415

        return JobQueue(make_queue(self.settings.redis_url, self.files.folder))

    @cached_property
    def supervisor(self) -> Supervisor:
        return Supervisor(self.jobs, self.claims, self.retention, self.files, self.settings.environment())

    def worker(self, stopped: Event) -> "Worker":
        """A worker that runs jobs until `stopped` is set."""
        from web_service.worker.queue import make_queue  # noqa: PLC0415
        from web_service.worker.worker import Worker  # noqa: PLC0415

        huey = make_queue(self.settings.redis_url, self.files.folder)
        return Worker(self.supervisor, huey, stopped)

    @cached_property
    def live_signal(self) -> LiveSignal:
        return LiveSignal(self.files.folder)

    @cached_property
    def live_priority(self) -> LivePriority:
        return LivePriority(self.files.folder)

    @cached_property
    def frames(self) -> FrameAnalyser:
        limits = ImageLimits(self.settings.max_image_bytes, self.settings.max_image_pixels)
        return FrameAnalyser(self.detector, self.catalogue, self.live_signal, limits)

    @cached_property
    def speed(self) -> SpeedMeter:
        return SpeedMeter(self.catalogue)

    @cached_property
    def exports(self) -> SessionExports:
        return SessionExports(self.sessions, self.queries)

    @cached_property
    def erasure(self) -> SessionErasure:
        return SessionErasure(self.sessions, self.files)

    def intake(self, announce: Announce) -> VideoIntake:
        """Takes in videos; calls `announce` for each queued job."""
        return VideoIntake(self.catalogue, self.videos, self.jobs, self.files, announce)

    def annotations(self, announce: Announce) -> Annotations:
        """Manages annotated copies; calls `announce` for each queued job."""
        return Annotations(self.videos, self.jobs, self.files, announce)

    @contextmanager
    def local_analysis(self, *, temporary: bool) -> Iterator[LocalAnalysis]:
        """Analyses local files without a worker; `temporary` uses a database and a folder that are then deleted."""
        if not temporary:
            yield self._local_analysis()
            return
        with TemporaryDirectory(prefix="mien-") as folder:
            own = {"database_url": f"sqlite:///{folder}/sessions.db", "videos_dir": Path(folder) / "videos"}
            container = Container(self.settings.model_copy(update=own), self.catalogue)
            container.open_storage()
            try:
                yield container._local_analysis()
            finally:
                container.database.close()

    def _local_analysis(self) -> LocalAnalysis:
        return LocalAnalysis(
            videos=self.videos,
            jobs=self.jobs,
            intake=self.intake(_no_announcement),
            annotations=self.annotations(_no_announcement),
            exports=self.exports,
            erasure=self.erasure,
            files=self.files,
            run_job=self.supervisor.supervise,
        )


def _no_announcement(_key: JobKey) -> None:
    """The caller runs its jobs itself."""
