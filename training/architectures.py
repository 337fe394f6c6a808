"""The sizes of the networks: MiniXceptions with a linear head, and the dense residual networks that teach them.

Plain data, so that the command line can name them without importing Keras; `training.networks` builds them.
"""

from dataclasses import dataclass
from typing import Final

Stages = tuple[tuple[int, int], ...]
"""The channels of each stage with its number of residual blocks."""


@dataclass(frozen=True)
class MiniXception:
    """Separable convolutions, after Arriaga et al., arXiv:1710.07557 (docs/decisions/0014-two-networks.md).

    `stem` are the channels of the first convolutions; `dropout` is the share of the last stage's channels that are left
    out at random while training.
    """

    name: str
    stem: tuple[int, ...]
    stages: Stages
    dropout: float = 0.0


@dataclass(frozen=True)
class ResNet:
    """Dense 3x3 convolutions in basic residual blocks, after He et al., arXiv:1512.03385; fields as `MiniXception`."""

    name: str
    stem: tuple[int, ...]
    stages: Stages
    dropout: float = 0.2


Architecture = MiniXception | ResNet

MINI_XCEPTION: Final = MiniXception("mini_xception", (16, 24), ((48, 1), (96, 1)))
MINI_XCEPTION_WIDE: Final = MiniXception("mini_xception_wide", (32, 64), ((128, 2), (256, 3), (384, 1)), dropout=0.2)
TEACHER_A: Final = ResNet("teacher_a", (32,), ((64, 2), (128, 2), (256, 2)))
TEACHER_B: Final = ResNet("teacher_b", (32, 32), ((64, 2), (128, 3), (256, 2)), dropout=0.3)
TEACHER_C: Final = ResNet("teacher_c", (24,), ((48, 2), (96, 3), (192, 3), (256, 1)), dropout=0.2)
