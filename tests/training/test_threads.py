"""As many threads as other work leaves cores."""

import pytest

from training.threads import ThreadCount, threads_beside


@pytest.mark.parametrize(
    ("busy", "cores", "threads"),
    [(0.0, 2, 2), (0.2, 2, 2), (0.5, 2, 1), (1.0, 2, 1), (5.0, 2, 1), (0.1, 8, 8), (3, 8, 5)],
)
def test_threads_beside_other_work(busy: float, cores: int, threads: int) -> None:
    assert threads_beside(busy, cores) == threads


def test_adjusting_is_harmless_everywhere() -> None:
    ThreadCount().adjust()
