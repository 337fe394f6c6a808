import re
import subprocess
import sys

import pytest

from web_service.config import ROOT
from web_service.runtimes.selection import RuntimeMissingError, choose_runtime, described, tensorflow_sees_gpu


@pytest.mark.parametrize("name", ["onnx", "keras"])
def test_a_setting_forces_either(name: str) -> None:
    assert choose_runtime(name) == name  # type: ignore[arg-type]


def test_left_alone_the_machine_decides() -> None:
    assert choose_runtime("auto") == ("keras" if tensorflow_sees_gpu() else "onnx")


def test_the_runtime_is_described_with_its_version_and_why_it_is_not_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.fullmatch(r"Keras 3\.[\d.]+ on TensorFlow 2\.[\d.]+ with (a|no) GPU", described("keras"))
    assert re.fullmatch(r"ONNX Runtime 1\.[\d.]+ \(as MIEN_RUNTIME says\)", described("onnx"))
    monkeypatch.setattr("web_service.runtimes.selection._cuda_driver_present", lambda: False)
    assert described("auto").endswith("(TensorFlow sees no GPU)")
    monkeypatch.setattr("web_service.runtimes.selection.find_spec", lambda _name: None)
    assert described("auto").endswith("(TensorFlow is not installed)")


def test_starting_on_a_cpu_does_not_import_tensorflow() -> None:
    """Its import takes seconds and half a gigabyte."""
    code = """
import sys
from web_service import create_app
from web_service.config import Settings
create_app(Settings(runtime="onnx"))
print("tensorflow" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_runtime_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web_service.runtimes.selection.find_spec", lambda _name: None)
    with pytest.raises(RuntimeMissingError, match="TensorFlow"):
        choose_runtime("keras")
    assert choose_runtime("auto") == "onnx"
