"""The project keeps its own rules: the lock is whole, tools find nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from support.repository import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def _pinned() -> dict[str, str]:
    """Each requirement of the lock, with what follows it up to the next."""
    pieces = re.split(r"(?m)^(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", LOCK))
    return {re.split(r"[\s=\[]", piece)[0]: piece for piece in pieces if piece.strip()}


def test_the_lock_pins_every_package_by_version_and_hash() -> None:
    pinned = _pinned()
    assert len(pinned) > 40
    for name, requirement in pinned.items():
        assert re.match(rf"{re.escape(name)}==[0-9][\w.]*( ; .+)? \\\n", requirement), requirement
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}\b", requirement), requirement


def test_the_lock_names_no_address_and_no_place_of_a_machine() -> None:
    assert re.findall(r"https?:|file:|--index|--extra-index|--find-links|--trusted-host|\s@\s|/(?:home|root|tmp|opt|usr)/", LOCK) == []


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=!~ ;]", requirement)[0].lower() for requirement in asked}
    assert names <= _pinned().keys()


def _ends_well(tool: str, *arguments: str) -> None:
    ended = subprocess.run([Path(sys.executable).with_name(tool), *arguments], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_linter_finds_nothing() -> None:
    _ends_well("ruff", "check", "--no-cache", ".")


def test_the_types_hold() -> None:
    _ends_well("mypy")


def test_the_workflows_are_safe() -> None:
    _ends_well("zizmor", "--offline", "--no-progress", "--persona", "auditor", ".github")


def test_every_action_of_the_workflows_is_pinned_by_its_digest() -> None:
    used = re.findall(r"uses: (.+)", (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action)] == []


def test_make_alone_lists_the_verbs() -> None:
    ended = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    listed = {line.split()[1] for line in ended.stdout.splitlines()}
    assert listed >= {"setup", "serve", "test", "site", "check", "new", "bench", "clean"}
