"""Gives live frames priority: while they arrive, a process that works on a video leaves one core free.

Process priorities are not enough: on a busy core, a live frame waits for the scheduler's next tick, up to 4 ms.
"""

import os
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

_SEND_EVERY_SECONDS: Final = 0.25
_LASTS_SECONDS: Final = 2.0


class LiveSignal:
    """Tells job processes that live frames are arriving, by the modification time of a file next to the videos."""

    def __init__(self, folder: Path) -> None:
        self._file = signal_file(folder)
        self._sent_at = -_SEND_EVERY_SECONDS

    def send(self) -> None:
        """Signal a live frame. If the file does not exist, no process on this machine works on videos."""
        if (now := time.monotonic()) - self._sent_at >= _SEND_EVERY_SECONDS:
            self._sent_at = now
            with suppress(OSError):
                os.utime(self._file)


class LivePriority:
    """Keeps this process off one of its cores while live frames arrive."""

    def __init__(self, folder: Path) -> None:
        self._file = signal_file(folder)
        with suppress(OSError):
            self._file.touch(mode=0o600)
        self._last = self._read()
        self._changed_at = -_LASTS_SECONDS
        self._cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
        self._yielding = False

    def apply(self) -> None:
        """Check the signal; call this between pieces of work. Takes microseconds."""
        now = time.monotonic()
        if (seen := self._read()) != self._last:
            self._last, self._changed_at = seen, now
        yielding = now - self._changed_at < _LASTS_SECONDS
        if yielding != self._yielding and len(self._cores) > 1:
            self._yielding = yielding
            _keep_to(self._cores[1:] if yielding else self._cores)

    def _read(self) -> int:
        try:
            return self._file.stat().st_mtime_ns
        except OSError:
            return 0


def signal_file(folder: Path) -> Path:
    """The file that signals live frames, in the videos folder."""
    return folder / "live"


def _keep_to(cores: Collection[int]) -> None:
    """Set the affinity of all threads of this process; threads started later inherit it."""
    for thread in Path("/proc/self/task").iterdir():
        # A thread may end meanwhile.
        with suppress(OSError):
            os.sched_setaffinity(int(thread.name), cores)
