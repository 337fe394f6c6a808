"""The tables. Times named `…ed_at` are milliseconds since 1970; `at` and `…st_at` are on the session's own clock."""

from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Double, ForeignKey, Index, LargeBinary, String, Text
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


class VideoRow(Base):
    """The video file that a session is made from; `media` is null until it was opened for the first time."""

    __tablename__ = "videos"

    session_id: Mapped[str] = mapped_column(_ID, _of_a_session(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    bytes: Mapped[int] = mapped_column(BigInteger)
    fingerprint: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[float] = mapped_column(Double)
    # Frames a second that are analysed; null for all.
    rate: Mapped[float | None] = mapped_column(Double)
    keep: Mapped[bool]
    media: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class JobRow(Base):
    """A piece of work on a video, and how far it has come: what any worker needs to go on with it.

    `claim` names the worker that has it, which was last heard of at `heard_at`; `state` is what the next batch needs.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("kind IN ('analysis', 'annotation')", name="kind"),
        CheckConstraint("status IN ('queued', 'running', 'complete', 'failed', 'cancelled')", name="status"),
    )

    session_id: Mapped[str] = mapped_column(_ID, ForeignKey("videos.session_id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    status: Mapped[str] = mapped_column(String(16), default="queued")
    options: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    queued_at: Mapped[float] = mapped_column(Double)
    finished_at: Mapped[float | None] = mapped_column(Double)
    claim: Mapped[str | None] = mapped_column(_ID)
    heard_at: Mapped[float] = mapped_column(Double)
    # How badly its processes ended since it last came forward; with too many it is given up.
    strikes: Mapped[int] = mapped_column(default=0)
    frames_done: Mapped[int] = mapped_column(default=0)
    frames_total: Mapped[int | None]
    # How much of the video's time is done, of how much, and how long that took, milliseconds.
    done_ms: Mapped[float] = mapped_column(Double, default=0.0)
    length_ms: Mapped[float | None] = mapped_column(Double)
    busy_ms: Mapped[float] = mapped_column(Double, default=0.0)
    state: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    detail: Mapped[str | None] = mapped_column(Text)
    remark: Mapped[str | None] = mapped_column(Text)


class StorageRow(Base):
    """How long sessions are kept: one row."""

    __tablename__ = "storage"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    keep_days: Mapped[int | None]


class IdentityRow(Base):
    """What tells this database from others: one row."""

    __tablename__ = "identity"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    database_id: Mapped[str] = mapped_column(_ID)


class VideoFileRow(Base):
    """A name under which this database has written video files; noted before the first byte is written."""

    __tablename__ = "video_files"

    name: Mapped[str] = mapped_column(_ID, primary_key=True)
    written_at: Mapped[float] = mapped_column(Double)
