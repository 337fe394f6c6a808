"""The architecture, checked: who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from web_service.config import ROOT

SERVICE = ROOT / "web_service"
HTTP = ("flask", "apiflask", "flask_cors", "web_service.api")
STORING = ("sqlalchemy", "alembic", "web_service.database")
FORBIDDEN = {
    "vision": (*HTTP, *STORING, "web_service.analytics", "web_service.export"),
    "runtimes": (*HTTP, *STORING, "web_service.analytics", "web_service.export"),
    "analytics": (*HTTP, *STORING, "web_service.export"),
    "export": (*HTTP, *STORING),
    "video": (*HTTP, *STORING, "web_service.export", "web_service.render", "web_service.worker"),
    "render": (*HTTP, *STORING, "web_service.worker"),
    "worker": HTTP,
    "database": HTTP,
}


def imported(file: Path) -> Iterator[str]:
    """Every module a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_go_one_way(package: str) -> None:
    files = sorted((SERVICE / package).rglob("*.py"))
    assert files
    wrong = {
        (file.name, name)
        for file in files
        for name in imported(file)
        if any(name == banned or name.startswith(banned + ".") for banned in FORBIDDEN[package])
    }
    assert not wrong


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        file.relative_to(SERVICE).as_posix()
        for file in SERVICE.rglob("*.py")
        if {"os.environ", "os.getenv"}
        & {f"{ast.unparse(node)}" for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Attribute)}
    }
    assert readers <= {"config.py", "runtimes/keras.py"}
