"""Places the labels and bars of faces in an image so that they hide as little as possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import numpy as np

from web_service.core.geometry import Box
from web_service.core.samples import Floats

Side = Literal["right", "left", "below", "above", "inside"]

# Eyes and mouth lie within this part of a detected box: left, top, right, bottom.
_FEATURES: Final = (0.1, 0.2, 0.9, 0.88)
# The cost of hiding something completely; keeping the previous place is worth as much as hiding a little.
_OWN_FEATURES: Final = 20.0
_OWN_BOX: Final = 3.0
_OTHER_FACE: Final = 8.0
_OTHER_WORDS: Final = 6.0
_LATER_CHOICE: Final = 0.05
_STAYS: Final = 0.3
_OUTSIDE: Final = 100.0
_NOTHING: Final = 1e-9


class Choice(NamedTuple):
    """A candidate place for a label or bars, and its own cost."""

    rect: Box
    side: Side
    cost: float = 0.0


def features(box: Box) -> Box:
    """The part of a face's box with its eyes and mouth."""
    left, top, right, bottom = _FEATURES
    return Box(
        box.x + left * box.width, box.y + top * box.height, (right - left) * box.width, (bottom - top) * box.height
    )


def label_choices(box: Box, width: float, height: float, gap: float) -> list[Choice]:
    """Where a face's label can go: above, below or inside its box, in order of preference."""
    return [
        Choice(Box(box.x, box.y - height - gap, width, height), "above"),
        Choice(Box(box.x, box.y + box.height + gap, width, height), "below"),
        Choice(Box(box.x + gap, box.y + gap, width, height), "inside"),
    ]


def bars_choices(box: Box, width: float, height: float, gap: float, cost: float) -> list[Choice]:
    """Where a face's bars can go: next to its box, below or above it, or along its lower edge."""
    right, left = box.x + box.width + gap, box.x - width - gap
    low, under, over = box.y + box.height - height, box.y + box.height + gap, box.y - height - gap
    places: list[tuple[float, float, Side]] = [
        (right, box.y, "right"),
        (right, low, "right"),
        (left, box.y, "left"),
        (left, low, "left"),
        (box.x, under, "below"),
        (box.x + box.width - width, under, "below"),
        (box.x, over, "above"),
        (box.x + (box.width - width) / 2, box.y + box.height - height - gap, "inside"),
    ]
    return [Choice(Box(x, y, width, height), side, cost) for x, y, side in places]


@dataclass(frozen=True, slots=True)
class Scene:
    """An image, the faces in it, and the places already taken."""

    picture: Box
    faces: Sequence[Box]
    taken: list[Box]

    def take(self, choices: Sequence[Choice], own: Box, before: Side | None) -> Choice:
        """Take the choice that hides least, for the face in `own`; always inside the image, if it fits at all."""
        moved = [choice._replace(rect=choice.rect.moved_into(self.picture)) for choice in choices]
        preference = [
            choice.cost + rank * _LATER_CHOICE - _STAYS * (choice.side == before) + _OUTSIDE * (not self._fits(choice))
            for rank, choice in enumerate(moved)
        ]
        choice = moved[int(np.argmin(preference + self._hiding([each.rect for each in moved], own)))]
        self.taken.append(choice.rect)
        return choice

    def _fits(self, choice: Choice) -> bool:
        return choice.rect.width <= self.picture.width and choice.rect.height <= self.picture.height

    def _hiding(self, rects: Sequence[Box], own: Box) -> Floats:
        """The cost of what each place would hide."""
        others = [face for face in self.faces if face != own]
        hidden = _shares(rects, [features(own), own, *others, *self.taken])
        costs = [_OWN_FEATURES, _OWN_BOX, *[_OTHER_FACE] * len(others), *[_OTHER_WORDS] * len(self.taken)]
        total: Floats = hidden @ np.array(costs)
        return total


def _shares(rects: Sequence[Box], others: Sequence[Box]) -> Floats:
    """The overlap of each box (rows) with each other one (columns), as a part of the smaller of the two."""
    a, b = np.array(rects, float)[:, np.newaxis], np.array(others, float)[np.newaxis]
    ends = np.minimum(a[..., :2] + a[..., 2:], b[..., :2] + b[..., 2:])
    common = np.maximum(ends - np.maximum(a[..., :2], b[..., :2]), 0).prod(axis=-1)
    shares: Floats = common / np.maximum(np.minimum(a[..., 2:].prod(axis=-1), b[..., 2:].prod(axis=-1)), _NOTHING)
    return shares
