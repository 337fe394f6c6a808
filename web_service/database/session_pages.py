"""Filters and sorts the list of sessions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, func, or_, select

from web_service.database.models import JobRow, SessionRow

Order = Literal["asc", "desc"]
Sort = Literal["started_at", "title", "duration_ms", "expression_index", "faces"]

_DURATION: Final = func.coalesce(SessionRow.last_at - SessionRow.first_at, 0.0)


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


def page_conditions(asked: PageQuery) -> Iterator[ColumnElement[bool]]:
    # Failed and cancelled analyses have no session to review; they are in the list of videos.
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


def page_order(asked: PageQuery) -> tuple[ColumnElement[Any], ...]:
    """The order of a page: sessions without a value come last, then the newest come first."""
    column = _sort_column(asked.sort)
    ordered = column.desc() if asked.order == "desc" else column.asc()
    return ordered.nulls_last(), SessionRow.started_at.desc(), SessionRow.id.expression


def _sort_column(by: Sort) -> ColumnElement[Any]:
    columns: dict[Sort, ColumnElement[Any]] = {
        "title": func.lower(SessionRow.title),
        "duration_ms": _DURATION,
        "expression_index": SessionRow.expression_index.expression,
        "faces": SessionRow.faces.expression,
        "started_at": SessionRow.started_at.expression,
    }
    return columns[by]
