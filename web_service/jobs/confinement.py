"""What a process that opens unknown files may use: memory up to a limit, and only the time that nobody else needs."""

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import Final

from web_service.runtimes.selection import RuntimeName

_GIB: Final = 1024**3
# What blurring 4K needs, and a third as much again; TensorFlow alone takes far more. Only what a process may write to
# counts.
_MEMORY_BYTES: Final[dict[RuntimeName, int]] = {"onnx": 2 * _GIB, "keras": 16 * _GIB}
_NICE: Final = 19
_PR_SET_PDEATHSIG: Final = 1


def confine(runtime: RuntimeName) -> None:
    """Limit this process's memory, as far as a model's runtime allows, and let live frames go first."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY_BYTES[runtime], _MEMORY_BYTES[runtime]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        os.nice(_NICE)


def die_with_parent(parent: int) -> None:
    """End this process when its parent ends, however that ends; at once where it has ended already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)
