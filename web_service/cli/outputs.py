"""Writes results: to a temporary file that replaces the target when it is complete, or to standard output."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal
from uuid import uuid4

import click

OutputKind = Literal["csv", "json", "parquet", "annotate"]
EXTENSIONS: Final[Mapping[OutputKind, str]] = {"csv": "csv", "json": "json", "parquet": "parquet", "annotate": "mp4"}
STANDARD_OUTPUT: Final = Path("-")
# What to write where, for one input file.
Targets = dict[OutputKind, Path]


def plan(asked: Mapping[OutputKind, str], files: Sequence[Path]) -> list[Targets]:
    """The targets of each input file. Raises click.UsageError."""
    _check_standard_output(asked, files)
    planned = [
        {kind: _target(kind, out, file, several=len(files) > 1) for kind, out in asked.items()} for file in files
    ]
    written = [target for targets in planned for target in targets.values() if target != STANDARD_OUTPUT]
    for target in written:
        _check(target, files)
    if twice := {target for target in written if written.count(target) > 1}:
        raise click.UsageError(f"{min(twice)} would be written more than once. Give the files different names first.")
    return planned


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A temporary path that replaces the target when the block ends; deleted if the block raises."""
    part = target.with_name(f".{target.name[:100]}.{uuid4().hex[:8]}.part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def write(pieces: Iterable[bytes], target: Path) -> None:
    """Write the pieces to a target."""
    if target == STANDARD_OUTPUT:
        _send(pieces)
        return
    with whole(target) as part, part.open("xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def say(line: bytes) -> None:
    """Write a line to standard output and flush it."""
    _send([line + b"\n"])


def _send(pieces: Iterable[bytes]) -> None:
    output = sys.stdout.buffer
    for piece in pieces:
        output.write(piece)
    output.flush()


def _check_standard_output(asked: Mapping[OutputKind, str], files: Sequence[Path]) -> None:
    piped = [kind for kind, out in asked.items() if out == str(STANDARD_OUTPUT)]
    if "annotate" in piped:
        raise click.UsageError("An annotated video cannot go to standard output; name a file.")
    if len(piped) > 1 or (piped and len(files) > 1):
        raise click.UsageError("Only one result of one file can go to standard output; name a folder for the others.")


def _target(kind: OutputKind, out: str, file: Path, *, several: bool) -> Path:
    target = Path(out)
    if target == STANDARD_OUTPUT:
        return target
    is_folder = target.is_dir() or out.endswith(("/", os.sep))
    if several and not is_folder:
        raise click.UsageError(f"Several files need a folder as output: --{kind} {out}/")
    if not is_folder:
        return target
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"Cannot create the folder {out}: {error.strerror}.") from error
    return target / f"{file.stem}.{EXTENSIONS[kind]}"


def _check(target: Path, files: Sequence[Path]) -> None:
    if not target.parent.is_dir():
        raise click.UsageError(f"The folder {target.parent} does not exist; create it first.")
    if target.exists() and not target.is_file():
        raise click.UsageError(f"{target} exists and is not a regular file, so it is not overwritten.")
    if any(_same(target, file) for file in files):
        raise click.UsageError(f"{target} is the input file; choose another name for the result.")


def _same(target: Path, file: Path) -> bool:
    try:
        return target.samefile(file)
    except OSError:
        return False
