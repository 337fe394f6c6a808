"""From columns and intervals to what travels. Nothing is checked again: these are thousands of our own numbers."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from web_service.api.review_schemas import Compared, Comparison, Contrast, Estimate, Line, Timeline
from web_service.api.video_schemas import Boxes, SampleColumns
from web_service.database.reviewing import Part, Seen, SideBySide
from web_service.expressions import EXPRESSIONS
from web_service.review import comparison, timeline
from web_service.review.samples import UNCLEAR


def timeline_view(part: Part) -> Timeline:
    """Columns with the faces' names."""
    columns = part.timeline
    return Timeline.model_construct(
        from_=part.window[0],
        to=part.window[1],
        bucket_ms=columns.step_ms,
        at=columns.at,
        average=_line(columns.average, None),
        faces=[_line(line, part.names.get(line.face or 0)) for line in columns.faces],
        faces_left_out=part.left_out,
    )


def samples_view(seen: Seen) -> SampleColumns:
    """Columns of samples as they are drawn."""
    samples = seen.samples
    x, y, width, height = np.round(samples.box, 2).T.tolist()
    return SampleColumns.model_construct(
        from_=seen.window[0],
        to=seen.window[1],
        at=samples.at.tolist(),
        face=samples.face.tolist(),
        box=Boxes.model_construct(x=x, y=y, width=width, height=height),
        expression=[EXPRESSIONS[place] for place in samples.scores.argmax(axis=1).tolist()],
        confidence=np.round(samples.confidence, 4).tolist(),
        scores=np.round(samples.scores, 4).tolist(),
        unclear=[UNCLEAR[reason] for reason in samples.unclear.tolist()],
    )


def comparison_view(found: SideBySide) -> Comparison:
    """Sessions over relative time; a session that says too little has no contrast."""
    start, end = found.window
    step = (end - start) / found.steps
    others = zip(found.sides[1:], found.comparison.contrasts, strict=True)
    return Comparison.model_construct(
        from_=start,
        to=end,
        bucket_ms=step,
        at=[start + (place + 0.5) * step for place in range(found.steps)],
        sessions=[
            Compared.model_construct(
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
            Contrast.model_construct(
                id=side.row.id,
                shares=_estimates(contrast.shares),
                expression_index=_estimate(contrast.expression_index),
            )
            for side, contrast in others
            if contrast is not None
        ],
    )


def _compared(compared: comparison.Compared) -> dict[str, Any]:
    index = compared.expression_index
    return asdict(compared) | {
        "shares": None if compared.shares is None else _estimates(compared.shares),
        "expression_index": None if index is None else _estimate(index),
    }


def _estimates(estimates: Mapping[str, comparison.Estimate]) -> dict[str, Estimate]:
    return {name: _estimate(estimate) for name, estimate in estimates.items()}


def _estimate(estimate: comparison.Estimate) -> Estimate:
    return Estimate.model_construct(**asdict(estimate))


def _line(line: timeline.Line, name: str | None) -> Line:
    # Not `asdict`, which would copy every number.
    return Line.model_construct(
        face=line.face, name=name, samples=line.samples, unclear=line.unclear, index=line.index, scores=line.scores
    )
