"""A model that asks about the mirror too: as its record says, and the same answer for both."""

from pathlib import Path

import numpy as np
import pytest

from tests.models import COMMITTED, copy_unevaluated
from web_service.runtimes.base import InputBatch
from web_service.runtimes.catalogue import Catalogue
from web_service.runtimes.model_folder import ONNX_FILE
from web_service.runtimes.onnx import OnnxRuntime


@pytest.fixture
def crops() -> InputBatch:
    return np.random.default_rng(0).normal(size=(3, 48, 48, 1)).astype(np.float32)


def catalogue(folder: Path, *, mirror: bool) -> Catalogue:
    copy_unevaluated(folder, "some", mirror=mirror)
    return Catalogue(folder, default="some", runtime="onnx")


def test_the_mean_of_both_views(tmp_path: Path, crops: InputBatch) -> None:
    network = OnnxRuntime(COMMITTED / ONNX_FILE)
    mean = (network.predict(crops) + network.predict(crops[:, :, ::-1])) / 2
    runtime = catalogue(tmp_path, mirror=True).runtime("some")
    np.testing.assert_allclose(runtime.predict(crops), mean, atol=1e-5)
    np.testing.assert_allclose(runtime.predict(crops[:, :, ::-1]), mean, atol=1e-5)


def test_only_where_the_record_says_so(tmp_path: Path, crops: InputBatch) -> None:
    runtime = catalogue(tmp_path, mirror=False).runtime("some")
    np.testing.assert_array_equal(runtime.predict(crops), OnnxRuntime(COMMITTED / ONNX_FILE).predict(crops))
    assert np.abs(runtime.predict(crops) - runtime.predict(crops[:, :, ::-1])).max() > 0.01
