"""Columns for charts: every sample is in one step, and single samples appear where there is room."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import made_samples
from web_service.analytics.timeline import timeline


@given(moments=st.integers(1, 200), steps=st.integers(1, 100), faces=st.integers(1, 3))
def test_every_sample_is_counted_once(moments: int, steps: int, faces: int) -> None:
    samples = made_samples(moments, faces=faces)
    window = (0.0, float(samples.at.max()))
    found = timeline([samples], window=window, steps=steps, faces=range(faces))
    assert sum(found.average.samples) == len(samples)
    assert [sum(line.samples) for line in found.faces] == [moments] * faces
    assert {len(column) for column in found.average.scores.values()} == {len(found.at)}
    assert len(found.at) <= max(steps, 1)


def test_a_step_is_the_mean_of_its_clear_samples() -> None:
    samples = made_samples(1000, faces=2)
    found = timeline([samples], window=(0, 100_000), steps=10, faces=[0, 1])
    inside = (samples.at >= 30_000) & (samples.at < 40_000)
    clear = inside & (samples.unclear == 0)
    assert found.step_ms == 10_000
    assert found.at[3] == 35_000
    assert found.average.index[3] == pytest.approx(samples.index[clear].mean(), abs=1e-3)
    assert found.average.unclear[3] == pytest.approx(1 - clear.sum() / inside.sum(), abs=1e-4)
    own = clear & (samples.face == 1)
    assert found.faces[1].scores["happy"][3] == pytest.approx(samples.scores[own, 3].mean(), abs=1e-4)


def test_where_there_is_room_each_moment_is_a_step() -> None:
    samples = made_samples(50, first_at=1000)
    found = timeline([samples], window=(1000, 3000), steps=100, faces=[0])
    assert found.step_ms == 0
    assert found.at == samples.at[:21].tolist()
    expected = [None if code else round(index, 4) for index, code in zip(samples.index, samples.unclear, strict=True)]
    assert found.faces[0].index == pytest.approx(expected[:21], abs=1e-4)


def test_nothing_is_null_and_not_zero() -> None:
    samples = made_samples(100)
    gap = samples.chosen((samples.at < 3000) | (samples.at >= 6000))
    found = timeline([gap], window=(0, 10_000), steps=10, faces=[0])
    assert found.average.index[3:6] == [None] * 3
    assert found.average.samples[3:6] == [0] * 3
    assert found.average.unclear[3:6] == [None] * 3


def test_an_empty_window_has_its_steps() -> None:
    found = timeline([], window=(0, 1000), steps=4, faces=[])
    assert found.at == [125, 375, 625, 875]
    assert found.average.index == [None] * 4


def test_pieces_are_added_up() -> None:
    samples = made_samples(400, faces=2)
    halves = [samples.chosen(np.arange(800) < 333), samples.chosen(np.arange(800) >= 333)]
    asked = {"window": (0.0, 40_000.0), "steps": 40, "faces": [0, 1]}
    assert timeline(halves, **asked) == timeline([samples], **asked)  # type: ignore[arg-type]
