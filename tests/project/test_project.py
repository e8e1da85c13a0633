"""The project keeps its own rules: tools find nothing, actions are pinned."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from support.repository import ROOT


def _ends_well(tool: str, *arguments: str) -> None:
    ended = subprocess.run([Path(sys.executable).with_name(tool), *arguments], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_linter_finds_nothing() -> None:
    _ends_well("ruff", "check", "--no-cache", ".")


@pytest.mark.parametrize("system", ["linux", pytest.param("darwin", marks=pytest.mark.slow), pytest.param("win32", marks=pytest.mark.slow)])
def test_the_types_hold_on_every_system(system: str) -> None:
    """A call that one of them lacks is asked for, not assumed."""
    _ends_well("mypy", "--platform", system, "--cache-dir", f".mypy_cache/{system}")


def test_the_workflows_are_safe() -> None:
    _ends_well("zizmor", "--offline", "--no-progress", "--persona", "auditor", ".github")


def test_every_action_of_the_workflows_is_pinned_by_its_digest() -> None:
    used = re.findall(r"uses: (.+)", (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action)] == []


def test_make_alone_lists_the_verbs() -> None:
    ended = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    listed = {line.split()[1] for line in ended.stdout.splitlines()}
    assert listed >= {"setup", "serve", "test", "test-all", "site", "check", "new", "bench", "clean"}


def test_every_test_is_in_one_tier_and_the_continuous_integration_runs_all_but_the_nightly_one() -> None:
    chosen = re.findall(r'(?:PYTEST\)|pytest) -m ("[^"]+"|\w+)', (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert len(chosen) == 3
    for slow, hostile in product((False, True), repeat=2):
        tiers = [tier for tier in chosen if eval(tier.strip('"'), {}, {"slow": slow, "hostile": hostile})]
        assert len(tiers) == 1, (slow, hostile, tiers)
    for name in (".ci/run", ".github/workflows/site.yml"):
        assert re.findall(r"(?m)make (test\S*)$", (ROOT / name).read_text(encoding="utf-8")) == ["test", "test-rest"]
    assert "make test-hostile" in (ROOT / ".github/workflows/nightly.yml").read_text(encoding="utf-8")
