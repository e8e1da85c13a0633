"""Queries that name a place, a kind of page or a state that no pole can have: what comes first.

The questions were written by kind, from the names of places and pages alone, before the rules were that answer them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from support.reference_search import ReferenceSearch

STATES = ("comprendre/", "comprendre/criteres-2012/", "comprendre/loi/")
"""The pages that say what a pole is, and that the law makes no status of it."""

PLACES = {
    "pôle alimentation Pas-de-Calais": "62",
    "association insertion Strasbourg": "67",
    "tiers-lieu Toulouse": "31",
    "coopérative Figeac": "46",
    "témoignage Drôme": "26",
    "projet économie circulaire La Réunion": "974",
    "rencontre Grenoble": "38",
    "aide création emploi Moselle": "57",
    "pôle culture Ardèche": "07",
    "animateur pôle Poitiers": "86",
    "adresse pôle Jura": "39",
    "visite pôle Lyon": "69",
}
"""Queries with a place, each with the department of the first case that should answer."""

PAGES = {
    "CRESS Bretagne": ("joindre/#bretagne",),
    "contact ESS Normandie": ("joindre/#normandie",),
    "à qui écrire en Bourgogne-Franche-Comté": ("joindre/#bourgogne-franche-comte",),
    "joindre un pôle Pays de la Loire": ("joindre/#pays-de-la-loire",),
    "chambre régionale ESS Nouvelle-Aquitaine": ("joindre/#nouvelle-aquitaine",),
    "liste des PTCE 2026": ("poles/", "carte/"),
    "liste des dispositifs d'aide": ("dispositifs/", "financer/"),
    "annuaire des pôles": ("poles/", "joindre/"),
    "carte des PTCE": ("carte/",),
    "agenda des rencontres": ("evenements/",),
    "tous les pôles de France": ("poles/", "carte/"),
    "visite d'un pôle": ("joindre/", "offres/", "echanges/"),
    "comment devenir PTCE": STATES,
    "obtenir le label PTCE": STATES,
    "être reconnu pôle territorial de coopération économique": STATES,
    "agrément PTCE préfecture": STATES,
    "quel statut pour un PTCE": (*STATES, "formes-juridiques/"),
    "faire labelliser notre pôle": STATES,
}
"""Queries for a page that is no case, each with the pages of which one should be among the first three that are shown."""

FIRST = 13
"""How many of the pages above must be the very first answer: one fewer than were."""


@pytest.fixture(scope="module")
def search(site: Path) -> ReferenceSearch:
    return ReferenceSearch(site)


def found(search: ReferenceSearch, asked: str, most: int) -> Sequence[str]:
    return [search.address(document) for document, _score in search.ranked(asked)[:most]]


def first_case(search: ReferenceSearch, library: Library, asked: str) -> Case:
    """The first case that answers."""
    published = list(library.published.values())
    return next(published[one] for one, _score in search.ranked(asked) if one < len(published))


def is_there(library: Library, case: Case, department: str) -> bool:
    """Whether a case is in a department, or works in the whole of its region."""
    region = library.vocabularies["departments"][department].region
    return department in case.departments if case.departments else region in case.regions


@pytest.mark.parametrize(("asked", "department"), PLACES.items())
def test_the_first_case_is_where_the_query_says(search: ReferenceSearch, library: Library, asked: str, department: str) -> None:
    assert is_there(library, first_case(search, library, asked), department)


@pytest.mark.parametrize(("asked", "pages"), PAGES.items())
def test_the_page_for_it_is_among_the_first_three(search: ReferenceSearch, asked: str, pages: Iterable[str]) -> None:
    assert set(found(search, asked, 3)) & set(pages)


def test_the_page_for_it_mostly_is_the_first(search: ReferenceSearch) -> None:
    assert sum(found(search, asked, 1)[0] in pages for asked, pages in PAGES.items()) >= FIRST


def test_whom_to_ask_in_a_region_is_answered_by_its_part_of_the_page(search: ReferenceSearch, library: Library) -> None:
    regions = [term for term in library.vocabularies["regions"] if term.contact]
    assert len(regions) > 10
    answers = {term.id: found(search, f"CRESS {term.pref_label}", 3) for term in regions}
    assert [region for region, pages in answers.items() if f"joindre/#{region}" not in pages] == []
    # One chamber is a case, and the page of a region may say more of it.
    assert sum(pages[0] == f"joindre/#{region}" for region, pages in answers.items()) >= len(regions) - 4


def test_a_common_word_beside_the_town_of_a_pole_leads_to_its_department_or_to_who_works_in_all_its_region(search: ReferenceSearch, library: Library) -> None:
    towns = {library.communes[pole.facts.place] for pole in library.of_type("poles") if pole.facts.place}
    assert len(towns) > 10
    answers = {town: first_case(search, library, f"adresse pôle {town.name}") for town in towns}
    assert [(town.name, case.key) for town, case in answers.items() if not is_there(library, case, town.department)] == []


def test_a_department_that_no_page_names_leads_to_its_region(search: ReferenceSearch) -> None:
    assert found(search, "CRESS Finistère", 1) == ["joindre/#bretagne"]
    assert found(search, "adresse pôle Quimper", 1) == ["joindre/#bretagne"]


def test_a_word_of_every_day_is_no_place(search: ReferenceSearch) -> None:
    for asked in ("un local pas cher", "un lot à acheter", "il y aura un pôle", "tours de table"):
        assert search.areas(asked.split())[0] == set(), asked
