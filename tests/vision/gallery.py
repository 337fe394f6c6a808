"""Many people in one picture, as in a video conference: a real face again and again, each a little different."""

import cv2
import numpy as np

from web_service.core.geometry import Box
from web_service.vision.types import Image

_HEAD = (slice(20, 260), slice(110, 330))
_FACE = Box(65, 45, 95, 130)


def gallery(portrait: Image, rows: int, columns: int, *, tile: tuple[int, int] = (272, 154)) -> tuple[Image, list[Box]]:
    """A picture of rows of tiles (width, height), a face in each; and about where the faces are, pixels."""
    width, height = tile
    head = portrait[_HEAD]
    scale = height / head.shape[0]
    small = cv2.resize(head, (round(head.shape[1] * scale), height), interpolation=cv2.INTER_AREA)
    picture = np.full((rows * height, columns * width, 3), 128, np.uint8)
    boxes = []
    for place in range(rows * columns):
        top, left = place // columns * height, place % columns * width + (width - small.shape[1]) // 2
        brightness = 0.7 + 0.3 * (place * 7 % 10) / 10
        picture[top : top + height, left : left + small.shape[1]] = np.rint(small * brightness)
        boxes.append(Box(left + _FACE.x * scale, top + _FACE.y * scale, _FACE.width * scale, _FACE.height * scale))
    return picture, boxes
