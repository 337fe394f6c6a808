"""Networks whose every weight differs from its neutral first value, so that a forgotten one shows."""

import keras
import numpy as np
import pytest

from training.architectures import MINI_XCEPTION, PORTABLE, Architecture, Layout

WARNINGS = pytest.mark.filterwarnings(
    # Keras asks numpy for arrays without the keyword that numpy 2 wants.
    "ignore:__array__ implementation doesn't accept a copy keyword:DeprecationWarning"
)


def varied_network(layout: Layout = PORTABLE, architecture: Architecture = MINI_XCEPTION) -> keras.Model:
    keras.utils.set_random_seed(3)
    network = architecture.build(layout)
    random = np.random.default_rng(3)
    network.set_weights(
        [
            (weight * random.uniform(0.5, 1.5, weight.shape) + random.uniform(0, 0.05, weight.shape)).astype(np.float32)
            for weight in network.get_weights()
        ]
    )
    return network
