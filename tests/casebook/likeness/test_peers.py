"""Find a peer: every point is explained, likeness is symmetric, what is unrelated changes nothing."""

from __future__ import annotations

from itertools import combinations

import pytest

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.library import Library
from macros.casebook.likeness.borders import borders
from macros.casebook.likeness.neighbours import Neighbours
from macros.casebook.likeness.peers import SHARED, Description, Peers
from macros.casebook.likeness.traits import KINDS, worth
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT


def peers(corpus: Corpus) -> Peers:
    library, _problems = load_or_raise(corpus.path, fallback=ROOT / "cases")
    return Peers(library)


def own_pole(themes: str, more: str = "") -> str:
    return f"---\ntitle: Un pôle\nsummary: Un pôle.\nthemes: [{themes}]\nsources: [coorace-2016]\n{more}---\n\n## Origine\n\nUn texte.\n"


def peer(offered: str = "", sought: str = "") -> str:
    return f"peer: {{offered: [{offered}], sought: [{sought}], as_of: 2016, source: coorace-2016}}\n"


@pytest.fixture
def three(corpus: Corpus) -> Corpus:
    corpus.write("poles/alpha.md", own_pole("circuits-courts", 'departments: ["39"]\n' + peer("circuits-courts", "mutualisation")))
    corpus.write("poles/beta.md", own_pole("mutualisation", 'departments: ["71"]\n' + peer("gouvernance-partagee")))
    corpus.write("poles/gamma.md", own_pole("circuits-courts, mutualisation", 'departments: ["39"]\n'))
    return corpus


def order(found: Peers, description: Description) -> list[tuple[str, int]]:
    return [(one.case.slug, one.points) for one in found.ranked(description)]


def test_a_pole_has_the_points_of_what_is_asked_for_and_borne(three: Corpus) -> None:
    found = peers(three)
    # Two of three poles bear each theme; two are in the Jura, whose region is then not said again; one in a department beside it.
    assert order(found, Description(themes=("circuits-courts",), departments=("39",), regions=("bourgogne-franche-comte",))) == [
        ("alpha", worth("theme", 2) + worth("department", 2)),
        ("gamma", worth("theme", 2) + worth("department", 2)),
        ("beta", worth("bordering", 3) + worth("region", 3)),
    ]


def test_what_is_sought_is_found_with_who_offers_it_and_what_is_given_with_who_seeks_it(three: Corpus) -> None:
    found = peers(three)
    assert order(found, Description(seeks=("gouvernance-partagee",))) == [("beta", worth("offered", 1))]
    # Alpha offers what it works on, and is told of once; two have to do with the subject.
    assert order(found, Description(seeks=("circuits-courts",))) == [("alpha", worth("offered", 2)), ("gamma", worth("works_on", 2))]
    assert order(found, Description(gives=("mutualisation",))) == [("alpha", worth("sought", 2))]
    family = found.ranked(Description(seeks=("acces-alimentation",)))
    assert [(one.case.slug, [reason.kind for reason in one.reasons]) for one in family] == [("alpha", ["offered_family"])]


def test_a_practice_and_an_exchange_show_who_has_done_what_is_sought(three: Corpus) -> None:
    three.write(
        "pratiques/une-maniere.md",
        "---\ntitle: Une manière\nsummary: Une manière.\nthemes: [diagnostic-territorial]\nchallenge: mesurer\nsources: [coorace-2016]\n"
        "examples:\n  - {case: poles/gamma, did: Cela., as_of: 2016, source: coorace-2016}\n---\n",
    )
    three.write(
        "echanges/un-echange.md",
        "---\ntitle: Un échange\nsummary: Un échange.\nthemes: [diagnostic-territorial]\nhost: beta\nguest: alpha\nsources: [coorace-2016]\n---\n",
    )
    found = peers(three)
    assert order(found, Description(seeks=("diagnostic-territorial",))) == [("beta", worth("hosted", 2)), ("gamma", worth("practised", 2))]
    assert found.shown["poles/gamma"].practised == {"diagnostic-territorial": ("pratiques/une-maniere",)}


def test_a_pole_of_which_little_is_known_comes_after_all_others(three: Corpus) -> None:
    three.write("poles/alpha.md", own_pole("circuits-courts").partition("## Origine")[0] + "Une ligne.\n")
    assert [slug for slug, _points in order(peers(three), Description(themes=("circuits-courts", "mutualisation"), departments=("39",)))] == [
        "gamma",
        "beta",
        "alpha",
    ]


def test_an_unrelated_case_changes_no_order_and_no_point(three: Corpus) -> None:
    descriptions = [Description(themes=("circuits-courts", "mutualisation"), departments=("39",), seeks=("gouvernance-partagee",), gives=("mutualisation",))]
    before = peers(three)
    descriptions += [before.described(case) for case in before._library.of_type("poles")]
    first = [order(before, description) for description in descriptions]
    near = Neighbours(before._library)
    known = {case.slug: [one.case.slug for one in near.of(case)] for case in before._library.of_type("poles")}
    for rank in range(30):
        three.write(f"poles/autre-{rank}.md", own_pole("mobilite", 'departments: ["974"]\n'))
        three.write(f"fiches/autre-{rank}.md", own_pole("mobilite", 'departments: ["974"]\n'))
    after = peers(three)
    assert [order(after, description) for description in descriptions] == first
    now = Neighbours(after._library)
    assert {slug: [one.case.slug for one in now.of(after._library.cases[f"poles/{slug}"])] for slug in known} == known


def test_of_the_library_every_point_is_explained_and_what_two_poles_share_is_worth_the_same_from_either(library: Library) -> None:
    found = Peers(library)
    points: dict[tuple[str, str], int] = {}
    for case in library.of_type("poles"):
        for one in found.ranked(found.described(case)):
            assert one.points == sum(reason.points for reason in one.reasons) > 0
            assert {reason.kind for reason in one.reasons} <= KINDS.keys()
            assert one.case.key != case.key
            for reason in one.reasons:
                assert reason.points == sum(found.worth((reason.kind, trait)) for trait in reason.traits)
            points[case.key, one.case.key] = sum(reason.points for reason in one.reasons if reason.kind in {*SHARED, "bordering"})
    for one, other in combinations([case.key for case in library.of_type("poles")], 2):
        assert points.get((one, other), 0) == points.get((other, one), 0)


def test_a_withdrawn_pole_is_in_no_list(three: Corpus) -> None:
    three.write("poles/alpha.md", pole("withdrawn: {on: 2026-11-30, reason: à la demande du pôle}"))
    assert [slug for slug, _points in order(peers(three), Description(themes=("circuits-courts",)))] == ["gamma"]


def test_departments_touch_each_other_both_ways() -> None:
    touching = borders()
    assert set(touching["39"]) == {"01", "21", "25", "70", "71"}
    assert "974" not in touching
    assert all(one in touching[other] for one, others in touching.items() for other in others)
