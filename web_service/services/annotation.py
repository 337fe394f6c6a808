"""Annotated copies of videos: request, follow, get and discard them."""

from pathlib import Path

from web_service.core.errors import NotFoundError
from web_service.database.errors import JobConflictError
from web_service.database.jobs import JobKey, JobStore
from web_service.database.models import JobRow
from web_service.database.videos import VideoStore
from web_service.services.intake import Announce
from web_service.video.files import VideoFiles


class NoAnnotationError(NotFoundError):
    """No annotated copy was requested, or it is not finished."""


class Annotations:
    """The annotated copies of stored videos."""

    def __init__(self, videos: VideoStore, jobs: JobStore, files: VideoFiles, announce: Announce) -> None:
        self._videos = videos
        self._jobs = jobs
        self._files = files
        self._announce = announce

    def request(self, session_id: str, *, blur: bool) -> None:
        """Queue the annotation of a kept video, replacing an earlier copy. Raises JobConflictError."""
        stored = self._videos.get(session_id)
        if not (stored.video.keep and self._files.has(session_id, "video")):
            raise JobConflictError("This video was not kept. Send the same file again to annotate it.")
        self._jobs.request_annotation(session_id, blur=blur)
        self._files.erase(session_id, "annotated")
        self._announce(JobKey(session_id, "annotation"))

    def job(self, session_id: str) -> JobRow:
        """The annotation's job. Raises NoAnnotationError if none was requested."""
        job = self._videos.get(session_id).annotation
        if job is None:
            raise NoAnnotationError("No annotated video was requested for this session.")
        return job

    def discard(self, session_id: str) -> None:
        """Cancel the annotation or erase its result."""
        self.job(session_id)
        self._jobs.delete_annotation(session_id)
        self._files.erase(session_id, "annotated")

    def file(self, session_id: str) -> tuple[Path, str]:
        """The finished copy and its download name. Raises NoAnnotationError."""
        stored = self._videos.get(session_id)
        complete = stored.annotation is not None and stored.annotation.status == "complete"
        if not complete or not self._files.has(session_id, "annotated"):
            raise NoAnnotationError("There is no annotated video of this session yet.")
        name = f"{stored.video.name.rsplit('.', 1)[0]}.annotated.mp4"
        return self._files.path(session_id, "annotated"), name
