"""The command on a csv of real faces: what it prints can be put into the code."""

import re
from pathlib import Path

import numpy as np
import pytest

from tests.training.files import csv_line, csv_text, random_images
from training.arrays import Images
from training.derive_template import likelihood, main
from web_service.config import Settings


def run(path: Path, images: list[Images]) -> None:
    path.write_text(csv_text(csv_line(3, image, "Training") for image in images), encoding="utf-8")
    main(["--data", str(path), "--models", str(Settings().models_dir)])


def test_it_prints_a_template(tmp_path: Path, face_crop: Images, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path / "fer2013.csv", [face_crop] * 6)
    said = capsys.readouterr().out
    assert "of 6 images found in frames" in said
    places = re.findall(r"\((\d+\.\d), (\d+\.\d)\)", said.splitlines()[-2])
    right_eye, left_eye, nose, right_mouth, left_mouth = ((float(x), float(y)) for x, y in places)
    assert right_eye[0] < nose[0] < left_eye[0]
    assert right_eye[1] < nose[1] < right_mouth[1]
    assert right_mouth[0] < left_mouth[0]


def test_it_says_that_nobody_was_found(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="No face was found"):
        run(tmp_path / "fer2013.csv", list(random_images(2)))


def test_likelihood_by_hand() -> None:
    probabilities = np.array([[0.5, 0.5], [0.9, 0.1]], np.float32)
    assert likelihood(probabilities, np.array([0, 1])) == pytest.approx(np.log([0.5, 0.1]).mean(), rel=1e-5)
