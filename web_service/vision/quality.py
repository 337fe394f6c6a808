"""Tells how well a face can be seen, and when too badly to read an expression from it."""

from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from web_service.core.expressions import Unclear
from web_service.vision.types import Crop, Detection, FaceQuality, Landmarks

# Measured: beyond these about a third of the faces are called something else than when seen well
# (docs/decisions/0012-face-quality-limits.md).
MIN_SIZE: Final = 25.0
MIN_BRIGHTNESS: Final = 25.0
MAX_BRIGHTNESS: Final = 220.0
MAX_YAW: Final = 0.7
MIN_SHARPNESS: Final = 0.55

# An eighth of the crop at each side shows hair and background more than face.
_MARGIN: Final = 8
# How far the nose's tip stands out of the plane of eyes and mouth, in distances between them.
_NOSE: Final = 0.4


def assess(face: Detection, crop: Crop) -> FaceQuality:
    """How well a face can be seen, by its detection and its aligned crop (size, size)."""
    margin = len(crop) // _MARGIN
    grey = crop[margin : len(crop) - margin, margin : len(crop) - margin].astype(np.float32)
    return FaceQuality(face.box.size, _sharpness(grey), float(grey.mean()), _yaw(face.landmarks))


def flaw(quality: FaceQuality) -> Unclear | None:
    """Why a face is seen too badly, None where it is not; of several reasons the one that misleads the later ones."""
    if quality.size < MIN_SIZE:
        return "too_small"
    if quality.brightness < MIN_BRIGHTNESS:
        return "too_dark"
    if quality.brightness > MAX_BRIGHTNESS:
        return "too_bright"
    if abs(quality.yaw) > MAX_YAW:
        return "turned_away"
    return "too_blurred" if quality.sharpness < MIN_SHARPNESS else None


def _sharpness(grey: NDArray[np.float32]) -> float:
    """How fine the detail is, 0 to 2: about 1 in a sharp face, along rows or columns, for motion blurs one of them."""
    return min(_fineness(grey), _fineness(grey.T))


def _fineness(rows: NDArray[np.float32]) -> float:
    """The size of the second differences along rows over that of the first: contrast and brightness cancel out."""
    first = np.diff(rows)
    second = np.diff(first)
    return sqrt(float(np.vdot(second, second)) / max(float(np.vdot(first, first)), 1.0))


def _yaw(landmarks: Landmarks) -> float:
    """About the sine of the angle by which the head is turned, positive to the picture's right, within -1 and 1.

    The nose leaves the line from between the eyes to between the mouth's corners; roll and size cancel out.
    """
    right_eye, left_eye, nose, right_mouth, left_mouth = landmarks.astype(np.float64).tolist()
    eyes_x, eyes_y = (right_eye[0] + left_eye[0]) / 2, (right_eye[1] + left_eye[1]) / 2
    x, y = (right_mouth[0] + left_mouth[0]) / 2 - eyes_x, (right_mouth[1] + left_mouth[1]) / 2 - eyes_y
    aside: float = (y * (nose[0] - eyes_x) - x * (nose[1] - eyes_y)) / max(x * x + y * y, 1.0)
    return max(-1.0, min(1.0, aside / _NOSE))
