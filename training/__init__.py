"""Training of the expression models; `train_fer2013.py` is its table of contents."""

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Final

_NEEDED: Final = ("numpy", "cv2", "keras", "matplotlib", "onnx", "onnxruntime", "pydantic", "tqdm")


def _lacking() -> list[str]:
    lacking = [name for name in _NEEDED if find_spec(name) is None]
    if not lacking:
        try:
            import_module("keras")
        except ModuleNotFoundError as backend:
            lacking.append(str(backend.name))
    return lacking


# Who trains with the wrong environment by accident reads a line, not a traceback.
if _names := _lacking():
    sys.exit(
        f"{sys.executable} lacks {', '.join(_names)}. To train, activate an environment with the packages of "
        "requirements.yml (conda activate tf_gpu), or install those of requirements/test.txt. Keras runs on tensorflow "
        "unless KERAS_BACKEND says torch or jax."
    )
