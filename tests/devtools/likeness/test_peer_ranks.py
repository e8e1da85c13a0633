"""The measure of peers takes out all that an exchange brought to the pages of its two poles, and nothing else."""

from __future__ import annotations

import pytest

from macros.casebook.library.library import Library
from macros.devtools.likeness.peer_ranks import QUESTION, THEME, ranks, without


@pytest.mark.parametrize("slug", ["coopactions-chez-clus-ter-jura", "ciel-chez-florange-e2i", "henin-carvin-chez-ecopole-alimentaire"])
def test_nothing_that_an_exchange_brought_is_left(slug: str, library: Library) -> None:
    exchange = library.cases[f"echanges/{slug}"]
    both = {f"poles/{exchange.facts.host}", f"poles/{exchange.facts.guest}"}
    bare = without(library, exchange, both)
    gone = library.cases.keys() - bare.cases.keys()
    assert exchange.key in gone
    assert {key.partition("/")[0] for key in gone} == {"echanges", "entretiens"}
    for key in both:
        facts = bare.cases[key].facts
        assert (THEME in facts.themes, QUESTION in facts.challenges, facts.peer, facts.related) == (False, False, None, ())
    kept = [key for key in bare.cases if key.startswith("poles/") and key not in both]
    assert all(bare.cases[key] is library.cases[key] for key in kept)


def test_each_exchange_of_two_poles_has_its_rank(library: Library) -> None:
    found = list(ranks(library))
    assert {rank.exchange for rank in found} == {case.slug for case in library.of_type("echanges") if case.facts.host and case.facts.guest}
    poles = len(library.of_type("poles"))
    assert all(0 <= place <= rank.among == poles - 1 for rank in found for place in (rank.ours, rank.seeking, rank.by_region))
