"""Writing a model folder: the network in two forms that are checked against each other, and its record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import keras
import numpy as np
import onnxruntime

from training.arrays import Floats, Images
from training.data import normalized
from training.errors import ExportError
from training.evaluation import logits_of
from training.onnx_graph import INPUT_NAME, onnx_model
from web_service.runtimes.evaluation import EVALUATION_FILE
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
HASHED: Final = (KERAS_FILE, ONNX_FILE, EVALUATION_FILE)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder of the same name to write a model's files to; they replace those in `folder` if all went well.

    `model.json` moves last: it holds the hashes of the others.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".unfinished-") as unfinished:
        stage = Path(unfinished, folder.name)
        stage.mkdir()
        yield stage
        for path in sorted(stage.iterdir(), key=lambda path: path.name == SPEC_FILE):
            path.replace(folder / path.name)


def write_network(folder: Path, model: keras.Model, samples: Images) -> None:
    """Save the network in both forms; ExportError where their logits differ on samples (n, 48, 48) or on noise."""
    model.save(folder / KERAS_FILE)
    (folder / ONNX_FILE).write_bytes(onnx_model(model).SerializeToString())
    noise = np.random.default_rng(0).integers(0, 256, samples[:64].shape, np.uint8)
    images = np.concatenate([samples, noise])
    saved = keras.saving.load_model(folder / KERAS_FILE, compile=False)
    difference = float(np.abs(logits_of(saved, images) - onnx_logits(folder / ONNX_FILE, images)).max())
    if not difference <= TOLERANCE:
        raise ExportError(f"{KERAS_FILE} and {ONNX_FILE} differ by {difference:.2g} in their logits")


def write_record(folder: Path, spec: ModelSpec) -> ModelSpec:
    """Write `model.json` with the hashes of the files that serving reads and that are there; gives what it says."""
    hashes = {name: sha256_of(folder / name) for name in HASHED if (folder / name).exists()}
    write_model_spec(folder, spec.model_copy(update={"sha256": hashes}))
    return read_model_folder(folder)


def onnx_logits(path: Path, images: Images) -> Floats:
    """Logits (n, 7) of grey images (n, 48, 48) uint8 from an ONNX file."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, {INPUT_NAME: normalized(images)})[0], np.float32)
