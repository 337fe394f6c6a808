"""Takes in video files: creates a session and queues its analysis, however the file arrived."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from web_service.core.clock import now_ms
from web_service.database.errors import JobConflictError, WrongVideoError
from web_service.database.jobs import JobKey, JobStore
from web_service.database.models import VideoRow
from web_service.database.sessions import new_session
from web_service.database.videos import StoredVideo, VideoStore
from web_service.runtimes.catalogue import Catalogue
from web_service.services.provenance import provenance
from web_service.video.files import VideoFiles, fingerprint_of

Announce = Callable[[JobKey], None]
_MAX_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What is known about a file before it is opened."""

    name: str
    bytes: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class AnalysisRequest:
    """How to analyse a video: `rate` frames per second (None: all); `consent` is its time and the text's version."""

    title: str = ""
    model: str | None = None
    rate: float | None = 10
    keep: bool = False
    consent: tuple[float, str] | None = None


class VideoIntake:
    """Takes in videos, and keeps or discards their files."""

    def __init__(
        self, catalogue: Catalogue, videos: VideoStore, jobs: JobStore, files: VideoFiles, announce: Announce
    ) -> None:
        self._catalogue = catalogue
        self._videos = videos
        self._jobs = jobs
        self._files = files
        self._announce = announce

    def take_upload(self, arrived: str, session_id: str, file: ReceivedFile, request: AnalysisRequest) -> None:
        """Queue the analysis of an upload. Raises VideoExistsError, TooManyVideosError and UnknownModelError."""
        with self._files.taking(arrived, session_id) as take:
            self._create(session_id, file, request, take)
        self._announce(JobKey(session_id, "analysis"))

    def take_link(self, session_id: str, path: Path, request: AnalysisRequest) -> None:
        """Queue the analysis of a local file, which is neither moved nor copied."""
        file = ReceivedFile(printable(path.name), path.stat().st_size, fingerprint_of(path))
        try:
            self._create(session_id, file, request, lambda: self._files.link(session_id, path))
        except BaseException:
            self._files.erase(session_id, "video")
            raise
        self._announce(JobKey(session_id, "analysis"))

    def check_keepable(self, session_id: str) -> StoredVideo:
        """The video whose file is to be uploaded again. Raises JobConflictError if it was not analysed."""
        stored = self._videos.get(session_id)
        if stored.analysis.status in {"failed", "cancelled"}:
            raise JobConflictError("This video was not analysed. Send it as a new video instead.")
        return stored

    def keep(self, arrived: str, stored: StoredVideo, file: ReceivedFile) -> None:
        """Keep an upload as the file of a session. Raises WrongVideoError if it is another file."""
        session_id = stored.session.id
        if file.fingerprint != stored.video.fingerprint:
            raise WrongVideoError(f"This is not the file that was analysed, {stored.video.name!r}. Choose that file.")
        with self._files.taking(arrived, session_id) as take:
            self._videos.set_keep(session_id, keep=True)
            take()

    def give_up(self, session_id: str) -> None:
        """Cancel the jobs of a video and erase its files. A finished session is kept."""
        self._videos.set_keep(session_id, keep=False)
        self._jobs.cancel(JobKey(session_id, "analysis"))
        self._jobs.cancel(JobKey(session_id, "annotation"))
        self._jobs.delete_annotation(session_id)
        self._files.erase(session_id)

    def _create(self, session_id: str, file: ReceivedFile, request: AnalysisRequest, take: Callable[[], None]) -> None:
        rate = "all" if request.rate is None else request.rate
        about = provenance(self._catalogue, request.model, {"frames analysed a second": rate, "file": file.name})
        session = new_session(
            session_id,
            title=request.title or file.name,
            source="video",
            provenance=about.to_json(),
            consent=request.consent,
        )
        video = VideoRow(
            session_id=session_id,
            name=file.name,
            bytes=file.bytes,
            fingerprint=file.fingerprint,
            received_at=now_ms(),
            rate=request.rate,
            keep=request.keep,
            media=None,
        )
        self._videos.create(session, video, take)


def printable(name: str) -> str:
    """A file's name without folders and unprintable characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:_MAX_NAME] or "video"
