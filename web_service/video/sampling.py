"""Which frames of a video are looked at: chosen by their own times, so variable frame rates come out right."""

from math import floor

# Some containers round times to whole milliseconds; a frame at the edge of a slot belongs to the one that begins there.
_ROUNDING_MS = 0.51


class Sampling:
    """Chooses the first frame of each slot of 1 / `rate` seconds (None: every frame), in the order of time.

    What it chose last is all that it remembers, so it can go on after any chosen frame.
    """

    def __init__(self, rate: float | None, after: float | None = None) -> None:
        self._rate = rate
        self._last = after

    def takes(self, at: float) -> bool:
        """Whether the frame at `at` (ms) is chosen; one that steps back in time never is."""
        if self._last is not None and (at <= self._last or self._slot(at) <= self._slot(self._last)):
            return False
        self._last = at
        return True

    def _slot(self, at: float) -> float:
        return at if self._rate is None else floor((at + _ROUNDING_MS) * self._rate / 1000)
