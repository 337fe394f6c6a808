"""Tells how well a face can be seen, and when too badly to read it."""

from typing import Final

import cv2
import numpy as np

from web_service.vision.types import Crop, Detection, FaceQuality, Landmarks, Unclear

# Measured in docs/decisions/0012-when-a-face-is-unclear.md.
_MIN_SIZE: Final = 24.0
_MIN_BRIGHTNESS: Final = 25.0
_MAX_BRIGHTNESS: Final = 235.0
_MIN_SHARPNESS: Final = 0.2
_MAX_YAW: Final = 0.6

# The nose's tip stands out of the plane of eyes and mouth by this part of the distance between them.
_NOSE: Final = 0.4
# The part of the crop, from each side, that shows more hair and background than face.
_MARGIN: Final = 1 / 6


def assess(face: Detection, crop: Crop) -> FaceQuality:
    """What the detection and the aligned crop (size, size) say of a face."""
    margin = round(len(crop) * _MARGIN)
    centre = crop[margin:-margin, margin:-margin].astype(np.float32)
    return FaceQuality(face.box.size, sharpness(centre), float(centre.mean()), yaw(face.landmarks))


def flaw(quality: FaceQuality) -> Unclear | None:
    """Why a face is seen too badly to read it, the reason that a person would mend first; None where it is not."""
    if quality.size < _MIN_SIZE:
        return "too_small"
    if quality.brightness < _MIN_BRIGHTNESS:
        return "too_dark"
    if quality.brightness > _MAX_BRIGHTNESS:
        return "too_bright"
    if abs(quality.yaw) > _MAX_YAW:
        return "turned_away"
    return "too_blurred" if quality.sharpness < _MIN_SHARPNESS else None


def sharpness(grey: np.ndarray) -> float:
    """The Laplacian's standard deviation over that of the picture: low where blur has taken the fine detail."""
    contrast = float(grey.std())
    return float(cv2.Laplacian(grey, cv2.CV_32F).std()) / contrast if contrast > 1 else 0.0


def yaw(landmarks: Landmarks) -> float:
    """About the sine of the angle by which a head is turned: 0 to the front, -1 and 1 a profile.

    The nose's distance from the line between eyes and mouth, in that line's length; roll and scale change nothing.
    """
    right_eye, left_eye, nose, right_mouth, left_mouth = landmarks.astype(np.float64)
    eyes = (right_eye + left_eye) / 2
    down, out = (right_mouth + left_mouth) / 2 - eyes, nose - eyes
    length = max(float(down @ down), 1.0)
    return float(np.clip((down[1] * out[0] - down[0] * out[1]) / length / _NOSE, -1.0, 1.0))
