"""Figures and tables as people read them."""

from collections.abc import Iterable, Sequence
from textwrap import fill
from typing import Final

_WIDTH: Final = 120


def percent(share: float | None, digits: int = 1) -> str:
    """A share of 1 in per cent; `none` where there is none."""
    return "none" if share is None else f"{100 * share:.{digits}f} %"


def paragraph(text: str) -> str:
    """Text in lines of a readable length."""
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def bullets(items: Iterable[str]) -> str:
    """A Markdown list."""
    lines = (fill(f"- {item}", _WIDTH, subsequent_indent="  ", break_long_words=False) for item in items)
    return "\n".join(lines)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    rule = ["---", *["---:"] * (len(heads) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [heads, rule, *rows])
