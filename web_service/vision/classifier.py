"""Crops faces for a model and classifies them in one batch, with calibrated probabilities."""

from collections.abc import Sequence

import numpy as np

from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.base import Logits, Runtime
from web_service.runtimes.model_folder import ModelSpec
from web_service.vision.alignment import align
from web_service.vision.types import Crops, Image, Landmarks, Probabilities


class ExpressionClassifier:
    """Call as `classifier(crops) -> probabilities`. Thread-safe."""

    def __init__(self, spec: ModelSpec, runtime: Runtime) -> None:
        self.spec = spec
        self._runtime = runtime
        points = spec.template
        self._template = np.array(
            [points.right_eye, points.left_eye, points.nose, points.mouth_right, points.mouth_left], np.float32
        )

    def align(self, image: Image, faces: Sequence[Landmarks]) -> Crops:
        """The model's crops (n, size, size) of n faces, given by their landmarks (5, 2)."""
        return align(image, faces, self._template, self.spec.input.size)

    def __call__(self, crops: Crops) -> Probabilities:
        """The probabilities (n, 7) of n crops, in the order of EXPRESSIONS."""
        if not len(crops):
            return np.empty((0, len(EXPRESSIONS)), np.float32)
        batch = (crops[..., np.newaxis].astype(np.float32) - self.spec.input.mean) / self.spec.input.std
        return softmax(self._runtime.predict(batch) / self.spec.temperature)


def softmax(logits: Logits) -> Probabilities:
    """Probabilities (n, classes) that sum to 1 in each row."""
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(exponentials / exponentials.sum(axis=1, keepdims=True), np.float32)
