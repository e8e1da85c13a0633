"""Every verb keeps its exit codes: 2 is for the tool that failed, and for nothing else."""

from __future__ import annotations

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.command import guarded
from support.corpus import Corpus
from support.repository import ROOT, run

VERBS = sorted(
    ".".join(path.relative_to(ROOT / "scripts").with_suffix("").parts)
    for path in (ROOT / "scripts").rglob("*.py")
    if "__main__" in path.read_text(encoding="utf-8")
)

NOTHING_BUT_PYTHON = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        ours = {"macros", "macros.workers", "macros.casebook", "sitecustomize", "usercustomize"}
        if name.partition(".")[0] not in {*sys.stdlib_module_names, "scripts"} and name not in ours and not name.startswith("macros.casebook.problems"):
            raise ImportError(f"{name} was taken away")
sys.meta_path.insert(0, Missing())
"""
"""Run as a Python starts: an environment in which nothing that a verb is over can be imported."""


def test_there_are_verbs() -> None:
    assert {"check", "build", "new", "from_issue", "links"} <= set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_whose_tool_fails_exits_with_2_and_says_why(verb: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NOTHING_BUT_PYTHON, encoding="utf-8")
    ended = run(f"scripts.{verb}", environment={"PYTHONPATH": str(tmp_path)})
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "was taken away" in ended.stderr


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_promises_its_exit_codes(verb: str) -> None:
    promise = ast.get_docstring(ast.parse((ROOT / f"scripts/{verb.replace('.', '/')}.py").read_text(encoding="utf-8"))) or ""
    assert f"python -m scripts.{verb}" in promise
    assert "Exits 0" in promise
    assert "2 when" in " ".join(promise.split())


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_happens_when_a_verb_is_imported(verb: str) -> None:
    assert callable(importlib.import_module(f"scripts.{verb}").main)


@pytest.mark.parametrize(
    ("ends", "status", "said"),
    [
        (lambda: 0, 0, ""),
        (lambda: 1, 1, ""),
        (lambda: sys.exit(), 0, ""),
        (lambda: sys.exit(0), 0, ""),
        (lambda: sys.exit(1), 2, ""),
        (lambda: sys.exit("Voilà pourquoi."), 2, "Voilà pourquoi.\n"),
        (lambda: 1 // 0, 2, "ZeroDivisionError"),
    ],
)
def test_what_a_verb_ends_with_becomes_its_status(ends: object, status: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(ends) == status  # type: ignore[arg-type]
    assert said in capsys.readouterr().err


def test_a_person_who_interrupts_a_verb_is_obeyed_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: (_ for _ in ()).throw(KeyboardInterrupt)) == 130
    assert capfd.readouterr() == ("", "")


def test_a_new_case_is_made_once_and_a_name_that_cannot_be_is_refused(corpus: Corpus) -> None:
    def new(*arguments: str) -> tuple[int, str]:
        ended = run("scripts.new", *arguments, "--cases", corpus.path)
        return ended.returncode, ended.stdout + ended.stderr

    assert new("fiches", "mon-action")[0] == 0
    assert b"\r" not in (corpus.path / "fiches/mon-action.md").read_bytes()
    for arguments, said in ((("fiches", "mon-action"), "existe déjà"), (("fiche", "une-autre"), "« fiches »"), (("fiches", "../x"), "nom de fichier")):
        status, text = new(*arguments)
        assert (status, said in text) == (1, True), text
    assert new("fiches")[0] == 2
    (corpus.path / "poles").write_text("Un fichier à la place du dossier.", encoding="utf-8")
    assert new("poles", "mon-pole")[0] == 2


@pytest.mark.parametrize("arguments", [("scripts.check", "--cases", "tests/data/everything-wrong"), ("scripts.new", "--help")])
def test_what_a_verb_prints_is_utf_8_whatever_the_alphabet_of_the_machine(arguments: tuple[str, ...]) -> None:
    said = {}
    for alphabet in ("utf-8", "ascii"):
        environment = {**os.environ, "PYTHONIOENCODING": alphabet, "PYTHONUTF8": "0"}
        ended = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, env=environment, capture_output=True, check=False)
        said[alphabet] = (ended.returncode, ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8"))
    assert said["ascii"] == said["utf-8"]
    assert not said["utf-8"][1].isascii()
