"""Ends a command cleanly when it is interrupted or its output pipe is closed."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import click

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_INTERRUPTED: Final = 130
_CLOSED_PIPE: Final = 141


@contextmanager
def ended_politely() -> Iterator[None]:
    """Let the block clean up however it ends, then exit with the matching status."""
    before = {each: signal.getsignal(each) for each in _SIGNALS}
    for each, handler in before.items():
        # Keep ignoring what is ignored, as under nohup.
        if handler is not signal.SIG_IGN:
            signal.signal(each, _stop)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("Interrupted. Nothing is left of the file in progress.", err=True)
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # Python would report another broken pipe when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_CLOSED_PIPE)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(_signal: int, _frame: Any) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt
