"""Blurred faces: what made them somebody's is gone, and the rest of the picture is as it was."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from web_service.core.geometry import Box
from web_service.render.anonymize import blur, region, whole_picture
from web_service.vision.detector import YuNetDetector
from web_service.vision.types import Image


def box_of(detector: YuNetDetector, image: Image) -> Box:
    box = detector(image)[0].box
    return Box(box.x, box.y, box.width, box.height)


def part(image: Image, box: Box) -> Image:
    x, y, width, height = (int(each) for each in box)
    return image[y : y + height, x : x + width]


def fineness(image: Image, widths: float) -> float:
    """The contrast of what is finer than so many parts of the picture's width."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.float32)
    return float((grey - cv2.GaussianBlur(grey, (0, 0), image.shape[1] * widths)).std())


@pytest.mark.parametrize("scale", [0.25, 1, 3])
def test_no_detail_is_left_of_a_face(portrait: Image, detector: YuNetDetector, scale: float) -> None:
    image = np.asarray(cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    box = box_of(detector, image)
    blurred = image.copy()
    blur(blurred, [region(box)])
    # Eyes, nose and mouth are each about a fifth as wide as a face.
    assert fineness(part(image, box), 1 / 12) > 10
    assert fineness(part(blurred, box), 1 / 12) < 0.2 * fineness(part(image, box), 1 / 12)
    assert np.abs(part(image, box).astype(int) - part(blurred, box)).mean() > 10
    assert not [found for found in detector(blurred) if part_in(box, found.box.centre)]


def part_in(box: Box, point: tuple[float, float]) -> bool:
    return box.x <= point[0] <= box.x + box.width and box.y <= point[1] <= box.y + box.height


def test_the_same_is_left_of_two_people(portrait: Image, detector: YuNetDetector) -> None:
    """A face that looks another way in fine detail only looks the same when it is blurred."""
    box = box_of(detector, portrait)
    other = portrait.copy()
    face = part(other, box)
    noise = np.random.default_rng(0).integers(-60, 60, face.shape)
    face[:] = np.clip(face.astype(int) + noise, 0, 255)
    for image in (portrait := portrait.copy(), other):
        blur(image, [region(box)])
    assert np.abs(part(portrait, box).astype(int) - part(other, box)).mean() < 4


def test_what_lies_outside_is_as_it_was(portrait: Image, detector: YuNetDetector) -> None:
    whole = region(box_of(detector, portrait))
    blurred = portrait.copy()
    blur(blurred, [whole])
    same = (blurred == portrait).all(axis=-1)
    same[int(whole.y) : int(whole.y + whole.height) + 1, int(whole.x) : int(whole.x + whole.width) + 1] = True
    assert same.all()


@given(*[st.floats(-1e6, 1e6) | st.floats(-100, 200)] * 2, *[st.floats(0, 1e6) | st.floats(0, 200)] * 2)
def test_wild_boxes_are_blurred_where_they_show(x: float, y: float, width: float, height: float) -> None:
    around = np.random.default_rng(0).integers(0, 256, (140, 180, 3)).astype(np.uint8)
    before = around.copy()
    blur(around[20:-20, 20:-20], [region(Box(x, y, width, height))])
    edge = np.ones(around.shape[:2], bool)
    edge[20:-20, 20:-20] = False
    assert np.array_equal(before[edge], around[edge])


def test_the_longer_ago_a_face_was_seen_the_more_is_blurred() -> None:
    sure, unsure = region(Box(0, 0, 100, 100)), region(Box(0, 0, 100, 100), away_ms=1000)
    assert sure.width == pytest.approx(170)
    assert unsure.width > 1.5 * sure.width


@pytest.mark.parametrize("shape", [(120, 160), (160, 120), (37, 400)])
def test_a_whole_picture_is_blurred_to_its_corners(shape: tuple[int, int]) -> None:
    image = np.random.default_rng(0).integers(0, 256, (*shape, 3)).astype(np.uint8)
    blur(image, [whole_picture(image)])
    for corner in (image[:8, :8], image[:8, -8:], image[-8:, :8], image[-8:, -8:], image):
        assert np.abs(np.diff(corner.astype(int), axis=1)).max() <= 8
