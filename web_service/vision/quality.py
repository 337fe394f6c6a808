"""Measures how well a face can be seen, and when it is too hard to see for its expression to be read."""

from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from web_service.core.expressions import Unclear
from web_service.vision.types import Crop, Detection, FaceQuality, Landmarks

# Measured: beyond these limits, about a third of the faces get another label than when they are seen well
# (docs/decisions/0012-face-quality-limits.md).
MIN_SIZE: Final = 25.0
MIN_BRIGHTNESS: Final = 25.0
MAX_BRIGHTNESS: Final = 220.0
MAX_YAW: Final = 0.7
MIN_SHARPNESS: Final = 0.55

# An eighth of the crop at each side shows more hair and background than face.
_MARGIN: Final = 8
# How far the tip of the nose lies in front of the plane of eyes and mouth, in units of their distance.
_NOSE: Final = 0.4


def assess(face: Detection, crop: Crop) -> FaceQuality:
    """How well a face can be seen, from its detection and its aligned crop (size, size)."""
    margin = len(crop) // _MARGIN
    grey = crop[margin : len(crop) - margin, margin : len(crop) - margin].astype(np.float32)
    return FaceQuality(face.box.size, _sharpness(grey), float(grey.mean()), _yaw(face.landmarks))


def flaw(quality: FaceQuality) -> Unclear | None:
    """Why a face is too hard to see, or None. Each check assumes that the ones before it passed."""
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
    """How fine the detail is, 0 to 2, about 1 in a sharp face. The lower of rows and columns, for motion blur."""
    return min(_fineness(grey), _fineness(grey.T))


def _fineness(rows: NDArray[np.float32]) -> float:
    """The norm of the second differences along rows over that of the first, independent of contrast and brightness."""
    first = np.diff(rows)
    second = np.diff(first)
    return sqrt(float(np.vdot(second, second)) / max(float(np.vdot(first, first)), 1.0))


def _yaw(landmarks: Landmarks) -> float:
    """About the sine of the head's yaw, -1 to 1, positive towards the right of the image.

    Measured by how far the nose is off the line from between the eyes to the middle of the mouth, whatever the roll.
    """
    right_eye, left_eye, nose, right_mouth, left_mouth = landmarks.astype(np.float64).tolist()
    eyes_x, eyes_y = (right_eye[0] + left_eye[0]) / 2, (right_eye[1] + left_eye[1]) / 2
    x, y = (right_mouth[0] + left_mouth[0]) / 2 - eyes_x, (right_mouth[1] + left_mouth[1]) / 2 - eyes_y
    aside: float = (y * (nose[0] - eyes_x) - x * (nose[1] - eyes_y)) / max(x * x + y * y, 1.0)
    return max(-1.0, min(1.0, aside / _NOSE))
