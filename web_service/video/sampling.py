"""Chooses the frames of a video to analyse, by their timestamps, so that variable frame rates work."""

from math import floor

# Some containers round to whole milliseconds: a frame at the edge of two slots belongs to the one that starts there.
_ROUNDING_MS = 0.51


class Sampling:
    """Chooses the first frame of each slot of 1 / `rate` seconds (None: every frame), in order of time.

    Its only state is the time of the last chosen frame, so it can resume after any of these.
    """

    def __init__(self, rate: float | None, after: float | None = None) -> None:
        self._rate = rate
        self._last = after

    def takes(self, at: float) -> bool:
        """Whether to analyse the frame at `at` (ms). A frame that goes back in time is never chosen."""
        if self._last is not None and (at <= self._last or self._slot(at) <= self._slot(self._last)):
            return False
        self._last = at
        return True

    def _slot(self, at: float) -> float:
        return at if self._rate is None else floor((at + _ROUNDING_MS) * self._rate / 1000)
