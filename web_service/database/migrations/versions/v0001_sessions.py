"""Sessions, their batches of samples, faces and markers; and the view that shows samples as rows."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_RECORD_BYTES = 68
_REASONS = ("low_confidence", "too_small", "too_dark", "too_bright", "too_blurred", "turned_away")
_SCORES = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("started_at", sa.Double(), nullable=False),
        sa.Column("ended_at", sa.Double()),
        sa.Column("heard_at", sa.Double(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("made_with", sa.JSON(), nullable=False),
        sa.Column("consented_at", sa.Double()),
        sa.Column("consent_version", sa.String(40)),
        sa.Column("first_at", sa.Double()),
        sa.Column("last_at", sa.Double()),
        sa.Column("samples", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("summary", sa.JSON()),
        sa.Column("summary_revision", sa.Integer(), nullable=False),
        sa.Column("faces", sa.Integer(), nullable=False),
        sa.Column("expression_index", sa.Double()),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.CheckConstraint("source IN ('webcam', 'video')", name=op.f("ck_sessions_source")),
    )
    op.create_index("ix_sessions_started_at", "sessions", ["started_at"])
    op.create_table(
        "batches",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("first_at", sa.Double()),
        sa.Column("last_at", sa.Double()),
        sa.Column("samples", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "n", name="pk_batches"),
        _of_a_session("batches"),
    )
    op.create_table(
        "faces",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text()),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.Integer()),
        sa.PrimaryKeyConstraint("session_id", "face", name="pk_faces"),
        _of_a_session("faces"),
    )
    op.create_table(
        "markers",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_markers"),
        _of_a_session("markers"),
    )
    op.create_index("ix_markers_session_id", "markers", ["session_id"])
    op.execute(_view(op.get_bind().dialect.name))


def _of_a_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id"], ["sessions.id"], name=f"fk_{table}_session_id_sessions", ondelete="CASCADE"
    )


def _view(dialect: str) -> str:
    """Samples as rows: takes the records of batches apart, see core/samples.py."""
    scores = (
        f"{_integer(dialect, 28 + 4 * i, 4)} / {_units(dialect, 1e9)} AS {name}" for i, name in enumerate(_SCORES)
    )
    box = (
        f"{_integer(dialect, 12 + 4 * i, 4)} / {_units(dialect, 1e2)} AS {name}"
        for i, name in enumerate(("x", "y", "width", "height"))
    )
    reasons = " ".join(f"WHEN {code} THEN '{name}'" for code, name in enumerate(_REASONS, start=1))
    columns = ",\n  ".join(
        [
            "batches.session_id",
            "batches.n AS batch",
            f"{_integer(dialect, 0, 8)} / {_units(dialect, 1e3)} AS at",
            f"{_integer(dialect, 8, 4)} AS face",
            *box,
            *scores,
            f"{_integer(dialect, 56, 4)} / {_units(dialect, 1e9)} AS confidence",
            *(
                f"nullif({_integer(dialect, offset, 2)}, -32768) / {_units(dialect, unit)} AS {name}"
                for offset, unit, name in ((60, 1e4, "sharpness"), (62, 1e2, "brightness"), (64, 1e4, "yaw"))
            ),
            f"CASE {_integer(dialect, 66, 2)} {reasons} END AS unclear",
        ]
    )
    records = f"length(batches.samples) / {_RECORD_BYTES}"
    if dialect == "postgresql":
        return (
            f"CREATE VIEW samples AS\nSELECT\n  {columns}\nFROM batches, generate_series(0, {records} - 1) AS place (i)"
        )
    return (
        "CREATE VIEW samples AS\n"
        "WITH RECURSIVE place (i) AS (\n"
        f"  SELECT 0 UNION ALL SELECT i + 1 FROM place WHERE i + 1 < (SELECT max({records}) FROM batches)\n"
        f"), bytes (every) AS (SELECT x'{bytes(range(256)).hex()}')\n"
        f"SELECT\n  {columns}\nFROM batches JOIN place ON place.i < {records} JOIN bytes"
    )


def _integer(dialect: str, offset: int, size: int) -> str:
    """SQL for a signed big-endian integer of a record: its bytes from the left of 64 bits, shifted back."""
    parts = (f"({_byte(dialect, offset + i)} << {56 - 8 * i})" for i in range(size))
    return f"(({' | '.join(parts)}) >> {64 - 8 * size})"


def _units(dialect: str, number: float) -> str:
    """What a whole number is divided by; PostgreSQL would take it for a decimal rather than a double."""
    return f"{number}::double precision" if dialect == "postgresql" else str(number)


def _byte(dialect: str, offset: int) -> str:
    if dialect == "postgresql":
        return f"get_byte(batches.samples, place.i * {_RECORD_BYTES} + {offset})::bigint"
    # SQLite has no function for the value of a byte: it is its place in the row of all bytes.
    return f"(instr(bytes.every, substr(batches.samples, place.i * {_RECORD_BYTES} + {offset + 1}, 1)) - 1)"
