"""Draws faces over images: a box, a label with the likeliest expression, and seven score bars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import cv2
import numpy as np

from web_service.core.expressions import EXPRESSIONS, Unclear
from web_service.core.geometry import Box
from web_service.render.layout import Scene, Side, bars_choices, label_choices
from web_service.render.score_bars import COLOURS, INK, OPACITY, UNCLEAR, WHITE, compact, worded
from web_service.render.sprites import SHIFT, Colour, Points, Sprite, dashes, fixed, plate, round_mask, round_outline
from web_service.render.text import line_height, render_text
from web_service.vision.types import Image

REASONS: Final[Mapping[Unclear, str]] = {
    "low_confidence": "low confidence",
    "too_small": "too small",
    "too_dark": "too dark",
    "too_bright": "too bright",
    "too_blurred": "too blurry",
    "turned_away": "turned away",
}
# The text height as a part of the image's shorter side and of the face's height, and the smallest legible one, pixels.
_LETTERS: Final = 1 / 42
_FACE_LETTERS: Final = 1 / 7
_MIN_LETTERS: Final = 10
_SMALLEST: Final = 0.6
# The text of a face that grows or shrinks keeps its size until it is off by this factor.
_STAYS: Final = 1.25
# Compact bars, without names, are for where bars with names would hide something.
_COMPACT_COST: Final = 0.8
# Bars with names cost more and more if they are higher than this many heights of the face.
_LARGE: Final = 1.3
_LARGE_COST: Final = 0.6
_DASH: Final = (0.55, 0.4)
# The text height of the bars as a part of that of the label.
_BAR_LETTERS: Final = 0.8
_MIN_BAR_LETTERS: Final = 9


@dataclass(frozen=True, slots=True)
class DrawnFace:
    """A face to draw; `id` is the same from frame to frame, `name` has only characters that the font has."""

    id: int
    name: str
    box: Box
    scores: tuple[float, ...]
    unclear: Unclear | None

    @property
    def colour(self) -> Colour:
        return UNCLEAR if self.unclear else COLOURS[EXPRESSIONS[int(np.argmax(self.scores))]]


class Place(NamedTuple):
    """Where a face's label and bars were drawn, and how large, so that they stay there in the next frame."""

    letters: int
    label: Side
    bars: Side


def draw(image: Image, faces: Sequence[DrawnFace], before: Mapping[int, Place]) -> dict[int, Place]:
    """Draw faces over an image (height, width, 3) in place; `before` is the result for the previous frame."""
    picture = Box(0, 0, image.shape[1], image.shape[0])
    seen = [_Seen(face, box, before.get(face.id)) for face in faces if (box := face.box.within(picture)).area]
    scene = Scene(picture, [each.box for each in seen], [])
    letters = [_letters(picture, each) for each in seen]
    for each, size in zip(seen, letters, strict=True):
        _draw_box(image, each, size)
    # All labels before any bars: they matter more.
    labels = [_draw_label(image, scene, *each) for each in zip(seen, letters, strict=True)]
    bars = [_draw_bars(image, scene, *each) for each in zip(seen, letters, strict=True)]
    places = map(Place._make, zip(letters, labels, bars, strict=True))
    return {each.face.id: place for each, place in zip(seen, places, strict=True)}


class _Seen(NamedTuple):
    """A face, the part of its box inside the image, and how it was drawn before."""

    face: DrawnFace
    box: Box
    before: Place | None


def _draw_label(image: Image, scene: Scene, seen: _Seen, letters: int) -> Side:
    """Draw the name and the likeliest expression, or why it is unclear."""
    sprite = _label(*_words(seen.face), letters, seen.face.colour)
    choices = label_choices(seen.box, *sprite.size, gap=letters * 0.3)
    choice = scene.take(choices, seen.box, seen.before.label if seen.before else None)
    sprite.stamp(image, round(choice.rect.x), round(choice.rect.y))
    return choice.side


def _draw_bars(image: Image, scene: Scene, seen: _Seen, letters: int) -> Side:
    """Draw the seven probabilities, with names where these hide nothing."""
    large = worded(max(_MIN_BAR_LETTERS, round(letters * _BAR_LETTERS)))
    excess = max(0.0, large.sprite.size[1] / seen.box.height - _LARGE)
    panels = {panel.sprite.size: panel for panel in (large, compact(letters))}
    costs = excess * _LARGE_COST, _COMPACT_COST
    choices = [
        choice
        for size, cost in zip(panels, costs, strict=True)
        for choice in bars_choices(seen.box, *size, gap=letters * 0.4, cost=cost)
    ]
    choice = scene.take(choices, seen.box, seen.before.bars if seen.before else None)
    panel = panels[int(choice.rect.width), int(choice.rect.height)]
    corner = round(choice.rect.x), round(choice.rect.y)
    panel.draw(image, *corner, seen.face.scores, unclear=seen.face.unclear is not None)
    return choice.side


def _letters(picture: Box, seen: _Seen) -> int:
    largest = max(_MIN_LETTERS, round(min(picture.width, picture.height) * _LETTERS))
    least = max(_MIN_LETTERS, round(largest * _SMALLEST))
    wanted = max(least, min(largest, round(seen.box.height * _FACE_LETTERS)))
    if seen.before and seen.before.letters / _STAYS <= wanted <= seen.before.letters * _STAYS:
        return seen.before.letters
    return wanted


def _draw_box(image: Image, seen: _Seen, letters: int) -> None:
    thick = max(2, round(letters / 8))
    x, y, width, height = seen.box
    inset = min(float(thick), width / 2, height / 2)
    inner = x + inset, y + inset, max(0.0, width - 2 * inset - 1), max(0.0, height - 2 * inset - 1)
    outline = round_outline(*inner, radius=letters * 0.45)
    _trace(image, [outline], INK, thick * 2, closed=True)
    if seen.face.unclear:
        _trace(image, dashes(outline, *(part * letters for part in _DASH)), UNCLEAR, thick, closed=False)
    else:
        _trace(image, [outline], seen.face.colour, thick, closed=True)


def _trace(image: Image, lines: Sequence[Points], colour: Colour, thick: int, *, closed: bool) -> None:
    cv2.polylines(image, [fixed(line) for line in lines], closed, colour, thick, cv2.LINE_AA, SHIFT)


def _words(face: DrawnFace) -> tuple[str, str]:
    """The text of a face's label, and the figure after it."""
    if face.unclear:
        return f"{face.name}  {REASONS[face.unclear]}", ""
    place = int(np.argmax(face.scores))
    return f"{face.name}  {EXPRESSIONS[place]}", f"{round(face.scores[place] * 100)}%"


@lru_cache(maxsize=128)
def _label(text: str, figure: str, size: int, colour: Colour) -> Sprite:
    words, number = render_text(text, size), render_text(figure, size) if figure else None
    # Always as wide as "100%", so that the label does not jitter with its figure.
    room = render_text("100%", size).shape[1] + size // 2 if figure else 0
    pad, swatch, line = round(size * 0.5), round(size * 0.7), line_height(size)
    first = pad + swatch + round(size * 0.45)
    width, height = first + words.shape[1] + room + pad, line + round(size * 0.4)
    top = (height - line) // 2
    square = round_mask(swatch, swatch, size * 0.15)
    sprite = plate(width, height, size * 0.4, INK, OPACITY).with_ink(square, colour, pad, (height - swatch) // 2)
    sprite = sprite.with_ink(words, WHITE, first, top)
    return sprite if number is None else sprite.with_ink(number, WHITE, width - pad - number.shape[1], top)
