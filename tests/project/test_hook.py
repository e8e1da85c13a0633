"""The hook before each commit: what is about to be committed is checked, and nobody is kept from working."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.repository import ROOT

CASE = "---\ntitle: Un pôle\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n---\n\nRien à dire.\n"
WRONG = CASE.replace("mutualisation", "mutualisations")


class Clone:
    """A repository of its own, with our code, our hook and two cases."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        for name in ("macros", "scripts", ".githooks", "cases/_vocabularies"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "cases/_sources.yml", root / "cases/_sources.yml")
        (root / ".gitignore").write_text(".venv\n__pycache__/\n", encoding="utf-8")
        self.write("poles/premier.md", CASE)
        self.write("poles/second.md", CASE.replace("Rien à dire", "Voir [l'autre](premier.md)"))
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "core.hooksPath", ".githooks")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message=Start")

    def set_up(self) -> None:
        (self.root / ".venv").symlink_to(ROOT / ".venv")

    def write(self, name: str, text: str) -> None:
        path = self.root / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        identity = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Essai"), ("EMAIL", "essai@example.org"))}
        environment = {**inherited, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8"}
        return subprocess.run(["git", *arguments], cwd=self.root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=check)

    def commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.git("commit", "--quiet", "--message=Change", *arguments, check=False)

    @property
    def changed(self) -> str:
        return self.git("status", "--porcelain").stdout


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    made = Clone(tmp_path / "le dépôt")
    made.set_up()
    return made


def test_a_case_in_order_is_committed(clone: Clone) -> None:
    clone.write("poles/troisieme.md", CASE)
    clone.git("add", "cases")
    ended = clone.commit()
    assert ended.returncode == 0, ended.stderr
    assert "Aucune erreur" in ended.stderr
    assert clone.changed == ""


def test_a_case_with_an_error_is_not_and_the_hook_says_where_and_what_to_do(clone: Clone) -> None:
    clone.write("poles/troisieme.md", WRONG)
    clone.git("add", "cases")
    ended = clone.commit()
    assert ended.returncode == 1
    assert "cases/poles/troisieme.md:4:10: thème inconnu « mutualisations » — vouliez-vous dire « mutualisation » ?" in ended.stderr
    assert "git add cases" in ended.stderr
    assert "git commit --no-verify" in ended.stderr
    assert clone.changed == "A  cases/poles/troisieme.md\n"
    assert clone.commit("--no-verify").returncode == 0


def test_what_is_about_to_be_committed_counts_and_not_what_the_folder_holds(clone: Clone) -> None:
    clone.write("poles/troisieme.md", WRONG)
    clone.git("add", "cases")
    clone.write("poles/troisieme.md", CASE)
    assert clone.commit().returncode == 1
    clone.git("add", "cases")
    clone.write("poles/troisieme.md", WRONG)
    clone.write("poles/brouillon.md", "pas encore")
    assert clone.commit().returncode == 0
    assert clone.commit("--all").returncode == 1


def test_taking_away_a_case_that_another_one_links_to_is_told(clone: Clone) -> None:
    clone.git("rm", "--quiet", "cases/poles/premier.md")
    ended = clone.commit()
    assert ended.returncode == 1
    assert "cases/poles/second.md:8:6" in ended.stderr


def test_from_a_folder_below_it_works_the_same(clone: Clone) -> None:
    clone.write("poles/troisieme.md", WRONG)
    clone.git("-C", "cases/poles", "add", "troisieme.md")
    assert clone.git("-C", "cases/poles", "commit", "--quiet", "--message=Change", check=False).returncode == 1


def test_a_commit_that_touches_no_case_is_not_checked(clone: Clone) -> None:
    clone.write("poles/troisieme.md", WRONG)
    (clone.root / "LISEZMOI.md").write_text("Bonjour.\n", encoding="utf-8")
    clone.git("add", "LISEZMOI.md")
    ended = clone.commit()
    assert (ended.returncode, ended.stderr) == (0, "")


def test_without_the_environment_the_commit_goes_through_and_the_hook_says_how_to_have_one(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "clone")
    clone.write("poles/troisieme.md", WRONG)
    clone.git("add", "cases")
    ended = clone.commit()
    assert ended.returncode == 0
    assert "make setup" in ended.stderr


def test_a_check_that_fails_by_itself_does_not_keep_anyone_from_working(clone: Clone) -> None:
    (clone.root / "scripts/check.py").write_text("raise SystemExit(2)\n", encoding="utf-8")
    clone.write("poles/troisieme.md", CASE)
    clone.git("add", "cases")
    ended = clone.commit()
    assert ended.returncode == 0
    assert "make check" in ended.stderr


def test_nothing_stays_behind(clone: Clone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    clone.write("poles/troisieme.md", WRONG)
    clone.git("add", "cases")
    assert clone.commit().returncode == 1
    assert list(scratch.iterdir()) == []
