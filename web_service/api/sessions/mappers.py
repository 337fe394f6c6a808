"""Maps requests about sessions to domain types, and stored sessions to schemas."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

from pydantic import ValidationError

from web_service.analytics.summary import STEPS
from web_service.api.sessions.schemas import (
    SessionDetailSchema,
    SessionPatch,
    SessionQuery,
    SessionRequest,
    SessionSchema,
)
from web_service.core.clock import now_ms
from web_service.core.provenance import Provenance
from web_service.database.errors import DamagedSessionError
from web_service.database.models import SessionRow
from web_service.database.session_pages import PageQuery
from web_service.database.sessions import Damaged, Stored, StoredDetail, new_session
from web_service.services.session_description import describe, describe_briefly


def session_row(asked: SessionRequest, about: Provenance) -> SessionRow:
    """The row of a new recording."""
    return new_session(
        str(asked.id or uuid4()),
        title=asked.title,
        source=asked.source,
        started_at=asked.started_at,
        provenance=about.to_json(),
        consent=(asked.consent.at, asked.consent.version) if asked.consent else None,
    )


def page_query(asked: SessionQuery) -> PageQuery:
    """The page of sessions that a query asks for."""
    return PageQuery(started_from=asked.from_, started_to=asked.to, **asked.model_dump(exclude={"from_", "to"}))


def ended_at(asked: SessionPatch) -> float | None:
    """When the session ended, if the patch ends it."""
    if isinstance(asked.ended, bool):
        return now_ms() if asked.ended else None
    return asked.ended


def session_schema(stored: Stored | Damaged) -> SessionSchema:
    """A session as shown in the list; if it cannot be read, with what is known about it."""
    if isinstance(stored, Damaged):
        return _damaged_schema(stored.row)
    try:
        return SessionSchema(**describe_briefly(stored))
    except ValidationError:
        return _damaged_schema(stored.row)


def session_detail_schema(stored: StoredDetail) -> SessionDetailSchema:
    """A session with all its details. Raises DamagedSessionError if the stored data is invalid."""
    try:
        return SessionDetailSchema(**describe(stored))
    except ValidationError as error:
        raise DamagedSessionError(stored.row.id) from error


def _damaged_schema(row: SessionRow) -> SessionSchema:
    known = {
        name: getattr(row, name) for name in ("title", "notes", "source", "started_at", "ended_at", "model", "samples")
    }
    try:
        return SessionSchema(**{**_UNKNOWN, "id": row.id, **known})
    except ValidationError as error:
        wrong = {item["loc"][0] for item in error.errors()}
        valid = {name: value for name, value in known.items() if name not in wrong}
        return SessionSchema(**{**_UNKNOWN, "id": row.id, **valid})


# The fields of a session that cannot be read.
_UNKNOWN: Final[Mapping[str, Any]] = {
    "title": "",
    "notes": "",
    "source": "webcam",
    "status": "complete",
    "started_at": 0.0,
    "ended_at": None,
    "model": "",
    "samples": 0,
    "duration_ms": 0.0,
    "faces": 0,
    "shares": None,
    "expression_index": None,
    "unclear": None,
    "index_line": [None] * STEPS,
    "damaged": True,
}
