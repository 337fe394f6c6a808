"""For how long sessions are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "storage",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("keep_days", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_storage"),
        sa.CheckConstraint("id = 1", name=op.f("ck_storage_one_row")),
    )
