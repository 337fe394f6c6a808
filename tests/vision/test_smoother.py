import pytest
from hypothesis import given
from hypothesis import strategies as st

from web_service.vision.smoother import TIME_CONSTANT_MS, smooth

HAPPY = (0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0)
NEUTRAL = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
distributions = st.lists(st.floats(0.001, 1), min_size=7, max_size=7).map(
    lambda weights: tuple(weight / sum(weights) for weight in weights)
)


def test_after_one_time_constant_63_percent_of_a_step_have_come() -> None:
    assert smooth(NEUTRAL, HAPPY, TIME_CONSTANT_MS)[3] == pytest.approx(0.6321, abs=1e-4)


@given(distributions, distributions, st.floats(0, 5000), st.integers(1, 20))
def test_the_rate_of_frames_does_not_matter(
    before: tuple[float, ...], now: tuple[float, ...], elapsed: float, frames: int
) -> None:
    stepped = before
    for _ in range(frames):
        stepped = smooth(stepped, now, elapsed / frames)
    assert stepped == pytest.approx(smooth(before, now, elapsed), abs=1e-9)


@given(distributions, distributions, st.floats(-100, 1e9))
def test_probabilities_stay_probabilities(before: tuple[float, ...], now: tuple[float, ...], elapsed: float) -> None:
    smoothed = smooth(before, now, elapsed)
    assert sum(smoothed) == pytest.approx(1, abs=1e-9)
    assert all(
        min(pair) - 1e-9 <= value <= max(pair) + 1e-9 for value, *pair in zip(smoothed, before, now, strict=True)
    )
