"""The checks that run before a commit, before a push and in CI are the same scripts."""

import os
import re
import subprocess

import pytest

from web_service.config import ROOT

HOOKS = (ROOT / ".pre-commit-config.yaml").read_text()
LANES = """
source scripts/lib/common.sh
source scripts/lib/lanes.sh
good() { echo one; leave_out 'the rest'; }
bad() { echo two; false; echo three; }
"""


def lanes(commands: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-c", LANES + commands]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_hooks_call_scripts_of_ours_and_download_nothing() -> None:
    assert set(re.findall(r"repo: (\S+)", HOOKS)) == {"local"}
    assert "://" not in HOOKS
    entries = re.findall(r"entry: (\S+)", HOOKS)
    assert set(entries) == {"./scripts/lint.sh", "./scripts/test.sh"}
    assert all(os.access(ROOT / entry, os.X_OK) for entry in entries)


def test_lint_knows_what_the_hooks_ask_for() -> None:
    known = re.findall(r"^lint_(\w+)\(\)", (ROOT / "scripts" / "lint.sh").read_text(), re.MULTILINE)
    assert re.findall(r"entry: \./scripts/lint\.sh (\w+)", HOOKS) == known


@pytest.mark.parametrize(
    ("script", "called"),
    [(".ci/run", "./scripts/test.sh --thorough"), ("scripts/test.sh", "./scripts/lint.sh")],
)
def test_each_calls_the_next(script: str, called: str) -> None:
    assert called in (ROOT / script).read_text()


@pytest.mark.parametrize("script", ["lint.sh", "test.sh"])
def test_a_wrong_word_is_named(script: str) -> None:
    done = subprocess.run([ROOT / "scripts" / script, "wrong"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.search("not wrong", done.stderr)


def test_lanes_say_whose_line_each_is_and_what_was_left_out() -> None:
    done = lanes("lane one good; lane two good; finish")
    assert done.returncode == 0
    assert sorted(done.stdout.splitlines()) == ["one      | one", "two      | one"]
    assert done.stderr.count("*** LEFT OUT: the rest ***") == 2


def test_a_lane_that_fails_ends_there_and_fails_all() -> None:
    done = lanes("lane one good; lane two bad; finish; echo never")
    assert done.returncode == 1
    assert "two      | two" in done.stdout
    assert "three" not in done.stdout
    assert "never" not in done.stdout
    assert "==== What two said ====\ntwo\n" in done.stderr
    assert done.stderr.endswith("Failed: two. What they said stands above.\n")
