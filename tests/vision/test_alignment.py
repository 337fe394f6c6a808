import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from web_service.vision.alignment import align, similarity
from web_service.vision.detector import YuNetDetector
from web_service.vision.types import Image

TEMPLATE = np.array([(15.3, 17.7), (32.3, 18.0), (23.1, 28.3), (16.8, 36.0), (30.5, 36.1)], np.float32)
finite = st.floats(-1e5, 1e5, width=32)


@given(st.floats(-3.1, 3.1), st.floats(0.05, 20), st.floats(-500, 500), st.floats(-500, 500))
def test_any_rotation_scale_and_shift_is_undone(angle: float, scale: float, x: float, y: float) -> None:
    rotation = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = (TEMPLATE @ rotation.T + (x, y)).astype(np.float32)
    matrix = similarity(moved, TEMPLATE)
    back = moved @ matrix[:, :2].T + matrix[:, 2]
    assert np.abs(back - TEMPLATE).max() < 0.02


@pytest.mark.parametrize("angle", [-40, -15, 0, 20, 35])
@pytest.mark.parametrize("scale", [0.3, 1.0, 3.0])
def test_a_rolled_face_of_any_size_gives_the_same_crop(
    portrait: Image, detector: YuNetDetector, angle: float, scale: float
) -> None:
    (face,) = detector(portrait)
    (upright,) = align(portrait, [face.landmarks], TEMPLATE, 48)
    warp = cv2.getRotationMatrix2D(face.box.centre, angle, scale)
    warp[:, 2] += 800 - np.array(face.box.centre)
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    rolled = np.asarray(cv2.warpAffine(portrait, warp, (1600, 1600), flags=flags), np.uint8)
    landmarks = (face.landmarks @ warp[:, :2].T + warp[:, 2]).astype(np.float32)
    (crop,) = align(rolled, [landmarks], TEMPLATE, 48)
    inner = (slice(6, 42), slice(6, 42))
    assert np.abs(crop[inner].astype(int) - upright[inner]).mean() < 8


def test_eyes_fall_on_their_places(detector: YuNetDetector, portrait: Image) -> None:
    (face,) = detector(portrait)
    (crop,) = align(portrait, [face.landmarks], TEMPLATE, 48)
    again = detector(cv2.cvtColor(cv2.resize(crop, (384, 384), interpolation=cv2.INTER_CUBIC), cv2.COLOR_GRAY2BGR))
    assert np.abs(again[0].landmarks / 8 - TEMPLATE).max() < 4


def test_faces_come_as_one_batch_in_their_order(pair: Image, detector: YuNetDetector) -> None:
    landmarks = [face.landmarks for face in detector(pair)]
    crops = align(pair, landmarks, TEMPLATE, 48)
    assert crops.shape == (2, 48, 48)
    assert (align(pair, landmarks[1:], TEMPLATE, 48)[0] == crops[1]).all()
    assert align(pair, [], TEMPLATE, 48).shape == (0, 48, 48)


@given(st.lists(st.tuples(finite, finite), min_size=5, max_size=5), st.integers(1, 60), st.integers(1, 60))
def test_wild_landmarks_give_some_crop(points: list[tuple[float, float]], width: int, height: int) -> None:
    crop = align(np.zeros((height, width, 3), np.uint8), [np.array(points, np.float32)], TEMPLATE, 48)
    assert crop.shape == (1, 48, 48)
