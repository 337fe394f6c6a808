"""A teacher's answers: calibrated, the same for a face and its mirror, and refused where its folder is damaged."""

from pathlib import Path

import numpy as np
import pytest

from tests.training.files import random_images
from training.teacher import TeacherError, teacher_facts, teacher_targets

MODEL = Path(__file__).parents[2] / "models" / "mini_xception"


def test_answers_are_probabilities_and_the_same_for_the_mirror() -> None:
    images = random_images(5)
    answers = teacher_targets(MODEL, images)
    np.testing.assert_allclose(answers.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(teacher_targets(MODEL, images[:, :, ::-1]), answers, atol=1e-6)
    assert np.ptp(answers, axis=0).max() > 0.01


def test_the_record_names_the_file() -> None:
    facts = teacher_facts(MODEL)
    assert facts["name"] == "mini_xception"
    assert len(str(facts["sha256"])) == 64


def test_a_missing_teacher_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TeacherError, match=r"--model elder.*--no-teacher"):
        teacher_targets(tmp_path / "elder", random_images(1))
