"""The values passed between the stages of the pipeline: frozen dataclasses and numpy arrays."""

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
    """A face detected in a frame: its box and five landmarks, in pixels."""

    box: Box
    landmarks: Landmarks


@dataclass(frozen=True, slots=True)
class Track:
    """A face tracked from frame to frame: its last position, size and time (ms), and its smoothed probabilities."""

    id: int
    x: float
    y: float
    size: float
    seen_at: float
    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StreamState:
    """What one frame passes on to the next: the live tracks, the next free id, the time of the last frame (ms)."""

    at: float
    next_id: int
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class FaceQuality:
    """How well a face can be seen: box size (pixels), sharpness (0 to 2), mean grey (0 to 255), yaw (-1 to 1)."""

    size: float
    sharpness: float
    brightness: float
    yaw: float


@dataclass(frozen=True, slots=True)
class Sighting:
    """A face in a single frame: its box, the model's probabilities, and how well it can be seen."""

    box: Box
    probabilities: tuple[float, ...]
    quality: FaceQuality


@dataclass(frozen=True, slots=True)
class Face:
    """The result for one face in one frame; `probabilities` are in the order of EXPRESSIONS and sum to 1."""

    id: int
    box: Box
    probabilities: tuple[float, ...]
    quality: FaceQuality
    unclear: Unclear | None
