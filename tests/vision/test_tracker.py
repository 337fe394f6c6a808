import random

from hypothesis import given
from hypothesis import strategies as st

from web_service.core.geometry import Box
from web_service.vision import tracker
from web_service.vision.types import StreamState, Track

FRAME_MS = 100.0
EVEN = (1 / 7,) * 7

places = st.floats(0, 2000)
sizes = st.floats(20, 400)
boxes = st.builds(Box, places, places, sizes, sizes)
crowds = st.lists(boxes, max_size=8)
steps = st.floats(-0.12, 0.12)


def square(x: float, y: float, size: float = 100.0) -> Box:
    """A face centred on a point."""
    return Box(x - size / 2, y - size / 2, size, size)


def step(state: StreamState, found: list[Box], at: float) -> tuple[tuple[int, ...], StreamState]:
    """One frame through the tracker alone."""
    known = tracker.alive(state, at)
    matches = tracker.match(known, found)
    ids = tracker.assign_ids(matches, found, state.next_id)
    seen = [Track(identity, *box.centre, box.size, at, EVEN) for identity, box in zip(ids, found, strict=True)]
    next_id = max([state.next_id, *(identity + 1 for identity in ids)])
    return ids, StreamState(at, next_id, tracker.remember(seen, known))


def start(*found: Box) -> StreamState:
    return step(StreamState(0, 0, ()), list(found), 0)[1]


@given(crowds, crowds, st.randoms(use_true_random=False))
def test_the_order_of_detections_does_not_matter(before: list[Box], now: list[Box], chance: random.Random) -> None:
    state = start(*before)
    ids, after = step(state, now, FRAME_MS)
    shuffled = list(range(len(now)))
    chance.shuffle(shuffled)
    ids_shuffled, after_shuffled = step(state, [now[index] for index in shuffled], FRAME_MS)
    assert sorted(zip(map(repr, now), ids, strict=True)) == sorted(
        (repr(now[index]), identity) for index, identity in zip(shuffled, ids_shuffled, strict=True)
    )
    assert after == after_shuffled


@given(st.lists(st.tuples(crowds, st.floats(0, 3000)), max_size=12))
def test_an_id_is_never_given_twice_in_a_stream(frames: list[tuple[list[Box], float]]) -> None:
    state, at = StreamState(0, 0, ()), 0.0
    known: set[int] = set()
    for found, pause in frames:
        at += pause
        before = {track.id for track in state.tracks}
        ids, state = step(state, found, at)
        assert len(set(ids)) == len(ids)
        assert not (set(ids) - before) & known
        known |= set(ids)


@given(
    st.lists(st.tuples(steps, steps, steps, steps, st.booleans(), st.booleans()), max_size=40),
    st.randoms(use_true_random=False),
)
def test_two_faces_that_stay_apart_are_never_swapped(
    walk: list[tuple[float, float, float, float, bool, bool]], chance: random.Random
) -> None:
    """Both wander and flicker, never closer than two and a half face sizes, never away for two frames running."""
    left, right = square(300, 500), square(700, 500)
    state, at = start(left, right), 0.0
    hidden: set[int] = set()
    for left_x, left_y, right_x, right_y, hide_left, hide_right in walk:
        at += FRAME_MS
        left = left._replace(x=min(left.x + left_x * 100, 325), y=left.y + left_y * 100)
        right = right._replace(x=max(right.x + right_x * 100, 575), y=right.y + right_y * 100)
        hidden = {face for face, hide in ((0, hide_left), (1, hide_right)) if hide and face not in hidden}
        found = [(face, box) for face, box in ((0, left), (1, right)) if face not in hidden]
        chance.shuffle(found)
        ids, state = step(state, [box for _, box in found], at)
        assert ids == tuple(face for face, _ in found)


@given(st.integers(1, 10))
def test_a_face_missing_for_up_to_a_second_keeps_its_id(frames: int) -> None:
    state = start(square(100, 100))
    for frame in range(1, frames):
        _, state = step(state, [], frame * FRAME_MS)
    ids, _ = step(state, [square(120, 110)], frames * FRAME_MS)
    assert ids == (0,)


def test_a_face_missing_for_longer_gets_a_new_id() -> None:
    state = start(square(100, 100))
    for frame in range(1, 13):
        _, state = step(state, [], frame * FRAME_MS)
    ids, _ = step(state, [square(100, 100)], 13 * FRAME_MS)
    assert ids == (1,)


def test_a_pause_of_the_stream_ends_no_track() -> None:
    ids, _ = step(start(square(100, 100)), [square(110, 100)], 60_000)
    assert ids == (0,)


def test_a_step_back_in_time_is_another_scene() -> None:
    _, state = step(start(square(100, 100)), [square(100, 100)], 5000)
    ids, _ = step(state, [square(100, 100)], 1000)
    assert ids == (1,)


def test_far_and_differently_sized_faces_are_new() -> None:
    state = start(square(100, 100))
    assert step(state, [square(205, 100)], FRAME_MS)[0] == (1,)
    assert step(state, [square(100, 100, 210)], FRAME_MS)[0] == (1,)
    assert step(state, [square(195, 100)], FRAME_MS)[0] == (0,)


def test_new_faces_are_numbered_from_left_to_right() -> None:
    ids, _ = step(StreamState(0, 5, ()), [square(900, 10), square(100, 50), square(500, 90)], 0)
    assert ids == (7, 5, 6)


@given(st.lists(crowds, min_size=1, max_size=6), st.integers(tracker.MAX_IDS - 20, 2**40))
def test_ids_that_are_used_up_are_given_anew_but_never_twice_at_once(frames: list[list[Box]], used: int) -> None:
    state = StreamState(0, used, ())
    for number, found in enumerate(frames):
        known = tracker.alive(state, number * 50.0)
        ids = tracker.assign_ids(tracker.match(known, found), found, state.next_id, known)
        seen = [Track(each, *box.centre, box.size, number * 50.0, EVEN) for each, box in zip(ids, found, strict=True)]
        next_id = max([state.next_id, *(each + 1 for each in ids)])
        state = StreamState(number * 50.0, next_id, tracker.remember(seen, known))
        everybody = [track.id for track in state.tracks]
        assert len(set(everybody)) == len(everybody)
        assert all(each < tracker.MAX_IDS for each in everybody)
        assert state.next_id <= max(used, tracker.MAX_IDS)


@given(st.lists(st.lists(boxes, min_size=20, max_size=32), min_size=3, max_size=6))
def test_what_is_remembered_is_bounded_and_never_forgets_a_face_in_view(frames: list[list[Box]]) -> None:
    state = StreamState(0, 0, ())
    for number, found in enumerate(frames):
        ids, state = step(state, found, number * 50.0)
        assert len(state.tracks) <= tracker.MAX_TRACKS
        assert set(ids) <= {track.id for track in state.tracks}
