"""The crop of training is the crop of serving: for a real face in frames, and for FER-2013's where it is there."""

import cv2
import numpy as np
import pytest

from tests.training.files import random_images
from training.crop import Sighting, landmarks_in_images, served_crops, sightings, spread_of, template_of
from training.data import TEMPLATE, Images, read_fer2013
from training.frames import Scene
from web_service.config import ROOT
from web_service.vision.detector import YuNetDetector

CSV = ROOT / "dataset" / "fer2013.csv"
PLACES = np.array(list(TEMPLATE.model_dump().values()), np.float32)
INNER = (slice(6, 42), slice(6, 42))


@pytest.fixture(scope="module")
def found(face_crop: Images, detector: YuNetDetector) -> list[Sighting]:
    """A real face in eleven frames, and noise in one."""
    images = [face_crop] * 4 + [random_images(1)[0]] + [face_crop] * 7
    return list(sightings(images, Scene(side=(120, 240)), detector))


def test_faces_are_found_and_noise_is_not(found: list[Sighting]) -> None:
    assert [each.row for each in found] == [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11]


def test_landmarks_come_back_to_where_they_lie_in_the_image(found: list[Sighting]) -> None:
    # The crop was warped so that its landmarks lie on the template.
    landmarks = landmarks_in_images(found)
    assert np.abs(np.median(landmarks, axis=0) - PLACES).max() < 2.5
    assert spread_of(landmarks).max() < 2


def test_the_served_crop_is_the_image_that_was_pasted(found: list[Sighting], face_crop: Images) -> None:
    alike = [likeness(crop, face_crop) for crop in served_crops(found, PLACES)]
    assert np.median(alike) > 0.85
    assert min(alike) > 0.6
    assert likeness(face_crop[:, ::-1], face_crop) < 0.7
    assert likeness(np.roll(face_crop, 4, axis=0), face_crop) < 0.7


def likeness(one: Images, other: Images) -> float:
    """The correlation of two crops, out of focus, so that half a pixel between them is no matter."""
    blurred = [cv2.GaussianBlur(crop, (0, 0), 1.5)[INNER].ravel() for crop in (one, other)]
    return float(np.asarray(np.corrcoef(blurred))[0, 1])


def test_template_and_spread_by_hand() -> None:
    square = np.array([(0, 0), (4, 0), (2, 2), (0, 4), (4, 4)], float)
    landmarks = np.stack([square - 1, square, square, square + 1, square + 100])
    np.testing.assert_allclose(template_of(landmarks), square)
    np.testing.assert_allclose(template_of(landmarks, 2), [(-2, -2), (6, -2), (2, 2), (-2, 6), (6, 6)])
    np.testing.assert_allclose(spread_of(landmarks), 1.4826)


@pytest.mark.thorough
@pytest.mark.skipif(not CSV.exists(), reason="FER-2013 is not in the repository; put it at dataset/fer2013.csv")
def test_the_template_is_that_of_the_training_images(detector: YuNetDetector) -> None:
    images = read_fer2013(CSV)["Training"].images[:300]
    found = list(sightings(images, Scene(), detector))
    assert len(found) > 250
    assert np.abs(template_of(landmarks_in_images(found), 1.1) - PLACES).max() < 1
