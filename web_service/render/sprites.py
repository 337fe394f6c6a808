"""Images with soft edges that are drawn over others: rendered once, stamped often."""

from dataclasses import dataclass
from functools import lru_cache
from math import pi
from typing import Annotated, Final, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from web_service.render.text import Mask
from web_service.vision.types import Image

Colour = tuple[int, int, int]  # blue, green, red
Points = Annotated[NDArray[np.float64], Literal["n", "xy"]]

# OpenCV's fixed-point coordinates have this many fractional bits.
SHIFT: Final = 4
_CORNER_STEPS: Final = 7


@dataclass(frozen=True, slots=True)
class Sprite:
    """`ink` is added to `kept` / 255 of each pixel of the image; both are (height, width, 3)."""

    ink: Image
    kept: Image

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, pixels."""
        return int(self.ink.shape[1]), int(self.ink.shape[0])

    def with_ink(self, mask: Mask, colour: Colour, x: int, y: int, opacity: float = 1.0) -> "Sprite":
        """The sprite with a colour drawn over it through a mask, clipped to the sprite."""
        columns, rows = self.size
        room = np.zeros((rows, columns), np.float32)
        height, width = min(mask.shape[0], rows - y), min(mask.shape[1], columns - x)
        room[y : y + height, x : x + width] = mask[:height, :width]
        cover = (room * (opacity / 255))[..., np.newaxis]
        ink = self.ink * (1 - cover) + np.array(colour, np.float32) * cover
        return Sprite(np.rint(ink).astype(np.uint8), np.rint(self.kept * (1 - cover)).astype(np.uint8))

    def stamp(self, image: Image, x: int, y: int) -> None:
        """Draw it over an image in place, with its top left corner at x, y, clipped to the image."""
        height, width = image.shape[:2]
        left, top = max(0, -x), max(0, -y)
        right, bottom = min(self.size[0], width - x), min(self.size[1], height - y)
        if left >= right or top >= bottom:
            return
        part = image[y + top : y + bottom, x + left : x + right]
        kept, ink = self.kept[top:bottom, left:right], self.ink[top:bottom, left:right]
        part[:] = cv2.add(cv2.multiply(part, kept, scale=1 / 255), ink)


def plate(width: int, height: int, radius: float, colour: Colour, opacity: float) -> Sprite:
    """A rectangle with rounded corners."""
    nothing = Sprite(np.zeros((height, width, 3), np.uint8), np.full((height, width, 3), 255, np.uint8))
    return nothing.with_ink(round_mask(width, height, radius), colour, 0, 0, opacity)


@lru_cache(maxsize=256)
def round_mask(width: int, height: int, radius: float) -> Mask:
    """The coverage of an image by a rectangle with rounded corners of the same size."""
    mask = np.zeros((height, width), np.uint8)
    outline = round_outline(0, 0, width - 1, height - 1, radius)
    cv2.fillPoly(mask, [fixed(outline)], 255, cv2.LINE_AA, SHIFT)
    return mask


def round_outline(x: float, y: float, width: float, height: float, radius: float) -> Points:
    """The outline of a rectangle with rounded corners, clockwise from the top left."""
    radius = max(0.0, min(radius, width / 2, height / 2))
    angles = np.linspace(0, pi / 2, _CORNER_STEPS)
    arc = radius * np.column_stack([-np.cos(angles), -np.sin(angles)])
    left, top, right, bottom = x + radius, y + radius, x + width - radius, y + height - radius
    turned = [arc, arc[:, ::-1] * (-1, 1), -arc, arc[:, ::-1] * (1, -1)]
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return np.concatenate([part + corner for part, corner in zip(turned, corners, strict=True)])


def dashes(outline: Points, dash: float, gap: float) -> list[Points]:
    """Split a closed outline into dashes of about `dash` pixels, evenly spaced by about `gap` pixels."""
    closed = np.vstack([outline, outline[:1]])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    count = max(1, round(along[-1] / (dash + gap)))
    period = along[-1] / count
    pieces = []
    for start in np.arange(count) * period:
        end = start + period * dash / (dash + gap)
        stops = np.concatenate([[start], along[(along > start) & (along < end)], [end]])
        pieces.append(np.column_stack([np.interp(stops, along, closed[:, axis]) for axis in (0, 1)]))
    return pieces


def fixed(points: Points) -> NDArray[np.int32]:
    """Points in OpenCV's fixed-point coordinates."""
    return np.rint(points * (1 << SHIFT)).astype(np.int32)
