from concurrent.futures import ThreadPoolExecutor
from math import dist
from pathlib import Path

import cv2
import numpy as np
import pytest

from web_service.core.geometry import Box
from web_service.vision.detector import (
    DetectorError,
    YuNetDetector,
    bundled_weights,
    detection_side,
    roll,
    verified_weights,
)
from web_service.vision.types import Image

FACE = Box(175, 65, 95, 130)


def overlap(one: Box, other: Box) -> float:
    """Intersection over union."""
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    both = max(0.0, width) * max(0.0, height)
    return both / (one.size**2 + other.size**2 - both)


def test_the_box_lies_on_the_face(portrait: Image, detector: YuNetDetector) -> None:
    (face,) = detector(portrait)
    assert overlap(face.box, FACE) > 0.7
    eyes, nose, mouth = face.landmarks[:2], face.landmarks[2], face.landmarks[3:]
    assert eyes[:, 1].max() < nose[1] < mouth[:, 1].min()
    assert eyes[0, 0] < nose[0] < eyes[1, 0]


@pytest.mark.parametrize("scale", [0.4, 1.5, 4.0])
def test_boxes_are_in_pixels_of_the_picture_whatever_its_size(
    portrait: Image, detector: YuNetDetector, scale: float
) -> None:
    scaled = np.asarray(cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    (face,) = detector(scaled)
    box = Box(*(value / scale for value in (face.box.x, face.box.y, face.box.width, face.box.height)))
    assert overlap(box, FACE) > 0.7


def test_two_faces_are_found(pair: Image, detector: YuNetDetector) -> None:
    assert sorted(face.box.x > 512 for face in detector(pair)) == [False, True]


def test_a_face_at_the_edge_has_its_box_inside(portrait: Image, detector: YuNetDetector) -> None:
    (face,) = detector(np.ascontiguousarray(portrait[90:, 200:]))
    assert face.box.x >= 0
    assert face.box.y >= 0


@pytest.mark.parametrize("shape", [(480, 640), (1, 1), (1, 640), (20, 640), (32, 640), (1, 3000), (3000, 2), (37, 53)])
def test_pictures_without_a_face_give_none(detector: YuNetDetector, shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)
    for _ in range(5):
        assert detector(np.full((*shape, 3), 90, np.uint8)) == ()
        assert detector(noise) == ()


def test_threads_share_one_detector(portrait: Image, pair: Image, detector: YuNetDetector) -> None:
    pictures = [portrait, pair] * 20
    with ThreadPoolExecutor(4) as pool:
        assert [len(faces) for faces in pool.map(detector, pictures)] == [1, 2] * 20


@pytest.mark.parametrize(
    ("side", "searched"), [(100, 100), (320, 320), (640, 320), (960, 480), (1280, 640), (4000, 640)]
)
def test_large_pictures_are_searched_at_half_their_size(side: int, searched: int) -> None:
    assert detection_side(side) == searched


@pytest.mark.parametrize("side", [70, 80])
def test_a_small_face_is_found_at_the_second_look(portrait: Image, detector: YuNetDetector, side: int) -> None:
    frame = np.full((480, 640, 3), 128, np.uint8)
    small = cv2.resize(portrait, (side, side), interpolation=cv2.INTER_AREA)
    frame[200 : 200 + side, 300 : 300 + side] = small
    assert detector(np.ascontiguousarray(cv2.resize(frame, (320, 240), interpolation=cv2.INTER_AREA))) == ()
    (face,) = detector(frame)
    scale = side / 512
    assert overlap(face.box, Box(300 + 175 * scale, 200 + 65 * scale, 95 * scale, 130 * scale)) > 0.6


@pytest.mark.parametrize("angle", [-150, -30, 0, 12, 90])
def test_roll_is_clockwise_and_in_degrees(angle: float) -> None:
    upright = np.array([(15, 18), (33, 18), (24, 28), (17, 36), (31, 36)], np.float32)
    turn = np.deg2rad(angle)
    rolled = upright @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    assert roll(rolled.astype(np.float32)) == pytest.approx(angle, abs=1e-3)


@pytest.mark.parametrize("angle", [-30, -20, 20, 30])
@pytest.mark.parametrize("height", [110, 180])
def test_landmarks_tell_most_of_a_heads_roll(
    portrait: Image, detector: YuNetDetector, angle: float, height: float
) -> None:
    (upright,) = detector(portrait)
    turn = np.asarray(cv2.getRotationMatrix2D(upright.box.centre, -angle, height / upright.box.height), np.float64)
    turn[:, 2] += (320, 240) - np.array(upright.box.centre)
    frame = np.asarray(cv2.warpAffine(portrait, turn, (640, 480), borderMode=cv2.BORDER_REPLICATE), np.uint8)
    rolled = min(detector(frame), key=lambda face: dist(face.box.centre, (320, 240)))
    told = roll(rolled.landmarks) - roll(upright.landmarks)
    assert abs(told - angle) < abs(angle) / 2
    places = upright.landmarks @ turn[:, :2].T + turn[:, 2]
    assert np.abs(rolled.landmarks - places).mean() < height / 12


def test_missing_and_foreign_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DetectorError, match="are not at"):
        verified_weights(tmp_path / "absent.onnx")
    foreign = tmp_path / "foreign.onnx"
    foreign.write_bytes(b"other")
    assert verified_weights(foreign) == foreign
    monkeypatch.setattr("web_service.vision.detector.bundled_weights", lambda: foreign)
    with pytest.raises(DetectorError, match="not the expected"):
        verified_weights(None)


def test_the_bundled_weights_are_found_without_importing_their_package() -> None:
    assert bundled_weights().is_file()
