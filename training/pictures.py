"""The pictures of a model folder: how the training went, and what the answers are worth."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter
from PIL import Image

from training.checkpoint import Epoch
from training.words import percent
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.evaluation import SplitEvaluation

ACCURACY: Final = "accuracy.png"
LOSS: Final = "loss.png"
CONFUSION: Final = "confusion.png"
RELIABILITY: Final = "reliability.png"
COVERAGE: Final = "coverage.png"

# Okabe and Ito's, as in web_app/src/lib/expressions.ts.
_BLUE: Final = "#0072b2"
_ORANGE: Final = "#d55e00"
_GREY: Final = "#7f8790"
_INK: Final = "#22272e"
_GRID: Final = "#e3e6e9"
_SHADES: Final = LinearSegmentedColormap.from_list("white to blue", ["#ffffff", _BLUE])
_DARK: Final = 0.75
_COLOURS: Final = 64
_PERCENT: Final = PercentFormatter(1, decimals=0, symbol=" %")


def write_pictures(
    folder: Path, history: Sequence[Epoch], split: str, evaluation: SplitEvaluation, unclear_below: float
) -> None:
    """All five as PNG, those of the answers from one split."""
    _save(folder / ACCURACY, accuracy_picture(history))
    _save(folder / LOSS, loss_picture(history))
    _save(folder / CONFUSION, confusion_picture(split, evaluation))
    _save(folder / RELIABILITY, reliability_picture(split, evaluation))
    _save(folder / COVERAGE, coverage_picture(split, evaluation, unclear_below))


def accuracy_picture(history: Sequence[Epoch]) -> Figure:
    """Validation accuracy by epoch, the best one marked."""
    figure, axes = _chart("Accuracy on PublicTest", "epoch", "share right")
    numbers, values = [epoch.number for epoch in history], [epoch.accuracy for epoch in history]
    axes.plot(numbers, values, color=_BLUE, linewidth=2)
    best = max(history, key=lambda epoch: epoch.accuracy)
    _mark(axes, (best.number, best.accuracy), f"best: {percent(best.accuracy)}, epoch {best.number}")
    axes.legend(loc="lower right", frameon=False, labelcolor=_INK)
    axes.yaxis.set_major_formatter(_PERCENT)
    _whole_epochs(axes, history)
    return figure


def loss_picture(history: Sequence[Epoch]) -> Figure:
    """Both losses by epoch; the training's is against soft targets, so they do not compare."""
    figure, axes = _chart("Loss", "epoch", "cross-entropy, nats")
    numbers = [epoch.number for epoch in history]
    axes.plot(numbers, [epoch.loss for epoch in history], color=_BLUE, linewidth=2, label="Training, soft targets")
    validation = [epoch.validation_loss for epoch in history]
    axes.plot(numbers, validation, "--", color=_ORANGE, linewidth=2, label="PublicTest, labels")
    axes.legend(frameon=False, labelcolor=_INK)
    _whole_epochs(axes, history)
    return figure


def confusion_picture(split: str, evaluation: SplitEvaluation) -> Figure:
    """Rows are labels, columns answers; each cell its share of the label's rows, and their number."""
    counts = np.array(evaluation.confusion)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = _chart(f"Confusion on {split}", "called", "label", size=(6.4, 5.6))
    axes.imshow(shares, cmap=_SHADES, vmin=0, vmax=1)
    axes.grid(visible=False)
    axes.set_xticks(range(len(EXPRESSIONS)), EXPRESSIONS)
    axes.set_yticks(range(len(EXPRESSIONS)), EXPRESSIONS)
    for (row, column), share in np.ndenumerate(shares):
        text = f"{percent(share, 0)}\n{counts[row, column]}"
        colour = "white" if share > _DARK else _INK
        axes.text(column, row, text, ha="center", va="center", color=colour, fontsize=8)
    return figure


def reliability_picture(split: str, evaluation: SplitEvaluation) -> Figure:
    """Accuracy against confidence, and how many answers are in each bin below."""
    figure = _figure((6.4, 5.2))
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
    upper.plot([0, 1], [0, 1], "--", color=_GREY, linewidth=1, label="as sure as right")
    places = [(each.confidence, each.accuracy) for each in evaluation.reliability if each.rows]
    upper.plot(*np.array(places, float).T, "o-", color=_BLUE, linewidth=2)
    lower.bar(
        [each.low for each in evaluation.reliability],
        [each.rows for each in evaluation.reliability],
        width=[each.high - each.low for each in evaluation.reliability],
        align="edge",
        color=_BLUE,
        edgecolor="white",
    )
    _style(upper, f"Reliability on {split}", "", "share right")
    _style(lower, "", "calibrated confidence", "answers")
    upper.legend(loc="upper left", frameon=False, labelcolor=_INK)
    upper.yaxis.set_major_formatter(_PERCENT)
    lower.xaxis.set_major_formatter(_PERCENT)
    return figure


def coverage_picture(split: str, evaluation: SplitEvaluation, unclear_below: float) -> Figure:
    """Accuracy of the answers given against the share of faces that get one, the threshold in use marked."""
    figure, axes = _chart(f"Accuracy against coverage on {split}", "faces that get an answer", "of these right")
    places = [(point.coverage, point.accuracy) for point in evaluation.coverage if point.coverage]
    axes.plot(*np.array(places, float).T, color=_BLUE, linewidth=2)
    for point in evaluation.coverage:
        if point.threshold == unclear_below and point.accuracy is not None:
            words = f"{percent(point.coverage)} get an answer, {percent(point.accuracy)} of these right"
            _mark(axes, (point.coverage, point.accuracy), f"unclear below {percent(unclear_below, 0)}:\n{words}")
            axes.legend(loc="lower left", frameon=False, labelcolor=_INK)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(_PERCENT)
    return figure


def _chart(title: str, x: str, y: str, size: tuple[float, float] = (6.4, 4.0)) -> tuple[Figure, Axes]:
    figure = _figure(size)
    axes = figure.subplots()
    _style(axes, title, x, y)
    return figure, axes


def _figure(size: tuple[float, float]) -> Figure:
    return Figure(figsize=size, dpi=100, layout="constrained", facecolor="white")


def _style(axes: Axes, title: str, x: str, y: str) -> None:
    axes.set_title(title, loc="left", color=_INK, fontsize=12)
    axes.set_xlabel(x, color=_INK)
    axes.set_ylabel(y, color=_INK)
    axes.grid(color=_GRID)
    axes.set_axisbelow(True)
    axes.tick_params(colors=_INK, length=0)
    axes.spines[:].set_visible(False)


def _mark(axes: Axes, place: tuple[float, float], words: str) -> None:
    axes.plot(*place, "o", color=_ORANGE, markersize=8, label=words)


def _whole_epochs(axes: Axes, history: Sequence[Epoch]) -> None:
    axes.set_xlim(0, max(epoch.number for epoch in history) + 1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _save(path: Path, figure: Figure) -> None:
    """A small PNG with neither date nor version in it: the same figures give the same file."""
    drawn = BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    picture = Image.open(drawn).convert("RGB")
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
