"""Warps faces to the crop that the classifier was trained on: upright, with eyes and mouth in fixed positions."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from web_service.vision.types import Crops, Image, Landmarks

# Keeps the warp finite for degenerate landmarks, less than a pixel apart.
_MIN_SPREAD: Final = 1.0


def similarity(source: Landmarks, target: Landmarks) -> NDArray[np.float64]:
    """The similarity transform (2, 3) that maps `source` to `target` with the least squared error.

    Closed form of Umeyama (1991) in two dimensions, without reflection.
    """
    from_mean, to_mean = source.mean(0, dtype=np.float64), target.mean(0, dtype=np.float64)
    x, y = (source - from_mean).T
    u, v = (target - to_mean).T
    spread = max(float(x @ x + y @ y), _MIN_SPREAD)
    cosine, sine = float(x @ u + y @ v) / spread, float(x @ v - y @ u) / spread
    rotation = np.array([[cosine, -sine], [sine, cosine]])
    return np.column_stack([rotation, to_mean - rotation @ from_mean])


def align(image: Image, faces: Sequence[Landmarks], template: Landmarks, size: int) -> Crops:
    """Grey crops (n, size, size) of the faces in an image, each warped so that its landmarks match the template."""
    crops = np.empty((len(faces), size, size), np.uint8)
    for crop, landmarks in zip(crops, faces, strict=True):
        crop[:] = cv2.cvtColor(warp(image, similarity(landmarks, template), size), cv2.COLOR_BGR2GRAY)
    return crops


def warp(image: Image, matrix: NDArray[np.float64], size: int) -> Image:
    """Warp an image by a matrix (2, 3) to a square of `size` pixels."""
    left, top, right, bottom = _visible(image, matrix, size)
    part = image[top:bottom, left:right]
    to_image = np.array([[1.0, 0.0, left], [0.0, 1.0, top], [0.0, 0.0, 1.0]])
    # warpAffine samples only four neighbours, so a face much larger than the crop is downscaled first.
    step = max(1, min(floor(1.0 / max(np.hypot(*matrix[:, 0]), 1e-6)), *part.shape[:2]))
    if step > 1:
        height, width = part.shape[0] // step, part.shape[1] // step
        whole = part[: height * step, : width * step]
        part = np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        to_image = to_image @ np.array([[step, 0.0, (step - 1) / 2], [0.0, step, (step - 1) / 2], [0.0, 0.0, 1.0]])
    warped = cv2.warpAffine(
        part, matrix @ to_image, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(warped, np.uint8)


def _visible(image: Image, matrix: NDArray[np.float64], size: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the part of the image inside the crop, at least one pixel."""
    inverse = cv2.invertAffineTransform(matrix)
    corners = np.array([[0, 0, 1], [size, 0, 1], [0, size, 1], [size, size, 1]]) @ inverse.T
    limits = (image.shape[1], image.shape[0])
    left, top = (floor(np.clip(value, 0, limit - 1)) for value, limit in zip(corners.min(0), limits, strict=True))
    right, bottom = (ceil(np.clip(value + 1, 1, limit)) for value, limit in zip(corners.max(0), limits, strict=True))
    return left, top, max(right, left + 1), max(bottom, top + 1)
