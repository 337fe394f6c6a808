"""Upright rectangles in pixels."""

from typing import Final, NamedTuple

_NOTHING: Final = 1e-9


class Box(NamedTuple):
    """An upright rectangle, pixels, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def size(self) -> float:
        """The side of the square of the same area, pixels."""
        return float(self.area**0.5)

    def within(self, other: "Box") -> "Box":
        """The part inside another box; without width or height if they do not overlap."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Box(x, y, max(0.0, right - x), max(0.0, bottom - y))

    def moved_into(self, other: "Box") -> "Box":
        """Moved into another box by the shortest way; to that one's top left corner if it is too large."""
        x = max(other.x, min(self.x, other.x + other.width - self.width))
        y = max(other.y, min(self.y, other.y + other.height - self.height))
        return self._replace(x=x, y=y)

    def overlap(self, other: "Box") -> float:
        """The area common to both, as a part of the smaller one, 0 to 1."""
        return self.within(other).area / max(min(self.area, other.area), _NOTHING)

    def iou(self, other: "Box") -> float:
        """Intersection over union, 0 to 1."""
        common = self.within(other).area
        return common / max(self.area + other.area - common, _NOTHING)
