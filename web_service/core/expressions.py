"""The seven expressions of FER-2013, in the order used everywhere."""

from typing import Final, Literal

Expression = Literal["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
EXPRESSIONS: Final[tuple[Expression, ...]] = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
