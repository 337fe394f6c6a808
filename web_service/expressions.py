"""The seven expressions of FER-2013 in the order used everywhere, and the index computed from them."""

from typing import Final

EXPRESSIONS: Final = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
