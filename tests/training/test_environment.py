"""With which Python and backend training runs; the wrong ones are named in a line."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import keras

from training.environment import described
from web_service.config import ROOT


def train(python: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [str(python), str(ROOT / "train_fer2013.py"), "--help"]
    return subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, check=False)


def test_it_says_with_what_it_trains() -> None:
    said = described()
    assert f"at {sys.executable}; Keras {keras.__version__} on {keras.backend.backend()} " in said
    assert said.endswith(("with a GPU", "with no GPU"))


def test_an_environment_without_the_packages_is_named(tmp_path: Path) -> None:
    venv.create(tmp_path / "base", symlinks=True)
    done = train(tmp_path / "base" / "bin" / "python")
    assert done.returncode == 1
    assert f"{tmp_path}/base/bin/python lacks numpy, cv2, keras" in done.stderr
    assert "requirements.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_backend_that_is_not_installed_is_named() -> None:
    # Whichever of the two is absent here.
    absent = next(name for name in ("torch", "jax") if not (Path(keras.__file__).parent.parent / name).exists())
    done = train(Path(sys.executable), KERAS_BACKEND=absent)
    assert done.returncode == 1
    assert f"lacks {absent}" in done.stderr
    assert "Traceback" not in done.stderr
