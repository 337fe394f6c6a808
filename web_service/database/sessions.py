"""The store of sessions: create, list, get, change and erase them."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from web_service.analytics.summary import Summary
from web_service.core.clock import now_ms
from web_service.database.damage import reading
from web_service.database.engine import Database
from web_service.database.errors import DamagedSessionError, DatabaseBusyError, DatabaseFullError, VideoSessionError
from web_service.database.models import FaceRow, JobRow, MarkerRow, SessionRow
from web_service.database.session_pages import PageQuery, page_conditions, page_order
from web_service.database.session_reads import get_session_row, load_summary

# A session counts as complete when its client has been silent for this long.
IDLE_MS: Final = 60_000

SessionStatus = Literal["recording", "analysing", "complete"]


@dataclass(frozen=True, slots=True)
class Stored:
    """A session and its summary."""

    row: SessionRow
    summary: Summary
    status: SessionStatus


@dataclass(frozen=True, slots=True)
class Damaged:
    """A session that cannot be read."""

    row: SessionRow


@dataclass(frozen=True, slots=True)
class StoredDetail(Stored):
    """A session with the edits of its faces, and its markers in order of time."""

    faces: list[FaceRow]
    markers: list[MarkerRow]


class SessionStore:
    """Sessions in a database. Summaries are computed on demand and stored until samples or faces change."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def create(self, row: SessionRow) -> None:
        """Store a new session; does nothing if its id already exists."""
        self.database.check_room()
        with self.database.write() as orm:
            if orm.get(SessionRow, row.id) is None:
                orm.add(row)

    def page(self, asked: PageQuery) -> tuple[list[Stored | Damaged], int]:
        """One page of the matching sessions, including damaged ones, and their total number."""
        self._renew_summaries()
        wanted = list(page_conditions(asked))
        with self.database.read() as orm:
            total = orm.scalar(select(func.count()).select_from(SessionRow).where(*wanted)) or 0
            rows = orm.scalars(
                select(SessionRow)
                .where(*wanted)
                .order_by(*page_order(asked))
                .limit(asked.per_page)
                .offset((asked.page - 1) * asked.per_page)
            ).all()
            return [_stored(orm, row) for row in rows], total

    def get(self, session_id: str) -> StoredDetail:
        """A session. Raises UnknownSessionError and DamagedSessionError."""
        with reading(self.database) as orm:
            row = get_session_row(orm, session_id)
            summary = load_summary(orm, row)
            faces = orm.scalars(select(FaceRow).where(FaceRow.session_id == session_id).order_by(FaceRow.face)).all()
            of_it = select(MarkerRow).where(MarkerRow.session_id == session_id)
            markers = orm.scalars(of_it.order_by(MarkerRow.at, MarkerRow.id)).all()
            return StoredDetail(row, summary, _status(orm, row), list(faces), list(markers))

    def change(
        self, session_id: str, *, title: str | None = None, notes: str | None = None, ended_at: float | None = None
    ) -> None:
        """Change the given fields. Raises VideoSessionError while its video is being analysed."""
        given = {"title": title, "notes": notes, "ended_at": ended_at}
        values = {name: value for name, value in given.items() if value is not None}
        with self.database.write() as orm:
            row = get_session_row(orm, session_id, lock=True)
            if ended_at is not None and _status(orm, row) == "analysing":
                raise VideoSessionError(
                    "This session ends with the analysis of its video; cancel the analysis to end it earlier."
                )
            for name, value in values.items():
                setattr(row, name, value)
        if ended_at is not None:
            self._renew_summaries()

    def erase(self, session_id: str) -> None:
        """Erase a session and all its rows permanently."""
        with self.database.write() as orm:
            get_session_row(orm, session_id, lock=True)
            orm.execute(delete(SessionRow).where(SessionRow.id == session_id))
        self.database.vacuum()

    def _renew_summaries(self) -> None:
        """Store the summaries of sessions that changed, so that lists can be sorted by them."""
        with self.database.read() as orm:
            changed = orm.scalars(select(SessionRow).where(SessionRow.summary_revision != SessionRow.revision)).all()
            made = [each for row in changed if isinstance(each := _stored(orm, row), Stored)]
        # The next query will try again.
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
    provenance: dict[str, Any],
    started_at: float | None = None,
    consent: tuple[float, str] | None = None,
) -> SessionRow:
    """The row of a new session, starting now by default; `consent` is its time and the version of the text."""
    now = now_ms()
    return SessionRow(
        id=session_id,
        title=title,
        notes="",
        source=source,
        started_at=now if started_at is None else started_at,
        last_seen_at=now,
        model=provenance["model"],
        provenance=provenance,
        consented_at=consent[0] if consent else None,
        consent_version=consent[1] if consent else None,
        samples=0,
        revision=0,
        summary_revision=-1,
        faces=0,
    )


def _stored(orm: Session, row: SessionRow) -> Stored | Damaged:
    try:
        return Stored(row, load_summary(orm, row), _status(orm, row))
    except DamagedSessionError:
        return Damaged(row)


def _status(orm: Session, row: SessionRow) -> SessionStatus:
    if row.ended_at is not None:
        return "complete"
    analysis = orm.scalar(select(JobRow.status).where(*_analysis_of(row.id)))
    if analysis is not None:
        return "analysing" if analysis in {"queued", "running"} else "complete"
    return "recording" if row.last_seen_at > now_ms() - IDLE_MS else "complete"


def _analysis_of(session_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return JobRow.session_id == session_id, JobRow.kind == "analysis"
