"""A session in short: what counts, what does not, and where it was strongest."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import made_samples
from web_service.analytics.identities import Identities
from web_service.analytics.summary import STEPS, Summary, summarise
from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import Samples

NOBODY_EDITED = Identities({}, set())


def with_scores(samples: Samples, scores: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Samples:
    columns = {name: getattr(samples, name) for name in samples.__slots__}
    return Samples(**columns | {"scores": scores, "unclear": np.zeros(len(samples), np.int64)})


def summary(samples: Samples, faces: Identities = NOBODY_EDITED) -> Summary:
    return summarise([samples], faces, first_at=float(samples.at.min()), last_at=float(samples.at.max()))


def test_shares_are_means_over_the_clear_samples() -> None:
    samples = made_samples(500, faces=2)
    clear = samples.unclear == 0
    found = summary(samples)
    assert found.shares == pytest.approx(samples.scores[clear].mean(axis=0).tolist(), abs=1e-6)
    assert found.expression_index == pytest.approx(samples.index[clear].mean(), abs=1e-3)
    assert found.unclear == pytest.approx(1 - clear.mean(), abs=1e-6)
    assert found.faces == 2
    assert [track.samples for track in found.tracks] == [500, 500]


@given(cuts=st.lists(st.integers(0, 300), max_size=6))
def test_it_is_the_same_in_any_number_of_pieces(cuts: list[int]) -> None:
    samples = made_samples(100, faces=3)
    edges = [0, *sorted(cuts), 300]
    pieces = [samples.chosen(np.isin(np.arange(300), range(start, end))) for start, end in pairwise(edges)]
    whole = summary(samples)
    parts = summarise(pieces, NOBODY_EDITED, first_at=0, last_at=float(samples.at.max()))
    assert parts.shares == pytest.approx(whole.shares, abs=1e-6)
    assert parts.index_line == pytest.approx(whole.index_line, abs=0.02)
    assert [moment.expression for moment in parts.moments] == [moment.expression for moment in whole.moments]


def test_hidden_faces_do_not_count_and_keep_their_own_figures() -> None:
    samples = made_samples(200, faces=2)
    alone = summary(samples.chosen(samples.face == 0))
    found = summary(samples, Identities({}, {1}))
    assert found.shares == alone.shares
    assert found.faces == 1
    assert len(found.tracks) == 2
    assert found.tracks[1].shares is not None


def test_merged_faces_are_one() -> None:
    samples = made_samples(200, faces=3)
    found = summary(samples, Identities({2: 0}, set()))
    assert found.faces == 2
    assert found.shares == summary(samples).shares


def test_the_strongest_second_is_found() -> None:
    samples = made_samples(600)
    scores = np.tile(np.eye(7)[EXPRESSIONS.index("neutral")] * 0.8 + 0.2 / 7, (600, 1))
    scores[300:310] = np.eye(7)[EXPRESSIONS.index("surprise")] * 0.9 + 0.1 / 7
    (moment,) = summary(with_scores(samples, scores)).moments
    assert moment.expression == "surprise"
    assert moment.at == 30_500
    assert moment.score == pytest.approx(0.9 + 0.1 / 7)


def test_a_single_frame_is_no_moment() -> None:
    samples = made_samples(605)
    scores = np.tile(np.eye(7)[EXPRESSIONS.index("happy")] * 0.6 + 0.4 / 7, (605, 1))
    scores[-1] = np.eye(7)[EXPRESSIONS.index("fear")]
    # The last second holds one sample only.
    late = samples.chosen(np.isin(np.arange(605), [*range(600), 604]))
    found = summary(with_scores(late, scores[[*range(600), 604]]))
    assert [moment.expression for moment in found.moments] == ["happy"]


def test_the_line_has_gaps_where_nobody_was_clear() -> None:
    samples = made_samples(600)
    without = samples.chosen((samples.at < 20_000) | (samples.at > 40_000))
    line = summarise([without], NOBODY_EDITED, first_at=0, last_at=60_000).index_line
    assert len(line) == STEPS
    assert all(value is None for value in line[21:39])
    assert all(value is not None for value in (*line[:19], *line[41:59]))


def test_the_line_of_a_short_session_has_no_holes_between_its_samples() -> None:
    line = summary(made_samples(8, seed=3)).index_line
    first, last = (
        line.index(next(value for value in line if value is not None)),
        max(place for place, value in enumerate(line) if value is not None),
    )
    assert all(value is not None for value in line[first:last])


def test_a_session_without_samples_has_a_summary() -> None:
    found = summarise([], NOBODY_EDITED, first_at=0, last_at=0)
    assert found == Summary(0, None, None, None, [None] * STEPS, [], [])
    assert Summary.from_json(found.to_json()) == found


def test_a_summary_survives_being_stored() -> None:
    found = summary(made_samples(300, faces=2))
    assert Summary.from_json(found.to_json()) == found
