"""The content of `model.json`: what the model is, how it was trained and what was measured."""

import shlex
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, Final

import keras
import onnx
from pydantic import JsonValue

from training.checkpoint import Checkpoint
from training.data import INPUT, TEMPLATE
from training.metrics import Calibration
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.model_folder import Metric, ModelSpec

LICENCE: Final = "MIT; trained on FER-2013 (research use) with FERPlus votes (MIT), see dataset/README.md"


def model_spec(
    name: str,
    title: str,
    *,
    model: keras.Model,
    mirror: bool,
    checkpoint: Checkpoint,
    calibration: Calibration,
    metrics: list[Metric],
    command: str,
) -> ModelSpec:
    """The record of a finished run that `command` repeats; the export adds the files' hashes."""
    return ModelSpec(
        name=name,
        title=title,
        labels=EXPRESSIONS,
        input=INPUT,
        template=TEMPLATE,
        mirror=mirror,
        temperature=round(calibration.temperature, 6),
        unclear_below=calibration.unclear_below,
        parameters=model.count_params(),
        sha256={},
        metrics=tuple(metrics),
        training=_training(checkpoint, command),
        licence=LICENCE,
    )


def command(arguments: Sequence[str]) -> str:
    """The line that repeats a run with these arguments on the backend in use."""
    return shlex.join([f"KERAS_BACKEND={keras.backend.backend()}", "python", "train_fer2013.py", *arguments])


def _training(checkpoint: Checkpoint, command: str) -> dict[str, JsonValue]:
    """How the weights came about: the plan, how far it went, the versions."""
    facts: dict[str, Any] = {
        "command": command,
        **checkpoint.plan,
        "epochs_trained": len(checkpoint.history),
        "best_epoch": checkpoint.best.number,
        "minutes": round(sum(epoch.seconds for epoch in checkpoint.history) / 60),
        "backend": keras.backend.backend(),
        "versions": {"keras": keras.__version__, "numpy": version("numpy"), "onnx": onnx.__version__},
    }
    return facts
