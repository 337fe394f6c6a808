"""The content of `model.json`: what the model is, how it was trained and what was measured."""

from importlib.metadata import version
from typing import Any, Final

import keras
import onnx
from pydantic import JsonValue

from training.checkpoint import Checkpoint
from training.data import INPUT, TEMPLATE
from web_service.expressions import EXPRESSIONS
from web_service.runtimes.model_folder import Metric, ModelSpec

TITLE: Final = "MiniXception, 48x48, FER-2013"
LICENCE: Final = "MIT; trained on FER-2013 (research use) with FERPlus votes (MIT), see dataset/README.md"


def model_spec(
    name: str, model: keras.Model, checkpoint: Checkpoint, temperature: float, metrics: list[Metric]
) -> ModelSpec:
    """The record of a finished run; the export adds the files' hashes."""
    return ModelSpec(
        name=name,
        title=TITLE,
        labels=EXPRESSIONS,
        input=INPUT,
        template=TEMPLATE,
        temperature=round(temperature, 6),
        parameters=model.count_params(),
        sha256={},
        metrics=tuple(metrics),
        training=_training(checkpoint),
        licence=LICENCE,
    )


def _training(checkpoint: Checkpoint) -> dict[str, JsonValue]:
    """How the weights came about: the plan, how far it went, the versions."""
    facts: dict[str, Any] = {
        **checkpoint.plan,
        "epochs_trained": len(checkpoint.history),
        "best_epoch": checkpoint.best.number,
        "minutes": round(sum(epoch.seconds for epoch in checkpoint.history) / 60),
        "backend": keras.backend.backend(),
        "versions": {"keras": keras.__version__, "numpy": version("numpy"), "onnx": onnx.__version__},
    }
    return facts
