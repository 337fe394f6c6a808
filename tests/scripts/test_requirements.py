"""One source for versions: pyproject.toml for packages, web_service/version.py for the product."""

import json
import re
import tomllib
from typing import Any

import pytest

from web_service.config import ROOT
from web_service.version import VERSION
from write_requirements_yml import TARGET, rendered

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())


def locked(name: str) -> dict[str, str]:
    """The packages of a lock with their versions."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[\w,]+\])?==(\S+)", text, re.MULTILINE))


def name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0]


def test_the_conda_environment_is_what_pyproject_says() -> None:
    assert TARGET.read_text() == rendered(PROJECT), "run ./scripts/lock.sh"


def test_the_conda_environment_serves_and_trains_on_a_gpu() -> None:
    for each in ("gunicorn>=23", "keras>=3.12,<4", "\"tensorflow[and-cuda]>=2.20; sys_platform == 'linux'\""):
        assert f"      - {each}\n" in TARGET.read_text()


def test_the_locks_hold_what_is_asked_for() -> None:
    asked = {name_of(each) for each in PROJECT["project"]["dependencies"]}
    tested = {name_of(each) for each in PROJECT["dependency-groups"]["test"] if isinstance(each, str)}
    assert asked <= set(locked("service"))
    assert asked | tested <= set(locked("test"))


def test_both_locks_hold_the_same_versions() -> None:
    tested = locked("test")
    assert {name: tested.get(name) for name in locked("service")} == locked("service")


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("requirements/service.txt", "://"),
        ("requirements/test.txt", "://"),
        ("web_app/package-lock.json", '"resolved"'),
    ],
)
def test_no_lock_says_from_where_to_download(name: str, mark: str) -> None:
    assert mark not in (ROOT / name).read_text()


def test_the_products_version_stands_in_one_place() -> None:
    package = json.loads((ROOT / "web_app" / "package.json").read_text())
    lock = json.loads((ROOT / "web_app" / "package-lock.json").read_text())
    assert "version" not in package | lock | lock["packages"][""]
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "web_service.version.VERSION"}
    assert json.loads((ROOT / "web_app" / "openapi.json").read_text())["info"]["version"] == VERSION
