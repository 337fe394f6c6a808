"""The seven expressions of FER-2013, in the order used everywhere, and why a face may be unclear."""

from typing import Final, Literal

Expression = Literal["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
EXPRESSIONS: Final[tuple[Expression, ...]] = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")

# Why no expression can be read reliably.
Unclear = Literal["low_confidence", "too_small", "too_dark", "too_bright", "too_blurred", "turned_away"]
