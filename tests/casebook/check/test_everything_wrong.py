"""A folder in which everything is wrong: all of it in one run, each problem with its place, in French."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.repository import ROOT, call

DATA = ROOT / "tests" / "data"
WRONG = "tests/data/everything-wrong"


def golden(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wrong() -> list[dict[str, Any]]:
    ended = call("scripts.check", "--cases", WRONG, "--format", "json")
    assert (ended.returncode, ended.stderr) == (1, "")
    found: list[dict[str, Any]] = json.loads(ended.stdout)
    return found


def test_a_folder_in_which_everything_is_wrong_yields_all_of_its_problems_in_one_run(wrong: list[dict[str, Any]]) -> None:
    assert wrong == json.loads(golden("everything-wrong.json"))


QUOTING = {"unknown-term", "unknown-key", "unknown-reference", "unknown-source", "date", "url", "undated-word", "duplicate-key", "raw-html"}
"""The problems whose message starts with the very words that stand in the file."""


def test_each_problem_stands_where_its_file_has_the_wrong_words(wrong: list[dict[str, Any]]) -> None:
    """What the golden file says is held against the files themselves, by the words it quotes."""
    quoted = 0
    for problem in wrong:
        named = problem["message"].partition("« ")[2].partition(" »")[0]
        path = ROOT / problem["path"]
        if problem["code"] not in QUOTING:
            continue
        line = path.read_text(encoding="utf-8").split("\n")[problem["line"] - 1]
        assert line[problem["column"] - 1 :].lstrip("\"'").startswith(named.rstrip("…")), problem
        quoted += 1
    assert quoted > 25


def test_the_problems_come_in_the_order_of_the_files_and_their_lines(wrong: list[dict[str, Any]]) -> None:
    places = [(problem["path"], problem["line"], problem["column"]) for problem in wrong]
    assert places == sorted(places)


def test_every_problem_says_what_to_do_in_french_and_quotes_no_english(wrong: list[dict[str, Any]]) -> None:
    for problem in wrong:
        assert problem["hint"], problem
        words = f" {problem['message']} {problem['hint']} ".lower()
        assert not [english for english in (" the ", " is ", " not ", "input ", "should", "expected", "error", "class '") if english in words], problem
