"""The moving average of weights, by hand."""

import keras
import numpy as np
import pytest

from tests.training.networks import WARNINGS
from training.average import AveragedWeights

pytestmark = WARNINGS


def one_weight(value: float) -> keras.Model:
    network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
    network.set_weights([np.array([[value]], np.float32)])
    return network


def value_of(network: keras.Model) -> float:
    return float(network.get_weights()[0][0, 0])


def test_average_by_hand() -> None:
    average = AveragedWeights(one_weight(7.0), decay=0.9)
    source = one_weight(1.0)
    average.restart(source)
    assert value_of(average.model) == 1.0
    source.set_weights([np.array([[2.0]], np.float32)])
    average.update(source)
    # The first update keeps 1 / 11 only.
    assert value_of(average.model) == pytest.approx(1 / 11 * 1 + 10 / 11 * 2)


def test_later_updates_keep_the_whole_decay() -> None:
    average = AveragedWeights(one_weight(0.0), decay=0.9)
    average.updates = 1000
    average.update(one_weight(1.0))
    assert value_of(average.model) == pytest.approx(0.1)


def test_normalization_statistics_are_averaged_too() -> None:
    def network() -> keras.Model:
        return keras.Sequential([keras.Input((2,)), keras.layers.BatchNormalization()])

    average, source = AveragedWeights(network(), decay=0.9), network()
    source.set_weights([np.full(2, 5, np.float32)] * 4)
    average.updates = 1000
    average.update(source)
    first_mean = 0.0
    assert average.model.get_weights()[2] == pytest.approx(0.9 * first_mean + 0.1 * 5)
