"""MiniXception's size and shape, and that its layouts are one network."""

import keras
import numpy as np
import pytest

from tests.training.networks import WARNINGS, varied_network
from training.architectures import PORTABLE, Layout, mini_xception, training_layout

pytestmark = WARNINGS


def test_the_papers_size() -> None:
    assert mini_xception().count_params() == 58_423


def test_any_number_of_crops_to_seven_logits() -> None:
    network = mini_xception()
    assert network.input_shape == (None, 48, 48, 1)
    assert network.output_shape == (None, 7)
    assert mini_xception(width=4).output_shape == (None, 7)


def test_weights_fit_every_layout() -> None:
    network = varied_network()
    for layout in (training_layout(), Layout("channels_first")):
        other = mini_xception(layout=layout)
        assert [w.shape for w in other.get_weights()] == [w.shape for w in network.get_weights()]


def test_training_layout_computes_the_same() -> None:
    inputs = np.random.default_rng(0).normal(size=(4, 48, 48, 1)).astype(np.float32)
    network, trained = varied_network(), mini_xception(layout=training_layout())
    trained.set_weights(network.get_weights())
    np.testing.assert_allclose(network.predict_on_batch(inputs), trained.predict_on_batch(inputs), atol=1e-5)


@pytest.mark.skipif(keras.backend.backend() != "torch", reason="the fused layer is of Keras' torch backend")
def test_fused_normalization_trains_like_keras_own() -> None:
    random = np.random.default_rng(0)
    inputs = random.normal(size=(16, 48, 48, 1)).astype(np.float32)
    targets = np.eye(7, dtype=np.float32)[random.integers(0, 7, 16)]
    losses = []
    for layout in (PORTABLE, training_layout()):
        network = varied_network(layout)
        network.compile(keras.optimizers.SGD(0.01), keras.losses.CategoricalCrossentropy(from_logits=True))
        losses.append([float(network.train_on_batch(inputs, targets)) for _ in range(3)])
    np.testing.assert_allclose(losses[0], losses[1], rtol=1e-4)
