"""Builds the networks of `training.architectures` from plain Keras layers, which every backend and runtime loads."""

import keras
from keras import layers

from training.architectures import Architecture, MiniXception, ResNet
from training.data import IMAGE_SIZE
from web_service.core.expressions import EXPRESSIONS


def build(architecture: Architecture) -> keras.Model:
    """A network with random weights from (n, 48, 48, 1) normalised grey crops to (n, 7) logits."""
    return _mini_xception(architecture) if isinstance(architecture, MiniXception) else _resnet(architecture)


def _mini_xception(size: MiniXception) -> keras.Model:
    """The first convolution strides."""
    inputs = keras.Input((IMAGE_SIZE, IMAGE_SIZE, 1), name="crops")
    x = inputs
    for index, channels in enumerate(size.stem):
        x = layers.ReLU()(_normalized(_convolution(x, channels, 3, 2 if index == 0 else 1)))
    for channels, blocks in size.stages:
        x = _entry_stage(x, channels)
        for _ in range(blocks):
            x = _middle_block(x, channels)
    return keras.Model(inputs, _logits(layers.ReLU()(x), size.dropout), name=size.name)


def _resnet(size: ResNet) -> keras.Model:
    """The first block of each stage strides."""
    inputs = keras.Input((IMAGE_SIZE, IMAGE_SIZE, 1), name="crops")
    x = inputs
    for channels in size.stem:
        x = layers.ReLU()(_normalized(_convolution(x, channels, 3)))
    for channels, blocks in size.stages:
        for index in range(blocks):
            x = _basic_block(x, channels, 2 if index == 0 else 1)
    return keras.Model(inputs, _logits(x, size.dropout), name=size.name)


def _entry_stage(x: keras.KerasTensor, channels: int) -> keras.KerasTensor:
    """Two separable convolutions and a pooling beside a strided 1x1 shortcut; halves height and width."""
    shortcut = _normalized(_convolution(x, channels, 1, 2))
    x = _separable(x, channels)
    x = _separable(layers.ReLU()(x), channels)
    x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
    return layers.Add()([x, shortcut])


def _middle_block(x: keras.KerasTensor, channels: int) -> keras.KerasTensor:
    """Two separable convolutions beside the identity."""
    shortcut = x
    for _ in range(2):
        x = _separable(layers.ReLU()(x), channels)
    return layers.Add()([x, shortcut])


def _basic_block(x: keras.KerasTensor, channels: int, strides: int) -> keras.KerasTensor:
    """Two 3x3 convolutions beside the identity, or beside a strided 1x1 shortcut."""
    shortcut = x if strides == 1 else _normalized(_convolution(x, channels, 1, strides))
    x = layers.ReLU()(_normalized(_convolution(x, channels, 3, strides)))
    return layers.ReLU()(layers.Add()([_normalized(_convolution(x, channels, 3)), shortcut]))


def _logits(x: keras.KerasTensor, dropout: float) -> keras.KerasTensor:
    x = layers.Conv2D(len(EXPRESSIONS), 1)(layers.SpatialDropout2D(dropout)(x))
    return layers.GlobalAveragePooling2D(name="logits", dtype="float32")(x)


def _convolution(x: keras.KerasTensor, channels: int, size: int, strides: int = 1) -> keras.KerasTensor:
    return layers.Conv2D(channels, size, strides=strides, padding="same", use_bias=False)(x)


def _separable(x: keras.KerasTensor, channels: int) -> keras.KerasTensor:
    return _normalized(layers.SeparableConv2D(channels, 3, padding="same", use_bias=False)(x))


def _normalized(x: keras.KerasTensor) -> keras.KerasTensor:
    # Quicker than Keras' 0.99: the averaged weights smooth these statistics once more.
    return layers.BatchNormalization(momentum=0.9)(x)
