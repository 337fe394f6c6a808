"""The tables. Times named `…ed_at` are milliseconds since 1970; `at` and `…st_at` are on the session's own clock.

A column keeps the name of its first release, whatever its attribute is called today.
"""

from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES: Final = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_ID = String(36)


class Base(DeclarativeBase):
    """Base of all tables. Constraints have names, so that migrations can refer to them."""

    metadata = MetaData(naming_convention=_NAMES)


def _of_a_session() -> ForeignKey:
    return ForeignKey("sessions.id", ondelete="CASCADE")


class SessionRow(Base):
    """A recorded session; `summary` was computed from the samples at revision `summary_revision`."""

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
    # When its client was last seen: a session that is not ended explicitly counts as complete some time later.
    last_seen_at: Mapped[float] = mapped_column("heard_at", Double)
    model: Mapped[str] = mapped_column(Text)
    provenance: Mapped[dict[str, Any]] = mapped_column("made_with", JSON)
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
    """A batch of samples as packed by `core/samples.py`; the view `samples` shows them as rows."""

    __tablename__ = "batches"

    session_id: Mapped[str] = mapped_column(_ID, _of_a_session(), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first_at: Mapped[float | None] = mapped_column(Double)
    last_at: Mapped[float | None] = mapped_column(Double)
    samples: Mapped[bytes] = mapped_column(LargeBinary)


class FaceRow(Base):
    """A person's edit of a track: a name, hidden, or merged into another track."""

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
    """The video file that a session is made from; `media` is null until the file has been opened."""

    __tablename__ = "videos"

    session_id: Mapped[str] = mapped_column(_ID, _of_a_session(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    bytes: Mapped[int] = mapped_column(BigInteger)
    fingerprint: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[float] = mapped_column(Double)
    # Frames to analyse per second; null for all.
    rate: Mapped[float | None] = mapped_column(Double)
    keep: Mapped[bool]
    media: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class JobRow(Base):
    """A job on a video and its progress, with all that a worker needs to resume it.

    `claim` names the worker that has it, last seen at `last_seen_at`; `state` is what the next batch needs.
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
    last_seen_at: Mapped[float] = mapped_column("heard_at", Double)
    # Counts the failures of its processes since the last stored batch; with too many the job fails.
    failure_score: Mapped[int] = mapped_column("strikes", default=0)
    frames_done: Mapped[int] = mapped_column(default=0)
    frames_total: Mapped[int | None]
    # How much of the video's time is done, of what length, and how long that took, in milliseconds.
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
    """The identity of this database: one row."""

    __tablename__ = "identity"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    database_id: Mapped[str] = mapped_column(_ID)


class VideoFileRow(Base):
    """The name of video files that this database has written, noted before the first byte is."""

    __tablename__ = "video_files"

    name: Mapped[str] = mapped_column(_ID, primary_key=True)
    written_at: Mapped[float] = mapped_column(Double)
