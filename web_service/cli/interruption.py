"""How a command ends that is interrupted, or whose output nobody reads any longer."""

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
    """The block may clean up once, however it is ended; the status says how that was."""
    before = {each: signal.getsignal(each) for each in _SIGNALS}
    for each, handler in before.items():
        # What is ignored, as under nohup, stays so.
        if handler is not signal.SIG_IGN:
            signal.signal(each, _stop)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("Interrupted. Of the file it was at nothing is left.", err=True)
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # Python would complain when it empties what is left at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_CLOSED_PIPE)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(_signal: int, _frame: Any) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt
