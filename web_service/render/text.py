"""Words as pictures, in the font that Pillow brings along: no font file is needed on the machine."""

from functools import cache, lru_cache
from math import ceil
from typing import Annotated, Final, Literal
from unicodedata import combining, normalize

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageDraw, ImageFont

# How much of each pixel is ink, 0 to 255.
Mask = Annotated[NDArray[np.uint8], Literal["height", "width"]]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_PROBE_SIZE: Final = 16
_SPACE: Final = 0.32
# No letter; the font draws a box for it, as for all that it lacks.
_MISSING: Final = "\uffff"
# Letters without a plain one inside.
_SPELT: Final = dict(zip("ßæÆœŒøØłŁđ\u2013\u2014", ("ss", "ae", "Ae", "oe", "Oe", *"oOlLd--"), strict=True))


@lru_cache(maxsize=512)
def render_text(text: str, size: int) -> Mask:
    """Words in a line, letters `size` pixels high; lines of one size are of one height, capitals in their middle."""
    # The font's own spaces all but vanish in small letters.
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
    """The height of a line of letters of this size, pixels."""
    return round(size * 1.3)


def displayable(text: str) -> str | None:
    """The text in letters that the font has, accents that it lacks left out; None where that does not do."""
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
