"""How many threads a training step uses: as many as there are cores that other work leaves free."""

import os
import sys
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any, Final

_STAT: Final = Path("/proc/stat")
_SECONDS: Final = 5.0


class ThreadCount:
    """Watches the machine's load and sets torch's threads by it; without torch or off Linux it changes nothing.

    The threads of a step wait for each other at every operation. One that has to share its core holds up all the
    others, so that with a thread too many a step takes several times as long as with one.
    """

    def __init__(self) -> None:
        self._torch: Any = import_module("torch") if "torch" in sys.modules else None
        self._watching = self._torch is not None and _STAT.exists()
        self._at, self._others = monotonic(), _busy_elsewhere() if self._watching else 0.0

    def adjust(self) -> None:
        """Call it before each step: every few seconds it looks again."""
        now = monotonic()
        if not self._watching or now - self._at < _SECONDS:
            return
        others = _busy_elsewhere()
        threads = threads_beside((others - self._others) / (now - self._at), len(os.sched_getaffinity(0)))
        if threads != self._torch.get_num_threads():
            self._torch.set_num_threads(threads)
        self._at, self._others = now, others


def threads_beside(busy: float, cores: int) -> int:
    """The threads to use where other processes keep `busy` of the cores at work."""
    return max(1, cores - round(busy + 0.2))


def _busy_elsewhere() -> float:
    """The seconds of processor time that everything but this process has had since the machine's start."""
    user, niced, system, _, _, interrupts, soft = map(int, _STAT.read_text(encoding="ascii").split()[1:8])
    own = os.times()
    return (user + niced + system + interrupts + soft) / os.sysconf("SC_CLK_TCK") - own.user - own.system
