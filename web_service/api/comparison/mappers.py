"""Maps queries for comparisons to domain types, and comparisons to schemas."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from web_service.analytics.comparison import Compared, Estimate
from web_service.api.comparison.schemas import (
    MAX_COMPARED,
    MIN_COMPARED,
    ComparedSchema,
    ComparisonSchema,
    ContrastSchema,
    EstimateSchema,
)
from web_service.core.errors import InvalidError
from web_service.database.session_queries import SessionComparison

_MAX_ZERO: Final = 1e15


def session_ids(text: str) -> list[str]:
    """Parse the comma-separated ids of two to six different sessions. Raises InvalidError."""
    try:
        ids = [str(UUID(part.strip())) for part in text.split(",")]
    except ValueError as error:
        raise InvalidError("Send `sessions` as ids of sessions, separated by commas.") from error
    if not MIN_COMPARED <= len(set(ids)) == len(ids) <= MAX_COMPARED:
        raise InvalidError(f"Send {MIN_COMPARED} to {MAX_COMPARED} different sessions.")
    return ids


def zeros(text: str, count: int) -> list[float] | None:
    """Parse the times to align at, one per session, if given. Raises InvalidError."""
    if not text:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(abs(number) <= _MAX_ZERO for number in numbers):
        raise InvalidError("Send as many `zeros` as sessions: milliseconds, separated by commas.")
    return numbers


def comparison_schema(found: SessionComparison) -> ComparisonSchema:
    """Sessions over relative time; a session with too little data has no contrast."""
    start, end = found.window
    step = (end - start) / found.steps
    others = zip(found.sides[1:], found.comparison.contrasts, strict=True)
    return ComparisonSchema.model_construct(
        from_=start,
        to=end,
        bucket_ms=step,
        at=[start + (place + 0.5) * step for place in range(found.steps)],
        sessions=[
            ComparedSchema.model_construct(
                id=side.row.id,
                title=side.row.title,
                started_at=side.row.started_at,
                zero=side.zero,
                from_=side.span[0] - side.zero,
                to=side.span[1] - side.zero,
                **_compared(compared),
            )
            for side, compared in zip(found.sides, found.comparison.sessions, strict=True)
        ],
        contrasts=[
            ContrastSchema.model_construct(
                id=side.row.id,
                shares=_estimates(contrast.shares),
                expression_index=_estimate(contrast.expression_index),
            )
            for side, contrast in others
            if contrast is not None
        ],
    )


def _compared(compared: Compared) -> dict[str, Any]:
    index = compared.expression_index
    return asdict(compared) | {
        "shares": None if compared.shares is None else _estimates(compared.shares),
        "expression_index": None if index is None else _estimate(index),
    }


def _estimates(estimates: Mapping[str, Estimate]) -> dict[str, EstimateSchema]:
    return {name: _estimate(estimate) for name, estimate in estimates.items()}


def _estimate(estimate: Estimate) -> EstimateSchema:
    return EstimateSchema.model_construct(**asdict(estimate))
