"""How each network is made: its architecture, the length and strength of its training, what teaches it."""

from dataclasses import dataclass
from typing import Final

from training.architectures import MINI_XCEPTION, MINI_XCEPTION_WIDE, TEACHER_A, TEACHER_B, TEACHER_C, Architecture


@dataclass(frozen=True)
class Augmentation:
    """How strongly images are changed: flipped with a probability, the rest uniformly by up to plus or minus a value.

    Shift is in pixels, rotation in degrees, zoom, aspect (width against height) and contrast in shares of 1, brightness
    in grey levels. `erasing` is the probability of covering a rectangle (Zhong et al., arXiv:1708.04896) with sides up
    to `erased` of the image's. `degraded` is that of looking like a bad camera's picture: see `training.augmentation`.
    """

    flip: float = 0.5
    shift: float = 4.0
    rotation: float = 12.0
    zoom: float = 0.12
    aspect: float = 0.1
    contrast: float = 0.25
    brightness: float = 25.0
    erasing: float = 0.3
    erased: float = 0.45
    degraded: float = 0.0


@dataclass(frozen=True)
class Recipe:
    """What a training begins with where the command line says nothing else.

    A student is `taught` by the teachers' stored predictions. The service offers students only.
    """

    architecture: Architecture
    title: str
    epochs: int
    peak_learning_rate: float
    weight_decay: float
    augmentation: Augmentation
    batch_size: int = 64
    taught: bool = False


_STUDENTS: Final = (
    Recipe(
        MINI_XCEPTION,
        "MiniXception",
        epochs=240,
        peak_learning_rate=3e-3,
        weight_decay=0.01,
        # It is too small to learn by heart: stronger changes only cost it accuracy.
        augmentation=Augmentation(shift=3.0, rotation=10.0, zoom=0.1, aspect=0.08, erasing=0.1, degraded=0.2),
        taught=True,
    ),
    Recipe(
        MINI_XCEPTION_WIDE,
        "MiniXception wide",
        epochs=120,
        peak_learning_rate=2e-3,
        weight_decay=0.05,
        augmentation=Augmentation(erasing=0.2, degraded=0.25),
        taught=True,
    ),
)
_TEACHERS: Final = (
    Recipe(TEACHER_A, "Teacher A", 60, peak_learning_rate=1.5e-3, weight_decay=0.05, augmentation=Augmentation()),
    Recipe(TEACHER_B, "Teacher B", 60, peak_learning_rate=1.5e-3, weight_decay=0.05, augmentation=Augmentation()),
    Recipe(TEACHER_C, "Teacher C", 60, peak_learning_rate=1.5e-3, weight_decay=0.05, augmentation=Augmentation()),
)

STUDENTS: Final = {recipe.architecture.name: recipe for recipe in _STUDENTS}
TEACHERS: Final = {recipe.architecture.name: recipe for recipe in _TEACHERS}
RECIPES: Final = STUDENTS | TEACHERS
