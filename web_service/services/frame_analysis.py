"""Analyses frames of live streams. Stateless: a stream's state travels with its frames."""

import os
import threading
import time
from dataclasses import dataclass

from web_service.runtimes.catalogue import Catalogue
from web_service.services.live_priority import LiveSignal
from web_service.services.stopwatch import Stopwatch
from web_service.vision.classifier import ExpressionClassifier
from web_service.vision.decode import decode_base64, decode_image
from web_service.vision.pipeline import Detect, analyse
from web_service.vision.types import Face, StreamState


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """The largest image that is decoded."""

    max_bytes: int
    max_pixels: int


@dataclass(frozen=True, slots=True)
class AnalysedImage:
    """The faces of a frame, the state for the next one, the model used, and milliseconds by stage."""

    faces: tuple[Face, ...]
    state: StreamState
    model: str
    timing_ms: dict[str, float]


class FrameAnalyser:
    """Thread-safe; analyses as many frames at once as there are cores."""

    def __init__(self, detect: Detect, catalogue: Catalogue, signal: LiveSignal, limits: ImageLimits) -> None:
        self._detect = detect
        self._catalogue = catalogue
        self._signal = signal
        self._limits = limits
        # More frames at once than cores would only delay all of them, and take more memory.
        self._slots = threading.BoundedSemaphore(os.cpu_count() or 1)

    def analyse(self, image: str, state: StreamState | None, at: float | None, model: str | None) -> AnalysedImage:
        """Analyse a Base64 image captured at `at` (ms, default now). Raises ImageError and UnknownModelError."""
        watch = Stopwatch()
        spec = self._catalogue.spec(model)
        classify = ExpressionClassifier(spec, self._catalogue.runtime(spec.name))
        self._signal.send()
        with self._slots:
            with watch.lap("decode"):
                data = decode_base64(image, max_bytes=self._limits.max_bytes)
                pixels = decode_image(data, max_pixels=self._limits.max_pixels)
            faces, after = analyse(
                pixels,
                state,
                time.time() * 1000 if at is None else at,
                detect=watch.timed("detect", self._detect),
                align=watch.timed("classify", classify.align),
                classify=watch.timed("classify", classify),
                unclear_below=spec.unclear_below,
            )
        return AnalysedImage(faces, after, spec.name, watch.read())
