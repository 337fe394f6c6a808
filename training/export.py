"""Writing a model folder: `model.keras`, `model.onnx` and `model.json`, checked against each other first."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import keras
import numpy as np
import onnxruntime

from training.data import Floats, Images, normalized
from training.evaluation import logits_of
from training.onnx_graph import INPUT_NAME, onnx_model
from web_service.runtimes.model_folder import (
    KERAS_FILE,
    ONNX_FILE,
    SPEC_FILE,
    ModelSpec,
    read_model_folder,
    sha256_of,
    write_model_spec,
)

TOLERANCE: Final = 1e-4


class ExportError(Exception):
    """The files of a model would not agree; nothing was written."""


def write_model_folder(folder: Path, model: keras.Model, spec: ModelSpec, samples: Images) -> None:
    """Write the model to `folder`, in which the spec's name must end; `samples` (n, 48, 48) must get equal logits.

    All is written and checked in a folder inside it first. `model.json` moves last: it holds the hashes of the others.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".unfinished-") as unfinished:
        staged = Path(unfinished, folder.name)
        staged.mkdir()
        _write_network(staged, model, samples)
        hashes = {name: sha256_of(staged / name) for name in (KERAS_FILE, ONNX_FILE)}
        write_model_spec(staged, spec.model_copy(update={"sha256": hashes}))
        read_model_folder(staged)
        for name in (KERAS_FILE, ONNX_FILE, SPEC_FILE):
            (staged / name).replace(folder / name)


def _write_network(folder: Path, model: keras.Model, samples: Images) -> None:
    """Save the network in both forms and read both back; ExportError where their logits differ."""
    model.save(folder / KERAS_FILE)
    (folder / ONNX_FILE).write_bytes(onnx_model(model).SerializeToString())
    noise = np.random.default_rng(0).integers(0, 256, samples[:64].shape, np.uint8)
    images = np.concatenate([samples, noise])
    saved = keras.saving.load_model(folder / KERAS_FILE, compile=False)
    difference = float(np.abs(logits_of(saved, images) - onnx_logits(folder / ONNX_FILE, images)).max())
    if not difference <= TOLERANCE:
        raise ExportError(f"{KERAS_FILE} and {ONNX_FILE} differ by {difference:.2g} in their logits")


def onnx_logits(path: Path, images: Images) -> Floats:
    """Logits (n, 7) of grey images (n, 48, 48) uint8 from an ONNX file."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, {INPUT_NAME: normalized(images)})[0], np.float32)
