"""Tables in Markdown, the machine they were measured on, and their place in the documentation."""

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

BEGIN: Final = "<!-- benchmark: written by scripts/benchmark.py -->"
END: Final = "<!-- benchmark: end -->"
_LIBRARIES: Final = ("av", "flask", "gunicorn", "numpy", "onnxruntime", "opencv-python-headless", "pydantic")


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a header, rows of as many cells, and what a reader must know to read them."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""

    def markdown(self) -> str:
        """The first column is aligned left, figures are aligned right."""
        rule = ("---", *["---:"] * (len(self.columns) - 1))
        lines = [_row(cells, len(self.columns)) for cells in (self.columns, rule, *self.rows)]
        return "\n".join([f"### {self.title}", "", *lines, *(["", self.note] if self.note else [])]) + "\n"


def aim(
    value: float, *, at_most: float | None = None, at_least: float | None = None, unit: str = ""
) -> tuple[str, str]:
    """Two cells: the aim, and whether the value reaches it."""
    if at_most is not None:
        return f"≤ {at_most:g}{unit}", "yes" if value <= at_most else "no"
    if at_least is not None:
        return f"≥ {at_least:g}{unit}", "yes" if value >= at_least else "no"
    return "", ""


def replace_tables(document: str, tables: str) -> str:
    """The document with the part between its two marks replaced; ValueError where the marks are not there once."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end) or BEGIN in rest or END in after:
        raise ValueError(f"The document must hold {BEGIN} and then {END}, each once.")
    return f"{before}{BEGIN}\n\n{tables.strip()}\n\n{END}{after}"


def machine() -> str:
    """What the figures hold for: date, hardware, system, versions, and how busy the machine was before."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    settings = ", ".join(sorted(name for name in os.environ if name.startswith("MIEN_"))) or "none"
    lines = [
        f"Measured on {datetime.now(UTC):%d %B %Y, %H:%M} UTC.",
        f"Machine: {_processor()}, {_cores()} cores, {memory:.0f} GiB of memory, {_system()}.",
        f"Load average before the run: {os.getloadavg()[0]:.1f}.",
        f"Python {platform.python_version()}, {libraries}.",
        f"Settings other than the defaults: {settings}.",
    ]
    return "\n".join(f"- {line}" for line in lines) + "\n"


def _row(cells: Sequence[str], columns: int) -> str:
    if len(cells) != columns:
        raise ValueError(f"A row has {len(cells)} cells instead of {columns}: {cells}")
    return f"| {' | '.join(cells)} |"


def _cores() -> int:
    """Those this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        names = [line.partition(":")[2].strip() for line in listing.read_text().splitlines() if "model name" in line]
        return names[0] if names else platform.machine()
    command = ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603


def _system() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release().split('-')[0]}"
    except OSError:
        return f"{platform.system()} {platform.release()}"
