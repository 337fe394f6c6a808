"""How each of the two models is made: its network, the length and strength of its training, its teacher."""

from dataclasses import dataclass
from typing import Final

from training.architectures import MINI_XCEPTION, MINI_XCEPTION_WIDE, Architecture


@dataclass(frozen=True)
class Recipe:
    """What a training begins with where the command line says nothing else.

    A `teacher` is the name of a model whose answers on the training images are part of the targets.
    """

    architecture: Architecture
    title: str
    epochs: int
    batch_size: int
    peak_learning_rate: float
    weight_decay: float
    teacher: str | None = None


RECIPES: Final = {
    recipe.architecture.name: recipe
    for recipe in (
        Recipe(
            MINI_XCEPTION,
            "MiniXception, 48x48, FER-2013",
            epochs=60,
            batch_size=64,
            peak_learning_rate=3e-3,
            weight_decay=0.01,
            teacher=MINI_XCEPTION_WIDE.name,
        ),
        Recipe(
            MINI_XCEPTION_WIDE,
            "MiniXception wide, 48x48, FER-2013",
            epochs=36,
            batch_size=64,
            peak_learning_rate=2e-3,
            weight_decay=0.05,
        ),
    )
}
