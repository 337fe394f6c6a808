"""The tables. Times named `…ed_at` are milliseconds since 1970; `at` and `…st_at` are on the session's own clock."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Double, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from web_service.database.base import Base

_ID = String(36)


def _of_a_session() -> ForeignKey:
    return ForeignKey("sessions.id", ondelete="CASCADE")


class SessionRow(Base):
    """A recorded session; `summary` holds what was made of the samples when `revision` was `summary_revision`."""

    __tablename__ = "sessions"
    __table_args__ = (
        CheckConstraint("source IN ('webcam', 'video')", name="source"),
        Index("ix_sessions_started_at", "started_at"),
    )

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(16))
    started_at: Mapped[float] = mapped_column(Double)
    ended_at: Mapped[float | None] = mapped_column(Double)
    # When its client was last heard of: a session that nobody ended is over a while after.
    heard_at: Mapped[float] = mapped_column(Double)
    model: Mapped[str] = mapped_column(Text)
    made_with: Mapped[dict[str, Any]] = mapped_column(JSON)
    consented_at: Mapped[float | None] = mapped_column(Double)
    consent_version: Mapped[str | None] = mapped_column(String(40))
    first_at: Mapped[float | None] = mapped_column(Double)
    last_at: Mapped[float | None] = mapped_column(Double)
    samples: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=0)
    summary: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    summary_revision: Mapped[int] = mapped_column(default=-1)
    faces: Mapped[int] = mapped_column(default=0)
    expression_index: Mapped[float | None] = mapped_column(Double)


class BatchRow(Base):
    """A batch of samples as packed by `review/samples.py`; the view `samples` shows them as rows."""

    __tablename__ = "batches"

    session_id: Mapped[str] = mapped_column(_ID, _of_a_session(), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first_at: Mapped[float | None] = mapped_column(Double)
    last_at: Mapped[float | None] = mapped_column(Double)
    samples: Mapped[bytes] = mapped_column(LargeBinary)


class FaceRow(Base):
    """What a person made of an id that the tracker gave."""

    __tablename__ = "faces"

    session_id: Mapped[str] = mapped_column(_ID, _of_a_session(), primary_key=True)
    face: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str | None] = mapped_column(Text)
    hidden: Mapped[bool] = mapped_column(default=False)
    merged_into: Mapped[int | None]


class MarkerRow(Base):
    """A moment that a person marked."""

    __tablename__ = "markers"
    __table_args__ = (Index("ix_markers_session_id", "session_id"),)

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    session_id: Mapped[str] = mapped_column(_ID, _of_a_session())
    at: Mapped[float] = mapped_column(Double)
    text: Mapped[str] = mapped_column(Text)


class StorageRow(Base):
    """How long sessions are kept: one row."""

    __tablename__ = "storage"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    keep_days: Mapped[int | None]
