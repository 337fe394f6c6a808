"""Maps requests about sessions to domain types, and stored sessions to schemas."""

from uuid import uuid4

from web_service.api.sessions.schemas import (
    SessionDetailSchema,
    SessionPatch,
    SessionQuery,
    SessionRequest,
    SessionSchema,
)
from web_service.database.models import SessionRow
from web_service.database.sessions import PageQuery, Stored, StoredDetail, new_session, now_ms
from web_service.services.provenance import Provenance
from web_service.services.session_export import describe, describe_briefly


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


def session_schema(stored: Stored) -> SessionSchema:
    """A session as shown in the list."""
    return SessionSchema(**describe_briefly(stored))


def session_detail_schema(stored: StoredDetail) -> SessionDetailSchema:
    """A session with all its details."""
    return SessionDetailSchema(**describe(stored))
