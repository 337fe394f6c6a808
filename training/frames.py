"""Training images put into larger pictures, as faces lie in the frames that the service gets."""

from dataclasses import dataclass
from math import dist
from typing import Final, Literal

import cv2
import numpy as np
import numpy.typing as npt

from training.arrays import Floats, Images
from training.data import IMAGE_SIZE

WIDTH: Final = 640
HEIGHT: Final = 480
Matrix = npt.NDArray[np.float64]
_JPEG_QUALITY: Final = 90
_MIDDLE: Final = (IMAGE_SIZE - 1) / 2


@dataclass(frozen=True)
class Scene:
    """How a face is seen: `side` is that of the enlarged image in pixels, `turn` its roll in degrees, either way.

    `light` multiplies all greys, `blur` is a Gaussian's standard deviation in pixels of the image before it was
    enlarged, and `cover` is the half of it that a plain grey hides: the lower one, or the right or left by chance.
    """

    side: tuple[float, float] = (80, 240)
    turn: tuple[float, float] = (0, 15)
    light: float = 1.0
    blur: float = 0.0
    cover: Literal["below", "beside"] | None = None


@dataclass(frozen=True)
class Framed:
    """A grey frame (HEIGHT, WIDTH), and the matrix (2, 3) that brings the image's pixels to the frame's."""

    grey: Images
    matrix: Matrix

    @property
    def centre(self) -> tuple[float, float]:
        """Where the image's middle lies in the frame, pixels."""
        x, y = self.matrix @ (_MIDDLE, _MIDDLE, 1)
        return float(x), float(y)

    @property
    def side(self) -> float:
        """The image's side in the frame, pixels."""
        return IMAGE_SIZE * float(np.hypot(*self.matrix[:, 0]))

    def away(self, point: tuple[float, float]) -> float:
        """How far a point of the frame is from the image's middle, in the image's sides."""
        return dist(point, self.centre) / self.side

    def jpeg(self) -> bytes:
        """The frame as a camera would send it."""
        return cv2.imencode(".jpg", self.grey, (cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY))[1].tobytes()


def framed(image: Images, scene: Scene, random: np.random.Generator) -> Framed:
    """One image (48, 48) at a random place of a frame; the same generator gives the same place in every scene."""
    matrix = _placed(scene, random)
    grey = _pasted(_covered(image, scene, random), matrix, _background(random))
    if scene.blur:
        enlargement = float(np.hypot(*matrix[:, 0]))
        grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), scene.blur * enlargement), np.float32)
    return Framed(np.rint(grey * scene.light).astype(np.uint8), matrix)


def _placed(scene: Scene, random: np.random.Generator) -> Matrix:
    """The matrix (2, 3) that enlarges, rolls and brings an image to a place wholly inside the frame."""
    size, roll, way, *place = random.random(5)
    side = scene.side[0] * (scene.side[1] / scene.side[0]) ** size
    angle = np.deg2rad(scene.turn[0] + (scene.turn[1] - scene.turn[0]) * roll) * (1 if way < 1 / 2 else -1)
    cosine, sine = np.cos(angle), np.sin(angle)
    reach = side / 2 * (abs(cosine) + abs(sine))
    centre = reach + np.array(place) * (WIDTH - 2 * reach, HEIGHT - 2 * reach)
    linear = side / IMAGE_SIZE * np.array([[cosine, -sine], [sine, cosine]])
    return np.column_stack([linear, centre - linear @ (_MIDDLE, _MIDDLE)])


def _background(random: np.random.Generator) -> Floats:
    """Soft light and shade with a little noise, (HEIGHT, WIDTH)."""
    shades = random.uniform(40, 200, (5, 6)).astype(np.float32)
    noise = random.normal(0, 4, (HEIGHT, WIDTH)).astype(np.float32)
    return np.asarray(cv2.resize(shades, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC) + noise, np.float32)


def _covered(image: Images, scene: Scene, random: np.random.Generator) -> Images:
    left = random.random() < 1 / 2
    half = IMAGE_SIZE // 2
    covered = image.copy()
    if scene.cover == "below":
        covered[half:] = round(image.mean())
    elif scene.cover == "beside":
        covered[:, slice(half) if left else slice(half, None)] = round(image.mean())
    return covered


def _pasted(image: Images, matrix: Matrix, background: Floats) -> Floats:
    """The image, enlarged smoothly, over the background."""
    size = (WIDTH, HEIGHT)
    enlarged = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    inside = cv2.warpAffine(np.ones_like(image), matrix, size, flags=cv2.INTER_NEAREST)
    return np.clip(np.where(inside == 1, enlarged, background), 0, 255).astype(np.float32)
