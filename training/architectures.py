"""The networks: MiniXception of Arriaga, Valdenegro-Toro and Plöger, arXiv:1710.07557, with a linear head."""

from dataclasses import dataclass
from importlib import import_module
from typing import Final

import keras
from keras import layers

from training.data import IMAGE_SIZE
from web_service.expressions import EXPRESSIONS

_STAGES: Final = (2, 4, 8, 16)


@dataclass(frozen=True)
class Layout:
    """How a network is laid out inside; its inputs, outputs and weights are the same in every layout."""

    data_format: str = "channels_last"
    normalization: type[keras.layers.BatchNormalization] = layers.BatchNormalization

    @property
    def channel_axis(self) -> int:
        """The axis of the channels in a batch of images."""
        return 1 if self.data_format == "channels_first" else -1


PORTABLE: Final = Layout()
"""Plain Keras layers that every backend loads: the layout of the files that serving reads."""


def training_layout() -> Layout:
    """The fastest layout to train in on the backend in use."""
    if keras.backend.backend() != "torch":
        return PORTABLE
    return Layout("channels_first", import_module("training.torch_layers").FusedBatchNormalization)


def mini_xception(width: int = 8, layout: Layout = PORTABLE) -> keras.Model:
    """MiniXception from (n, 48, 48, 1) normalised grey crops to (n, 7) logits; width 8 has 58,423 parameters."""
    inputs = keras.Input((IMAGE_SIZE, IMAGE_SIZE, 1), name="crops")
    x = inputs
    if layout.data_format == "channels_first":
        x = layers.Reshape((1, IMAGE_SIZE, IMAGE_SIZE))(x)
    for _ in range(2):
        x = layers.Conv2D(width, 3, use_bias=False, data_format=layout.data_format)(x)
        x = layers.ReLU()(_normalized(x, layout))
    for factor in _STAGES:
        x = _residual_stage(x, factor * width, layout)
    x = layers.Conv2D(len(EXPRESSIONS), 3, padding="same", data_format=layout.data_format)(x)
    logits = layers.GlobalAveragePooling2D(data_format=layout.data_format, name="logits")(x)
    return keras.Model(inputs, logits, name="mini_xception")


def _residual_stage(x: keras.KerasTensor, channels: int, layout: Layout) -> keras.KerasTensor:
    """Two separable convolutions and a pooling beside a strided 1x1 shortcut; halves height and width."""
    data_format = layout.data_format
    shortcut = layers.Conv2D(channels, 1, strides=2, padding="same", use_bias=False, data_format=data_format)(x)
    x = _separable(x, channels, layout)
    x = _separable(layers.ReLU()(x), channels, layout)
    x = layers.MaxPooling2D(3, strides=2, padding="same", data_format=data_format)(x)
    return layers.Add()([x, _normalized(shortcut, layout)])


def _separable(x: keras.KerasTensor, channels: int, layout: Layout) -> keras.KerasTensor:
    convolution = layers.SeparableConv2D(channels, 3, padding="same", use_bias=False, data_format=layout.data_format)
    return _normalized(convolution(x), layout)


def _normalized(x: keras.KerasTensor, layout: Layout) -> keras.KerasTensor:
    # Quicker than Keras' 0.99: the averaged weights smooth these statistics once more.
    return layout.normalization(axis=layout.channel_axis, momentum=0.9)(x)
