"""Where a model is weak, in sentences: its lowest recalls, commonest confusions and worst conditions."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from training.words import bullets, percent
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.evaluation import Condition, Robustness, SplitEvaluation

_NAMED: Final = 3


def weak_spots(name: str, split: SplitEvaluation, robustness: Robustness | None) -> str:
    """The weak spots on the split of that name and, where it was measured, in frames; a Markdown list."""
    counts = np.array(split.confusion)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    spots = [
        f"It misses most of these on {name}: {_lowest_recalls(shares)}.",
        f"It confuses most often on {name}: {_confusions(shares)}.",
    ]
    return bullets(spots + (_worst_conditions(robustness.conditions) if robustness else []))


def _lowest_recalls(shares: np.ndarray) -> str:
    recalls = shares.diagonal()
    worst = np.argsort(recalls, kind="stable")[:_NAMED]
    return ", ".join(f"{EXPRESSIONS[at]} ({percent(recalls[at], 0)} found)" for at in worst)


def _confusions(shares: np.ndarray) -> str:
    wrong = shares - np.diag(shares.diagonal())
    worst = np.argsort(-wrong, axis=None, kind="stable")[:_NAMED]
    pairs = [divmod(int(at), len(EXPRESSIONS)) for at in worst]
    return ", ".join(
        f"{EXPRESSIONS[label]} with {EXPRESSIONS[answer]} ({percent(wrong[label, answer], 0)} of {EXPRESSIONS[label]})"
        for label, answer in pairs
    )


def _worst_conditions(conditions: Sequence[Condition]) -> list[str]:
    """In which condition most faces stay unfound, and in which answers lose most against the same faces' bare crops."""
    hidden = min(conditions, key=lambda each: each.found)
    lines = [f"In frames it finds the fewest faces {hidden.description}: {percent(hidden.found)} of them."]
    losses = [
        (each.direct - each.accuracy, each.description)
        for each in conditions
        if each.direct is not None and each.accuracy is not None
    ]
    if losses:
        loss, description = max(losses)
        lines.append(f"Its answers lose most on faces {description}: {100 * loss:.1f} points against the bare crops.")
    return lines
