"""Renders text in the font that comes with Pillow, so that no font has to be installed."""

from functools import cache, lru_cache
from math import ceil
from typing import Annotated, Final, Literal
from unicodedata import combining, normalize

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageDraw, ImageFont

# The ink coverage of each pixel, 0 to 255.
Mask = Annotated[NDArray[np.uint8], Literal["height", "width"]]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_PROBE_SIZE: Final = 16
_SPACE: Final = 0.32
# Not a character: the font draws a box for it, as for every missing character.
_MISSING: Final = "\uffff"
# Letters that do not decompose into a plain letter and accents.
_SPELT: Final = dict(zip("ßæÆœŒøØłŁđ\u2013\u2014", ("ss", "ae", "Ae", "oe", "Oe", *"oOlLd--"), strict=True))


@lru_cache(maxsize=512)
def render_text(text: str, size: int) -> Mask:
    """A line of text with letters of `size` pixels, as high as every line of that size, capitals vertically centred."""
    # The font's own spaces are nearly invisible at small sizes.
    space = np.zeros((line_height(size), round(size * _SPACE)), np.uint8)
    parts = [part for word in text.split(" ") for part in (space, _word(word, size))]
    return np.hstack(parts[1:])


def _word(word: str, size: int) -> Mask:
    font = _font(size)
    left, _, right, _ = font.getbbox(word)
    _, top, _, bottom = font.getbbox("H")
    picture = PillowImage.new("L", (ceil(right - min(0, left)), line_height(size)))
    place = (-min(0, left), (line_height(size) - (bottom - top)) / 2 - top)
    ImageDraw.Draw(picture).text(place, word, fill=255, font=font)
    return np.asarray(picture, np.uint8).reshape(line_height(size), -1)


def line_height(size: int) -> int:
    """The height of a line of text of this size, pixels."""
    return round(size * 1.3)


def displayable(text: str) -> str | None:
    """The text in characters that the font has, without accents it lacks; None if that is not possible."""
    known = "".join(map(_plain, text))
    return known.strip() if all(map(_has, known)) and known.strip() else None


@cache
def _font(size: int) -> Font:
    return ImageFont.load_default(size)


def _plain(letter: str) -> str:
    if _has(letter):
        return letter
    return "".join(part for part in normalize("NFKD", _SPELT.get(letter, letter)) if not combining(part))


@lru_cache(maxsize=1024)
def _has(letter: str) -> bool:
    if letter == " ":
        return True
    return letter.isprintable() and _drawn(letter) != _drawn(_MISSING)


def _drawn(letter: str) -> bytes:
    return bytes(_font(_PROBE_SIZE).getmask(letter))
