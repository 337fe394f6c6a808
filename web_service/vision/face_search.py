"""A thorough face detector, for blurring every face; takes ten times as long."""

from collections.abc import Iterator
from itertools import product
from math import ceil
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from web_service.core.geometry import Box
from web_service.vision.detector import YuNetDetector
from web_service.vision.types import Detection, Image

# Too little to read a face, and hardly ever something else (docs/decisions/0023-annotated-videos.md).
_SCORE_THRESHOLD: Final = 0.3
# Most faces are found at the larger size, and those that fill the image at the smaller one.
_WHOLE_SIDES: Final = (640, 320)
# Small faces are found in tiles of a copy of twice the size, up to this length: faces of 10 px and more.
_FINE_SIDE: Final = 1920
_ENLARGED: Final = 2.0
_TILE_SIDE: Final = 640
# Faces up to this size are complete in at least one tile.
_OVERLAP: Final = 160
_SAME: Final = 0.7


class FaceSearch:
    """Call as `search(image) -> detections`. Prefers false detections to missed faces. Thread-safe."""

    def __init__(self, weights: Path) -> None:
        self._detector = YuNetDetector(weights, score_threshold=_SCORE_THRESHOLD)

    def __call__(self, image: Image) -> tuple[Detection, ...]:
        """All faces of an image (height, width, 3), of any size; boxes are inside the image."""
        longer = max(image.shape[:2])
        fine = self._search_parts(image, min(_FINE_SIDE, longer * _ENLARGED) / longer)
        return tuple(_different([*self.glance(image), *fine]))

    def glance(self, image: Image) -> tuple[Detection, ...]:
        """The faces that are not small; takes a tenth of the time."""
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
    """The starts of tiles along a side, evenly spaced and overlapping."""
    count = max(1, ceil((side - _OVERLAP) / (_TILE_SIDE - _OVERLAP)))
    return [round(place) for place in np.linspace(0, max(0, side - _TILE_SIDE), count)]


def _moved(face: Detection, corner: np.ndarray, ratio: np.ndarray) -> Detection:
    """A face of a tile in the coordinates of the whole image."""
    x, y = ((np.array([face.box.x, face.box.y]) + corner) * ratio).tolist()
    width, height = (np.array([face.box.width, face.box.height]) * ratio).tolist()
    return Detection(Box(x, y, width, height), (face.landmarks + corner) * ratio)


def _different(found: list[Detection]) -> Iterator[Detection]:
    """Yield each face once: of nearly identical boxes, the first."""
    kept: list[Box] = []
    for face in found:
        if not any(face.box.iou(other) > _SAME for other in kept):
            kept.append(face.box)
            yield face
