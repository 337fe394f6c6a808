"""Seven probabilities as bars, always in the order of EXPRESSIONS, with names where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np

from web_service.core.expressions import EXPRESSIONS, Expression
from web_service.core.geometry import Box
from web_service.render.sprites import SHIFT, Colour, Sprite, fixed, plate, round_mask
from web_service.render.text import line_height, render_text
from web_service.vision.types import Image


def _colour(rgb: int) -> Colour:
    return rgb & 255, rgb >> 8 & 255, rgb >> 16


# The web app's colours: Okabe-Ito, adjusted until each is visible on light and on dark.
COLOURS: Final[Mapping[Expression, Colour]] = {
    "angry": _colour(0xD55E00),
    "disgust": _colour(0x00936B),
    "fear": _colour(0xC0629A),
    "happy": _colour(0xB97F00),
    "sad": _colour(0x0072B2),
    "surprise": _colour(0x2B93CF),
    "neutral": _colour(0x7F8790),
}
# Unclear faces do not have the colour of an expression.
UNCLEAR: Final = _colour(0xC3C8D0)
INK: Final = _colour(0x0C0E12)
WHITE: Final = _colour(0xFFFFFF)
OPACITY: Final = 0.82
_SOFT: Final = _colour(0xDDE1E8)
_TRACK: Final = 0.1


@dataclass(frozen=True, slots=True)
class Panel:
    """The background of the bars, and each bar at its full length; they grow upwards if `upright`."""

    sprite: Sprite
    tracks: tuple[Box, ...]
    upright: bool

    def draw(self, image: Image, x: int, y: int, scores: Sequence[float], *, unclear: bool) -> None:
        """Draw it over an image in place, with its top left corner at x, y."""
        self.sprite.stamp(image, x, y)
        for name, track, score in zip(EXPRESSIONS, self.tracks, scores, strict=True):
            part = max(0.0, min(1.0, score))
            left, top = x + track.x, y + track.y
            right, bottom = left + track.width, top + track.height
            if self.upright:
                top = bottom - track.height * part
            else:
                right = left + track.width * part
            _fill(image, (left, top, right, bottom), UNCLEAR if unclear else COLOURS[name])


@lru_cache(maxsize=16)
def worded(size: int) -> Panel:
    """A row for each expression with its name and its bar; text of `size` pixels."""
    words = [render_text(name, size) for name in EXPRESSIONS]
    pad, row = round(size * 0.6), round(size * 1.25)
    words_width, length, thick = max(word.shape[1] for word in words), round(size * 4.2), max(3, round(size * 0.5))
    first = pad + words_width + round(size * 0.5)
    width, height = first + length + pad, 2 * pad + row * len(words) - (row - line_height(size))
    sprite = plate(width, height, size * 0.5, INK, OPACITY)
    tracks = []
    for place, word in enumerate(words):
        top = pad + place * row
        sprite = sprite.with_ink(word, _SOFT, pad, top)
        track = Box(first, top + (line_height(size) - thick) // 2, length, thick)
        sprite = sprite.with_ink(_block(track), WHITE, first, int(track.y), _TRACK)
        tracks.append(track)
    return Panel(sprite, tuple(tracks), upright=False)


@lru_cache(maxsize=16)
def compact(size: int) -> Panel:
    """Seven small columns, as wide as a few characters of `size` pixels."""
    pad, thick, gap, length = (
        round(size * 0.4),
        max(3, round(size * 0.4)),
        max(2, round(size * 0.18)),
        round(size * 1.5),
    )
    width = 2 * pad + len(EXPRESSIONS) * (thick + gap) - gap
    sprite = plate(width, length + 2 * pad, size * 0.35, INK, OPACITY)
    tracks = tuple(Box(pad + place * (thick + gap), pad, thick, length) for place in range(len(EXPRESSIONS)))
    for track in tracks:
        sprite = sprite.with_ink(_block(track), WHITE, int(track.x), int(track.y), _TRACK)
    return Panel(sprite, tracks, upright=True)


def _block(track: Box) -> Image:
    return round_mask(int(track.width), int(track.height), 0)


def _fill(image: Image, sides: tuple[float, float, float, float], colour: Colour) -> None:
    """Fill a rectangle between pixel edges, if it has an area."""
    left, top, right, bottom = sides
    if right - left < 1 / 2 or bottom - top < 1 / 2:
        return
    # OpenCV's coordinates are those of pixel centres.
    corners = np.array([(left, top), (right - 1, top), (right - 1, bottom - 1), (left, bottom - 1)])
    corners[:, 0] = np.maximum(corners[:, 0], left)
    corners[:, 1] = np.minimum(corners[:, 1], bottom - 1)
    cv2.fillPoly(image, [fixed(corners)], colour, cv2.LINE_AA, SHIFT)
