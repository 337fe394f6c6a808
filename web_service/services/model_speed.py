"""Measures how fast models are on this machine, one at a time."""

import threading

from web_service.core.errors import BusyError
from web_service.runtimes.catalogue import Catalogue
from web_service.runtimes.speed import Speed, measure


class MeasuringError(BusyError):
    """Another measurement is running; two at once would distort each other."""


class SpeedMeter:
    """Measures the models of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._measuring = threading.Lock()

    def measure(self, model: str) -> Speed:
        """The speed of a model with one face per call. Raises UnknownModelError and MeasuringError."""
        spec = self._catalogue.spec(model)
        if not self._measuring.acquire(blocking=False):
            raise MeasuringError("Another measurement is running; try again in a second.")
        try:
            return measure(self._catalogue.runtime(spec.name), spec.input.size)
        finally:
            self._measuring.release()
