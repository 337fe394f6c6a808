"""Which database this is, and which video files it has written."""

import time
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    identity = op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("database_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_identity"),
        sa.CheckConstraint("id = 1", name=op.f("ck_identity_one_row")),
    )
    op.create_table(
        "video_files",
        sa.Column("name", sa.String(36), nullable=False),
        sa.Column("written_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_video_files"),
    )
    op.bulk_insert(identity, [{"id": 1, "database_id": str(uuid4())}])
    written = sa.text("INSERT INTO video_files (name, written_at) SELECT session_id, :now FROM videos")
    op.execute(written.bindparams(now=time.time() * 1000))
