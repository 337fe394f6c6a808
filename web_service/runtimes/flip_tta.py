"""Test-time augmentation by horizontal flips: a mirrored face shows the same expression."""

import numpy as np

from web_service.runtimes.base import InputBatch, Logits, Runtime


class FlipTTARuntime:
    """Wraps a runtime and returns the mean logits of each crop and its mirror image."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self.name = runtime.name
        self.threads = runtime.threads

    def predict(self, batch: InputBatch) -> Logits:
        """The logits (n, classes) of a normalised batch (n, size, size, 1)."""
        both = self._runtime.predict(np.concatenate([batch, batch[:, :, ::-1]]))
        return np.asarray((both[: len(batch)] + both[len(batch) :]) / 2, np.float32)
