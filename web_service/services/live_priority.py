"""Live frames go first: while they come, a process that works on a video leaves a core to them.

Priorities are not enough: a frame that wakes up on a core at work waits for that core's next tick, up to 4 ms.
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
    """How the service tells that live frames come: by the time of a file beside the videos."""

    def __init__(self, folder: Path) -> None:
        self._file = signal_file(folder)
        self._sent_at = -_SEND_EVERY_SECONDS

    def send(self) -> None:
        """A live frame has come. Without a file nobody works on videos here, and nothing needs to be told."""
        if (now := time.monotonic()) - self._sent_at >= _SEND_EVERY_SECONDS:
            self._sent_at = now
            with suppress(OSError):
                os.utime(self._file)


class LivePriority:
    """How a process that works on a video heeds the sign: it keeps off one of its cores while that is shown."""

    def __init__(self, folder: Path) -> None:
        self._file = signal_file(folder)
        with suppress(OSError):
            self._file.touch(mode=0o600)
        self._last = self._read()
        self._changed_at = -_LASTS_SECONDS
        self._cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
        self._yielding = False

    def apply(self) -> None:
        """Look for the sign, before or after any piece of work; takes microseconds."""
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
    """The file that tells of live frames, in the folder of the videos."""
    return folder / "live"


def _keep_to(cores: Collection[int]) -> None:
    """All threads of this process; those that they start later do the same."""
    for thread in Path("/proc/self/task").iterdir():
        # Some end meanwhile.
        with suppress(OSError):
            os.sched_setaffinity(int(thread.name), cores)
