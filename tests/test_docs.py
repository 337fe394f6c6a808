"""The documents are true: the paths, settings, options, commands and links that they name exist."""

import json
import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from apiflask import APIFlask
from flask.cli import FlaskGroup
from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from web_service.config import ROOT, Settings

DOCUMENTS: Final = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")
RECORDS: Final = ROOT / "docs" / "decisions"
_SOURCES: Final = (".cjs", ".js", ".md", ".mjs", ".py", ".sh", ".sql", ".toml", ".ts", ".tsx", ".yml")
_NOT_OURS: Final = ("node_modules", "dist", "runs", "test-results", "playwright-report", "__pycache__")
_NPM_COMMANDS: Final = ("ci", "install")


def sources() -> Iterator[Path]:
    """The project's own text files."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [each for each in folders if each not in _NOT_OURS and (each[0] != "." or each == ".github")]
        yield from (Path(folder, file) for file in files if file.endswith(_SOURCES))


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def read(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def spans(text: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`\n]+)`", text)


def blocks(text: str) -> list[str]:
    """The lines of code blocks, which are indented or fenced."""
    fenced = "\n".join(re.findall(r"^```.*?\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    return [line.strip() for line in text.splitlines() if line.startswith("    ")] + fenced.splitlines()


def code(text: str) -> str:
    return "\n".join(spans(text) + blocks(text))


def words(lines: list[str]) -> set[str]:
    return {word.lstrip("\"'(").rstrip("\"'.,:;)") for line in lines for word in line.split()}


def ignored(path: str) -> bool:
    """Whether git ignores a path: it exists once Mien, a build or a training has run."""
    patterns = [line.rstrip("/") for line in read(".gitignore").splitlines() if line]
    return any(fnmatch(path, pattern) or fnmatch(path, f"{pattern}/*") for pattern in patterns)


def exists(path: str) -> bool:
    pattern = re.sub(r"<\w+>", "*", path.removeprefix("./").rstrip("/"))
    return ignored(pattern) or next(ROOT.glob(pattern), None) is not None


def missing_paths(text: str) -> set[str]:
    """Paths that a document names and that are not there; in examples only those that begin with a folder of ours."""
    text = re.sub(r"\[`[^`]+`\]\([^)]+\)", "", text)  # Links have tests of their own.
    with_folder = re.compile(r"(\./)?[\w.*<>-]+(/[\w.*<>-]+)+/?")
    alone = re.compile(r"[\w-]+\.(py|sh|ts|tsx|toml|yml|md|sql)")
    names = {file.name for file in sources()}
    named = {word for word in words(spans(text)) if with_folder.fullmatch(word) and not word.startswith("application/")}
    shown = {word for word in words(blocks(text)) if with_folder.fullmatch(word)}
    ours = {word for word in shown if word.startswith("./") or (ROOT / word.split("/")[0]).exists()}
    files = {word for word in words(spans(text)) if alone.fullmatch(word)}
    return {path for path in named | ours if not exists(path)} | (files - names)


@pytest.mark.parametrize("document", [*DOCUMENTS, "dataset/README.md", *map(relative, sorted(RECORDS.glob("*.md")))])
def test_paths_exist(document: str) -> None:
    assert missing_paths(read(document)) == set()


@pytest.mark.parametrize("text", ["`web_service/nowhere.py`", "`nowhere.py`", "    ./scripts/nowhere.sh", "`docs/a/`"])
def test_a_wrong_path_is_found(text: str) -> None:
    assert missing_paths(text)


def anchors(text: str) -> set[str]:
    """The names by which a document's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def broken_links(document: Path) -> set[str]:
    """Links to files and headings of the project that lead nowhere."""
    text = document.read_text(encoding="utf-8")
    broken = set()
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        target, _, anchor = link.partition("#")
        if re.match(r"\w+:", link):
            continue
        file = document.parent / target if target else document
        if not file.exists() or (anchor and anchor not in anchors(file.read_text(encoding="utf-8"))):
            broken.add(link)
    return broken


def test_links_lead_somewhere() -> None:
    broken = {relative(file): broken_links(file) for file in sources() if file.suffix == ".md"}
    assert {file: links for file, links in broken.items() if links} == {}


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("# Life of a frame\n[a](nowhere.md) [b](#life-of-a-film) [c](page.md#life-of-a-frame)")
    assert broken_links(document) == {"nowhere.md", "#life-of-a-film"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_linked_paths_are_what_they_say(document: str) -> None:
    wrong = {
        (label, target)
        for label, target in re.findall(r"\[`([^`]+)`\]\(([^)\s]+)\)", read(document))
        if "/" in label and not target.rstrip("/").endswith(label.rstrip("/"))
    }
    assert wrong == set()


def variables(name: str, field: FieldInfo) -> tuple[str, ...]:
    """The environment variables that set a field."""
    if isinstance(field.validation_alias, AliasChoices):
        return tuple(str(choice) for choice in field.validation_alias.choices)
    return (f"MIEN_{name.upper()}",)


def documented_settings() -> dict[str, str]:
    """The default of each variable in the README's table, as it is written there."""
    settings: dict[str, str] = {}
    rows = re.findall(r"^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \| (.+?) \| .+\|$", read("README.md"), re.MULTILINE)
    for names, defaults in rows:
        quoted = spans(defaults) or [defaults] * len(spans(names))
        settings.update(zip(spans(names), quoted, strict=True))
    return settings


def written(default: object) -> str:
    if isinstance(default, tuple):
        return ",".join(default) or "none"
    if isinstance(default, Path):
        return relative(default)
    return f"{default:g}" if isinstance(default, float) else str(default)


def test_each_setting_is_in_the_table_with_its_default() -> None:
    table = documented_settings()
    for name, field in Settings.model_fields.items():
        told = [table[variable] for variable in variables(name, field) if variable in table]
        assert told, f"README.md does not name {variables(name, field)}"
        if field.default is not None and "…" not in told[0]:
            assert told[0] == written(field.default), name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_variable_is_a_setting(document: str) -> None:
    known = {each for name, field in Settings.model_fields.items() for each in variables(name, field)}
    # What the page's development server reads.
    known |= {each for file in ROOT.glob("web_app/*.ts") for each in re.findall(r"MIEN_[A-Z_]+", file.read_text())}
    assert set(re.findall(r"\bMIEN_[A-Z_]+\b|\b[A-Z]+_URL\b", read(document))) <= known


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def analyse_options(app: APIFlask) -> set[str]:
    return {option for each in app.cli.commands["analyse"].params for option in each.opts if option.startswith("--")}


def wrong_options(text: str, analyse: set[str]) -> set[tuple[str, str]]:
    """Options that the program of their line does not have; without a program any of ours may be meant."""
    programs = [Path("train_fer2013.py"), *(file.relative_to(ROOT) for file in ROOT.glob("scripts/*.*"))]
    known = {file.as_posix(): options(read(file.as_posix())) | {"--help"} for file in programs}
    known["flask"] = analyse | {option for each in FlaskGroup().params for option in each.opts}
    anything = set().union(*known.values())
    wrong = set()
    for line in code(text).splitlines():
        accepted = next((its for program, its in known.items() if re.search(rf"\b{program}\b", line)), anything)
        wrong |= {(line, option) for option in options(line) - accepted}
    return wrong


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_option_exists(document: str, app: APIFlask) -> None:
    assert wrong_options(read(document), analyse_options(app)) == set()


def test_a_wrong_option_is_found(app: APIFlask) -> None:
    lines = ["flask --app web_service analyse --final x.mp4", "./scripts/run.sh --blur", "--nothing"]
    text = "\n".join(f"    {line}" for line in lines)
    assert [option for _, option in sorted(wrong_options(text, analyse_options(app)))] == [
        "--nothing",
        "--blur",
        "--final",
    ]


def test_each_option_of_the_command_is_told(app: APIFlask) -> None:
    assert analyse_options(app) <= options(code(read("README.md")))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_command_exists(document: str) -> None:
    text = code(read(document))
    scripts = json.loads(read("web_app/package.json"))["scripts"]
    assert set(re.findall(r"\bnpm (?:run )?(\w[\w:-]*)", text)) <= {*scripts, *_NPM_COMMANDS}
    modules = set(re.findall(r"python -m ([\w.]+)", text))
    assert {module for module in modules if find_spec(module) is None} == set()


def test_the_editor_tasks_have_the_names_that_are_told() -> None:
    labels = [task["label"] for task in json.loads(read(".vscode/tasks.json"))["tasks"]]
    assert [label for label in labels if f"*{label}*" not in read("README.md")] == []


def test_records_are_numbered_in_order_and_listed() -> None:
    files = sorted(file.name for file in RECORDS.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    titles = [(RECORDS / name).read_text().splitlines()[0] for name in files]
    assert [title.split(".")[0] for title in titles] == [f"# {number}" for number in range(1, len(files) + 1)]
    listed = re.findall(r"^\| \[(\d+)\]\((.+?)\) \| (.+?) \|$", read("docs/decisions/README.md"), re.MULTILINE)
    assert [f"# {number}. {title}" for number, _, title in listed] == titles
    assert [name for _, name, _ in listed] == files


@pytest.mark.parametrize("part", ["## Context", "## Decision", "## Consequences"])
def test_each_record_has_its_parts(part: str) -> None:
    assert [file.name for file in RECORDS.glob("[0-9]*.md") if part not in file.read_text().splitlines()] == []


def test_records_are_called_by_their_names() -> None:
    wrong = {
        (relative(file), name)
        for file in sources()
        for name in re.findall(r"decisions/(\d{4}-[\w-]+)", file.read_text(encoding="utf-8"))
        if not (RECORDS / f"{name}.md").exists()
    }
    assert wrong == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_decisions_are_linked_by_their_numbers(document: str) -> None:
    links = re.findall(r"\[decision (\d+)\]\((?:docs/)?decisions/(\d{4})", read(document))
    assert [(said, number) for said, number in links if int(said) != int(number)] == []
