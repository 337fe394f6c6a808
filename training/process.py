"""Prepares the process that trains: its backend, its memory settings, the packages it needs."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from training.errors import PackagesMissingError

NEEDED: Final = {
    "keras": "keras",
    "cv2": "opencv-python-headless",
    "matplotlib": "matplotlib",
    "onnx": "onnx",
    "tqdm": "tqdm",
}
BACKENDS: Final = ("torch", "tensorflow", "jax")

# glibc would hand the megabytes of each step back to the system and fault them in again for the next one: a quarter of
# the processor's time.
_MEMORY: Final = {"MALLOC_MMAP_THRESHOLD_": "2147483648", "MALLOC_TRIM_THRESHOLD_": "8589934592"}


def restart_tuned() -> None:
    """Start this command again with memory settings that glibc reads only when a process starts."""
    if sys.platform == "linux" and not _MEMORY.keys() <= os.environ.keys():
        os.execve(sys.executable, sys.orig_argv, _MEMORY | os.environ)  # noqa: S606  # the same command


def require_packages() -> None:
    """PackagesMissingError where one that training needs is absent."""
    missing = [package for module, package in NEEDED.items() if find_spec(module) is None]
    asked = os.environ.get("KERAS_BACKEND")
    if not any(find_spec(name) for name in ([asked] if asked else BACKENDS)):
        missing.append(asked or "torch")
    if missing:
        raise PackagesMissingError(
            f"{sys.executable} lacks packages that training needs: pip install {' '.join(missing)}\n"
            "Or use the environment of requirements.yml: conda env create -f requirements.yml && conda activate tf_gpu"
        )


def choose_backend() -> str:
    """Set and give the backend: the one KERAS_BACKEND names, else TensorFlow on a GPU, else torch, else what is there.

    Plain torch takes half of the time that Keras takes on a processor (docs/training-log.md).
    """
    if "KERAS_BACKEND" not in os.environ:
        order = ["tensorflow", *BACKENDS] if _nvidia_gpu() else BACKENDS
        os.environ["KERAS_BACKEND"] = next(name for name in order if find_spec(name))
    # TensorFlow's own remarks at import help nobody here.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    return os.environ["KERAS_BACKEND"]


def _nvidia_gpu() -> bool:
    return Path("/proc/driver/nvidia/version").exists()
