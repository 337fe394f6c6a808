"""Analyses local files as the service does: same rows, same sandboxed process, same results."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from web_service.database.errors import UnknownSessionError, WrongVideoError
from web_service.database.jobs import ACTIVE, JobKey, JobStore
from web_service.database.videos import VideoStore
from web_service.services.annotation import Annotations
from web_service.services.erasure import SessionErasure
from web_service.services.intake import AnalysisRequest, VideoIntake
from web_service.services.job_progress import JobProgress, progress_of
from web_service.services.session_export import SessionExports
from web_service.video.files import VideoFiles

_LOOK_SECONDS: Final = 0.2

RunJob = Callable[[JobKey, Event], None]
OnProgress = Callable[[JobProgress], None]


@dataclass(frozen=True, slots=True)
class LocalAnalysis:
    """Takes in files and runs their jobs. `run_job` returns when a job is finished or released."""

    videos: VideoStore
    jobs: JobStore
    intake: VideoIntake
    annotations: Annotations
    exports: SessionExports
    erasure: SessionErasure
    files: VideoFiles
    run_job: RunJob

    def analyse(self, session_id: str, path: Path, request: AnalysisRequest, on_progress: OnProgress) -> JobProgress:
        """Analyse a file into a session; the file is neither moved nor copied."""
        self.intake.take_link(session_id, path, request)
        return self._run(JobKey(session_id, "analysis"), on_progress)

    def annotate(self, session_id: str, *, blur: bool, on_progress: OnProgress) -> JobProgress:
        """Make the annotated copy of an analysed file."""
        self.annotations.request(session_id, blur=blur)
        return self._run(JobKey(session_id, "annotation"), on_progress)

    def export(self, session_id: str, form: str) -> Iterator[bytes]:
        """Yield a session in an export format, in pieces."""
        return self.exports.write(session_id, form)[1]

    def annotated_copy(self, session_id: str) -> Path:
        """The finished annotated copy."""
        return self.annotations.file(session_id)[0]

    def forget(self, session_id: str) -> None:
        """Erase a session and everything that belongs to it, but not the file itself."""
        with suppress(UnknownSessionError):
            self.erasure.erase(session_id)

    def _run(self, key: JobKey, on_progress: OnProgress) -> JobProgress:
        """Run a job until it is finished; cancel it if anything is raised meanwhile, such as by Ctrl+C."""
        stopped = Event()
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(self.run_job, key, stopped)
            try:
                while (progress := self._progress(key)).status in ACTIVE:
                    on_progress(progress)
                    wait([running], _LOOK_SECONDS)
                    if running.done():
                        running.result()
                        # A worker of the service may have taken the job and died; then run it here.
                        if self._is_waiting(key):
                            stopped.wait(_LOOK_SECONDS)
                            running = pool.submit(self.run_job, key, stopped)
            except BaseException:
                self.jobs.cancel(key)
                stopped.set()
                raise
        return progress

    def _is_waiting(self, key: JobKey) -> bool:
        """Whether a job is not finished yet. Raises WrongVideoError if its file is gone."""
        # In this order: the file of a finished job is erased after its end.
        readable = self.files.readable(key.session_id)
        waiting = self._progress(key).status in ACTIVE
        if waiting and not readable:
            raise WrongVideoError("The file can no longer be read. Nothing was stored.")
        return waiting

    def _progress(self, key: JobKey) -> JobProgress:
        if key.kind == "annotation":
            return progress_of(self.annotations.job(key.session_id))
        return progress_of(self.videos.get(key.session_id).analysis)
