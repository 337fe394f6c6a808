"""Networks whose every weight differs from its neutral first value, so that a forgotten one shows."""

import keras
import numpy as np
import pytest

from training.architectures import MINI_XCEPTION, Architecture
from training.networks import build

WARNINGS = pytest.mark.filterwarnings(
    # Keras asks numpy for arrays without the keyword that numpy 2 wants.
    "ignore:__array__ implementation doesn't accept a copy keyword:DeprecationWarning"
)


def varied_network(architecture: Architecture = MINI_XCEPTION) -> keras.Model:
    keras.utils.set_random_seed(3)
    network = build(architecture)
    random = np.random.default_rng(3)
    network.set_weights(
        [
            (weight * random.uniform(0.5, 1.5, weight.shape) + random.uniform(0, 0.05, weight.shape)).astype(np.float32)
            for weight in network.get_weights()
        ]
    )
    return network


def small_network() -> keras.Model:
    """A network that compiles quickly, with batch normalization: its statistics are part of what is resumed."""
    inputs = keras.Input((48, 48, 1))
    x = keras.layers.BatchNormalization(momentum=0.9)(keras.layers.Conv2D(4, 8, strides=4, use_bias=False)(inputs))
    x = keras.layers.Conv2D(7, 3)(keras.layers.ReLU()(x))
    return keras.Model(inputs, keras.layers.GlobalAveragePooling2D()(x))
