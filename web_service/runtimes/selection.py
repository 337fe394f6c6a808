"""Chooses the runtime: the one in the settings, or Keras if TensorFlow has a GPU, else ONNX Runtime."""

import ctypes
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from web_service.core.errors import SetupError
from web_service.runtimes.base import Runtime
from web_service.runtimes.model_folder import KERAS_FILE, ONNX_FILE

RuntimeName = Literal["onnx", "keras"]
RuntimeChoice = Literal["auto", "onnx", "keras"]


class RuntimeMissingError(SetupError):
    """The runtime in the settings is not installed."""


def choose_runtime(choice: RuntimeChoice) -> RuntimeName:
    """The runtime to use on this machine. Raises RuntimeMissingError if it is not installed."""
    if choice == "keras" and find_spec("tensorflow") is None:
        raise RuntimeMissingError("The Keras runtime needs TensorFlow, which is not installed; use requirements.yml.")
    if choice == "auto":
        return "keras" if tensorflow_sees_gpu() else "onnx"
    return choice


def load_runtime(folder: Path, name: RuntimeName) -> Runtime:
    """Load the network of a model folder."""
    if name == "keras":
        from web_service.runtimes.keras import KerasRuntime

        return KerasRuntime(folder / KERAS_FILE)
    from web_service.runtimes.onnx import OnnxRuntime

    return OnnxRuntime(folder / ONNX_FILE)


def tensorflow_sees_gpu() -> bool:
    """Whether TensorFlow is installed and has a GPU; without a driver, decided without its slow import."""
    if find_spec("tensorflow") is None or not _cuda_driver_present():
        return False
    import tensorflow as tf

    return bool(tf.config.list_physical_devices("GPU"))


def _cuda_driver_present() -> bool:
    try:
        ctypes.CDLL("libcuda.so.1")
    except OSError:
        return False
    return True
