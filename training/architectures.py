"""The networks: MiniXceptions with a linear head, of two sizes and in two layouts.

After Arriaga, Valdenegro-Toro and Plöger, arXiv:1710.07557; docs/decisions/0014-two-networks.md says where they differ.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Final

import keras
from keras import layers

from training.data import IMAGE_SIZE
from web_service.core.expressions import EXPRESSIONS


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
    """The fastest layout to train in on the backend and the device in use."""
    if keras.backend.backend() != "torch" or has_gpu():
        return PORTABLE
    return Layout("channels_first", import_module("training.torch_layers").FusedBatchNormalization)


def has_gpu() -> bool:
    """Whether Keras' backend sees a GPU."""
    if keras.backend.backend() == "torch":
        return bool(import_module("torch").cuda.is_available())
    return bool(keras.distribution.list_devices("gpu"))


@contextmanager
def mixed_precision_on_gpu() -> Iterator[None]:
    """Where there is a GPU, networks built inside compute in bfloat16 and keep float32 weights."""
    before = keras.mixed_precision.dtype_policy()
    if has_gpu():
        keras.mixed_precision.set_dtype_policy("mixed_bfloat16")
    try:
        yield
    finally:
        keras.mixed_precision.set_dtype_policy(before)


@dataclass(frozen=True)
class Architecture:
    """The size of a MiniXception: the channels of its first convolutions, and of each stage with its residual blocks.

    `dropout` is the share of the last stage's channels that are left out at random while training.
    """

    name: str
    stem: tuple[int, ...]
    stages: tuple[tuple[int, int], ...]
    dropout: float = 0.0

    def build(self, layout: Layout = PORTABLE) -> keras.Model:
        """The network from (n, 48, 48, 1) normalised grey crops to (n, 7) logits."""
        inputs = keras.Input((IMAGE_SIZE, IMAGE_SIZE, 1), name="crops")
        x = inputs
        if layout.data_format == "channels_first":
            x = layers.Reshape((1, IMAGE_SIZE, IMAGE_SIZE))(x)
        for index, channels in enumerate(self.stem):
            x = layers.ReLU()(_normalized(_convolution(x, channels, 3, 2 if index == 0 else 1, layout), layout))
        for channels, blocks in self.stages:
            x = _entry_stage(x, channels, layout)
            for _ in range(blocks):
                x = _middle_block(x, channels, layout)
        x = layers.SpatialDropout2D(self.dropout, data_format=layout.data_format)(layers.ReLU()(x))
        x = layers.Conv2D(len(EXPRESSIONS), 1, data_format=layout.data_format)(x)
        logits = layers.GlobalAveragePooling2D(data_format=layout.data_format, name="logits", dtype="float32")(x)
        return keras.Model(inputs, logits, name=self.name)


MINI_XCEPTION: Final = Architecture("mini_xception", (16, 24), ((48, 1), (96, 1)))
MINI_XCEPTION_WIDE: Final = Architecture("mini_xception_wide", (24, 48), ((96, 2), (192, 2), (256, 0)), dropout=0.2)


def _entry_stage(x: keras.KerasTensor, channels: int, layout: Layout) -> keras.KerasTensor:
    """Two separable convolutions and a pooling beside a strided 1x1 shortcut; halves height and width."""
    shortcut = _normalized(_convolution(x, channels, 1, 2, layout), layout)
    x = _separable(x, channels, layout)
    x = _separable(layers.ReLU()(x), channels, layout)
    x = layers.MaxPooling2D(3, strides=2, padding="same", data_format=layout.data_format)(x)
    return layers.Add()([x, shortcut])


def _middle_block(x: keras.KerasTensor, channels: int, layout: Layout) -> keras.KerasTensor:
    """Two separable convolutions beside the identity."""
    shortcut = x
    for _ in range(2):
        x = _separable(layers.ReLU()(x), channels, layout)
    return layers.Add()([x, shortcut])


def _convolution(x: keras.KerasTensor, channels: int, size: int, strides: int, layout: Layout) -> keras.KerasTensor:
    convolution = layers.Conv2D(
        channels, size, strides=strides, padding="same", use_bias=False, data_format=layout.data_format
    )
    return convolution(x)


def _separable(x: keras.KerasTensor, channels: int, layout: Layout) -> keras.KerasTensor:
    convolution = layers.SeparableConv2D(channels, 3, padding="same", use_bias=False, data_format=layout.data_format)
    return _normalized(convolution(x), layout)


def _normalized(x: keras.KerasTensor, layout: Layout) -> keras.KerasTensor:
    # Quicker than Keras' 0.99: the averaged weights smooth these statistics once more.
    return layout.normalization(axis=layout.channel_axis, momentum=0.9)(x)
