"""The search that must miss nobody: small, rolled, large, dim faces, and many of them."""

import cv2
import numpy as np
import pytest

from tests.vision.gallery import gallery
from web_service.core.geometry import Box
from web_service.vision.detector import YuNetDetector, verified_weights
from web_service.vision.face_search import FaceSearch
from web_service.vision.types import Image

FACE = Box(175, 65, 95, 130)


@pytest.fixture(scope="module")
def search() -> FaceSearch:
    return FaceSearch(verified_weights(None))


def shown(portrait: Image, height: float, angle: float, size: tuple[int, int]) -> tuple[Image, Box]:
    """A picture (width, height) with the portrait's face so high in its middle, rolled by an angle; and its place."""
    scale, (x, y) = height / FACE.height, FACE.centre
    small = cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else portrait
    centre = x * min(scale, 1), y * min(scale, 1)
    turn = np.asarray(cv2.getRotationMatrix2D(centre, angle, max(scale, 1)), np.float64)
    turn[:, 2] += np.array(size) / 2 - np.array([x, y]) * min(scale, 1)
    picture = cv2.warpAffine(small, turn, size, borderMode=cv2.BORDER_CONSTANT, borderValue=(110, 120, 130))
    return np.asarray(picture, np.uint8), Box(size[0] / 2 - 1, size[1] / 2 - 1, 2, 2)


def covers(box: Box, point: tuple[float, float]) -> bool:
    return box.x <= point[0] <= box.x + box.width and box.y <= point[1] <= box.y + box.height


@pytest.mark.parametrize("size", [(320, 240), (640, 480), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize(("height", "angle"), [(24, 0), (24, 30), (36, 60), (60, 90), (60, 180), (200, 270), (230, 0)])
def test_a_face_is_found_however_small_and_rolled(
    portrait: Image, search: FaceSearch, height: float, angle: float, size: tuple[int, int]
) -> None:
    picture, middle = shown(portrait, height, angle, size)
    assert any(covers(face.box, middle.centre) for face in search(picture))


@pytest.mark.parametrize("height", [700, 1000])
def test_a_face_that_fills_the_picture_is_found(portrait: Image, search: FaceSearch, height: float) -> None:
    picture, middle = shown(portrait, height, 0, (1920, 1080))
    assert any(covers(face.box, middle.centre) and face.box.height > height / 2 for face in search(picture))


def test_it_finds_what_the_reading_detector_leaves_out(
    portrait: Image, search: FaceSearch, detector: YuNetDetector
) -> None:
    picture, middle = shown(portrait, 18, 20, (1280, 720))
    assert not any(covers(face.box, middle.centre) for face in detector(picture))
    assert any(covers(face.box, middle.centre) for face in search(picture))


def test_a_face_at_the_edge_of_a_part_is_found_whole(portrait: Image, search: FaceSearch) -> None:
    """Wherever it is in a large picture, some box holds most of a middle-sized face."""
    head = cv2.resize(portrait[20:260, 110:330], (110, 120), interpolation=cv2.INTER_AREA)
    for x in range(0, 1700, 190):
        picture = np.full((1080, 1920, 3), 128, np.uint8)
        picture[430:550, x : x + 110] = head
        width = max(
            (face.box.width for face in search(picture) if covers(face.box, (x + 55, 485))),
            default=0,
        )
        assert width > 35, x


def test_many_are_all_found(portrait: Image, search: FaceSearch) -> None:
    picture, boxes = gallery(portrait, 12, 12, tile=(90, 80))
    found = search(picture)
    assert all(any(covers(face.box, box.centre) for face in found) for box in boxes)


@pytest.mark.parametrize("shape", [(480, 640), (1, 1), (1, 640), (20, 640), (1, 3000), (3000, 2), (37, 53)])
def test_boxes_lie_inside_any_picture(search: FaceSearch, shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)
    for face in search(noise):
        assert -0.01 <= face.box.x <= face.box.x + face.box.width <= shape[1] + 0.01
        assert -0.01 <= face.box.y <= face.box.y + face.box.height <= shape[0] + 0.01
    assert search(np.full((*shape, 3), 90, np.uint8)) == ()
