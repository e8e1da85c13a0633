"""The contract of `python -m scripts.check`: what it exits with, what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.command import guarded
from support.cases import pole
from support.corpus import Corpus
from support.repository import TODAY, call, run

KEYS = ["path", "line", "column", "field", "code", "severity", "message", "hint"]


def test_the_real_library_passes_and_says_so() -> None:
    ended = run("scripts.check", "--on", TODAY)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Tout est en ordre.\n", "")


def test_without_problems_json_is_an_empty_list_and_github_says_nothing(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole())
    as_json, as_github = (call("scripts.check", "--on", TODAY, "--cases", corpus.path, "--format", form) for form in ("json", "github"))
    assert (as_json.returncode, json.loads(as_json.stdout)) == (0, [])
    assert (as_github.returncode, as_github.stdout) == (0, "")


def test_warnings_alone_exit_0(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole(body="## Une section à part\n\nRien."))
    ended = call("scripts.check", "--on", TODAY, "--cases", corpus.path, "--format", "json")
    assert ended.returncode == 0
    assert [(problem["severity"], problem["code"]) for problem in json.loads(ended.stdout)] == [("warning", "unknown-section")]


def test_one_error_exits_1_and_each_problem_has_the_keys_of_the_contract(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole("couleur: bleu"))
    ended = run("scripts.check", "--cases", corpus.path, "--format", "json")
    assert ended.returncode == 1
    (problem,) = json.loads(ended.stdout)
    assert list(problem) == KEYS
    assert (problem["line"], problem["column"], problem["field"], problem["code"], problem["severity"]) == (6, 1, "couleur", "unknown-key", "error")
    assert problem["path"] == f"{corpus.path}/poles/exemple.md"


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--rien"]])
def test_a_command_that_makes_no_sense_exits_2(arguments: list[str]) -> None:
    assert call("scripts.check", *arguments).returncode == 2


def test_a_check_that_fails_by_itself_exits_2_and_is_not_taken_for_an_error_in_a_case(capfd: pytest.CaptureFixture[str]) -> None:
    def failing(*_arguments: object) -> int:
        raise RuntimeError("a fault of ours")

    assert guarded(failing) == 2
    assert "a fault of ours" in capfd.readouterr().err


def test_a_folder_that_does_not_exist_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    ended = call("scripts.check", "--cases", tmp_path / "rien")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "ce dossier n’existe pas" in ended.stdout
