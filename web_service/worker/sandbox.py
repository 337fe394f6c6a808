"""Limits a process that opens untrusted files: bounded memory, lowest priority, and no life without its parent."""

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import Final

from web_service.runtimes.selection import RuntimeName

_GIB: Final = 1024**3
# A third more than blurring 4K needs; TensorFlow alone takes far more. Only writable memory counts.
_MEMORY_BYTES: Final[dict[RuntimeName, int]] = {"onnx": 2 * _GIB, "keras": 16 * _GIB}
_NICE: Final = 19
_PR_SET_PDEATHSIG: Final = 1


def restrict(runtime: RuntimeName) -> None:
    """Limit the memory of this process to what the runtime needs, and give it the lowest priority."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY_BYTES[runtime], _MEMORY_BYTES[runtime]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        os.nice(_NICE)


def die_with_parent(parent: int) -> None:
    """End this process when its parent ends, for whatever reason; at once if it has already ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)
