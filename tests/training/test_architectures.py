"""The sizes and shapes of the networks, that their layouts are one network, and mixed precision."""

import keras
import numpy as np
import pytest

from tests.training.networks import WARNINGS, varied_network
from training import architectures
from training.architectures import (
    MINI_XCEPTION,
    MINI_XCEPTION_WIDE,
    PORTABLE,
    Architecture,
    Layout,
    mixed_precision_on_gpu,
    training_layout,
)

pytestmark = WARNINGS

BOTH = pytest.mark.parametrize("architecture", [MINI_XCEPTION, MINI_XCEPTION_WIDE], ids=lambda network: network.name)


def test_sizes_that_the_names_stand_for() -> None:
    assert MINI_XCEPTION.build().count_params() <= 60_000
    assert MINI_XCEPTION_WIDE.build().count_params() <= 1_500_000


@BOTH
def test_any_number_of_crops_to_seven_logits(architecture: Architecture) -> None:
    network = architecture.build()
    assert network.input_shape == (None, 48, 48, 1)
    assert network.output_shape == (None, 7)


@BOTH
def test_weights_fit_every_layout(architecture: Architecture) -> None:
    shapes = [weight.shape for weight in architecture.build().get_weights()]
    for layout in (training_layout(), Layout("channels_first")):
        assert [weight.shape for weight in architecture.build(layout).get_weights()] == shapes


@BOTH
def test_training_layout_computes_the_same(architecture: Architecture) -> None:
    inputs = np.random.default_rng(0).normal(size=(4, 48, 48, 1)).astype(np.float32)
    network, trained = varied_network(architecture=architecture), architecture.build(training_layout())
    trained.set_weights(network.get_weights())
    np.testing.assert_allclose(network.predict_on_batch(inputs), trained.predict_on_batch(inputs), atol=1e-4, rtol=1e-4)


def test_mixed_precision_with_a_gpu_alone_and_only_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    with mixed_precision_on_gpu():
        assert keras.mixed_precision.dtype_policy().compute_dtype == "float32"
    monkeypatch.setattr(architectures, "has_gpu", lambda: True)
    with mixed_precision_on_gpu():
        network = MINI_XCEPTION.build()
    assert keras.mixed_precision.dtype_policy().compute_dtype == "float32"
    assert network.layers[2].compute_dtype == "bfloat16"
    assert {variable.dtype for variable in network.trainable_variables} == {"float32"}
    crops = np.random.default_rng(0).normal(size=(2, 48, 48, 1)).astype(np.float32)
    assert network.predict_on_batch(crops).dtype == np.float32


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
