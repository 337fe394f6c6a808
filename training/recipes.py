"""How each of the two models is made: its network, the length and strength of its training, its teacher."""

from dataclasses import dataclass, field
from typing import Final

from training.architectures import MINI_XCEPTION, MINI_XCEPTION_WIDE, Architecture
from training.augmentation import Augmentation


@dataclass(frozen=True)
class Recipe:
    """What a training begins with where the command line says nothing else.

    A `teacher` is the name of a model whose answers on the training images are part of the targets. With `mirror` the
    finished model answers by the mean over a crop and its mirror.
    """

    architecture: Architecture
    title: str
    epochs: int
    batch_size: int
    peak_learning_rate: float
    weight_decay: float
    augmentation: Augmentation = field(default_factory=Augmentation)
    teacher: str | None = None
    mirror: bool = True


RECIPES: Final = {
    recipe.architecture.name: recipe
    for recipe in (
        Recipe(
            MINI_XCEPTION,
            "MiniXception",
            epochs=26,
            batch_size=64,
            peak_learning_rate=3e-3,
            weight_decay=0.01,
            # It is too small to learn by heart: stronger changes only cost it accuracy.
            augmentation=Augmentation(shift=3.0, rotation=10.0, zoom=0.1, erasing=0.15),
            teacher=MINI_XCEPTION_WIDE.name,
        ),
        Recipe(
            MINI_XCEPTION_WIDE,
            "MiniXception wide",
            epochs=30,
            batch_size=64,
            peak_learning_rate=2e-3,
            weight_decay=0.05,
        ),
    )
}
