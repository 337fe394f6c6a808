"""How much is tried: enough to notice in the usual run, much more with `pytest --thorough`, as in CI."""

import os
from typing import Final

VARIABLE: Final = "MIEN_THOROUGH"


def is_thorough() -> bool:
    return os.environ.get(VARIABLE) == "1"


def times(usual: int, thorough: int) -> int:
    """How often to do something."""
    return thorough if is_thorough() else usual
