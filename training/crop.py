"""Where landmarks fall in the training images as serving finds them: measures the template that faces are warped to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from training.arrays import Images
from training.data import IMAGE_SIZE
from training.frames import Matrix, Scene, framed
from web_service.vision.alignment import align
from web_service.vision.types import Detection, Image, Landmarks


@dataclass(frozen=True)
class Sighting:
    """A training image that was found in a frame: its row, the frame's JPEG, and its landmarks (5, 2) in the frame.

    `matrix` (2, 3) brings the image's pixels to the frame's.
    """

    row: int
    jpeg: bytes
    matrix: Matrix
    landmarks: Landmarks


def sightings(
    images: Iterable[Images], scene: Scene, detect: Callable[[Image], Sequence[Detection]]
) -> Iterator[Sighting]:
    """Those of the images, each (48, 48), that are found when they are put into frames, the same frames each time."""
    for row, image in enumerate(images):
        frame = framed(image, scene, np.random.default_rng([row]))
        jpeg = frame.jpeg()
        near = [face for face in detect(_decoded(jpeg)) if frame.away(face.box.centre) < 1 / 2]
        if near:
            nearest = min(near, key=lambda face: frame.away(face.box.centre))
            yield Sighting(row, jpeg, frame.matrix, nearest.landmarks)


def landmarks_in_images(found: Sequence[Sighting]) -> np.ndarray:
    """The landmarks (n, 5, 2) in pixels of the training images."""
    inverses = [cv2.invertAffineTransform(each.matrix) for each in found]
    places = [each.landmarks @ back[:, :2].T + back[:, 2] for each, back in zip(found, inverses, strict=True)]
    return np.stack(places)


def template_of(landmarks: np.ndarray, enlargement: float = 1.0) -> Landmarks:
    """The median places (5, 2) of landmarks (n, 5, 2), drawn apart from their middle by a factor."""
    places = np.median(landmarks, axis=0)
    middle = places.mean(axis=0)
    return np.asarray(middle + enlargement * (places - middle), np.float32)


def spread_of(landmarks: np.ndarray) -> np.ndarray:
    """How far landmarks (n, 5, 2) scatter, pixels (5, 2): a standard deviation that outliers do not blow up."""
    return np.asarray(1.4826 * np.median(np.abs(landmarks - np.median(landmarks, axis=0)), axis=0))


def served_crops(found: Sequence[Sighting], template: Landmarks) -> Images:
    """What the classifier would get of each of n faces with that template, (n, 48, 48)."""
    return np.concatenate([align(_decoded(each.jpeg), [each.landmarks], template, IMAGE_SIZE) for each in found])


def _decoded(jpeg: bytes) -> Image:
    return np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8)
