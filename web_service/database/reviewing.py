"""Stored sessions over time, side by side, and as files."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from web_service.database.base import Database
from web_service.database.models import FaceRow, SessionRow
from web_service.database.sessions import clock, faces_of, found, pieces, summary_of
from web_service.review.samples import Samples
from web_service.review.timeline import Timeline, timeline

# As many lines as a chart can tell apart at the very most; the average counts all faces.
MAX_LINES = 32


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a session's clock that was asked for, as columns, and the faces' names."""

    window: tuple[float, float]
    timeline: Timeline
    names: dict[int, str]


class Reviewing:
    """Reads stored sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def timeline(self, session_id: str, window: tuple[float | None, float | None], steps: int) -> Part:
        """A window of a session, all of it where an end is None."""
        with self._database.read() as orm:
            row = found(orm, session_id)
            faces = faces_of(orm, session_id)
            asked = _within(row, window)
            visible = (faces.visible(piece) for piece in pieces(orm, session_id, asked))
            counts: dict[int, int] = {}
            for track in summary_of(orm, row).tracks:
                face = faces.resolved.get(track.face, track.face)
                if face not in faces.hidden:
                    counts[face] = counts.get(face, 0) + track.samples
            shown = sorted(sorted(counts, key=lambda face: -counts[face])[:MAX_LINES])
            return Part(asked, timeline(visible, window=asked, steps=steps, faces=shown), names_of(orm, session_id))


def _within(row: SessionRow, window: tuple[float | None, float | None]) -> tuple[float, float]:
    first, last = clock(row)
    start = first if window[0] is None else window[0]
    return start, max(start, last if window[1] is None else window[1])


def names_of(orm: Session, session_id: str) -> dict[int, str]:
    """The names that a person gave to faces."""
    named = select(FaceRow.face, FaceRow.name).where(FaceRow.session_id == session_id)
    return {face: name for face, name in orm.execute(named) if name}


def visible_pieces(database: Database, session_id: str) -> Iterator[Samples]:
    """A session's samples of faces that are not hidden, with the ids they count as."""
    with database.read() as orm:
        faces = faces_of(orm, session_id)
        for piece in pieces(orm, session_id):
            yield faces.visible(piece)
