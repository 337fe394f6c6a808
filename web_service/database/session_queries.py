"""Reads stored sessions for timelines, comparisons and exports."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from web_service.analytics.comparison import Blocks, Comparison, block_length, blocks, compare
from web_service.analytics.identities import Identities, Identity
from web_service.analytics.timeline import Timeline, timeline
from web_service.core.samples import Samples
from web_service.database.damage import reading
from web_service.database.engine import Database
from web_service.database.models import SessionRow
from web_service.database.session_reads import (
    get_session_row,
    load_identities,
    load_names,
    load_summary,
    read_samples,
    session_clock,
)
from web_service.export.source import ExportSource

# More lines than a chart can show; the average counts all faces.
MAX_LINES = 32


@dataclass(frozen=True, slots=True)
class TimelineWindow:
    """A window of a session as columns, and the names of faces; `left_out` counts the faces beyond MAX_LINES."""

    window: tuple[float, float]
    timeline: Timeline
    names: dict[int, str]
    left_out: int


@dataclass(frozen=True, slots=True)
class SampleWindow:
    """The samples of a window, in order of time."""

    window: tuple[float, float]
    samples: Samples


@dataclass(frozen=True, slots=True)
class ComparedSession:
    """A session to compare: the time on its clock that is 0 in relative time, and its time span."""

    row: SessionRow
    zero: float
    span: tuple[float, float]


@dataclass(frozen=True, slots=True)
class SessionComparison:
    """Sessions compared over a window of relative time, in steps."""

    window: tuple[float, float]
    steps: int
    sides: list[ComparedSession]
    comparison: Comparison


class SessionQueries:
    """Queries that read samples of stored sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def timeline(self, session_id: str, window: tuple[float | None, float | None], steps: int) -> TimelineWindow:
        """A window of a session as columns; None as an end means that of the session."""
        with reading(self._database) as orm:
            row = get_session_row(orm, session_id)
            faces = load_identities(orm, session_id)
            asked = _within(row, window)
            visible = (faces.visible(piece) for piece in read_samples(orm, session_id, asked))
            counts: dict[int, int] = {}
            for track in load_summary(orm, row).tracks:
                face = faces.resolved.get(track.face, track.face)
                if face not in faces.hidden:
                    counts[face] = counts.get(face, 0) + track.samples
            shown = sorted(sorted(counts, key=lambda face: -counts[face])[:MAX_LINES])
            lines = timeline(visible, window=asked, steps=steps, faces=shown)
            return TimelineWindow(asked, lines, load_names(orm, session_id), len(counts) - len(shown))

    def samples(self, session_id: str, window: tuple[float | None, float | None], limit: int) -> SampleWindow:
        """The samples of visible faces in a window, up to the limit, without cutting a moment in two."""
        with reading(self._database) as orm:
            row = get_session_row(orm, session_id)
            faces = load_identities(orm, session_id)
            asked = _within(row, window)
            found_so_far: list[Samples] = []
            for piece in read_samples(orm, session_id, asked):
                visible = faces.visible(piece)
                found_so_far.append(visible.chosen((visible.at >= asked[0]) & (visible.at <= asked[1])))
                if sum(map(len, found_so_far)) > limit:
                    break
        samples = Samples.joined(found_so_far)
        order = np.lexsort((samples.face, samples.at))
        if len(order) <= limit:
            return SampleWindow(asked, samples.taken(order))
        # Leave out the moment at the limit.
        cut = samples.at[order[limit]]
        whole = samples.taken(order[samples.at[order] < cut])
        return SampleWindow((asked[0], float(whole.at[-1]) if len(whole) else asked[0]), whole)

    def compare(
        self,
        ids: Sequence[str],
        zeros: Sequence[float] | None,
        window: tuple[float | None, float | None],
        steps: int,
    ) -> SessionComparison:
        """Compare sessions with the first of them, aligned at `zeros` of their clocks, by default at their starts."""
        with reading(self._database) as orm:
            rows = [get_session_row(orm, each) for each in ids]
            spans = [session_clock(row) for row in rows]
            aligned = [span[0] for span in spans] if zeros is None else zeros
            sides = [ComparedSession(*each) for each in zip(rows, aligned, spans, strict=True)]
            start = min(side.span[0] - side.zero for side in sides) if window[0] is None else window[0]
            end = max(side.span[1] - side.zero for side in sides) if window[1] is None else window[1]
            asked = start, max(start + 1, end)
            parts = [_blocks(orm, side, asked, steps) for side in sides]
            return SessionComparison(asked, steps, sides, compare(parts))

    def exported(self, session_id: str, about: dict[str, Any]) -> ExportSource:
        """The input of an export. Its samples are read while the file is written, and checked once before."""
        with reading(self._database) as orm:
            row = get_session_row(orm, session_id)
            # Detect damage before the first byte of the file is sent.
            deque(read_samples(orm, session_id), maxlen=0)
            faces, names = load_identities(orm, session_id), load_names(orm, session_id)
            tracks = [track.face for track in load_summary(orm, row).tracks]
        return ExportSource(about, row.started_at, _exported_faces(tracks, faces, names), self._pieces(session_id))

    def recorded(self, session_id: str, start: float, end: float) -> Samples:
        """The recorded samples from `start` to before `end`, in order of time."""
        with reading(self._database) as orm:
            every = Samples.joined(list(read_samples(orm, session_id, (start, end))))
        part = every.chosen((every.at >= start) & (every.at < end))
        return part.taken(np.lexsort((part.face, part.at)))

    def _pieces(self, session_id: str) -> Iterator[Samples]:
        with reading(self._database) as orm:
            yield from read_samples(orm, session_id)


def _blocks(orm: Session, side: ComparedSession, window: tuple[float, float], steps: int) -> Blocks:
    start, end = max(window[0], side.span[0] - side.zero), min(window[1], side.span[1] - side.zero)
    faces = load_identities(orm, side.row.id)
    stored = read_samples(orm, side.row.id, (side.zero + window[0], side.zero + window[1]))
    visible = (faces.visible(piece) for piece in stored)
    return blocks(visible, zero=side.zero, window=window, block_ms=block_length(max(0.0, end - start)), buckets=steps)


def _exported_faces(tracks: Sequence[int], faces: Identities, names: Mapping[int, str]) -> dict[int, Identity]:
    counted = {track: faces.resolved.get(track, track) for track in tracks}
    return {track: Identity(face, names.get(face), face in faces.hidden) for track, face in counted.items()}


def _within(row: SessionRow, window: tuple[float | None, float | None]) -> tuple[float, float]:
    first, last = session_clock(row)
    start = first if window[0] is None else window[0]
    return start, max(start, last if window[1] is None else window[1])
