"""The stored sessions: begin, list, look at, change, erase."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from web_service.database.base import Database, DatabaseBusyError, DatabaseFullError
from web_service.database.damage import (
    DamagedSessionError,
    check_markers,
    check_row,
    kept_summary,
    reading,
    resolved,
    unpacked,
)
from web_service.database.models import BatchRow, FaceRow, JobRow, MarkerRow, SessionRow
from web_service.review.samples import RECORD, Samples
from web_service.review.summary import Faces, Summary, summarise

# A session whose client said nothing for so long is over.
SILENCE_MS: Final = 60_000
# Far above a day of several faces; so that no session is too large to be reviewed.
MAX_SAMPLES: Final = 5_000_000
# Enough to work on whole columns, and little memory.
_PIECE_BYTES: Final = 30_000 * RECORD.itemsize
_BATCHES_AT_ONCE: Final = 50

Status = Literal["recording", "analysing", "complete"]
Order = Literal["asc", "desc"]
Sort = Literal["started_at", "title", "duration_ms", "expression_index", "faces"]


# SessionError
# ├── UnknownSessionError   no such session, marker or face
# ├── SessionFullError      no more can be added to it
# ├── VideoSessionError     it is made from a video file, by nobody else
# └── MergeError            faces cannot be merged like this
class SessionError(Exception):
    """Something is wrong with what was asked of a session; the message says what to do."""


class UnknownSessionError(SessionError):
    """What was asked for is not there, or no longer."""


class SessionFullError(SessionError):
    """The session holds as much as one may."""


class VideoSessionError(SessionError):
    """The session is made from a video file, by nobody else."""


class MergeError(SessionError):
    """A face cannot be merged into this one."""


@dataclass(frozen=True, slots=True)
class PageQuery:
    """Which sessions, in which order; times in milliseconds since 1970."""

    search: str = ""
    source: str | None = None
    started_from: float | None = None
    started_to: float | None = None
    min_ms: float | None = None
    max_ms: float | None = None
    sort: Sort = "started_at"
    order: Order = "desc"
    page: int = 1
    per_page: int = 20


@dataclass(frozen=True, slots=True)
class Stored:
    """A session and its summary."""

    row: SessionRow
    summary: Summary
    status: Status


@dataclass(frozen=True, slots=True)
class Damaged:
    """A session that cannot be read."""

    row: SessionRow


@dataclass(frozen=True, slots=True)
class StoredDetail(Stored):
    """A session with what a person made of its faces, and its markers in the order of time."""

    faces: list[FaceRow]
    markers: list[MarkerRow]


class SessionStore:
    """Sessions in a database. Summaries are made when they are asked for, and kept until samples or faces change."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def create(self, row: SessionRow) -> None:
        """Begin a session; nothing happens where one of that id is there already."""
        self.database.check_room()
        with self.database.write() as orm:
            if orm.get(SessionRow, row.id) is None:
                orm.add(row)

    def page(self, asked: PageQuery) -> tuple[list[Stored | Damaged], int]:
        """One page of the sessions that fit, those that cannot be read among them, and how many fit in all."""
        self._renew_summaries()
        wanted = list(_conditions(asked))
        order = _sort(asked.sort)
        order = (order.desc() if asked.order == "desc" else order.asc()).nulls_last()
        with self.database.read() as orm:
            total = orm.scalar(select(func.count()).select_from(SessionRow).where(*wanted)) or 0
            rows = orm.scalars(
                select(SessionRow)
                .where(*wanted)
                .order_by(order, SessionRow.started_at.desc(), SessionRow.id)
                .limit(asked.per_page)
                .offset((asked.page - 1) * asked.per_page)
            ).all()
            return [_stored(orm, row) for row in rows], total

    def get(self, session_id: str) -> StoredDetail:
        """A session; UnknownSessionError where there is none, DamagedSessionError where it cannot be read."""
        with reading(self.database) as orm:
            row = found(orm, session_id)
            summary = summary_of(orm, row)
            faces = orm.scalars(select(FaceRow).where(FaceRow.session_id == session_id).order_by(FaceRow.face)).all()
            of_it = select(MarkerRow).where(MarkerRow.session_id == session_id)
            markers = orm.scalars(of_it.order_by(MarkerRow.at, MarkerRow.id)).all()
            return StoredDetail(row, summary, _status(orm, row), list(faces), list(markers))

    def change(
        self, session_id: str, *, title: str | None = None, notes: str | None = None, ended_at: float | None = None
    ) -> None:
        """Set what is given."""
        given = {"title": title, "notes": notes, "ended_at": ended_at}
        values = {name: value for name, value in given.items() if value is not None}
        with self.database.write() as orm:
            row = found(orm, session_id, lock=True)
            if ended_at is not None and _status(orm, row) == "analysing":
                raise VideoSessionError(
                    "This session ends when the analysis of its video does; cancel that to end it before."
                )
            for name, value in values.items():
                setattr(row, name, value)
        if ended_at is not None:
            self._renew_summaries()

    def erase(self, session_id: str) -> None:
        """Erase a session with all that belongs to it, for good."""
        with self.database.write() as orm:
            found(orm, session_id, lock=True)
            orm.execute(delete(SessionRow).where(SessionRow.id == session_id))
        self.database.forget_erased()

    def _renew_summaries(self) -> None:
        """Store the summaries of sessions that changed, so that lists can be sorted by them."""
        with self.database.read() as orm:
            changed = orm.scalars(select(SessionRow).where(SessionRow.summary_revision != SessionRow.revision)).all()
            made = [each for row in changed if isinstance(each := _stored(orm, row), Stored)]
        # Whoever asks next will make them again.
        with suppress(DatabaseBusyError, DatabaseFullError):
            for each in made:
                self._keep_summary(each.row, each.summary)

    def _keep_summary(self, row: SessionRow, summary: Summary) -> None:
        values: dict[str, Any] = {
            "summary": summary.to_json(),
            "summary_revision": row.revision,
            "faces": summary.faces,
            "expression_index": summary.expression_index,
        }
        with self.database.write() as orm:
            orm.execute(update(SessionRow).where(SessionRow.id == row.id).values(values))


def new_session(
    session_id: str,
    *,
    title: str,
    source: str,
    made_with: dict[str, Any],
    started_at: float | None = None,
    consent: tuple[float, str] | None = None,
) -> SessionRow:
    """A session that begins, now unless `started_at` says otherwise; `consent` is when and to which text."""
    now = now_ms()
    return SessionRow(
        id=session_id,
        title=title,
        notes="",
        source=source,
        started_at=now if started_at is None else started_at,
        heard_at=now,
        model=made_with["model"],
        made_with=made_with,
        consented_at=consent[0] if consent else None,
        consent_version=consent[1] if consent else None,
        samples=0,
        revision=0,
        summary_revision=-1,
        faces=0,
    )


def found(orm: Session, session_id: str, *, lock: bool = False) -> SessionRow:
    """The row of a session, held against other writers with `lock`; UnknownSessionError where there is none."""
    row = orm.get(SessionRow, session_id, with_for_update=lock)
    if row is None:
        raise UnknownSessionError("There is no such session; it may have been erased.")
    return row


def summary_of(orm: Session, row: SessionRow) -> Summary:
    """The kept summary where nothing changed since, else a new one; DamagedSessionError."""
    first, last = clock(row)
    check_markers(orm, row.id)
    faces = faces_of(orm, row.id)
    return kept_summary(orm, row) or summarise(pieces(orm, row.id), faces, first_at=first, last_at=last)


def clock(row: SessionRow) -> tuple[float, float]:
    """Where the session's clock begins and ends; DamagedSessionError where its times are invalid."""
    check_row(row)
    return row.first_at or 0.0, row.last_at or 0.0


def _stored(orm: Session, row: SessionRow) -> Stored | Damaged:
    try:
        return Stored(row, summary_of(orm, row), _status(orm, row))
    except DamagedSessionError:
        return Damaged(row)


def _status(orm: Session, row: SessionRow) -> Status:
    if row.ended_at is not None:
        return "complete"
    analysis = orm.scalar(select(JobRow.status).where(*_analysis_of(row.id)))
    if analysis is not None:
        return "analysing" if analysis in {"queued", "running"} else "complete"
    return "recording" if row.heard_at > now_ms() - SILENCE_MS else "complete"


def _analysis_of(session_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return JobRow.session_id == session_id, JobRow.kind == "analysis"


def now_ms() -> float:
    """The time since 1970 in milliseconds."""
    return time.time() * 1000


def faces_of(orm: Session, session_id: str) -> Faces:
    """What a person made of a session's tracks, merges of merges resolved."""
    rows = orm.scalars(select(FaceRow).where(FaceRow.session_id == session_id)).all()
    return resolved(session_id, rows)


def pieces(orm: Session, session_id: str, window: tuple[float, float] | None = None) -> Iterator[Samples]:
    """A session's samples in the order of its batches, a part at a time; with a window those of batches it touches."""
    wanted = select(BatchRow.samples).where(BatchRow.session_id == session_id).order_by(BatchRow.n)
    if window:
        wanted = wanted.where(BatchRow.first_at <= window[1], BatchRow.last_at >= window[0])
    blobs: list[bytes] = []
    size = 0
    try:
        for blob in orm.scalars(wanted, execution_options={"yield_per": _BATCHES_AT_ONCE}):
            blobs.append(blob)
            size += len(blob)
            if size >= _PIECE_BYTES:
                yield unpacked(session_id, blobs)
                blobs, size = [], 0
    except TypeError as error:
        # SQLite can hold text in a column of bytes.
        raise DamagedSessionError(session_id) from error
    yield unpacked(session_id, blobs)


def _conditions(asked: PageQuery) -> Iterator[ColumnElement[bool]]:
    # Of a video that could not be analysed there is no session to look at; the list of videos tells of it.
    given_up = select(JobRow.session_id).where(JobRow.kind == "analysis", JobRow.status.in_(("failed", "cancelled")))
    yield SessionRow.id.not_in(given_up)
    for word in asked.search.split():
        yield or_(SessionRow.title.icontains(word, autoescape=True), SessionRow.notes.icontains(word, autoescape=True))
    if asked.source is not None:
        yield SessionRow.source == asked.source
    if asked.started_from is not None:
        yield SessionRow.started_at >= asked.started_from
    if asked.started_to is not None:
        yield SessionRow.started_at <= asked.started_to
    if asked.min_ms is not None:
        yield asked.min_ms <= _DURATION
    if asked.max_ms is not None:
        yield asked.max_ms >= _DURATION


_DURATION: Final = func.coalesce(SessionRow.last_at - SessionRow.first_at, 0.0)


def _sort(by: Sort) -> ColumnElement[Any]:
    columns: dict[Sort, ColumnElement[Any]] = {
        "title": func.lower(SessionRow.title),
        "duration_ms": _DURATION,
        "expression_index": SessionRow.expression_index.expression,
        "faces": SessionRow.faces.expression,
        "started_at": SessionRow.started_at.expression,
    }
    return columns[by]
