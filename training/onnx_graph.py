"""A Keras network of these architectures as an ONNX graph, written layer by layer: no backend's exporter is needed."""

from collections.abc import Callable
from typing import Any, Final

import keras
import numpy as np
import numpy.typing as npt
import onnx
from keras import layers
from onnx import TensorProto, helper, numpy_helper

INPUT_NAME: Final = "crops"
OUTPUT_NAME: Final = "logits"
Weights = dict[str, npt.NDArray[Any]]

_OPSET: Final = 17
# The oldest that goes with this opset, so that older runtimes read the file too.
_IR_VERSION: Final = 8


def onnx_model(model: keras.Model) -> onnx.ModelProto:
    """The network from float32 crops (n, height, width, 1) to logits (n, 7), for any n; channels come first inside."""
    graph = _Graph()
    values: dict[int, str] = {}
    for layer in model.layers:
        sources = [] if isinstance(layer, layers.InputLayer) else _as_list(layer.input)
        values[id(layer.output)] = _convert(graph, layer, [values[id(source)] for source in sources])
    graph.add("Flatten", OUTPUT_NAME, [values[id(model.outputs[0])]])
    return _finished(graph, model)


class _Graph:
    """Nodes and weights as they are added; each value is named after the layer that gives it."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[TensorProto] = []

    def add(
        self,
        operator: str,
        output: str,
        inputs: list[str],
        weights: Weights | None = None,
        **more: Any,
    ) -> str:
        """Add a node whose inputs are other values, then its own weights; gives its output's name."""
        names = {f"{output}/{name}": value for name, value in (weights or {}).items()}
        self.weights += [numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in names.items()]
        self.nodes.append(helper.make_node(operator, [*inputs, *names], [output], name=output, **more))
        return output


def _finished(graph: _Graph, model: keras.Model) -> onnx.ModelProto:
    inputs = helper.make_tensor_value_info(INPUT_NAME, TensorProto.FLOAT, ["n", *model.inputs[0].shape[1:]])
    outputs = helper.make_tensor_value_info(OUTPUT_NAME, TensorProto.FLOAT, ["n", model.outputs[0].shape[-1]])
    proto = helper.make_model(
        helper.make_graph(graph.nodes, model.name, [inputs], [outputs], graph.weights),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
        producer_name="mien",
    )
    onnx.checker.check_model(proto, full_check=True)
    return proto


def _convert(graph: _Graph, layer: keras.Layer, inputs: list[str]) -> str:
    for kind, converter in _CONVERTERS.items():
        if isinstance(layer, kind):
            return converter(graph, layer, inputs)
    raise NotImplementedError(f"layer {layer.name}: no ONNX form is written for {type(layer).__name__}")


def _input(graph: _Graph, layer: Any, _: list[str]) -> str:
    # With one channel, moving the channel axis is a reshape.
    shape = np.array([-1, 1, *layer.output.shape[1:3]], np.int64)
    return graph.add("Reshape", f"{layer.name}/channels_first", [INPUT_NAME], {"shape": shape})


def _convolution(graph: _Graph, layer: Any, inputs: list[str]) -> str:
    kernel, *bias = map(_array, layer.weights)
    weights = {"kernel": kernel.transpose(3, 2, 0, 1)} | ({"bias": bias[0]} if bias else {})
    return graph.add("Conv", layer.name, inputs, weights, auto_pad=_padding(layer), strides=list(layer.strides))


def _separable_convolution(graph: _Graph, layer: Any, inputs: list[str]) -> str:
    depthwise, pointwise = map(_array, layer.weights)
    channels = depthwise.shape[2]
    kernel = {"kernel": depthwise.transpose(2, 3, 0, 1)}
    each = graph.add("Conv", f"{layer.name}/depthwise", inputs, kernel, auto_pad=_padding(layer), group=channels)
    return graph.add("Conv", layer.name, [each], {"kernel": pointwise.transpose(3, 2, 0, 1)})


def _batch_normalization(graph: _Graph, layer: Any, inputs: list[str]) -> str:
    names = ("gamma", "beta", "moving_mean", "moving_variance")
    weights = {name: _array(getattr(layer, name)) for name in names}
    return graph.add("BatchNormalization", layer.name, inputs, weights, epsilon=layer.epsilon)


def _max_pooling(graph: _Graph, layer: Any, inputs: list[str]) -> str:
    kernel_shape, strides = list(layer.pool_size), list(layer.strides)
    return graph.add(
        "MaxPool", layer.name, inputs, kernel_shape=kernel_shape, strides=strides, auto_pad=_padding(layer)
    )


def _relu(graph: _Graph, layer: Any, inputs: list[str]) -> str:
    return graph.add("Relu", layer.name, inputs)


def _sum(graph: _Graph, layer: Any, inputs: list[str]) -> str:
    return graph.add("Add", layer.name, inputs)


def _nothing(_: _Graph, __: Any, inputs: list[str]) -> str:
    return inputs[0]


def _global_average(graph: _Graph, layer: Any, inputs: list[str]) -> str:
    return graph.add("GlobalAveragePool", f"{layer.name}/pooled", inputs)


_CONVERTERS: Final[dict[type[keras.Layer], Callable[[_Graph, Any, list[str]], str]]] = {
    layers.InputLayer: _input,
    layers.SeparableConv2D: _separable_convolution,
    layers.Conv2D: _convolution,
    layers.BatchNormalization: _batch_normalization,
    layers.ReLU: _relu,
    layers.MaxPooling2D: _max_pooling,
    layers.Add: _sum,
    layers.SpatialDropout2D: _nothing,
    layers.GlobalAveragePooling2D: _global_average,
}


def _padding(layer: Any) -> str:
    return "SAME_UPPER" if layer.padding == "same" else "VALID"


def _array(variable: Any) -> npt.NDArray[Any]:
    return np.asarray(keras.ops.convert_to_numpy(variable))


def _as_list(tensors: Any) -> list[Any]:
    return tensors if isinstance(tensors, list) else [tensors]
