"""Wall-clock time."""

import time


def now_ms() -> float:
    """The milliseconds since 1970."""
    return time.time() * 1000
