"""One contract for every runtime: what a model answers does not depend on the engine that runs it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest

from web_service.config import Settings
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.base import InputBatch, Runtime
from web_service.runtimes.model_folder import read_model_folder
from web_service.runtimes.selection import RuntimeName, load_runtime
from web_service.vision.classifier import ExpressionClassifier, softmax
from web_service.vision.detector import YuNetDetector
from web_service.vision.types import Image, Landmarks

# What TensorFlow's own libraries say while they load is not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")

MODELS = [path.name for path in sorted(Settings().models_dir.iterdir()) if path.is_dir()]
Load = Callable[[str, RuntimeName], Runtime]


@pytest.fixture(scope="module")
def load() -> Load:
    """A runtime by the names of its model and engine, loaded once."""
    loaded: dict[tuple[str, RuntimeName], Runtime] = {}

    def get(model: str, engine: RuntimeName) -> Runtime:
        if (model, engine) not in loaded:
            loaded[model, engine] = load_runtime(Settings().models_dir / model, engine)
        return loaded[model, engine]

    return get


@pytest.fixture(scope="module")
def faces(portrait: Image, pair: Image, detector: YuNetDetector) -> list[tuple[Image, list[Landmarks]]]:
    """Real faces: upright, mirrored, rolled, darker, blurred."""
    rolled = cv2.warpAffine(portrait, cv2.getRotationMatrix2D((256, 256), 20, 1), (512, 512))
    pictures = [portrait, pair, rolled, portrait // 3, cv2.GaussianBlur(portrait, (9, 9), 0)]
    images = [np.asarray(picture, np.uint8) for picture in pictures]
    return [(image, [face.landmarks for face in detector(image)]) for image in images]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("engine", ["onnx", "keras"])
class TestEveryRuntime:
    def test_gives_finite_logits_for_any_number_of_faces(self, load: Load, model: str, engine: RuntimeName) -> None:
        size = read_model_folder(Settings().models_dir / model).input.size
        for count in (1, 2, 9):
            logits = load(model, engine).predict(np.zeros((count, size, size, 1), np.float32))
            assert logits.shape == (count, len(EXPRESSIONS))
            assert logits.dtype == np.float32
            assert np.isfinite(logits).all()

    def test_gives_logits_not_probabilities(self, load: Load, model: str, engine: RuntimeName) -> None:
        assert (load(model, engine).predict(_noise(9)) < 0).any()

    def test_a_face_does_not_depend_on_its_neighbours(self, load: Load, model: str, engine: RuntimeName) -> None:
        batch = _noise(5)
        together = load(model, engine).predict(batch)
        alone = np.concatenate([load(model, engine).predict(batch[index : index + 1]) for index in range(5)])
        assert np.abs(softmax(together) - softmax(alone)).max() < 1e-5

    def test_threads_do_not_disturb_each_other(self, load: Load, model: str, engine: RuntimeName) -> None:
        batches = [_noise(3, seed) for seed in range(12)]
        runtime = load(model, engine)
        expected = [runtime.predict(batch) for batch in batches]
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(runtime.predict, batches))
        assert all(np.allclose(one, other, atol=1e-5) for one, other in zip(answers, expected, strict=True))


@pytest.mark.parametrize("model", MODELS)
def test_runtimes_agree_on_real_faces(load: Load, model: str, faces: list[tuple[Image, list[Landmarks]]]) -> None:
    spec = read_model_folder(Settings().models_dir / model)
    for image, landmarks in faces:
        assert landmarks
        classifiers = [ExpressionClassifier(spec, load(model, engine)) for engine in ("onnx", "keras")]
        answers = [classify(classify.align(image, landmarks)) for classify in classifiers]
        assert np.abs(answers[0] - answers[1]).max() < 1e-4


def _noise(count: int, seed: int = 0) -> InputBatch:
    return np.random.default_rng(seed).normal(size=(count, 48, 48, 1)).astype(np.float32)


def test_there_are_models() -> None:
    assert "mini_xception" in MODELS
    assert Path(Settings().models_dir / "mini_xception" / "model.json").is_file()
