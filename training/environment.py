"""With what training runs."""

import platform
import sys
from importlib import import_module

import keras

from training.architectures import has_gpu


def described() -> str:
    """The interpreter, Keras and its backend with their versions, and whether they have a GPU."""
    backend = keras.backend.backend()
    engine = f"Keras {keras.__version__} on {backend} {import_module(backend).__version__}"
    device = "a GPU" if has_gpu() else "no GPU"
    return f"Python {platform.python_version()} at {sys.executable}; {engine} with {device}"
