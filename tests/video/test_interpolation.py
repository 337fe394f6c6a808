"""Where faces are between samples."""

from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import made_samples
from web_service.core.geometry import Box
from web_service.core.samples import Samples
from web_service.video.interpolation import HOLD_MS, PATIENCE_MS, TrackPoint, Tracks, covered, seen

sizes = st.floats(-5000, 5000)
boxes = st.builds(Box, sizes, sizes, st.floats(0, 5000), st.floats(0, 5000))


@st.composite
def tracks(draw: st.DrawFn) -> list[TrackPoint]:
    """A track of some samples, from 1 ms to 3 s apart; each has scores of its own."""
    steps = draw(st.lists(st.floats(1, 3000), min_size=1, max_size=8))
    times = np.cumsum(steps).tolist()
    return [TrackPoint(at, draw(boxes), (float(place),), place) for place, at in enumerate(times)]


@given(tracks(), st.data())
def test_at_its_samples_a_face_is_what_they_say(track: list[TrackPoint], data: st.DataObject) -> None:
    sample = data.draw(st.sampled_from(track))
    found = seen(track, sample.at, 0)
    assert found is not None
    np.testing.assert_allclose(found.box, sample.box, atol=1e-6)
    assert (found.scores, found.unclear) == (sample.scores, sample.unclear)


@given(tracks(), st.floats(0, 1), st.data())
def test_between_samples_its_box_lies_between_theirs(track: list[TrackPoint], part: float, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(track) - 1))
    before, after = track[place], track[min(place + 1, len(track) - 1)]
    at = before.at + (after.at - before.at) * part
    found = seen(track, at, 0)
    if found is None:
        assert after.at - before.at > PATIENCE_MS
        return
    for value, a, b in zip(found.box, before.box, after.box, strict=True):
        assert min(a, b) - 1e-6 <= value <= max(a, b) + 1e-6
    assert found.scores in {before.scores, after.scores}
    assert found.scores == before.scores or part > 0.99


@given(tracks(), st.floats(0.1, 500), st.floats(1.01, 10))
def test_beyond_its_ends_it_is_held_and_then_gone(track: list[TrackPoint], hold: float, over: float) -> None:
    for end, sign in ((track[0], -1), (track[-1], 1)):
        held = seen(track, end.at + sign * hold * 0.99, hold)
        assert held is not None
        assert held.box == end.box
        assert seen(track, end.at + sign * hold * over, hold) is None


@given(tracks(), st.floats(-2000, 30_000))
def test_what_is_seen_is_covered_and_for_a_second_more(track: list[TrackPoint], at: float) -> None:
    where = list(covered(track, at))
    found = seen(track, at, 0)
    assert found is None or found.box in [each.box for each in where]
    near = min(abs(sample.at - at) for sample in track)
    assert where or near > HOLD_MS
    assert all(each.away_ms >= 0 for each in where)


def test_long_videos_are_read_as_time_goes_on() -> None:
    taken = []

    def pieces() -> Iterator[Samples]:
        for minute in range(60):
            taken.append(minute)
            yield made_samples(600, faces=2, first_at=minute * 60_000)

    tracks = Tracks(pieces(), reach_ms=2000)
    for at in range(0, 600_000, 40):
        around = tracks.around(at)
        assert set(around) == {0, 1}
        assert max(map(len, around.values())) <= 41
    assert len(taken) <= 11


def test_a_face_that_is_gone_is_forgotten() -> None:
    tracks = Tracks([made_samples(10)], reach_ms=2000)
    assert set(tracks.around(0)) == {0}
    assert not tracks.around(10_000)


def test_nobody_is_in_an_empty_video() -> None:
    assert not Tracks([], reach_ms=2000).around(0)
    assert not Tracks([made_samples(0)], reach_ms=2000).around(0)
