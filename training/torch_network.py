"""A Keras network as plain torch operations: the same weights, and half the time of a training step in Keras."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Final

import keras
import numpy as np
import numpy.typing as npt
from keras import layers

# Imported by name: type checking and the other backends must work where torch is not installed.
torch: Any = import_module("torch")
functional: Any = torch.nn.functional

Tensor = Any
Operation = Callable[..., Tensor]


class TorchNetwork:
    """Computes what a Keras network of these layers computes, channels first, in torch's channels_last memory order.

    `kernels` and `vectors` (biases, scales) are trained; `tensors` are these and batch normalisation's statistics, in
    Keras' order. While `training` is true, normalisation is by the batch and channels drop out.
    """

    def __init__(self, model: keras.Model, device: str = "cpu") -> None:
        self.training = False
        self._device = device
        self._slots: list[_Slot] = []
        self._steps: list[tuple[int, Operation, list[int]]] = []
        self._input, self._output = id(model.inputs[0]), id(model.outputs[0])
        for layer in model.layers:
            if isinstance(layer, layers.InputLayer):
                continue
            sources = layer.input if isinstance(layer.input, list) else [layer.input]
            self._steps.append((id(layer.output), self._operation(layer), [id(source) for source in sources]))
        self.write(model.get_weights())
        self.tensors = [slot.tensor for slot in self._slots]
        trainable = [slot.tensor for slot in self._slots if slot.trainable]
        self.kernels = [tensor for tensor in trainable if tensor.ndim == _KERNEL_AXES]
        self.vectors = [tensor for tensor in trainable if tensor.ndim != _KERNEL_AXES]

    def __call__(self, crops: Tensor) -> Tensor:
        """Logits (n, 7) of normalised crops (n, 1, height, width)."""
        values = {self._input: crops}
        for output, operation, sources in self._steps:
            values[output] = operation(*(values[source] for source in sources))
        return values[self._output]

    def read(self) -> list[npt.NDArray[Any]]:
        """The weights as `keras.Model.get_weights` orders and shapes them."""
        return [slot.read() for slot in self._slots]

    def write(self, weights: Sequence[npt.NDArray[Any]]) -> None:
        """Take over weights that are ordered and shaped as `keras.Model.get_weights` gives them."""
        with torch.no_grad():
            for slot, weight in zip(self._slots, weights, strict=True):
                slot.write(weight)

    def _operation(self, layer: keras.Layer) -> Operation:
        for kind, build in _OPERATIONS.items():
            if isinstance(layer, kind):
                return build(self, layer)
        raise NotImplementedError(f"layer {layer.name}: no torch form is written for {type(layer).__name__}")

    def add(self, shape: Sequence[int], *, order: tuple[int, ...] = (), trainable: bool = True) -> Tensor:
        """A new tensor for the next of Keras' weights; `order` says which of its axes becomes which of the tensor's."""
        tensor = torch.empty([shape[axis] for axis in order] if order else list(shape), device=self._device)
        if len(order) == _KERNEL_AXES:
            tensor = tensor.contiguous(memory_format=torch.channels_last)
        self._slots.append(_Slot(tensor.requires_grad_(trainable), order, trainable=trainable))
        return tensor


_KERNEL_AXES: Final = 4
_KERNEL: Final = (3, 2, 0, 1)
_DEPTHWISE_KERNEL: Final = (2, 3, 0, 1)


class _Slot:
    """One tensor, and how its axes are ordered against Keras'."""

    def __init__(self, tensor: Tensor, order: tuple[int, ...], *, trainable: bool) -> None:
        self.tensor = tensor
        self.trainable = trainable
        self._order = order

    def read(self) -> npt.NDArray[Any]:
        value = self.tensor.detach().float().cpu().numpy()
        # A copy: the tensor's own memory changes with the next step.
        return np.array(value.transpose(np.argsort(self._order)) if self._order else value, order="C")

    def write(self, weight: npt.NDArray[Any]) -> None:
        value = weight.transpose(self._order) if self._order else weight
        self.tensor.copy_(torch.from_numpy(np.ascontiguousarray(value)))


def _same_padding(size: int, strides: int, extent: int) -> tuple[int, int]:
    """How many rows Keras' padding "same" adds before and after an extent that is a multiple of the strides."""
    total = max(size - strides, 0) if extent % strides == 0 else max(size - extent % strides, 0)
    return total // 2, total - total // 2


def _padded(x: Tensor, size: int, strides: int, value: float) -> Tensor:
    top, bottom = _same_padding(size, strides, x.shape[2])
    left, right = _same_padding(size, strides, x.shape[3])
    if top == bottom == left == right == 0:
        return x
    return functional.pad(x, (left, right, top, bottom), value=value)


def _convolution(network: TorchNetwork, layer: Any) -> Operation:
    size, strides = layer.kernel_size[0], layer.strides[0]
    kernel = network.add(layer.kernel.shape, order=_KERNEL)
    bias = network.add(layer.bias.shape) if layer.use_bias else None
    if layer.padding == "same" and strides == 1:
        return lambda x: functional.conv2d(x, kernel, bias, padding=size // 2)
    if layer.padding == "same":
        return lambda x: functional.conv2d(_padded(x, size, strides, 0.0), kernel, bias, stride=strides)
    return lambda x: functional.conv2d(x, kernel, bias, stride=strides)


def _separable_convolution(network: TorchNetwork, layer: Any) -> Operation:
    size = layer.kernel_size[0]
    depthwise = network.add(layer.depthwise_kernel.shape, order=_DEPTHWISE_KERNEL)
    pointwise = network.add(layer.pointwise_kernel.shape, order=_KERNEL)

    def run(x: Tensor) -> Tensor:
        return functional.conv2d(functional.conv2d(x, depthwise, padding=size // 2, groups=x.shape[1]), pointwise)

    return run


def _batch_normalization(network: TorchNetwork, layer: Any) -> Operation:
    gamma, beta = (network.add(weight.shape) for weight in (layer.gamma, layer.beta))
    statistics = (layer.moving_mean, layer.moving_variance)
    mean, variance = (network.add(weight.shape, trainable=False) for weight in statistics)
    momentum, epsilon = 1 - layer.momentum, layer.epsilon

    def run(x: Tensor) -> Tensor:
        return functional.batch_norm(x, mean, variance, gamma, beta, network.training, momentum, epsilon)

    return run


def _max_pooling(_: TorchNetwork, layer: Any) -> Operation:
    size, strides = layer.pool_size[0], layer.strides[0]
    return lambda x: functional.max_pool2d(_padded(x, size, strides, -torch.inf), size, strides)


def _spatial_dropout(network: TorchNetwork, layer: Any) -> Operation:
    return lambda x: functional.dropout2d(x, layer.rate, network.training)


def _relu(_: TorchNetwork, __: Any) -> Operation:
    operation: Operation = functional.relu
    return operation


def _sum(_: TorchNetwork, __: Any) -> Operation:
    return lambda x, y: x + y


def _global_average(_: TorchNetwork, __: Any) -> Operation:
    return lambda x: x.float().mean((2, 3))


_OPERATIONS: Final[dict[type[keras.Layer], Callable[[TorchNetwork, Any], Operation]]] = {
    layers.SeparableConv2D: _separable_convolution,
    layers.Conv2D: _convolution,
    layers.BatchNormalization: _batch_normalization,
    layers.ReLU: _relu,
    layers.MaxPooling2D: _max_pooling,
    layers.SpatialDropout2D: _spatial_dropout,
    layers.Add: _sum,
    layers.GlobalAveragePooling2D: _global_average,
}
