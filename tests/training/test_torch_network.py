"""Every architecture computes the same in torch as in Keras, and its weights travel both ways."""

import keras
import numpy as np
import pytest

from tests.training.networks import WARNINGS, varied_network
from training.networks import build
from training.recipes import RECIPES

torch = pytest.importorskip("torch", reason="torch, the fastest backend for training, is not installed")
network_module = pytest.importorskip("training.torch_network")

pytestmark = WARNINGS

ALL = pytest.mark.parametrize("name", RECIPES)


def crops(count: int = 4) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(count, 48, 48, 1)).astype(np.float32)


def logits(network: object, inputs: np.ndarray) -> np.ndarray:
    with torch.inference_mode():
        return np.asarray(network(torch.from_numpy(inputs).permute(0, 3, 1, 2)))  # type: ignore[operator]


@ALL
def test_it_computes_what_keras_computes(name: str) -> None:
    model = varied_network(RECIPES[name].architecture)
    expected = model.predict_on_batch(crops())
    np.testing.assert_allclose(
        logits(network_module.TorchNetwork(model), crops()), expected, rtol=1e-3, atol=1e-3 * np.abs(expected).max()
    )


@ALL
def test_weights_travel_both_ways(name: str) -> None:
    model = varied_network(RECIPES[name].architecture)
    fresh = network_module.TorchNetwork(build(RECIPES[name].architecture))
    fresh.write(model.get_weights())
    for ours, theirs in zip(fresh.read(), model.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_weight_decay_reaches_kernels_alone() -> None:
    model = varied_network()
    network = network_module.TorchNetwork(model)
    vectors = [weight for weight in model.trainable_weights if len(weight.shape) == 1]
    assert len(network.vectors) == len(vectors)
    assert len(network.kernels) == len(model.trainable_weights) - len(vectors)


def test_an_unknown_layer_is_named() -> None:
    inputs = keras.Input((48, 48, 1))
    model = keras.Model(inputs, keras.layers.UpSampling2D(name="enlarged")(inputs))
    with pytest.raises(NotImplementedError, match="enlarged: no torch form is written for UpSampling2D"):
        network_module.TorchNetwork(model)


@pytest.mark.parametrize("extent", [5, 6, 7, 8, 12])
@pytest.mark.parametrize(("size", "strides"), [(1, 1), (3, 1), (1, 2), (3, 2), (2, 2), (5, 2), (3, 3)])
@pytest.mark.parametrize("kind", ["convolution", "pooling"])
def test_padding_is_that_of_keras(kind: str, size: int, strides: int, extent: int) -> None:
    inputs = keras.Input((extent, extent, 1))
    layer = (
        keras.layers.Conv2D(1, size, strides=strides, padding="same")
        if kind == "convolution"
        else keras.layers.MaxPooling2D(size, strides=strides, padding="same")
    )
    model = keras.Model(inputs, layer(inputs))
    values = np.random.default_rng(0).normal(size=(1, extent, extent, 1)).astype(np.float32)
    ours = logits(network_module.TorchNetwork(model), values).transpose(0, 2, 3, 1)
    np.testing.assert_allclose(ours, model.predict_on_batch(values), rtol=1e-4, atol=1e-5)
