"""The facets: which values of a case put it in which index, and which do not."""

from __future__ import annotations

import pytest

from macros.casebook.library.facets import FACETS, FILTERS
from support.cases import pole
from support.corpus import Corpus, load_once

FACET = {facet.id: facet for facet in (*FACETS, *FILTERS)}


def values(corpus: Corpus, facet: str, more: str, kind: str = "poles") -> tuple[str, ...]:
    """The values of a facet that a case with these lines of front matter has."""
    corpus.write(f"{kind}/un-pole.md", pole(more))
    loaded = load_once(corpus.path)
    assert loaded.library, loaded.problems
    return FACET[facet].values(loaded.library.cases[f"{kind}/un-pole"])


def structure(role: str, form: str) -> str:
    return f"  - {{name: Une structure {form}, role: {role}, form: {form}, as_of: 2020, source: coorace-2016}}\n"


@pytest.mark.parametrize(
    ("role", "counts"), [("porteuse", True), ("filiale-ou-activite", True), ("tete-de-groupe", True), ("membre", False), ("partenaire", False)]
)
def test_a_pole_has_the_legal_forms_of_those_who_carry_it(corpus: Corpus, role: str, counts: bool) -> None:
    found = values(corpus, "legal_form", f"structures:\n{structure('porteuse', 'association')}{structure(role, 'scic')}")
    assert found == (("association", "scic") if counts else ("association",))


def test_regions_follow_from_departments(corpus: Corpus) -> None:
    more = "departments: ['39', '21', '2A']"
    assert values(corpus, "region", more) == ("bourgogne-franche-comte", "corse")
    assert values(corpus, "former_region", more) == ("franche-comte", "bourgogne", "corse")


def test_a_place_puts_a_case_in_its_department(corpus: Corpus) -> None:
    assert values(corpus, "department", "place: Lons-le-Saunier") == ("39",)
    assert values(corpus, "region", "place: Lons-le-Saunier") == ("bourgogne-franche-comte",)


def test_the_state_is_the_latest_that_is_dated(corpus: Corpus) -> None:
    known = (("termine", ", as_of: 2012"), ("en-activite", ", as_of: 2020-05"), ("termine", ", as_of: 2020-01"))
    states = "\n".join(f"  - {{value: {state}{when}, source: coorace-2016}}" for state, when in known)
    assert values(corpus, "state", f"state:\n{states}") == ("en-activite",)


def test_recognitions_and_contexts_count_once(corpus: Corpus) -> None:
    twice = "recognitions:\n" + "  - {role: compagnon, on: 2020, source: coorace-2016}\n" * 2
    assert values(corpus, "recognition", twice.rstrip()) == ("compagnon",)
    assert values(corpus, "context", "context:\n  - {settlements: [rural], economies: [vignoble]}\n  - {settlements: [rural]}") == ("rural", "vignoble")
