"""Packing keeps what the service measures, to far below what matters."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import made_samples
from web_service.core.samples import RECORD, Samples, pack, unpack


def test_what_was_packed_comes_back() -> None:
    samples = made_samples(200, faces=3)
    back = unpack([pack(samples)])
    for name, tolerance in {"at": 1e-3, "box": 0.006, "scores": 1e-9, "confidence": 1e-9}.items():
        np.testing.assert_allclose(getattr(back, name), getattr(samples, name), atol=tolerance)
    for name in ("sharpness", "brightness", "yaw"):
        np.testing.assert_allclose(getattr(back, name), getattr(samples, name), atol=0.006, equal_nan=True)
    np.testing.assert_array_equal(back.face, samples.face)
    np.testing.assert_array_equal(back.unclear, samples.unclear)


@given(
    at=st.floats(-1e12, 1e12),
    face=st.integers(0, 2**31 - 1),
    pixels=st.floats(-1e6, 1e6),
    probability=st.floats(0, 1),
    unclear=st.integers(0, 6),
)
def test_the_largest_and_the_smallest_fit(
    at: float, face: int, pixels: float, probability: float, unclear: int
) -> None:
    one = np.array([probability])
    box, scores = np.full((1, 4), pixels), np.full((1, 7), probability)
    samples = Samples(
        np.array([at]), np.array([face]), box, scores, one, one * 2, one * 255, one * 2 - 1, np.array([unclear])
    )
    back = unpack([pack(samples)])
    assert abs(back.at[0] - at) <= 1e-3
    assert back.face[0] == face
    assert np.abs(back.box - pixels).max() <= 0.006
    assert np.abs(back.scores - probability).max() <= 1e-9
    assert abs(back.yaw[0] - samples.yaw[0]) <= 1e-4
    assert back.unclear[0] == unclear


def test_pieces_are_joined_in_their_order() -> None:
    samples = made_samples(10)
    packed = pack(samples)
    cut = 4 * RECORD.itemsize
    np.testing.assert_array_equal(unpack([packed[:cut], packed[cut:]]).at, samples.at)
    assert len(unpack([])) == 0


def test_the_index_is_the_mean_of_the_weights() -> None:
    scores = np.eye(7)
    samples = made_samples(7)
    index = Samples(**{name: getattr(samples, name) for name in samples.__slots__} | {"scores": scores}).index
    assert index.tolist() == [0, 43, 17, 100, 33, 67, 50]
