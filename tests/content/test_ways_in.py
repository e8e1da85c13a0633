"""What a first-time visitor asks about help, and the page that must come first."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.casebook.library.library import Library
from support.reference_search import ReferenceSearch


@pytest.fixture(scope="module")
def search(site: Path) -> ReferenceSearch:
    return ReferenceSearch(site)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("qui contacter", "comprendre/animation/"),
        ("appel à projets ouvert", "financer/"),
        ("qui anime les PTCE", "comprendre/animation/"),
        ("aides pour créer un pôle", "financer/"),
        ("subvention", "financer/"),
        ("CRESS Bretagne", "joindre/#bretagne"),
        ("cress occitanie", "joindre/#occitanie"),
    ],
)
def test_a_question_about_help_is_answered_first_by_its_page(search: ReferenceSearch, asked: str, first: str) -> None:
    assert search.address(search.ranked(asked)[0][0]) == first


@pytest.mark.parametrize(
    ("asked", "among", "first"),
    [("FSE", "financer/", 4), ("visiter un pôle", "offres/", 5), ("accueillir une visite", "offres/", 4), ("visiter un pôle", "joindre/", 10)],
)
def test_the_pages_that_help_are_among_the_first_answers(search: ReferenceSearch, asked: str, among: str, first: int) -> None:
    assert among in {search.address(document) for document, _score in search.ranked(asked)[:first]}


def test_every_laureate_that_a_list_names_is_found_by_its_name(search: ReferenceSearch, library: Library) -> None:
    named = [(case, laureate) for case in library.of_type("dispositifs") for laureate in case.facts.laureates]
    assert len(named) >= 44
    lost = []
    for case, laureate in named:
        right = {f"{case.key}/", f"poles/{laureate.case}/"}
        if right.isdisjoint(search.address(document) for document, _score in search.ranked(laureate.name)[:10]):
            lost.append((case.slug, laureate.name))
    assert lost == []
