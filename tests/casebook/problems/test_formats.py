"""The report of the check in each of its formats, as the golden files have it."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from macros.casebook.check.loading import load
from macros.casebook.problems.formats import report, summary
from macros.casebook.problems.problem import Problem
from support.repository import ROOT

DATA = ROOT / "tests" / "data"
WRONG = "tests/data/everything-wrong"


def golden(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wrong() -> list[Problem]:
    return [Problem(**problem) for problem in json.loads(golden("everything-wrong.json"))]


@pytest.mark.parametrize(
    ("form", "name"), [("text", "fiche.txt"), ("github", "fiche.github.txt"), ("sarif", "fiche.sarif.json"), ("json", "fiche.json"), ("markdown", "fiche.md")]
)
def test_one_file_is_told_in_each_format_as_its_golden_file_says(form: str, name: str) -> None:
    with contextlib.chdir(ROOT):
        problems = [problem for problem in load(Path(WRONG)).problems if problem.path == f"{WRONG}/fiches/offre.md"]
    assert report(problems, form) + "\n" == golden(f"formats/{name}")


@pytest.mark.parametrize("form", ["text", "github", "markdown", "sarif", "json"])
def test_each_format_tells_all_problems(form: str, wrong: list[Problem]) -> None:
    text = report(wrong, form)
    told = {
        "text": lambda: len(text.split("\n")) - 1,
        "github": lambda: len(text.split("\n")),
        "markdown": lambda: sum(line.startswith("| tests") for line in text.split("\n")),
        "sarif": lambda: len(json.loads(text)["runs"][0]["results"]),
        "json": lambda: len(json.loads(text)),
    }
    assert told[form]() == len(wrong)


def test_a_github_annotation_escapes_what_its_format_would_read() -> None:
    problem = Problem("a,b:c.md", 1, 2, "", "code", "error", "100 % : deux\nlignes, ::error::", "")
    assert report([problem], "github") == "::error file=a%2Cb%3Ac.md,line=1,col=2,title=code::100 %25 : deux%0Alignes, ::error::"


def test_sarif_counts_columns_in_characters_and_names_each_rule_once(wrong: list[Problem]) -> None:
    told = json.loads(report(wrong, "sarif"))
    (one,) = told["runs"]
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    assert one["columnKind"] == "unicodeCodePoints"
    assert rules == sorted({problem.code for problem in wrong})


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (0, 0, "Tout est en ordre."),
        (1, 0, "1\u00a0erreur à corriger."),
        (2, 1, "2\u00a0erreurs à corriger, 1\u00a0avertissement."),
        (0, 2, "Aucune erreur, 2\u00a0avertissements."),
    ],
)
def test_the_report_ends_with_one_line_that_counts(errors: int, warnings: int, said: str) -> None:
    wrong = Problem("x.md", 1, 1, "", "c", "error", "m", "h")
    doubtful = Problem("x.md", 1, 1, "", "c", "warning", "m", "h")
    assert summary([wrong] * errors + [doubtful] * warnings) == said
