from collections.abc import Callable
from dataclasses import replace
from math import cos, isfinite, radians, sin
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.vision.test_alignment import TEMPLATE
from web_service.core.expressions import Unclear
from web_service.core.geometry import Box
from web_service.vision import quality
from web_service.vision.alignment import align
from web_service.vision.detector import YuNetDetector
from web_service.vision.quality import assess, flaw
from web_service.vision.types import Crop, Detection, FaceQuality, Image, Landmarks

GOOD = FaceQuality(size=120, sharpness=1, brightness=120, yaw=0)
# A head's landmarks in space, the nose before the others by 0.4 of the distance from eyes to mouth.
HEAD = np.array([(-30, -30, 0), (30, -30, 0), (0, 5, 28), (-25, 40, 0), (25, 40, 0)], np.float64)

crops = arrays.arrays(np.uint8, (48, 48))
landmarks = arrays.arrays(np.float32, (5, 2), elements=st.floats(-1e6, 1e6, width=32))
places = st.floats(-1e5, 1e5)
sides = st.floats(1e-3, 1e5)
faces = st.builds(Detection, st.builds(Box, places, places, sides, sides), landmarks)


def seen(image: Image, detector: YuNetDetector) -> FaceQuality:
    """The quality of the one face in a picture."""
    (face,) = detector(image)
    return assess(face, align(image, [face.landmarks], TEMPLATE, 48)[0])


def turned(degrees: float, roll: float = 0, scale: float = 1) -> Landmarks:
    """The head turned to the picture's right, then rolled, as a distant camera sees it."""
    yaw = np.array([(cos(radians(degrees)), 0, sin(radians(degrees))), (0, 1, 0)])
    rotation = np.array([(cos(roll), -sin(roll)), (sin(roll), cos(roll))])
    points: Landmarks = ((HEAD @ yaw.T @ rotation.T) * scale + 300).astype(np.float32)
    return points


def yaw_of(points: Landmarks) -> float:
    return assess(Detection(Box(0, 0, 100, 100), points), np.zeros((48, 48), np.uint8)).yaw


@given(faces, crops)
def test_whatever_is_detected_has_a_quality_within_its_range(face: Detection, crop: Crop) -> None:
    found = assess(face, crop)
    assert isfinite(found.size)
    assert 0 <= found.sharpness <= 2
    assert 0 <= found.brightness <= 255
    assert -1 <= found.yaw <= 1


@given(st.floats(-90, 90), st.floats(-3, 3), st.floats(0.3, 5))
def test_yaw_is_the_sine_of_the_turn_whatever_roll_and_size(degrees: float, roll: float, scale: float) -> None:
    assert yaw_of(turned(degrees, roll, scale)) == pytest.approx(sin(radians(degrees)), abs=0.01)


@given(landmarks)
def test_a_mirrored_face_is_turned_to_the_other_side(points: Landmarks) -> None:
    mirrored = (points * (-1, 1))[[1, 0, 2, 4, 3]].astype(np.float32)
    assert yaw_of(mirrored) == pytest.approx(-yaw_of(points), abs=1e-6)


@given(crops, st.integers(1, 4), st.integers(0, 60))
def test_contrast_and_brightness_do_not_make_a_face_sharper(crop: Crop, less: int, more: int) -> None:
    face = Detection(Box(0, 0, 100, 100), TEMPLATE)
    pale = (crop // 16 * less + more).astype(np.uint8)
    full = (crop // 16 * 4).astype(np.uint8)
    assert assess(face, pale).sharpness == pytest.approx(assess(face, full).sharpness, abs=1e-3)


@pytest.mark.parametrize("scale", [0.35, 1.0, 4.0])
def test_a_good_portrait_has_no_flaw_at_any_size(portrait: Image, detector: YuNetDetector, scale: float) -> None:
    image = np.asarray(cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    found = seen(image, detector)
    assert flaw(found) is None
    assert found.size == pytest.approx(109 * scale, rel=0.15)
    assert found.brightness == pytest.approx(seen(portrait, detector).brightness, abs=12)


def smeared(image: Image, pixels: int, *, down: bool) -> Image:
    kernel = np.ones((pixels, 1) if down else (1, pixels), np.float32) / pixels
    return np.asarray(cv2.filter2D(image, -1, kernel), np.uint8)


@pytest.mark.parametrize(
    ("worse", "reason"),
    [
        pytest.param(lambda image: cv2.resize(image, (104, 104), interpolation=cv2.INTER_AREA), "too_small", id="far"),
        pytest.param(lambda image: image // 8, "too_dark", id="dark"),
        pytest.param(lambda image: cv2.convertScaleAbs(image, alpha=1, beta=130), "too_bright", id="bright"),
        pytest.param(lambda image: cv2.GaussianBlur(image, (0, 0), 5), "too_blurred", id="out of focus"),
        pytest.param(lambda image: smeared(image, 25, down=False), "too_blurred", id="moving sideways"),
        pytest.param(lambda image: smeared(image, 25, down=True), "too_blurred", id="moving up"),
    ],
)
def test_a_spoilt_portrait_says_how(
    portrait: Image, detector: YuNetDetector, worse: Callable[[Image], Any], reason: Unclear
) -> None:
    (face,) = detector(portrait)
    image = np.asarray(worse(portrait), np.uint8)
    scale = len(image) / len(portrait)
    box = Box(*(value * scale for value in (face.box.x, face.box.y, face.box.width, face.box.height)))
    spoilt = Detection(box, (face.landmarks * scale).astype(np.float32))
    assert flaw(assess(spoilt, align(image, [spoilt.landmarks], TEMPLATE, 48)[0])) == reason


@pytest.mark.parametrize(
    ("field", "limit", "beyond", "reason"),
    [
        ("size", quality.MIN_SIZE, -1, "too_small"),
        ("brightness", quality.MIN_BRIGHTNESS, -1, "too_dark"),
        ("brightness", quality.MAX_BRIGHTNESS, 1, "too_bright"),
        ("sharpness", quality.MIN_SHARPNESS, -1, "too_blurred"),
        ("yaw", quality.MAX_YAW, 1, "turned_away"),
        ("yaw", -quality.MAX_YAW, -1, "turned_away"),
    ],
)
def test_a_limit_itself_is_good_enough(field: str, limit: float, beyond: int, reason: Unclear) -> None:
    assert flaw(replace(GOOD, **{field: limit})) is None
    assert flaw(replace(GOOD, **{field: np.nextafter(limit, limit + beyond)})) == reason


def test_of_several_flaws_the_one_that_misleads_the_others_is_named() -> None:
    bad = FaceQuality(size=10, sharpness=0.1, brightness=5, yaw=0.9)
    order = []
    for field in ("size", "brightness", "yaw", "sharpness"):
        order.append(flaw(bad))
        bad = replace(bad, **{field: getattr(GOOD, field)})
    assert order == ["too_small", "too_dark", "turned_away", "too_blurred"]
    assert flaw(bad) is None
