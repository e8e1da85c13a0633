"""Questions of practitioners, judged without tuning, find a right page: on the half that was worked on, and on the locked one.

tests/data/questions/README.md says how they were written and judged.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.casebook.language.words import SMALL_WORDS, stem, words
from support.reference_search import ReferenceSearch
from support.repository import ROOT

JUDGEMENTS = ROOT / "tests/data/questions/judgements.jsonl"

RIGHT, PARTLY, AGREED = 2, 1, 3
"""What each judge's word counts; a page is right from the last number on."""


@dataclass(frozen=True)
class Question:
    """A question, its half, and the addresses of its right pages."""

    asked: str
    half: str
    right: frozenset[str]


def read() -> list[Question]:
    questions = []
    for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        said: Counter[str] = Counter()
        for judge in entry["judges"]:
            for address in judge["right"]:
                said[address] += RIGHT
            for address in judge["partly"]:
                said[address] += PARTLY
        questions.append(Question(entry["asked"], entry["half"], frozenset(address for address, worth in said.items() if worth >= AGREED)))
    return questions


QUESTIONS = read()


@pytest.fixture(scope="module")
def search(site: Path) -> ReferenceSearch:
    return ReferenceSearch(site)


def page_of(address: str) -> str:
    """The page of an address: entries of the glossary are places of one page, and so are regions of « Joindre un pôle »."""
    page, mark, _fragment = address.partition("#")
    return page if page in ("comprendre/glossaire/", "joindre/") else f"{page}{mark}{_fragment}"


def rank(found: Iterable[str], right: frozenset[str]) -> float:
    """The rank of the first right page from 0, each page counted once; infinite without one."""
    pages = dict.fromkeys(map(page_of, found))
    return next((rank for rank, page in enumerate(pages) if page in right), math.inf)


def shares(ranks: Sequence[float]) -> Mapping[int, float]:
    """The share of questions with a right page first, among three, among ten."""
    return {most: sum(rank < most for rank in ranks) / len(ranks) for most in (1, 3, 10)}


@pytest.fixture(scope="module")
def ranks(search: ReferenceSearch) -> Mapping[str, Sequence[float]]:
    found: dict[str, list[float]] = {"work": [], "locked": []}
    for question in QUESTIONS:
        if question.right:
            found[question.half].append(rank((search.address(document) for document, _score in search.ranked(question.asked)[:40]), question.right))
    return found


def test_there_are_enough_and_their_pages_exist(search: ReferenceSearch) -> None:
    assert len({question.asked for question in QUESTIONS}) == len(QUESTIONS) >= 450
    known = {page_of(search.address(document)) for document in range(search.index["documents"])}
    assert {address for question in QUESTIONS for address in question.right} <= known


@pytest.mark.parametrize("half", ["work", "locked"])
def test_a_right_page_is_among_the_first(ranks: Mapping[str, Sequence[float]], half: str) -> None:
    found = shares(ranks[half])
    least = LEAST[half]
    assert {most: share for most, share in found.items() if share < least[most]} == {}, found


LEAST = {"work": {1: 0.66, 3: 0.85, 10: 0.91}, "locked": {1: 0.62, 3: 0.86, 10: 0.94}}
"""A little under what was measured: a case more or less moves a question or two."""


@pytest.mark.parametrize("asked", ["financer l'animation", "Financer l’animateur", "payer l'animation", "comment payer l'animation"])
def test_who_asks_how_others_pay_sees_practices_before_calls(search: ReferenceSearch, asked: str) -> None:
    found = [search.address(document) for document, _score in search.ranked(asked) if document < search.index["cases"]]
    assert [address.partition("/")[0] for address in found[:2]] == ["pratiques", "pratiques"]
    assert all(not address.startswith("dispositifs/") for address in found[:3])


def test_no_question_is_without_a_result_when_one_of_its_words_is_known(search: ReferenceSearch) -> None:
    without = [question.asked for question in QUESTIONS if not search.ranked(question.asked)]
    known = [asked for asked in without if any(stem(word) in search.rows for word in words(asked) if word not in SMALL_WORDS)]
    assert known == []
