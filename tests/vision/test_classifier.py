"""From a network's logits to probabilities: the prior is taken out, then the temperature divides."""

from dataclasses import dataclass

import numpy as np
import pytest

from web_service.config import ROOT
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.base import InputBatch, Logits
from web_service.runtimes.model_folder import ModelSpec, read_model_folder
from web_service.vision.classifier import ExpressionClassifier

LOGITS = np.array([0.5, -1.0, 0.25, 2.0, 0.1, 0.0, 1.5], np.float32)
PRIOR = (0.1, 0.02, 0.18, 0.25, 0.17, 0.11, 0.17)


@dataclass
class SameLogits:
    """A runtime whose network answers the same to every crop."""

    name: str = "same"
    threads: int | None = 1

    def predict(self, batch: InputBatch) -> Logits:
        return np.repeat(LOGITS[None], len(batch), axis=0)


def spec(**changes: object) -> ModelSpec:
    return read_model_folder(ROOT / "models" / "mini_xception").model_copy(update=changes)


def probabilities(**changes: object) -> np.ndarray:
    crops = np.zeros((3, 48, 48), np.uint8)
    return ExpressionClassifier(spec(**changes), SameLogits())(crops)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("strength", [0.0, 0.5, 1.0])
def test_probabilities_by_hand(temperature: float, strength: float) -> None:
    expected = (np.exp(LOGITS) / np.array(PRIOR) ** strength) ** (1 / temperature)
    answers = probabilities(temperature=temperature, prior=PRIOR, prior_strength=strength)
    assert answers.shape == (3, len(EXPRESSIONS))
    for row in answers:
        np.testing.assert_allclose(row, expected / expected.sum(), rtol=1e-5)


def test_a_higher_temperature_is_less_sure() -> None:
    assert probabilities(temperature=3.0).max() < probabilities(temperature=1.0).max()


def test_no_faces_no_answers() -> None:
    assert ExpressionClassifier(spec(), SameLogits())(np.zeros((0, 48, 48), np.uint8)).shape == (0, len(EXPRESSIONS))
