"""The store of jobs: the analysis and annotation of videos. It is the source of truth, whatever the queue says."""

from typing import Final, Literal, NamedTuple, cast

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from web_service.core.clock import now_ms
from web_service.database.engine import Database
from web_service.database.errors import JobConflictError
from web_service.database.models import BatchRow, JobRow, SessionRow

JobKind = Literal["analysis", "annotation"]
ACTIVE: Final = ("queued", "running")
# A worker that has not been seen for this long counts as dead; heartbeats are much more frequent.
LEASE_MS: Final = 8_000


class JobKey(NamedTuple):
    """Identifies a job."""

    session_id: str
    kind: JobKind


class JobStore:
    """The jobs in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cancel(self, key: JobKey) -> bool:
        """Cancel a queued or running job and erase its results; False if there is none."""
        with self._database.write() as orm:
            job = orm.scalar(select(JobRow).where(*has_key(key), JobRow.status.in_(ACTIVE)).with_for_update())
            if job is None:
                return False
            end(job, "cancelled")
            clear_analysis(orm, key)
        if key.kind == "analysis":
            self._database.vacuum()
        return True

    def request_annotation(self, session_id: str, *, blur: bool) -> None:
        """Queue the annotation of an analysed video, replacing an earlier one. Raises JobConflictError."""
        now = now_ms()
        with self._database.write() as orm:
            jobs = {job.kind: job for job in orm.scalars(select(JobRow).where(JobRow.session_id == session_id))}
            if "analysis" not in jobs or jobs["analysis"].status != "complete":
                raise JobConflictError("Only a video whose analysis is complete can be annotated.")
            if (before := jobs.get("annotation")) and before.status in ACTIVE:
                raise JobConflictError("This video is already being annotated; wait for that, or cancel it first.")
            _forget_annotation(orm, session_id)
            orm.add(
                JobRow(
                    session_id=session_id,
                    kind="annotation",
                    status="queued",
                    options={"blur": blur},
                    queued_at=now,
                    last_seen_at=now,
                )
            )

    def delete_annotation(self, session_id: str) -> None:
        """Delete an annotation job."""
        with self._database.write() as orm:
            _forget_annotation(orm, session_id)

    def note(self, key: JobKey, remark: str) -> None:
        """Store why a job is still waiting."""
        with self._database.write() as orm:
            orm.execute(update(JobRow).where(*has_key(key), is_free()).values(remark=remark))

    def free(self) -> list[JobKey]:
        """The jobs that any worker may claim, the oldest first."""
        with self._database.read() as orm:
            rows = orm.execute(select(JobRow.session_id, JobRow.kind).where(is_free()).order_by(JobRow.queued_at))
            return [JobKey(session_id, cast("JobKind", kind)) for session_id, kind in rows]


def _forget_annotation(orm: Session, session_id: str) -> None:
    orm.execute(delete(JobRow).where(JobRow.session_id == session_id, JobRow.kind == "annotation"))


def has_key(key: JobKey) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return JobRow.session_id == key.session_id, JobRow.kind == key.kind


def is_free() -> ColumnElement[bool]:
    dead = and_(JobRow.status == "running", JobRow.last_seen_at < now_ms() - LEASE_MS)
    # A session that was deleted by hand may have left a job.
    return and_(or_(JobRow.status == "queued", dead), JobRow.session_id.in_(select(SessionRow.id)))


def end(job: JobRow, status: str) -> None:
    job.status, job.claim, job.state, job.finished_at = status, None, None, now_ms()


def clear_analysis(orm: Session, key: JobKey) -> None:
    """Erase the samples of an unfinished analysis."""
    if key.kind != "analysis":
        return
    orm.execute(delete(BatchRow).where(BatchRow.session_id == key.session_id))
    session = orm.get_one(SessionRow, key.session_id)
    session.samples, session.first_at, session.last_at = 0, None, None
    session.revision += 1
