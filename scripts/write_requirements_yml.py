"""Writes requirements.yml, the conda environment for training and for serving from a GPU, from pyproject.toml."""

import sys
import tomllib
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "requirements.yml"
_HEAD: Final = """\
# Everything for training and for serving from a GPU:
#   conda env create -f requirements.yml && conda activate tf_gpu
# Written by scripts/lock.sh from pyproject.toml; change that.
name: tf_gpu
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python=3.12
  - nodejs>=20
  - pip
  - pip:
"""


def rendered(project: dict[str, Any]) -> str:
    """The file's text: the dependencies and those of the group `gpu`."""
    groups = project["dependency-groups"]
    packages = sorted({*project["project"]["dependencies"], *_members("gpu", groups)})
    return _HEAD + "".join(f"      - {_quoted(package)}\n" for package in packages)


def _members(name: str, groups: dict[str, list[str | dict[str, str]]]) -> list[str]:
    """The packages of a group, with those of the groups that it includes."""
    members: list[str] = []
    for member in groups[name]:
        members += [member] if isinstance(member, str) else _members(member["include-group"], groups)
    return members


def _quoted(package: str) -> str:
    """YAML would read a marker's apostrophes and colons in its own way."""
    return f'"{package}"' if ";" in package else package


def main() -> None:
    """Write it."""
    TARGET.write_text(rendered(tomllib.loads((ROOT / "pyproject.toml").read_text())))
    sys.stderr.write(f"{TARGET.name} is written.\n")


if __name__ == "__main__":
    main()
