"""Makes faces unrecognisable: a few soft patches remain of each."""

from collections.abc import Iterable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from web_service.core.geometry import Box
from web_service.vision.types import Image

# Hair, ears and chin are outside the detected box. The longer ago a face was seen, the farther it may have moved.
_MARGIN: Final = 0.35
_MARGIN_A_SECOND: Final = 0.5
# Patches across a blurred region, so about three across the face: far fewer than are needed to recognise someone.
_PATCHES: Final = 5
_MIN_PATCH: Final = 4
_PATCH_SIGMA: Final = 0.8
# Where the soft edge of a region starts, as a part of the way to its edge: well outside the face's box.
_EDGE: Final = 0.65


def region(box: Box, away_ms: float = 0.0) -> Box:
    """The region to blur for a face's box that was seen this long before or after."""
    margin = _MARGIN + _MARGIN_A_SECOND * away_ms / 1000
    x, y = margin * box.width, margin * box.height
    return Box(box.x - x, box.y - y, box.width + 2 * x, box.height + 2 * y)


def whole_picture(image: Image) -> Box:
    """The region to blur if faces may be anywhere, with its soft edge outside the image."""
    height, width = image.shape[:2]
    return Box(-width, -height, 3 * width, 3 * height)


def blur(image: Image, regions: Iterable[Box]) -> None:
    """Blur regions of an image (height, width, 3) in place, with rounded, soft edges."""
    picture = Box(0, 0, image.shape[1], image.shape[0])
    for each in regions:
        shown = each.within(picture)
        left, top = int(shown.x), int(shown.y)
        right, bottom = int(np.ceil(shown.x + shown.width)), int(np.ceil(shown.y + shown.height))
        part = image[top:bottom, left:right]
        if shown.area and part.size:
            cover = _cover(each, np.arange(left, right), np.arange(top, bottom))
            part[:] = cv2.blendLinear(_patches(part, each), part, cover, 1 - cover)


def _patches(part: Image, whole: Box) -> Image:
    patch = max(_MIN_PATCH, min(whole.width, whole.height) / _PATCHES)
    height, width = part.shape[:2]
    few = (max(1, round(width / patch)), max(1, round(height / patch)))
    mosaic = cv2.GaussianBlur(cv2.resize(part, few, interpolation=cv2.INTER_AREA), (0, 0), _PATCH_SIGMA)
    return np.asarray(cv2.resize(mosaic, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def _cover(whole: Box, columns: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """How much of each pixel (rows, columns) to blur: a superellipse that fills the region."""
    across = _away(columns, whole.x, whole.width)
    down = _away(rows, whole.y, whole.height)
    out = np.add.outer(down**4, across**4)
    return np.asarray(np.clip((1 - out) / (1 - _EDGE), 0, 1), np.float32)


def _away(pixels: NDArray[np.int64], start: float, length: float) -> NDArray[np.float32]:
    """The distance of pixels from the middle, 1 at either end."""
    return np.asarray(np.clip((pixels + 0.5 - start) / max(length, 1.0) * 2 - 1, -2, 2), np.float32)
