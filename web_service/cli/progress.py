"""A progress line on standard error; nothing if that is not a terminal."""

import shutil
import sys
from typing import Final

import click

from web_service.services.job_progress import JobProgress

_BAR: Final = 24
_CLEAR: Final = "\r\x1b[K"


class ProgressLine:
    """A line that is overwritten with each update."""

    def __init__(self) -> None:
        self._stream = sys.stderr
        self._shown = self._stream.isatty()

    def show(self, name: str, progress: JobProgress) -> None:
        """Show the progress, speed and remaining time of the work on a file."""
        if not self._shown:
            return
        filled = int(progress.progress * _BAR)
        parts = [f"{'█' * filled}{'░' * (_BAR - filled)} {progress.progress:4.0%}"]
        if progress.speed:
            parts.append(f"{progress.speed:.1f}x real time")
        if progress.eta_ms is not None:
            parts.append(f"{_clock(progress.eta_ms)} left")
        told = ", ".join(parts)
        room = shutil.get_terminal_size().columns - len(told) - 3
        label = name if len(name) <= room else f"{name[: max(0, room - 1)]}…"
        self._write(f"{_CLEAR}{label}  {told}" if room > 0 else f"{_CLEAR}{progress.progress:.0%}")

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            self._write(_CLEAR)

    def tell(self, message: str) -> None:
        """Print a message on a line of its own, on a terminal or not."""
        self.clear()
        click.echo(message, err=True)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _clock(ms: float) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes}:{seconds:02}"
