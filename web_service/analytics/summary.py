"""Summarises a session: its faces, their expressions, and the strongest moments."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, TypeAdapter

from web_service.analytics.identities import Identities
from web_service.core.expressions import EXPRESSIONS, Expression
from web_service.core.ranges import ExpressionIndex, Share
from web_service.core.samples import INDEX_WEIGHTS, Floats, Ints, Samples

STEPS: Final = 60
_SECOND: Final = 1000.0
_FOLLOWING_MS: Final = 2000.0
# More seconds than any session's clock has.
_SECONDS: Final = 2**41
_NEUTRAL: Final = EXPRESSIONS.index("neutral")

Shares = Annotated[list[Share], Field(min_length=len(EXPRESSIONS), max_length=len(EXPRESSIONS))]


@dataclass(frozen=True, slots=True)
class TrackSummary:
    """A track: when it was seen, and its means over clear samples (None if there are none)."""

    face: int
    samples: int
    first_at: float
    last_at: float
    shares: Shares | None
    expression_index: ExpressionIndex | None
    unclear: Share


@dataclass(frozen=True, slots=True)
class Moment:
    """The second in which an expression was strongest."""

    at: float
    face: int
    expression: Expression
    score: Share


@dataclass(frozen=True, slots=True)
class Summary:
    """A session's summary; shares and index are means over the clear samples of visible faces."""

    faces: int
    shares: Shares | None
    expression_index: ExpressionIndex | None
    unclear: Share | None
    index_line: Annotated[list[float | None], Field(min_length=STEPS, max_length=STEPS)]
    tracks: list[TrackSummary]
    moments: list[Moment]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(stored: object) -> "Summary":
        """The inverse of `to_json`. Raises ValueError."""
        return _SUMMARIES.validate_python(stored)


_SUMMARIES: Final = TypeAdapter(Summary)


def summarise(pieces: Iterable[Samples], faces: Identities, *, first_at: float, last_at: float) -> Summary:
    """Summarise samples, given in any number of pieces, on a clock from `first_at` to `last_at`."""
    tracks = _Tracks()
    line = np.zeros((2, STEPS))
    seconds = _Seconds(first_at)
    for piece in pieces:
        tracks.add(piece)
        visible = faces.visible(piece)
        clear = visible.chosen(visible.unclear == 0)
        step = np.clip((clear.at - first_at) / max(last_at - first_at, 1) * STEPS, 0, STEPS - 1).astype(np.int64)
        line += [np.bincount(step, minlength=STEPS), np.bincount(step, weights=clear.index, minlength=STEPS)]
        seconds.add(clear)
    return Summary(
        **tracks.overall(faces),
        index_line=_line(*line, step_ms=(last_at - first_at) / STEPS),
        tracks=tracks.summaries(),
        moments=seconds.strongest(),
    )


def _line(counts: Floats, totals: Floats, *, step_ms: float) -> list[float | None]:
    """The mean of each step; steps between consecutive samples are interpolated."""
    filled = np.flatnonzero(counts)
    if not len(filled):
        return [None] * STEPS
    steps = np.arange(STEPS)
    means = np.round(np.interp(steps, filled, totals[filled] / counts[filled]), 2)
    before = np.searchsorted(filled, steps, side="right") - 1
    after = np.searchsorted(filled, steps)
    inner = (before >= 0) & (after < len(filled))
    gap = filled[np.minimum(after, len(filled) - 1)] - filled[np.maximum(before, 0)]
    known = (counts > 0) | (inner & (gap * step_ms <= _FOLLOWING_MS))
    return [mean if shown else None for mean, shown in zip(means.tolist(), known.tolist(), strict=True)]


class _Tracks:
    """For each track: sums of samples, clear samples and seven scores of the clear samples; and its time span."""

    def __init__(self) -> None:
        self._sums: dict[int, Floats] = {}
        self._spans: dict[int, tuple[float, float]] = {}

    def add(self, piece: Samples) -> None:
        for track in np.unique(piece.face).tolist():
            own = piece.face == track
            clear = own & (piece.unclear == 0)
            sums = np.concatenate([[own.sum(), clear.sum()], piece.scores[clear].sum(axis=0)])
            self._sums[track] = self._sums.get(track, 0) + sums
            at = piece.at[own]
            low, high = self._spans.get(track, (np.inf, -np.inf))
            self._spans[track] = min(low, float(at.min())), max(high, float(at.max()))

    def summaries(self) -> list[TrackSummary]:
        return [
            TrackSummary(track, int(sums[0]), *self._spans[track], **_means(sums))
            for track, sums in sorted(self._sums.items())
        ]

    def overall(self, faces: Identities) -> dict[str, Any]:
        """The means over all visible tracks, and their number of faces."""
        seen = {track: faces.resolved.get(track, track) for track in self._sums}
        visible = [track for track, face in seen.items() if face not in faces.hidden]
        means = _means(sum((self._sums[track] for track in visible), np.zeros(2 + len(EXPRESSIONS))))
        return {"faces": len({seen[track] for track in visible}), **means}


def _means(sums: Floats) -> dict[str, Any]:
    samples, clear = sums[0], sums[1]
    shares = sums[2:] / clear if clear else None
    return {
        "shares": None if shares is None else [round(share, 6) for share in shares.tolist()],
        # Earlier versions stored rounded scores, whose sum may differ from 1.
        "expression_index": None if shares is None else round(float(shares @ INDEX_WEIGHTS / shares.sum()), 3),
        "unclear": round(float(1 - clear / samples), 6) if samples else None,
    }


class _Seconds:
    """The mean scores of each face in each second."""

    def __init__(self, first_at: float) -> None:
        self._first_at = float(first_at)
        self._faces: list[Ints] = []
        self._seconds: list[Ints] = []
        self._sums: list[Floats] = []

    def add(self, clear: Samples) -> None:
        second = ((clear.at - self._first_at) // _SECOND).astype(np.int64)
        faces, seconds, group = _groups(clear.face, second)
        self._faces.append(faces)
        self._seconds.append(seconds)
        self._sums.append(_sum_by(group, clear.scores, len(faces)))

    def strongest(self) -> list[Moment]:
        """The strongest second of each expression except neutral, if it was the most likely one; strongest first."""
        if not any(len(faces) for faces in self._faces):
            return []
        faces, seconds, group = _groups(np.concatenate(self._faces), np.concatenate(self._seconds))
        sums = np.zeros((len(faces), 1 + len(EXPRESSIONS)))
        np.add.at(sums, group, np.concatenate(self._sums))
        # A second with few samples may be the noise of a single frame.
        steady = sums[:, 0] * 2 >= np.median(sums[:, 0])
        means = sums[:, 1:] / sums[:, :1] * steady[:, None]
        likeliest = means.argmax(axis=1)
        moments = []
        for place, name in enumerate(EXPRESSIONS):
            scores = np.where(likeliest == place, means[:, place], 0)
            best = int(scores.argmax())
            if place != _NEUTRAL and scores[best]:
                at = self._first_at + (float(seconds[best]) + 0.5) * _SECOND
                moments.append(Moment(at, int(faces[best]), name, round(float(scores[best]), 6)))
        return sorted(moments, key=lambda moment: -moment.score)


def _groups(faces: Ints, seconds: Ints) -> tuple[Ints, Ints, NDArray[np.intp]]:
    """The distinct pairs of a face and a second, and the index of each sample's pair."""
    known, slot = np.unique(faces, return_inverse=True)
    keys, group = np.unique(slot * _SECONDS + seconds, return_inverse=True)
    return known[keys // _SECONDS], keys % _SECONDS, group


def _sum_by(groups: NDArray[np.intp], scores: Floats, count: int) -> Floats:
    """The number of samples and the sums of their scores, for each group (count, 8)."""
    columns = [np.bincount(groups, minlength=count)]
    columns += [np.bincount(groups, weights=column, minlength=count) for column in scores.T]
    return np.stack(columns, axis=1).astype(np.float64)
