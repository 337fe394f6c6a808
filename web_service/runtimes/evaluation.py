"""The content of `evaluation.json`: all measurements of a finished model, written by training and shown by the API."""

from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt

from web_service.core.ranges import Share
from web_service.runtimes.model_folder import ModelFolderError

EVALUATION_FILE: Final = "evaluation.json"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReliabilityBin(_Frozen):
    """Answers whose calibrated confidence lies in [low, high): how sure they were and how often right, None if none."""

    low: Share
    high: Share
    rows: NonNegativeInt
    confidence: Share | None
    accuracy: Share | None


class CoveragePoint(_Frozen):
    """The share of faces that get an answer when less than `threshold` is called unclear, and how many are right."""

    threshold: Share
    coverage: Share
    accuracy: Share | None


class SplitEvaluation(_Frozen):
    """One split: `confusion[i][j]` counts rows labelled expression i that were called j, in the order of the labels.

    The model's own threshold is among those of `coverage`.
    """

    rows: PositiveInt
    protocol: str
    confusion: tuple[tuple[NonNegativeInt, ...], ...]
    reliability: tuple[ReliabilityBin, ...]
    coverage: tuple[CoveragePoint, ...]


class Condition(_Frozen):
    """Faces pasted into frames in one way and sent through the whole service.

    `found` is a share of all rows, the rest of the faces found: `accuracy` are called right, `direct` are called right
    by their bare crops, `unclear` are called unclear, and of the others `clear_accuracy` are called right.
    """

    name: str
    description: str
    rows: PositiveInt
    found: Share
    accuracy: Share | None
    unclear: Share
    direct: Share | None = None
    clear_accuracy: Share | None = None


class Robustness(_Frozen):
    """How the model holds up in frames; `direct` is its accuracy on the bare crops of all these rows."""

    protocol: str
    direct: Share
    conditions: tuple[Condition, ...]


class Evaluation(_Frozen):
    """All of it, by split; no robustness where it was not measured."""

    splits: dict[str, SplitEvaluation]
    robustness: Robustness | None = None


def read_evaluation(folder: Path) -> Evaluation | None:
    """The evaluation in a model folder, if there is one. Raises ModelFolderError if it is damaged."""
    path = folder / EVALUATION_FILE
    if not path.exists():
        return None
    try:
        return Evaluation.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ModelFolderError(f"{path} cannot be used: {error}") from error


def write_evaluation(folder: Path, evaluation: Evaluation) -> None:
    """Write `evaluation.json` into a model folder."""
    (folder / EVALUATION_FILE).write_text(evaluation.model_dump_json(indent=1) + "\n", encoding="utf-8")
