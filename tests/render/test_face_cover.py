"""What is covered in a frame by what its own search and those around it found."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from web_service.core.geometry import Box
from web_service.render.face_cover import HOLD_MS, FaceCover, Searched

STEP_MS = 40.0
FACE, ELSEWHERE = Box(10, 10, 50, 50), Box(300, 10, 50, 50)


def searched(frames: list[list[Box] | None]) -> list[Searched]:
    return [
        Searched(n * STEP_MS, None if boxes is None else np.array(boxes, float).reshape(-1, 4))
        for n, boxes in enumerate(frames)
    ]


def covered(frames: list[list[Box] | None]) -> list[list[Box] | None]:
    """For each frame what is covered."""
    cover = FaceCover(searched(frames))
    told = [cover.around(n * STEP_MS) for n in range(len(frames))]
    return [None if boxes is None else [each.box for each in boxes] for boxes in told]


def test_what_a_frame_shows_is_covered() -> None:
    assert covered([[FACE], [FACE, ELSEWHERE]]) == [[FACE, ELSEWHERE], [FACE, ELSEWHERE]]


def test_a_face_that_moves_leaves_nothing_behind() -> None:
    frames: list[list[Box] | None] = [[FACE._replace(x=10.0 + 8 * n)] for n in range(30)]
    assert covered(frames) == frames


def test_a_face_is_covered_before_it_is_found_and_after_it_was() -> None:
    frames: list[list[Box] | None] = [[] for _ in range(40)]
    frames[20] = [FACE]
    near = int(HOLD_MS / STEP_MS)
    assert [set(told or []) for told in covered(frames)] == [
        {FACE} if abs(n - 20) <= near else set() for n in range(40)
    ]


def test_one_that_moves_is_covered_where_it_goes_and_whence_it_comes() -> None:
    frames: list[list[Box] | None] = [[FACE._replace(x=10.0 + 12 * n)] if 10 <= n < 20 else [] for n in range(30)]
    told = covered(frames)
    for n in (5, 8, 9, 20, 21, 24):
        assert any(abs(each.x - (10 + 12 * n)) < 1e-6 for each in told[n] or []), n


def test_on_its_way_between_two_places_it_is_covered_too() -> None:
    moved = FACE._replace(x=90)
    first, second, third = (boxes for boxes in covered([[FACE], [], [moved]]) if boxes is not None)
    assert first[0] == FACE
    assert {FACE, moved, FACE._replace(x=50)} <= set(second)
    assert third[0] == moved


def test_a_frame_that_was_not_searched_is_reported_and_affects_no_other() -> None:
    first, second, third = covered([[FACE], None, [ELSEWHERE]])
    assert second is None
    assert set(first or []) >= {FACE, ELSEWHERE}
    assert set(third or []) >= {FACE, ELSEWHERE}


def test_an_unknown_frame_counts_as_not_searched() -> None:
    assert FaceCover(searched([[FACE]])).around(17.0) is None
    assert FaceCover([]).around(0.0) is None


def test_searches_are_taken_as_time_goes_on() -> None:
    taken: list[int] = []

    def endless() -> object:
        for n in range(10_000):
            taken.append(n)
            yield Searched(n * STEP_MS, np.array([FACE], float))

    cover = FaceCover(endless())  # type: ignore[arg-type]
    for n in range(100):
        assert cover.around(n * STEP_MS)
        assert len(taken) <= n + HOLD_MS / STEP_MS + 3


boxes = st.builds(Box, *[st.floats(0, 500)] * 2, *[st.floats(1, 300)] * 2)


@given(st.lists(st.none() | st.lists(boxes, max_size=5), min_size=1, max_size=20))
def test_nothing_that_was_found_nearby_is_left_clear(frames: list[list[Box] | None]) -> None:
    """Each box is covered in its own frame; in those around it or a later place of it is."""
    for n, told in enumerate(covered(frames)):
        own = frames[n]
        assert (told is None) == (own is None)
        if told is None or own is None:
            continue
        assert told[: len(own)] == own
        for near in (n - 1, n + 1):
            if 0 <= near < len(frames):
                for box in frames[near] or []:
                    assert any(box == each or box.overlap(each) > 0.3 for each in told)
