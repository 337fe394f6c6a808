"""From stored sessions to what travels, and back."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from pydantic import ValidationError

from web_service.api.schemas import Scores
from web_service.api.session_schemas import (
    Batch,
    Consent,
    MadeWith,
    Marker,
    Moment,
    Sample,
    Session,
    SessionDetail,
    Track,
)
from web_service.database.damage import DamagedSessionError
from web_service.database.models import FaceRow, MarkerRow, SessionRow
from web_service.database.sessions import Damaged, Stored, StoredDetail, clock
from web_service.expressions import EXPRESSIONS
from web_service.review.samples import UNCLEAR, Samples
from web_service.review.summary import STEPS, TrackSummary


def session_view(stored: Stored | Damaged) -> Session:
    """A session in short; for one that cannot be read, what is still known."""
    if isinstance(stored, Damaged):
        return _damaged(stored.row)
    try:
        MadeWith.model_validate(stored.row.made_with)
        return Session(**_short(stored))
    except ValidationError:
        return _damaged(stored.row)


def detail_view(stored: StoredDetail) -> SessionDetail:
    """A session with all that is known of it; DamagedSessionError where its stored data is invalid."""
    try:
        return _detail(stored)
    except ValidationError as error:
        raise DamagedSessionError(stored.row.id) from error


def _detail(stored: StoredDetail) -> SessionDetail:
    row, (first, last) = stored.row, clock(stored.row)
    edits = {edit.face: edit for edit in stored.faces}
    return SessionDetail(
        **_short(stored),
        from_=first,
        to=last,
        tracks=[_track(track, edits.get(track.face)) for track in stored.summary.tracks],
        markers=[marker_view(marker) for marker in stored.markers],
        moments=[Moment(**asdict(moment)) for moment in stored.summary.moments],
        made_with=MadeWith.model_validate(row.made_with),
        consent=_consent(row),
    )


def marker_view(row: MarkerRow) -> Marker:
    return Marker(id=row.id, at=row.at, text=row.text)


def batch_samples(batch: Batch) -> tuple[Samples, tuple[float, float] | None]:
    """A batch as columns, and the time it tells of; None where it tells of none."""
    samples = _columns(batch.samples)
    ends = [*samples.at.tolist(), *(end for end in (batch.from_, batch.to) if end is not None)]
    return samples, (min(ends), max(ends)) if ends else None


def _columns(samples: Sequence[Sample]) -> Samples:
    def column(values: list[Any]) -> Any:
        return np.array(values, dtype=np.float64)

    def quality(name: str) -> Any:
        return column([np.nan if sample.quality is None else getattr(sample.quality, name) for sample in samples])

    boxes = [[box.x, box.y, box.width, box.height] for box in (sample.box for sample in samples)]
    scores = column([[getattr(sample.scores, name) for name in EXPRESSIONS] for sample in samples])
    scores = scores.reshape(-1, len(EXPRESSIONS))
    return Samples(
        at=column([sample.at for sample in samples]),
        face=np.array([sample.face for sample in samples], dtype=np.int64),
        box=column(boxes).reshape(-1, 4),
        # What a client rounded sums to 1 again, as shares and index are means of probabilities.
        scores=scores / scores.sum(axis=1, keepdims=True),
        confidence=column([sample.confidence for sample in samples]),
        sharpness=quality("sharpness"),
        brightness=quality("brightness"),
        yaw=quality("yaw"),
        unclear=np.array([UNCLEAR.index(sample.unclear) for sample in samples], dtype=np.int64),
    )


def _short(stored: Stored) -> dict[str, Any]:
    row, summary, (first, last) = stored.row, stored.summary, clock(stored.row)
    # One that nobody ended is over with what arrived last.
    over = row.started_at + last if row.ended_at is None else row.ended_at
    return {
        "id": row.id,
        "title": row.title,
        "notes": row.notes,
        "source": row.source,
        "status": stored.status,
        "started_at": row.started_at,
        "ended_at": over if stored.status == "complete" else None,
        "model": row.model,
        "samples": row.samples,
        "duration_ms": last - first,
        "faces": summary.faces,
        "shares": _scores(summary.shares),
        "expression_index": summary.expression_index,
        "unclear": summary.unclear,
        "index_line": summary.index_line,
        "damaged": False,
    }


def _damaged(row: SessionRow) -> Session:
    """What is known of a session that cannot be read."""
    unknown: dict[str, Any] = {
        "id": row.id,
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
    stored = ("title", "notes", "source", "started_at", "ended_at", "model", "samples")
    known = unknown | {name: getattr(row, name) for name in stored}
    try:
        return Session(**known)
    except ValidationError as error:
        wrong = {str(item["loc"][0]) for item in error.errors()}
        return Session(**known | {name: unknown[name] for name in wrong})


def _consent(row: SessionRow) -> Consent | None:
    if row.consented_at is None or row.consent_version is None:
        return None
    return Consent(at=row.consented_at, version=row.consent_version)


def _track(track: TrackSummary, edit: FaceRow | None) -> Track:
    figures = asdict(track) | {"shares": _scores(track.shares)}
    if edit is None:
        return Track(**figures, name=None, hidden=False, merged_into=None)
    return Track(**figures, name=edit.name, hidden=edit.hidden, merged_into=edit.merged_into)


def _scores(shares: list[float] | None) -> Scores | None:
    return None if shares is None else Scores(**dict(zip(EXPRESSIONS, shares, strict=True)))
