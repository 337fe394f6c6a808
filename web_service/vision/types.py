"""The values that pass through the stages: plain frozen data, numpy where there are many numbers."""

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from web_service.core.expressions import Unclear
from web_service.core.geometry import Box

Image = Annotated[NDArray[np.uint8], Literal["height", "width", "bgr"]]
Crop = Annotated[NDArray[np.uint8], Literal["size", "size"]]
Crops = Annotated[NDArray[np.uint8], Literal["n", "size", "size"]]
Landmarks = Annotated[NDArray[np.float32], Literal["right eye, left eye, nose, right and left mouth corner", "xy"]]
Probabilities = Annotated[NDArray[np.float32], Literal["n", "expressions"]]


@dataclass(frozen=True, slots=True)
class Detection:
    """A face found in one frame: where it is and its five landmarks, pixels."""

    box: Box
    landmarks: Landmarks


@dataclass(frozen=True, slots=True)
class Track:
    """A face followed from frame to frame: where and when (ms) it was last seen, and its smoothed probabilities."""

    id: int
    x: float
    y: float
    size: float
    seen_at: float
    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StreamState:
    """All that one frame hands to the next: the tracks alive, the next free id, the time of the last frame (ms)."""

    at: float
    next_id: int
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class FaceQuality:
    """How well a face can be seen: the size of its box (pixels), sharpness (0 to 2), mean grey (0 to 255), yaw (±1)."""

    size: float
    sharpness: float
    brightness: float
    yaw: float


@dataclass(frozen=True, slots=True)
class Sighting:
    """A face in one frame by itself: where, the model's probabilities, and how well it can be seen."""

    box: Box
    probabilities: tuple[float, ...]
    quality: FaceQuality


@dataclass(frozen=True, slots=True)
class Face:
    """What is said of one face in one frame; `probabilities` are in the order of EXPRESSIONS and sum to 1."""

    id: int
    box: Box
    probabilities: tuple[float, ...]
    quality: FaceQuality
    unclear: Unclear | None
