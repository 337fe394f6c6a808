"""Stored sessions over time, side by side, and as files."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from web_service.database.base import Database
from web_service.database.damage import reading
from web_service.database.models import FaceRow, SessionRow
from web_service.database.sessions import clock, faces_of, found, pieces, summary_of
from web_service.export.exported import Exported, ExportedFace
from web_service.review.comparison import Blocks, Comparison, block_length, blocks, compare
from web_service.review.samples import Samples
from web_service.review.summary import Faces
from web_service.review.timeline import Timeline, timeline

# As many lines as a chart can tell apart at the very most; the average counts all faces.
MAX_LINES = 32


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a session's clock that was asked for, as columns, and the faces' names.

    `left_out` counts the faces beyond MAX_LINES, which have no line.
    """

    window: tuple[float, float]
    timeline: Timeline
    names: dict[int, str]
    left_out: int


@dataclass(frozen=True, slots=True)
class Seen:
    """The samples of a window, in the order of time."""

    window: tuple[float, float]
    samples: Samples


@dataclass(frozen=True, slots=True)
class Side:
    """A session that is compared; on its clock, where relative time is 0, and from when to when it goes."""

    row: SessionRow
    zero: float
    span: tuple[float, float]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Sessions over a window of relative time, in steps."""

    window: tuple[float, float]
    steps: int
    sides: list[Side]
    comparison: Comparison


class Reviewing:
    """Reads stored sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def timeline(self, session_id: str, window: tuple[float | None, float | None], steps: int) -> Part:
        """A window of a session, all of it where an end is None."""
        with reading(self._database) as orm:
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
            columns = timeline(visible, window=asked, steps=steps, faces=shown)
            return Part(asked, columns, names_of(orm, session_id), len(counts) - len(shown))

    def samples(self, session_id: str, window: tuple[float | None, float | None], limit: int) -> Seen:
        """The samples of visible faces in a window, as many whole moments as there is room for."""
        with reading(self._database) as orm:
            row = found(orm, session_id)
            faces = faces_of(orm, session_id)
            asked = _within(row, window)
            found_so_far: list[Samples] = []
            for piece in pieces(orm, session_id, asked):
                visible = faces.visible(piece)
                found_so_far.append(visible.chosen((visible.at >= asked[0]) & (visible.at <= asked[1])))
                if sum(map(len, found_so_far)) > limit:
                    break
        samples = Samples.joined(found_so_far)
        order = np.lexsort((samples.face, samples.at))
        if len(order) <= limit:
            return Seen(asked, samples.taken(order))
        # A moment that would be cut in two is left out.
        cut = samples.at[order[limit]]
        whole = samples.taken(order[samples.at[order] < cut])
        return Seen((asked[0], float(whole.at[-1]) if len(whole) else asked[0]), whole)

    def compare(
        self,
        ids: Sequence[str],
        zeros: Sequence[float] | None,
        window: tuple[float | None, float | None],
        steps: int,
    ) -> SideBySide:
        """Sessions against the first of them, aligned at `zeros` of their clocks (where they begin without)."""
        with reading(self._database) as orm:
            rows = [found(orm, each) for each in ids]
            spans = [clock(row) for row in rows]
            aligned = [span[0] for span in spans] if zeros is None else zeros
            sides = [Side(*each) for each in zip(rows, aligned, spans, strict=True)]
            start = min(side.span[0] - side.zero for side in sides) if window[0] is None else window[0]
            end = max(side.span[1] - side.zero for side in sides) if window[1] is None else window[1]
            asked = start, max(start + 1, end)
            parts = [_blocks(orm, side, asked, steps) for side in sides]
            return SideBySide(asked, steps, sides, compare(parts))

    def exported(self, session_id: str, about: dict[str, Any]) -> Exported:
        """A session to be written to a file; its samples are checked first, and read again while it is written."""
        with reading(self._database) as orm:
            row = found(orm, session_id)
            # Damage must be reported before the first byte of the file is sent.
            deque(pieces(orm, session_id), maxlen=0)
            faces, names = faces_of(orm, session_id), names_of(orm, session_id)
            tracks = [track.face for track in summary_of(orm, row).tracks]
        return Exported(about, row.started_at, _exported_faces(tracks, faces, names), self._pieces(session_id))

    def recorded(self, session_id: str, start: float, end: float) -> Samples:
        """The samples from `start` to before `end` as they were recorded, in the order of time."""
        with reading(self._database) as orm:
            every = Samples.joined(list(pieces(orm, session_id, (start, end))))
        part = every.chosen((every.at >= start) & (every.at < end))
        return part.taken(np.lexsort((part.face, part.at)))

    def _pieces(self, session_id: str) -> Iterator[Samples]:
        with reading(self._database) as orm:
            yield from pieces(orm, session_id)


def _blocks(orm: Session, side: Side, window: tuple[float, float], steps: int) -> Blocks:
    start, end = max(window[0], side.span[0] - side.zero), min(window[1], side.span[1] - side.zero)
    faces = faces_of(orm, side.row.id)
    stored = pieces(orm, side.row.id, (side.zero + window[0], side.zero + window[1]))
    visible = (faces.visible(piece) for piece in stored)
    return blocks(visible, zero=side.zero, window=window, block_ms=block_length(max(0.0, end - start)), buckets=steps)


def _exported_faces(tracks: Sequence[int], faces: Faces, names: Mapping[int, str]) -> dict[int, ExportedFace]:
    counted = {track: faces.resolved.get(track, track) for track in tracks}
    return {track: ExportedFace(face, names.get(face), face in faces.hidden) for track, face in counted.items()}


def _within(row: SessionRow, window: tuple[float | None, float | None]) -> tuple[float, float]:
    first, last = clock(row)
    start = first if window[0] is None else window[0]
    return start, max(start, last if window[1] is None else window[1])


def names_of(orm: Session, session_id: str) -> dict[int, str]:
    """The names that a person gave to faces."""
    named = select(FaceRow.face, FaceRow.name).where(FaceRow.session_id == session_id)
    return {face: name for face, name in orm.execute(named) if name}
