import pytest

from web_service.config import Settings
from web_service.runtimes.base import InputBatch, Logits
from web_service.runtimes.model_folder import ONNX_FILE
from web_service.runtimes.onnx import OnnxRuntime
from web_service.runtimes.speed import measure


class Watched(OnnxRuntime):
    """The real runtime, which keeps the shapes of what it is asked."""

    def __init__(self) -> None:
        super().__init__(Settings().models_dir / "mini_xception" / ONNX_FILE)
        self.shapes: list[tuple[int, ...]] = []

    def predict(self, batch: InputBatch) -> Logits:
        self.shapes.append(batch.shape)
        return super().predict(batch)


def test_one_face_a_call_is_measured_after_a_warm_up() -> None:
    runtime = Watched()
    speed = measure(runtime, 48)
    assert set(runtime.shapes) == {(1, 48, 48, 1)}
    assert 1 <= speed.runs < len(runtime.shapes)
    assert 0 < speed.median_ms <= speed.p95_ms


def test_the_slowest_network_is_called_twice() -> None:
    """Each call takes two seconds on a clock of the test's own: one warms up, one is measured."""
    runtime = Watched()
    speed = measure(runtime, 48, clock=lambda: 2.0 * len(runtime.shapes))
    assert len(runtime.shapes) == 2
    assert (speed.runs, speed.median_ms, speed.p95_ms) == (1, 2000, 2000)


def test_the_95th_percentile_is_a_measured_time() -> None:
    """On the test's clock calls take 10 ms each, but every fifteenth 60 ms."""
    runtime = Watched()
    speed = measure(runtime, 48, clock=lambda: 0.01 * len(runtime.shapes) + 0.05 * (len(runtime.shapes) // 15))
    assert speed.median_ms == pytest.approx(10)
    assert speed.p95_ms == pytest.approx(60)
