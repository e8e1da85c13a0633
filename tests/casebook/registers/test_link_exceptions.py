"""The addresses that are kept although they do not answer: each with its reason and its day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.casebook.registers.link_exceptions import read_link_exceptions
from support.corpus import Corpus
from support.repository import ROOT, call


@pytest.mark.parametrize(
    ("entry", "code", "line"),
    [
        ("- address: https://example.org/*\n  on: 2026-11-22\n", "missing-field", 1),
        ("- address: https://example.org/*\n  reason: ''\n  on: 2026-11-22\n", "empty", 2),
        ("- address: https://example.org/*\n  reason: Parce que.\n", "missing-field", 1),
        ("- address: '*'\n  reason: Parce que.\n  on: 2026-11-22\n", "url", 1),
        ("- address: https://example.org/*\n  reason: Parce que.\n  on: hier\n", "date", 3),
        ("address: https://example.org/*\n", "expected-list", 1),
        ("- [\n", "yaml-syntax", 2),
        (" - address: https://example.org/*\n   on: 2026-11-22\n", "missing-field", 1),
    ],
)
def test_an_exception_without_a_reason_or_a_day_is_refused_and_not_honoured(corpus: Corpus, entry: str, code: str, line: int) -> None:
    corpus.write("_links.yml", entry)
    read = read_link_exceptions(corpus.path)
    assert not read.entries
    assert [(problem.code, problem.severity, problem.line) for problem in read.problems] == [(code, "error", line)]


def test_the_check_tells_a_wrong_exception_with_the_rest(corpus: Corpus) -> None:
    corpus.write("_links.yml", "- address: https://example.org/*\n  on: 2026-11-22\n")
    corpus.write("poles/exemple.md", "---\ntitle: Un pôle\n---\n")
    ended = call("scripts.check", "--cases", corpus.path, "--format", "json")
    assert ended.returncode == 1
    told = [(Path(problem["path"]).name, problem["code"]) for problem in json.loads(ended.stdout)]
    assert told[0] == ("_links.yml", "missing-field")
    assert ("exemple.md", "missing-field") in told


@pytest.mark.parametrize("text", ["", "# rien\n", "# - address: https://example.org/\n\n   \n"])
def test_a_list_of_exceptions_may_be_empty(corpus: Corpus, text: str) -> None:
    corpus.write("_links.yml", text)
    read = read_link_exceptions(corpus.path)
    assert not read.entries
    assert not read.problems


def test_the_list_of_the_repository_is_in_order() -> None:
    read = read_link_exceptions(ROOT / "cases")
    assert not read.problems
    assert all(entry.reason for entry in read.entries)


def test_a_star_stands_for_anything_and_the_rest_for_itself(corpus: Corpus) -> None:
    corpus.write("_links.yml", "- address: https://www.example.org/*.pdf?a=*\n  reason: Parce que.\n  on: 2026\n")
    (entry,) = read_link_exceptions(corpus.path).entries
    assert entry.covers("https://www.example.org/un/deux.pdf?a=1")
    assert not entry.covers("https://www.example.org/un/deux.pdf")
    assert not entry.covers("https://wwwxexample.org/un.pdf?a=1")


@pytest.mark.usefixtures("patience")
def test_many_stars_are_no_trap(corpus: Corpus) -> None:
    """Tried in every way, thirty stars would take longer than there is time."""
    corpus.write("_links.yml", f"- address: https://www.example.org/{'*a' * 30}*b\n  reason: Parce que.\n  on: 2026\n")
    (entry,) = read_link_exceptions(corpus.path).entries
    url = "https://www.example.org/" + "a" * 470
    assert [entry.covers(one) for one in (url, url + "b", url[:50] + "b")] == [False, True, False]


def test_only_a_star_has_a_meaning_in_an_exception(corpus: Corpus) -> None:
    corpus.write("_links.yml", "- address: https://example.org/[ab]?x=[!c]*\n  reason: Parce que.\n  on: 2026\n")
    (entry,) = read_link_exceptions(corpus.path).entries
    assert entry.covers("https://example.org/[ab]?x=[!c]")
    assert entry.covers("https://example.org/[ab]?x=[!c]\nsuite")
    assert not entry.covers("https://example.org/a?x=d")
    assert not entry.covers("https://example.org/[ab]ox=[!c]")
    assert not entry.covers("https://EXAMPLE.org/[ab]?x=[!c]")
