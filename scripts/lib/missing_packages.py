"""Says which of the packages that the service needs this Python lacks; says nothing where it has them all."""

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parent.parent.parent / "pyproject.toml"
_NAMED: Final = 4


def missing(requirements: list[str]) -> list[str]:
    """Those that are not installed, or not in a version that fits."""
    return [_named(each) for each in requirements if not _is_met(each)]


def _is_met(requirement: str) -> bool:
    try:
        installed = version(_name(requirement))
    except PackageNotFoundError:
        return False
    # It comes with gunicorn; where it is absent, so is gunicorn.
    if find_spec("packaging") is None:
        return True
    from packaging.requirements import Requirement  # noqa: PLC0415

    return Requirement(requirement).specifier.contains(installed, prereleases=True)


def _named(requirement: str) -> str:
    try:
        return f"{requirement} (has {version(_name(requirement))})"
    except PackageNotFoundError:
        return _name(requirement)


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0]


def main() -> None:
    """Print them in one phrase."""
    lacking = missing(tomllib.loads(PROJECT.read_text())["project"]["dependencies"])
    rest = [f"{len(lacking) - _NAMED} more packages"] if len(lacking) > _NAMED else []
    listed = [*lacking[:_NAMED], *rest]
    if listed:
        sys.stdout.write(", ".join(listed[:-1]) + " and " * (len(listed) > 1) + listed[-1] + "\n")


if __name__ == "__main__":
    main()
