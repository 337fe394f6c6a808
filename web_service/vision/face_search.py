"""Finds faces where none may be missed, as for blurring; takes ten times as long as the detector for reading."""

from collections.abc import Iterator
from itertools import product
from math import ceil
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from web_service.vision.detector import YuNetDetector
from web_service.vision.types import Box, Detection, Image

# Too little to read a face, and hardly ever something else (docs/decisions/0023-drawn-between-samples.md).
_SCORE_THRESHOLD: Final = 0.3
# Most faces are found in a copy of this size, and those that fill the picture in a smaller one.
_WHOLE_SIDES: Final = (640, 320)
# Small ones in parts of a copy that is twice as large as the picture, but this long: there a face of 10 px is found.
_FINE_SIDE: Final = 1920
_ENLARGED: Final = 2.0
_TILE_SIDE: Final = 640
# Faces up to this size are whole in one of the parts.
_OVERLAP: Final = 160
_SAME: Final = 0.7


class FaceSearch:
    """Calls as `search(image) -> detections`: rather a face too many than one too few. Threads may share it."""

    def __init__(self, weights: Path) -> None:
        self._detector = YuNetDetector(weights, score_threshold=_SCORE_THRESHOLD)

    def __call__(self, image: Image) -> tuple[Detection, ...]:
        """The faces of an image (height, width, 3), at whatever size and however many; boxes lie inside the image."""
        longer = max(image.shape[:2])
        fine = self._search_parts(image, min(_FINE_SIDE, longer * _ENLARGED) / longer)
        return tuple(_different([*self.glance(image), *fine]))

    def glance(self, image: Image) -> tuple[Detection, ...]:
        """Those of its faces that are not small; takes a tenth of the time."""
        longer = max(image.shape[:2])
        sides = [side for side in _WHOLE_SIDES if side <= longer] or [longer]
        return tuple(face for side in sides for face in self._detector.search(image, side))

    def _search_parts(self, image: Image, scale: float) -> Iterator[Detection]:
        size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        fine = np.asarray(cv2.resize(image, size, interpolation=way), np.uint8)
        ratio = np.array([image.shape[1] / size[0], image.shape[0] / size[1]], np.float32)
        for top, left in product(*(_starts(side) for side in fine.shape[:2])):
            part = np.ascontiguousarray(fine[top : top + _TILE_SIDE, left : left + _TILE_SIDE])
            for face in self._detector.search(part, max(part.shape[:2])):
                yield _moved(face, np.array([left, top], np.float32), ratio)


def _starts(side: int) -> list[int]:
    """Where parts of a side begin, evenly spread, so that neighbours overlap."""
    count = max(1, ceil((side - _OVERLAP) / (_TILE_SIDE - _OVERLAP)))
    return [round(place) for place in np.linspace(0, max(0, side - _TILE_SIDE), count)]


def _moved(face: Detection, corner: np.ndarray, ratio: np.ndarray) -> Detection:
    """A face of a part as one of the whole picture."""
    x, y = ((np.array([face.box.x, face.box.y]) + corner) * ratio).tolist()
    width, height = (np.array([face.box.width, face.box.height]) * ratio).tolist()
    return Detection(Box(x, y, width, height), (face.landmarks + corner) * ratio)


def _different(found: list[Detection]) -> Iterator[Detection]:
    """Each face once: of boxes that are nearly the same the first."""
    kept: list[Box] = []
    for face in found:
        if not any(_overlap(face.box, other) > _SAME for other in kept):
            kept.append(face.box)
            yield face


def _overlap(one: Box, other: Box) -> float:
    """Intersection over union."""
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    common = max(0.0, width) * max(0.0, height)
    return common / (one.width * one.height + other.width * other.height - common)
