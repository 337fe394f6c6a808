"""The architecture, checked: who may import whom, who may read the environment, and that breaking it is noticed."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from web_service.config import ROOT

BIN = Path(sys.executable).parent
# A module and a line that must not stand in it: between layers, sideways, relative, inside a function, anywhere in cli.
FORBIDDEN_IMPORTS = [
    ("core/samples.py", "from web_service.vision.types import Image"),
    ("core/errors.py", "import web_service.config"),
    ("vision/pipeline.py", "from web_service.video.reading import VideoReader"),
    ("vision/pipeline.py", "from ..video import reading"),
    ("vision/tracker.py", "from web_service.config import Settings"),
    ("vision/decode.py", "import flask"),
    ("analytics/summary.py", "from sqlalchemy import select"),
    ("analytics/timeline.py", "from web_service.vision.types import Track"),
    ("runtimes/catalogue.py", "from web_service.vision.detector import YuNetDetector"),
    ("video/reading.py", "from web_service.render import drawing"),
    ("video/files.py", "from web_service.database.models import JobRow"),
    ("render/drawing.py", "from web_service.export.columns import COLUMNS"),
    ("export/csv_file.py", "import flask"),
    ("database/jobs.py", "from web_service.services.intake import VideoIntake"),
    ("database/jobs.py", "import werkzeug"),
    ("services/intake.py", "from web_service.api.context import context"),
    ("services/intake.py", "from flask import request"),
    ("services/local_analysis.py", "def later():\n    from web_service.worker.supervisor import Supervisor"),
    ("worker/supervisor.py", "from web_service.container import Container"),
    ("worker/job.py", "from ..api import errors"),
    ("api/sessions/routes.py", "from sqlalchemy import select"),
    ("api/videos/routes.py", "from web_service.worker.queue import JobQueue"),
    ("api/frames/routes.py", "def later():\n    from ...cli import run"),
    ("cli/run.py", "from web_service.api.videos.schemas import VideoUpload"),
    ("cli/progress.py", "from ..api.schemas import Schema"),
    ("cli/outputs.py", "def later():\n    from web_service.worker import supervisor"),
    ("cli/analyse.py", "from web_service.app import create_app"),
    ("container.py", "from web_service.app import create_app"),
    ("config.py", "from training import data"),
]
READS_OF_THE_ENVIRONMENT = [
    ("vision/decode.py", "import os\nLIMIT = os.environ"),
    ("vision/decode.py", "import os as system\nLIMIT = system.environ['X']"),
    ("cli/run.py", "from os import environ"),
    ("worker/queue.py", "def later():\n    import os\n    return os.getenv('REDIS_URL')"),
    ("database/engine.py", "from os import getenv as read"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The service's sources and the rules, to be broken."""
    folder = tmp_path_factory.mktemp("layers")
    for package in ("web_service", "training"):
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "*.db*", "*.videos")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BIN / "lint-imports"], cwd=folder, capture_output=True, text=True, check=False)


def banned_names(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "ruff"), "check", "--select", "TID251", "--no-cache", "web_service"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@contextmanager
def broken(folder: Path, module: str, line: str) -> Iterator[None]:
    """A line more in a module of the copy."""
    file = folder / "web_service" / module
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n\n{line}\n", encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(before, encoding="utf-8")


def test_imports_follow_the_layers(copy: Path) -> None:
    found = lint_imports(copy)
    assert found.returncode == 0, found.stdout


def test_only_the_settings_read_the_environment(copy: Path) -> None:
    found = banned_names(copy)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(("module", "line"), FORBIDDEN_IMPORTS)
def test_a_forbidden_import_is_noticed(copy: Path, module: str, line: str) -> None:
    with broken(copy, module, line):
        found = lint_imports(copy)
    assert found.returncode == 1
    assert f"web_service.{module.removesuffix('.py').replace('/', '.')} -> " in found.stdout, found.stdout


@pytest.mark.parametrize(("module", "line"), READS_OF_THE_ENVIRONMENT)
def test_a_read_of_the_environment_is_noticed(copy: Path, module: str, line: str) -> None:
    with broken(copy, module, line):
        found = banned_names(copy)
    assert found.returncode == 1
    assert module in found.stdout


def test_a_package_without_a_layer_is_noticed(copy: Path) -> None:
    package = copy / "web_service" / "elsewhere"
    package.mkdir()
    (package / "__init__.py").touch()
    try:
        assert lint_imports(copy).returncode == 1
    finally:
        shutil.rmtree(package)


def test_a_type_name_has_one_meaning() -> None:
    """Types are classes, and names that begin with a capital and are no constants."""
    modules: dict[str, list[str]] = {}
    for file in (ROOT / "web_service").rglob("*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            names = [node.name] if isinstance(node, ast.ClassDef) else [ast.unparse(target) for target in targets]
            for name in names:
                if name[0].isupper() and not name.isupper():
                    modules.setdefault(name, []).append(str(file.relative_to(ROOT)))
    assert {name: places for name, places in modules.items() if len(places) > 1} == {}
