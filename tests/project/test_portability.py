"""Other systems lack calls that this one has: what runs there runs without them, and what does not says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.clone import WRONG, Clone
from support.corpus import Corpus
from support.repository import ROOT, run
from support.sites import fingerprint

LACKING = """
import ctypes, os, shutil, sys
for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_DIRECTORY", "fork", "forkpty", "sched_getaffinity", "geteuid", "posix_spawn", "posix_spawnp", "wait3", "wait4"):
    if hasattr(os, name):
        delattr(os, name)
sys.modules["fcntl"] = None
class Library(ctypes.CDLL):
    def __getattr__(self, name):
        if name in ("renameat2", "renamex_np"):
            raise AttributeError(name)
        return super().__getattr__(name)
ctypes.CDLL = Library
shutil._use_fd_functions = False  # as there: they would need what was taken away
"""
"""Run as a Python starts: a system without what only Unix, or only Linux, has."""

CASE = "---\ntitle: {title}\nsummary: Un cas pour les essais.\nthemes: [mutualisation]\nsources: [avise-2022]\n---\n\nTexte.\n"


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a command that runs on such a system."""
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking/sitecustomize.py").write_text(LACKING, encoding="utf-8")
    return {"PYTHONPATH": str(tmp_path / "lacking")}


def test_such_a_system_lacks_what_it_is_said_to_lack(elsewhere: dict[str, str]) -> None:
    asked = "import os; print(hasattr(os, 'O_NONBLOCK'), hasattr(os, 'fork')); import fcntl"
    ended = subprocess.run([sys.executable, "-c", asked], env={**os.environ, **elsewhere}, capture_output=True, text=True, check=False)
    assert ended.stdout == "False False\n"
    assert "ModuleNotFoundError" in ended.stderr


def test_the_check_says_the_same_there(elsewhere: dict[str, str]) -> None:
    said = [run("scripts.check", "--cases", "tests/data/everything-wrong", "--format", "json", environment=environment) for environment in ({}, elsewhere)]
    assert said[1].returncode == 1
    assert (said[1].stdout, said[1].stderr) == (said[0].stdout, said[0].stderr)


def test_a_link_among_the_cases_is_not_followed_there_either(elsewhere: dict[str, str], corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text(CASE.format(title="Ailleurs"), encoding="utf-8")
    corpus.write("poles/un.md", CASE.format(title="Un"))
    (corpus.path / "poles/lien.md").symlink_to(tmp_path / "secret.md")
    ended = run("scripts.check", "--cases", corpus.path, environment=elsewhere)
    assert ended.returncode == 1
    assert "poles/lien.md:1:1: ce fichier est un lien vers un autre" in ended.stdout


def test_a_new_case_is_made_there(elsewhere: dict[str, str], corpus: Corpus) -> None:
    ended = run("scripts.new", "fiches", "mon-action", "--cases", corpus.path, environment=elsewhere)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (corpus.path / "fiches/mon-action.md").is_file()


def test_the_hook_works_there(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "dépôt")
    clone.set_up()
    (clone.root / "sitecustomize.py").write_text(LACKING, encoding="utf-8")  # the hook's Python looks there first
    clone.write("poles/troisieme.md", WRONG)
    clone.git("add", "cases")
    ended = clone.commit()
    assert ended.returncode == 1
    assert "cases/poles/troisieme.md:4:10" in ended.stderr


@pytest.mark.slow
def test_a_build_goes_its_own_way_there_and_says_what_it_cannot_do(elsewhere: dict[str, str], corpus: Corpus, tmp_path: Path) -> None:
    site = tmp_path / "site"
    left = tmp_path / ".bibliotheque-staging-old"
    left.mkdir()
    said = []
    for title in ("Avant", "Après"):
        corpus.write("poles/essai.md", CASE.format(title=title))
        said.append(corpus.build(site, "--no-search", environment=elsewhere))
        assert said[-1].returncode == 0, said[-1].stderr
    assert "le site a manqué un instant" not in said[0].stderr
    assert "le site a manqué un instant" in said[1].stderr
    assert f"effacez « {left} »" in said[1].stderr
    assert corpus.build(tmp_path / "here", "--no-search").returncode == 0
    assert fingerprint(site) == fingerprint(tmp_path / "here")
    assert not left.exists(), "here nobody locks it: it is swept"


@pytest.mark.slow
def test_what_cannot_be_measured_there_is_said(elsewhere: dict[str, str]) -> None:
    ended = run("scripts.bench", "--cases", "8", "--runs", "1", environment=elsewhere)
    assert ended.returncode == 2
    assert "la mesure demande Linux ou macOS" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", [".githooks/pre-commit", ".ci/run", "Makefile"])
def test_what_a_shell_reads_ends_its_lines_as_a_shell_wants(name: str) -> None:
    said = subprocess.run(["git", "check-attr", "eol", "--", name], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said == f"{name}: eol: lf\n"


def test_what_is_kept_with_the_project_is_files_and_no_links_out_of_it() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files", "--stage", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    entries = [entry.split(maxsplit=3) for entry in listed.split("\0") if entry]
    assert len(entries) > 100
    assert [path for mode, _id, _stage, path in entries if not mode.startswith("100")] == []
    # The environment may be a folder, or a link to one: neither is ever added.
    assert ".venv" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
