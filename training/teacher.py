"""Distillation: what a finished model answers on the training images, for a smaller one to learn from."""

from pathlib import Path
from typing import Final

import numpy as np
from pydantic import JsonValue

from training.data import Floats, Images, normalized
from training.evaluation import softmax
from web_service.runtimes.model_folder import ONNX_FILE, ModelFolderError, ModelSpec, read_model_folder
from web_service.runtimes.onnx import OnnxRuntime

_BATCH: Final = 256


class TeacherError(Exception):
    """The teacher cannot be used; the message says what to do."""


def teacher_targets(folder: Path, images: Images) -> Floats:
    """Calibrated probabilities (n, 7) of the model in `folder`, each the mean over an image (48, 48) and its mirror."""
    spec, network = _read(folder), OnnxRuntime(folder / ONNX_FILE)
    views = (images, images[:, :, ::-1])
    answers = [softmax(_logits(network, view), spec.temperature) for view in views]
    return np.asarray(np.mean(answers, axis=0), np.float32)


def teacher_facts(folder: Path) -> dict[str, JsonValue]:
    """Which teacher it was, for the record: its name and its file's hash."""
    spec = _read(folder)
    return {"name": spec.name, "sha256": spec.sha256[ONNX_FILE]}


def _read(folder: Path) -> ModelSpec:
    try:
        return read_model_folder(folder)
    except ModelFolderError as error:
        raise TeacherError(
            f"The teacher cannot be used: {error} Train it with --model {folder.name}, or learn with --no-teacher."
        ) from error


def _logits(network: OnnxRuntime, images: Images) -> Floats:
    parts = range(0, len(images), _BATCH)
    return np.concatenate([network.predict(normalized(images[at : at + _BATCH])) for at in parts])
