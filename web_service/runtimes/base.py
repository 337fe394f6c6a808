"""The interface of every inference engine."""

from typing import Annotated, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

InputBatch = Annotated[NDArray[np.float32], Literal["n", "size", "size", "1"]]
Logits = Annotated[NDArray[np.float32], Literal["n", "classes"]]


class Runtime(Protocol):
    """Runs one network on `threads` threads per call (None: the engine decides). Thread-safe."""

    name: str
    threads: int | None

    def predict(self, batch: InputBatch) -> Logits:
        """The logits (n, classes) of a normalised batch (n, size, size, 1)."""
        ...
