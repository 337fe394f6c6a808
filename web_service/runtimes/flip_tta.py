"""Asks a network twice: about each crop and about its mirror, which shows the same expression."""

import numpy as np

from web_service.runtimes.base import InputBatch, Logits, Runtime


class FlipTTARuntime:
    """Wraps a runtime; its answers are the mean of both logits, so the same for a face and its mirror."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self.name = runtime.name
        self.threads = runtime.threads

    def predict(self, batch: InputBatch) -> Logits:
        """The logits (n, classes) of a normalised batch (n, size, size, 1)."""
        both = self._runtime.predict(np.concatenate([batch, batch[:, :, ::-1]]))
        return np.asarray((both[: len(batch)] + both[len(batch) :]) / 2, np.float32)
