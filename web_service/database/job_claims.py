"""What workers do with jobs: claim them, report progress and store results.

A claim is an id that all later calls must present, so that a worker that was presumed dead cannot interfere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from web_service.core.clock import now_ms
from web_service.core.samples import Samples
from web_service.database.engine import Database
from web_service.database.errors import JobLostError
from web_service.database.jobs import JobKey, clear_analysis, end, has_key, is_free
from web_service.database.models import JobRow, SessionRow, VideoRow
from web_service.database.recording import store_batch


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a job: frames, and `done_ms` of the video's `length_ms`."""

    frames_done: int
    frames_total: int | None
    done_ms: float
    length_ms: float | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Samples to store as batch n, the time span they cover, if any, and the state for the next batch."""

    n: int
    samples: Samples
    span: tuple[float, float] | None
    state: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimedRows:
    """The rows of a claimed job, and its claim."""

    claim: str
    session: SessionRow
    video: VideoRow
    job: JobRow


class JobClaims:
    """Claims jobs, and stores what their workers report."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, key: JobKey) -> ClaimedRows | None:
        """Claim a job that is queued, or whose worker died; None if there is nothing to do."""
        with self._database.write() as orm:
            job = orm.scalar(select(JobRow).where(*has_key(key), is_free()).with_for_update())
            if job is None:
                return None
            job.claim, job.status, job.last_seen_at, job.remark = str(uuid4()), "running", now_ms(), None
            orm.flush()
            return _claimed_rows(orm, key, job, job.claim)

    def held(self, key: JobKey, claim: str) -> ClaimedRows:
        """The rows of a claimed job. Raises JobLostError."""
        with self._database.read() as orm:
            job = _mine(orm, key, claim)
            return ClaimedRows(
                claim, orm.get_one(SessionRow, key.session_id), orm.get_one(VideoRow, key.session_id), job
            )

    def add_failure(self, key: JobKey, claim: str, weight: int) -> int:
        """Add to the failure score, and return the sum since the last stored batch."""
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            job.failure_score += weight
            return job.failure_score

    def heartbeat(self, key: JobKey, claim: str) -> None:
        """Report that the worker is alive. Raises JobLostError."""
        with self._database.write() as orm:
            _mine(orm, key, claim, lock=True).last_seen_at = now_ms()

    def advance(self, key: JobKey, claim: str, progress: Progress, batch: Batch | None, busy_ms: float) -> None:
        """Store progress after `busy_ms` more of work, with a batch in the same transaction."""
        if batch:
            self._database.check_room()
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            job.frames_done, job.frames_total = progress.frames_done, progress.frames_total
            job.done_ms, job.length_ms = progress.done_ms, progress.length_ms
            job.busy_ms += busy_ms
            job.last_seen_at = now_ms()
            if batch:
                job.failure_score = 0
                job.state = dict(batch.state)
                session = orm.get_one(SessionRow, key.session_id, with_for_update=True)
                store_batch(orm, session, batch.n, batch.samples, batch.span)

    def set_media(self, key: JobKey, claim: str, media: Mapping[str, Any]) -> None:
        """Store what opening the video has revealed about it."""
        with self._database.write() as orm:
            _mine(orm, key, claim, lock=True)
            orm.get_one(VideoRow, key.session_id).media = dict(media)

    def finish(self, key: JobKey, claim: str, *, remark: str | None = None) -> None:
        """Mark the job as complete."""
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            end(job, "complete")
            job.frames_total, job.remark = job.frames_done, remark
            if key.kind == "analysis":
                orm.get_one(SessionRow, key.session_id).ended_at = now_ms()

    def fail(self, key: JobKey, claim: str, detail: str) -> None:
        """Mark the job as failed, and erase what an analysis has stored."""
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            end(job, "failed")
            job.detail = detail
            clear_analysis(orm, key)

    def release(self, key: JobKey, claim: str) -> None:
        """Release the job, so that any worker can resume it."""
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            job.status, job.claim = "queued", None


def _mine(orm: Session, key: JobKey, claim: str, *, lock: bool = False) -> JobRow:
    asked = select(JobRow).where(*has_key(key), JobRow.claim == claim, JobRow.status == "running")
    job = orm.scalar(asked.with_for_update() if lock else asked)
    if job is None:
        raise JobLostError
    return job


def _claimed_rows(orm: Session, key: JobKey, job: JobRow, claim: str) -> ClaimedRows:
    session, video = orm.get_one(SessionRow, key.session_id), orm.get_one(VideoRow, key.session_id)
    return ClaimedRows(claim, session, video, job)
