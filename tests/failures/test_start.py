"""A database that cannot be used is said in one line at the start, and left as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_service_process import free_port, start


def no_database(folder: Path) -> str:
    (folder / "letter.txt").write_text("Not a database, and longer than the header of one. " * 10, encoding="utf-8")
    return f"sqlite:///{folder / 'letter.txt'}"


def no_folder(folder: Path) -> str:
    return f"{no_database(folder)}/sessions.db"


CASES: dict[str, tuple[Callable[[Path], str], str]] = {
    "no database": (no_database, "letter.txt"),
    "no folder": (no_folder, "letter.txt"),
    "no address": (lambda _: "nonsense", "DATABASE_URL"),
    "another database": (lambda _: "mysql://localhost/mien", "DATABASE_URL"),
    "a database that forgets": (lambda _: "sqlite://", "DATABASE_URL"),
    "nobody there": (lambda _: "postgresql://mien:secret@127.0.0.1:1/mien", "reach"),
}


@pytest.mark.parametrize(("address", "word"), CASES.values(), ids=CASES)
def test_a_database_that_cannot_be_used_is_said_in_one_line(
    tmp_path: Path, address: Callable[[Path], str], word: str
) -> None:
    url = address(tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with start(port=str(free_port()), database_url=url) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    (line,) = (line for line in said.splitlines() if line.startswith("Mien cannot start."))
    assert word in line
    assert "Traceback" not in said
    assert "secret" not in said
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before
