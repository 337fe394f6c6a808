"""The teachers' stored predictions: found by pixels in any order, refused where they are of other images."""

from pathlib import Path

import numpy as np
import pytest

from tests.training.files import random_images
from training.arrays import Floats
from training.errors import TeacherError
from training.evaluation import softmax
from training.teachers import PREDICTIONS_FILE, TeacherPredictions, read_predictions, write_predictions

FACTS = {"accuracy": 0.7, "teachers": {"teacher_a": {"epochs": 3}}}


def logits_of(count: int) -> Floats:
    return np.random.default_rng(1).normal(0, 3, (count, 7)).astype(np.float32)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    write_predictions(tmp_path, TeacherPredictions.of(random_images(20), logits_of(20), FACTS))
    return tmp_path


def test_each_image_gets_its_own_in_any_order(stored: Path) -> None:
    order = np.random.default_rng(2).permutation(20)
    predicted = read_predictions(stored).probabilities(random_images(20)[order], temperature=2.0)
    np.testing.assert_allclose(predicted, softmax(logits_of(20)[order], 2.0), atol=2e-3)
    assert read_predictions(stored).facts == FACTS


def test_equal_images_are_stored_once() -> None:
    images = np.repeat(random_images(3), 2, axis=0)
    predictions = TeacherPredictions.of(images, np.repeat(logits_of(3), 2, axis=0), FACTS)
    assert predictions.logits.shape == (3, 7)
    np.testing.assert_allclose(predictions.probabilities(images, 1.0)[::2], softmax(logits_of(3)), rtol=1e-5)


def test_other_images_are_refused(stored: Path) -> None:
    with pytest.raises(TeacherError, match=r"5 are not in them.*--model teachers.*--no-teachers"):
        read_predictions(stored).probabilities(np.concatenate([random_images(20), random_images(5, seed=9)]), 1.0)


def test_missing_predictions_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TeacherError, match=r"cannot be used.*--no-teachers"):
        read_predictions(tmp_path / "nowhere")


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_damaged_predictions_say_what_to_do(stored: Path, content: bytes) -> None:
    (stored / PREDICTIONS_FILE).write_bytes(content)
    with pytest.raises(TeacherError, match=r"cannot be used.*--no-teachers"):
        read_predictions(stored)
