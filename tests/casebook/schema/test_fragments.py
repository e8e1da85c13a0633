"""The fragments of a case page: those that it keeps, those that titles give."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from macros.casebook.library.library import Library
from macros.casebook.library.programme import programme
from macros.casebook.schema.fragments import LONGEST, fragment_for, is_kept
from macros.casebook.schema.values import ID
from support.markup import Element


@pytest.mark.parametrize(
    ("title", "taken", "fragment"),
    [
        ("Ouverture de la journée", [], "ouverture-de-la-journee"),
        ("Ouverture de la journée", ["ouverture-de-la-journee"], "ouverture-de-la-journee-2"),
        ("Ouverture", ["ouverture", "ouverture-2"], "ouverture-3"),
        ("Œuvrer à l’échelle", [], "oeuvrer-a-l-echelle"),
        ("…", [], "temps"),
        ("…", ["temps"], "temps-2"),
        ("Sources", [], "temps-sources"),
        ("S comme solidarité", [], "temps-s-comme-solidarite"),
        ("X y", [], "temps-x-y"),
        ("mot " * 40, [], "-".join(["mot"] * 15)),
        ("m" * 200, [], "m" * 60),
        ("m" * 200, ["m" * 60], "m" * 58 + "-2"),
    ],
)
def test_a_title_gives_a_fragment_that_nothing_has(title: str, taken: list[str], fragment: str) -> None:
    made = fragment_for(title, taken)
    assert made == fragment
    assert ID.fullmatch(made)
    assert len(made) <= LONGEST
    assert not is_kept(made)


def test_the_pages_of_cases_use_no_fragment_that_they_do_not_keep(trees: Mapping[str, Element], library: Library) -> None:
    """A session may then take any other."""
    pages = {case: trees[f"{case.key}/"] for case in library.published.values() if f"{case.key}/" in trees}
    assert len(pages) > 30
    assert frozenset({"contenu", "menu", "sources"}) <= frozenset.union(*(tree.ids for tree in pages.values()))
    for case, tree in pages.items():
        others = {id for id in tree.ids if ID.fullmatch(id) and not is_kept(id)}
        assert others <= programme(case, library).by_id.keys(), case.key
