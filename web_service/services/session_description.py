"""Describes stored sessions as JSON, for the API and for exports."""

from dataclasses import asdict
from typing import Any

from web_service.analytics.summary import TrackSummary
from web_service.core.expressions import EXPRESSIONS
from web_service.database.models import FaceRow, SessionRow
from web_service.database.session_reads import session_clock
from web_service.database.sessions import Stored, StoredDetail


def describe(stored: StoredDetail) -> dict[str, Any]:
    """A session as JSON, with everything but its samples."""
    row, (first, last) = stored.row, session_clock(stored.row)
    edits = {edit.face: edit for edit in stored.faces}
    return {
        **describe_briefly(stored),
        "from": first,
        "to": last,
        "tracks": [_track(track, edits.get(track.face)) for track in stored.summary.tracks],
        "markers": [{"at": each.at, "text": each.text, "id": each.id} for each in stored.markers],
        "moments": [asdict(moment) for moment in stored.summary.moments],
        "made_with": row.provenance,
        "consent": _consent(row),
    }


def describe_briefly(stored: Stored) -> dict[str, Any]:
    """The summary of a session as JSON."""
    row, summary, (first, last) = stored.row, stored.summary, session_clock(stored.row)
    # A session that was never ended explicitly ends with its last sample.
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


def _consent(row: SessionRow) -> dict[str, Any] | None:
    if row.consented_at is None or row.consent_version is None:
        return None
    return {"at": row.consented_at, "version": row.consent_version}


def _track(track: TrackSummary, edit: FaceRow | None) -> dict[str, Any]:
    return {
        "face": track.face,
        "name": edit.name if edit else None,
        "hidden": edit.hidden if edit else False,
        "merged_into": edit.merged_into if edit else None,
        "samples": track.samples,
        "first_at": track.first_at,
        "last_at": track.last_at,
        "shares": _scores(track.shares),
        "expression_index": track.expression_index,
        "unclear": track.unclear,
    }


def _scores(shares: list[float] | None) -> dict[str, float] | None:
    return None if shares is None else dict(zip(EXPRESSIONS, shares, strict=True))
