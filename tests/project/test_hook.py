"""The hook before each commit: what is about to be committed is checked, and nobody is kept from working."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.clone import CASE, WRONG, Clone
from support.repository import ROOT


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


@pytest.mark.slow
def test_git_that_ends_lines_as_windows_does_leaves_the_hook_as_it_is(clone: Clone, tmp_path: Path) -> None:
    """With other line ends it could not start, and git would refuse every commit."""
    other = clone.cloned(tmp_path / "autocrlf", "--config", "core.autocrlf=true")
    other.set_up()
    assert b"\r" not in (other.root / ".githooks/pre-commit").read_bytes()
    other.write("poles/troisieme.md", WRONG)
    other.git("add", "cases")
    ended = other.commit()
    assert ended.returncode == 1
    assert "cases/poles/troisieme.md:4:10" in ended.stderr
    other.write("poles/troisieme.md", CASE)
    other.git("add", "cases")
    assert other.commit().returncode == 0


@pytest.mark.slow
def test_the_environment_of_windows_is_found_where_it_is_there(clone: Clone) -> None:
    (clone.root / ".venv").unlink()
    python = clone.root / ".venv/Scripts/python.exe"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{ROOT}/.venv/bin/python" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    clone.write("poles/troisieme.md", WRONG)
    clone.git("add", "cases")
    assert clone.commit().returncode == 1


@pytest.mark.slow
def test_an_environment_that_lacks_a_package_does_not_keep_anyone_from_working(clone: Clone) -> None:
    (clone.root / "pyromark.py").write_text("raise ImportError('taken away')\n", encoding="utf-8")
    clone.write("poles/troisieme.md", CASE)
    clone.git("add", "cases")
    ended = clone.commit()
    assert ended.returncode == 0
    assert "taken away" in ended.stderr
    assert "make check" in ended.stderr
