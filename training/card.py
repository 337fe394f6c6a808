"""`MODEL_CARD.md`: a model folder's figures as a page to read. Every number comes from a file beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from training import pictures
from training.weak_spots import weak_spots
from training.words import bullets, paragraph, percent, table
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.evaluation import Evaluation, Robustness, SplitEvaluation
from web_service.runtimes.model_folder import Metric, ModelSpec

CARD_FILE: Final = "MODEL_CARD.md"
_NAMES: Final = {
    "accuracy": "Accuracy",
    "accuracy_unseen": "Accuracy without rows identical to a training image",
    "agreement_ferplus": "Agreement with the FERPlus majority",
    "expected_calibration_error": "Expected calibration error",
    "coverage": "Faces that get an answer, not “unclear”",
    "accuracy_clear": "Accuracy of these answers",
}
_LIMITS: Final = """\
It reads faces, not minds: it says what a face shows, as people who label photos would call it, and nothing of what a
person feels. It was made for pictures of single, mostly frontal faces.

- **Not at work and not in education.** Inferring emotions of people there is banned in the European Union (AI Act,
  Article 5(1)(f)); do not use it for that anywhere.
- **Not to decide about a person**: not for hiring, credit, insurance, policing, borders, diagnosis or lie detection.
- **Not without telling** the people it looks at (AI Act, Article 50(3)).
- **Not to tell who somebody is**, how old, of which gender or race: it infers none of these. How well it does for
  different groups of people is not known, as FER-2013 does not say whom it shows."""


def write_card(folder: Path, spec: ModelSpec, evaluation: Evaluation) -> None:
    """Write the card into a model folder; its pictures are of the last split in the evaluation."""
    (folder / CARD_FILE).write_text(card(spec, evaluation), encoding="utf-8")


def card(spec: ModelSpec, evaluation: Evaluation) -> str:
    """The whole card, Markdown."""
    name, split = list(evaluation.splits.items())[-1]
    robustness = evaluation.robustness
    sections = {
        spec.title: _in_short(spec),
        "Figures": _figures(spec.metrics),
        "By expression": _by_expression(name, split),
        "How sure it is": _calibration(spec, name, split),
        "When it says “unclear”": _threshold(spec, name, split),
        **({"In whole frames": _in_frames(robustness)} if robustness else {}),
        "Where it is weak": weak_spots(name, split, robustness),
        "What it must not be used for": _LIMITS,
        "How it was trained": _training(spec),
        "Licence": paragraph(f"{spec.licence}."),
        "Files": table(("file", "SHA-256"), [(f"`{file}`", f"`{sha256}`") for file, sha256 in spec.sha256.items()]),
    }
    text = "\n\n".join(f"## {heading}\n\n{section}" for heading, section in sections.items())
    return text.removeprefix("#") + "\n"


def _in_short(spec: ModelSpec) -> str:
    accuracies = [metric for metric in spec.metrics if metric.name == "accuracy"]
    reached = "; ".join(f"{percent(metric.value)} on {metric.split} ({metric.rows:,} rows)" for metric in accuracies)
    views = ", and answers by the mean over the crop and its mirror" if spec.mirror else ""
    return paragraph(
        f"`{spec.name}` gives a face the probability of seven expressions: {', '.join(EXPRESSIONS)}. It is a "
        f"convolutional network of {spec.parameters:,} parameters that takes a grey crop of {spec.input.size} x "
        f"{spec.input.size} pixels{views}. Accuracy on FER-2013 by the official split: {reached}."
    )


def _figures(metrics: Sequence[Metric]) -> str:
    rows = [
        (_NAMES.get(metric.name, metric.name), metric.split, f"{metric.rows:,}", percent(metric.value))
        for metric in metrics
    ]
    # The part of a protocol that is of the whole split, not of one figure's rows.
    protocols = dict.fromkeys(f"{metric.split}: {metric.protocol.split('; ', 1)[-1]}." for metric in metrics)
    source = paragraph("The rows and the protocol of each figure, word by word: `model.json`, `metrics`.")
    return "\n\n".join([table(("figure", "split", "rows", "value"), rows), bullets(protocols), source])


def _by_expression(name: str, split: SplitEvaluation) -> str:
    counts = np.array(split.confusion)
    right, labelled, called = counts.diagonal(), counts.sum(axis=1), counts.sum(axis=0)
    rows = [
        (expression, f"{labelled[at]:,}", _part(right[at], labelled[at]), _part(right[at], called[at]))
        for at, expression in enumerate(EXPRESSIONS)
    ]
    words = (
        f"On {name} (`evaluation.json`, `confusion`). Recall: how many of the faces labelled so it called so. "
        "Precision: how many of the faces that it called so are labelled so."
    )
    picture = f"![Confusion matrix: labels against answers on {name}]({pictures.CONFUSION})"
    return "\n\n".join([paragraph(words), table(("expression", "rows", "recall", "precision"), rows), picture])


def _calibration(spec: ModelSpec, name: str, split: SplitEvaluation) -> str:
    words = (
        f"The confidence is the highest of the probabilities softmax(logits / {spec.temperature:.3f}). The temperature "
        "was fitted on PublicTest (`model.json`), so that of 100 answers given with 70 % about 70 are right. The mean "
        f"gap between the two, the expected calibration error in {len(split.reliability)} bins, is "
        f"**{percent(_value(spec, 'expected_calibration_error', name))}** on {name} (`evaluation.json`, `reliability`)."
    )
    return f"{paragraph(words)}\n\n![Accuracy against confidence on {name}]({pictures.RELIABILITY})"


def _threshold(spec: ModelSpec, name: str, split: SplitEvaluation) -> str:
    point = next(point for point in split.coverage if point.threshold == spec.unclear_below)
    words = (
        f"Answers with a confidence below **{percent(spec.unclear_below, 0)}** are called unclear. Of all thresholds "
        "in steps of one per cent this is the one at which right answers outnumber wrong ones by most on PublicTest: "
        "just above it they are more often right than wrong, just below more often wrong than right. "
        f"On {name} **{percent(point.coverage)}** of the faces get an answer, and **{percent(point.accuracy)}** of "
        f"these are right, instead of {percent(_value(spec, 'accuracy', name))} of all (`evaluation.json`, `coverage`)."
    )
    picture = f"![Accuracy of the answers against the share of faces that get one, {name}]({pictures.COVERAGE})"
    return f"{paragraph(words)}\n\n{picture}"


def _in_frames(robustness: Robustness) -> str:
    rows = [
        (
            f"{each.description[0].upper()}{each.description[1:]}",
            percent(each.found),
            percent(each.accuracy),
            percent(each.direct),
            percent(each.unclear),
            percent(each.clear_accuracy),
        )
        for each in robustness.conditions
    ]
    heads = ("faces", "found", "right", "right as bare crops", "unclear", "right where not unclear")
    words = (
        f"{robustness.conditions[0].rows:,} rows (`evaluation.json`, `robustness`). {robustness.protocol}. The shares "
        "after the first are of the faces found. Of all these rows' bare crops, without a frame around them, "
        f"{percent(robustness.direct)} are called right."
    )
    return f"{paragraph(words)}\n\n{table(heads, rows)}"


def _training(spec: ModelSpec) -> str:
    facts: dict[str, Any] = spec.training
    words = (
        f"On {facts['rows']:,} images of FER-2013's Training rows. Targets: {facts['targets']}. "
        f"{facts['epochs_trained']} of {facts['epochs']} epochs in {facts['minutes']} minutes; the averaged weights "
        f"after epoch {facts['best_epoch']} were the best on PublicTest. To repeat it, with the data in `dataset/` "
        f"(SHA-256 of the csv: `{facts['data_sha256'][:12]}…`):"
    )
    alone = ", where the mirror is not asked" if spec.mirror else ""
    more = f"All settings and versions: `model.json`, `training`. By epoch: `history.csv`{alone}."
    images = f"![Accuracy by epoch]({pictures.ACCURACY})\n\n![Loss by epoch]({pictures.LOSS})"
    return "\n\n".join([paragraph(words), f"    {facts['command']}", more, images])


def _value(spec: ModelSpec, name: str, split: str) -> float:
    return next(metric.value for metric in spec.metrics if (metric.name, metric.split) == (name, split))


def _part(part: int, whole: int) -> str:
    return percent(part / whole if whole else None, 0)
