"""Work on videos: who does it, and how far it has come. The row of a job is the truth, whatever a queue says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple, cast
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from web_service.database.base import Database
from web_service.database.models import BatchRow, JobRow, SessionRow, VideoRow
from web_service.database.recording import store_batch
from web_service.database.sessions import SessionError, now_ms
from web_service.review.samples import Samples

Kind = Literal["analysis", "annotation"]
ACTIVE: Final = ("queued", "running")
# A worker that was not heard of for so long is dead; it says a word much more often.
LEASE_MS: Final = 8_000


class JobLostError(Exception):
    """The job is no longer this worker's: it was cancelled, erased, or taken over by another one."""


class JobConflictError(SessionError):
    """What was asked for does not fit how the job stands."""


class JobKey(NamedTuple):
    """What names a job."""

    session_id: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job has come; `done_ms` of the video's time, of `length_ms`."""

    frames_done: int
    frames_total: int | None
    done_ms: float
    length_ms: float | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Samples to store as batch n, the time they tell of (None: of none), and what the next batch needs."""

    n: int
    samples: Samples
    span: tuple[float, float] | None
    state: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that a worker has taken: the rows as they were, and the claim that every later word needs."""

    claim: str
    session: SessionRow
    video: VideoRow
    job: JobRow


class JobStore:
    """The jobs in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, key: JobKey) -> Claimed | None:
        """Take a job that waits, or whose worker died; None where there is nothing to do."""
        with self._database.write() as orm:
            job = orm.scalar(select(JobRow).where(*_is(key), _free()).with_for_update())
            if job is None:
                return None
            job.claim, job.status, job.heard_at, job.remark = str(uuid4()), "running", now_ms(), None
            orm.flush()
            return Claimed(
                job.claim, orm.get_one(SessionRow, key.session_id), orm.get_one(VideoRow, key.session_id), job
            )

    def held(self, key: JobKey, claim: str) -> Claimed:
        """The rows of a job that was claimed; JobLostError where it is somebody else's by now."""
        with self._database.read() as orm:
            job = _mine(orm, key, claim)
            return Claimed(claim, orm.get_one(SessionRow, key.session_id), orm.get_one(VideoRow, key.session_id), job)

    def strike(self, key: JobKey, claim: str, weight: int) -> int:
        """Count that a process of it ended badly, and tell the sum of these since it last came forward."""
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            job.strikes += weight
            return job.strikes

    def beat(self, key: JobKey, claim: str) -> None:
        """Say that the worker is there; JobLostError where nobody waits for it any longer."""
        with self._database.write() as orm:
            _mine(orm, key, claim, lock=True).heard_at = now_ms()

    def advance(self, key: JobKey, claim: str, progress: Progress, batch: Batch | None, busy_ms: float) -> None:
        """Tell how far it has come in `busy_ms` more, and store a batch in the same transaction."""
        if batch:
            self._database.check_room()
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            job.frames_done, job.frames_total = progress.frames_done, progress.frames_total
            job.done_ms, job.length_ms = progress.done_ms, progress.length_ms
            job.busy_ms += busy_ms
            job.heard_at = now_ms()
            if batch:
                job.strikes = 0
                job.state = dict(batch.state)
                session = orm.get_one(SessionRow, key.session_id, with_for_update=True)
                store_batch(orm, session, batch.n, batch.samples, batch.span)

    def set_media(self, key: JobKey, claim: str, media: Mapping[str, Any]) -> None:
        """Store what is known of the video now that it was opened."""
        with self._database.write() as orm:
            _mine(orm, key, claim, lock=True)
            orm.get_one(VideoRow, key.session_id).media = dict(media)

    def finish(self, key: JobKey, claim: str, *, remark: str | None = None) -> None:
        """It is complete."""
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            _end(job, "complete")
            job.frames_total, job.remark = job.frames_done, remark
            if key.kind == "analysis":
                orm.get_one(SessionRow, key.session_id).ended_at = now_ms()

    def fail(self, key: JobKey, claim: str, detail: str) -> None:
        """It cannot be done; of an analysis nothing is left."""
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            _end(job, "failed")
            job.detail = detail
            _empty(orm, key)

    def release(self, key: JobKey, claim: str) -> None:
        """Hand it back: another worker, or this one after a new start, goes on with it."""
        with self._database.write() as orm:
            job = _mine(orm, key, claim, lock=True)
            job.status, job.claim = "queued", None

    def cancel(self, key: JobKey) -> bool:
        """Stop a job and forget what it made; False where there is none at work or waiting."""
        with self._database.write() as orm:
            job = orm.scalar(select(JobRow).where(*_is(key), JobRow.status.in_(ACTIVE)).with_for_update())
            if job is None:
                return False
            _end(job, "cancelled")
            _empty(orm, key)
        if key.kind == "analysis":
            self._database.forget_erased()
        return True

    def ask_annotation(self, session_id: str, *, blur: bool) -> None:
        """Queue the drawing of a video whose analysis is complete; replaces an earlier one."""
        now = now_ms()
        with self._database.write() as orm:
            jobs = {job.kind: job for job in orm.scalars(select(JobRow).where(JobRow.session_id == session_id))}
            if "analysis" not in jobs or jobs["analysis"].status != "complete":
                raise JobConflictError("Only a video whose analysis is complete can be drawn.")
            if (before := jobs.get("annotation")) and before.status in ACTIVE:
                raise JobConflictError("This video is being drawn already; cancel that first, or wait for it.")
            self._forget(orm, session_id)
            orm.add(
                JobRow(
                    session_id=session_id,
                    kind="annotation",
                    status="queued",
                    options={"blur": blur},
                    queued_at=now,
                    heard_at=now,
                )
            )

    def forget_annotation(self, session_id: str) -> None:
        """Forget an annotated video that was asked for."""
        with self._database.write() as orm:
            self._forget(orm, session_id)

    def note(self, key: JobKey, remark: str) -> None:
        """Store why a job that waits is not started."""
        with self._database.write() as orm:
            orm.execute(update(JobRow).where(*_is(key), _free()).values(remark=remark))

    def free(self) -> list[JobKey]:
        """The jobs that any worker may take, those that wait longest first."""
        with self._database.read() as orm:
            rows = orm.execute(select(JobRow.session_id, JobRow.kind).where(_free()).order_by(JobRow.queued_at))
            return [JobKey(session_id, cast("Kind", kind)) for session_id, kind in rows]

    def _forget(self, orm: Session, session_id: str) -> None:
        orm.execute(delete(JobRow).where(JobRow.session_id == session_id, JobRow.kind == "annotation"))


def _is(key: JobKey) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return JobRow.session_id == key.session_id, JobRow.kind == key.kind


def _free() -> ColumnElement[bool]:
    dead = and_(JobRow.status == "running", JobRow.heard_at < now_ms() - LEASE_MS)
    # Erasing a session by hand can leave its job behind.
    return and_(or_(JobRow.status == "queued", dead), JobRow.session_id.in_(select(SessionRow.id)))


def _mine(orm: Session, key: JobKey, claim: str, *, lock: bool = False) -> JobRow:
    asked = select(JobRow).where(*_is(key), JobRow.claim == claim, JobRow.status == "running")
    job = orm.scalar(asked.with_for_update() if lock else asked)
    if job is None:
        raise JobLostError
    return job


def _end(job: JobRow, status: str) -> None:
    job.status, job.claim, job.state, job.finished_at = status, None, None, now_ms()


def _empty(orm: Session, key: JobKey) -> None:
    """Half an analysis is none: its session has no samples."""
    if key.kind != "analysis":
        return
    orm.execute(delete(BatchRow).where(BatchRow.session_id == key.session_id))
    session = orm.get_one(SessionRow, key.session_id)
    session.samples, session.first_at, session.last_at = 0, None, None
    session.revision += 1
