"""Video files and the work on them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "videos",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("received_at", sa.Double(), nullable=False),
        sa.Column("rate", sa.Double()),
        sa.Column("keep", sa.Boolean(), nullable=False),
        sa.Column("media", sa.JSON()),
        sa.PrimaryKeyConstraint("session_id", name="pk_videos"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], ondelete="CASCADE", name="fk_videos_session_id_sessions"
        ),
    )
    op.create_table(
        "jobs",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("queued_at", sa.Double(), nullable=False),
        sa.Column("finished_at", sa.Double()),
        sa.Column("claim", sa.String(36)),
        sa.Column("heard_at", sa.Double(), nullable=False),
        sa.Column("strikes", sa.Integer(), nullable=False),
        sa.Column("frames_done", sa.Integer(), nullable=False),
        sa.Column("frames_total", sa.Integer()),
        sa.Column("done_ms", sa.Double(), nullable=False),
        sa.Column("length_ms", sa.Double()),
        sa.Column("busy_ms", sa.Double(), nullable=False),
        sa.Column("state", sa.JSON()),
        sa.Column("detail", sa.Text()),
        sa.Column("remark", sa.Text()),
        sa.PrimaryKeyConstraint("session_id", "kind", name="pk_jobs"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["videos.session_id"], ondelete="CASCADE", name="fk_jobs_session_id_videos"
        ),
        sa.CheckConstraint("kind IN ('analysis', 'annotation')", name=op.f("ck_jobs_kind")),
        sa.CheckConstraint(
            "status IN ('queued', 'running', 'complete', 'failed', 'cancelled')", name=op.f("ck_jobs_status")
        ),
    )
