"""The page of a case: what is near it and why, who points to it, what it offers, its foot."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.check.loading import load
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, FILTERS, TRAITS
from macros.casebook.library.library import Library
from macros.casebook.library.reviews import due_on
from macros.casebook.likeness.neighbours import CAP, Neighbours, Reason
from support.accessibility import SMALL_PHONE, Seen, looked_over
from support.browsing import CLIPBOARD, NewPage
from support.corpus import Corpus
from support.markup import Element, as_read, read
from support.repository import ROOT
from support.sites import serving

CLUSTER = "poles/clus-ter-jura"


# --- cases near a case, and why --------------------------------------------------------------


def shared(library: Library, reason: Reason, one: Case, other: Case) -> set[str]:
    """What two cases have in common of the kind that a reason names, as the reason says it."""
    citing = [{link.case.key for link in library.backlinks.get(case.key, ())} for case in (one, other)]
    cited = [{reference.key for reference in case.references} for case in (one, other)]
    if reason.kind == "cited":
        return {f"«\u00a0{library.cases[key].title}\u00a0»" for key in citing[0] & citing[1]}
    if reason.kind == "cites":
        return {f"«\u00a0{library.cases[key].title}\u00a0»" for key in cited[0] & cited[1]}
    facet = next(facet for facet in (*FACETS, *FILTERS, *TRAITS) if facet.id == reason.kind)
    terms = facet.terms(library.vocabularies)
    return {terms[term].pref_label for term in set(facet.values(one)) & set(facet.values(other))}


def test_every_reason_given_is_true_of_both_cases(library: Library) -> None:
    neighbours = Neighbours(library)
    told: set[str] = set()
    for case in library.published.values():
        for near in neighbours.of(case):
            assert near.reasons, (case.key, near.case.key)
            for reason in near.reasons:
                common = shared(library, reason, case, near.case)
                assert common, (case.key, near.case.key, reason)
                assert set(reason.names) <= common, (case.key, near.case.key, reason)
                assert reason.names, (case.key, near.case.key, reason)
                told.add(reason.kind)
    assert {"theme", "challenge", "region", "department", "legal_form", "context", "scheme_kind", "cited"} <= told


def test_neighbours_are_few_not_linked_already_and_notices_come_last(library: Library) -> None:
    neighbours = Neighbours(library)
    found = {case.key: neighbours.of(case) for case in library.published.values()}
    for key, near in found.items():
        case = library.cases[key]
        linked = {reference.key for reference in case.references} | {link.case.key for link in library.backlinks.get(key, ())}
        keys = [one.case.key for one in near]
        assert len(keys) == len(set(keys)) <= 5
        assert not linked & set(keys)
        assert key not in keys
        assert [one.case.is_notice for one in near] == sorted(one.case.is_notice for one in near)
    assert sum(len(near) >= 3 for near in found.values()) > 0.9 * len(found)
    again = Neighbours(library)
    assert found == {key: again.of(library.cases[key]) for key in found}


def test_what_is_rare_brings_closer_than_what_is_common(corpus: Corpus) -> None:
    def pole(name: str, themes: str, department: str) -> None:
        front = f'title: {name}\nsummary: Un pôle.\nthemes: [{themes}]\ndepartments: ["{department}"]\nsources: [coorace-2016]'
        corpus.write(f"poles/{name}.md", f"---\n{front}\n---\n")

    pole("ici", "mobilite, mutualisation", "39")
    pole("rare", "mobilite", "75")
    pole("commun", "mutualisation", "75")
    for number in range(12):
        pole(f"autre-{number}", "mutualisation", "75")
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    (first, *_rest) = Neighbours(loaded.library).of(loaded.library.cases["poles/ici"])
    assert first.case.slug == "rare"
    assert [(reason.kind, reason.label) for reason in first.reasons] == [("theme", "même thème")]


def test_schemes_of_one_nature_come_before_others_that_share_their_question(corpus: Corpus) -> None:
    for name, kind in (("ici", "subvention"), ("appel", "appel-a-projets"), ("aide", "subvention"), ("zone", "appel-a-projets")):
        front = f"title: {name}\nsummary: Un dispositif.\nthemes: [mutualisation]\nkind: {kind}\nsources: [coorace-2016]"
        corpus.write(f"dispositifs/{name}.md", f"---\n{front}\n---\n")
    for number in range(12):
        corpus.write(f"poles/pole-{number}.md", f"---\ntitle: Pôle {number}\nsummary: Un pôle.\nthemes: [mobilite]\nsources: [coorace-2016]\n---\n")
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    (first, *_rest) = Neighbours(loaded.library).of(loaded.library.cases["dispositifs/ici"])
    assert (first.case.slug, [reason.label for reason in first.reasons]) == ("aide", ["même thème", "même nature"])


def test_a_case_is_compared_with_a_bounded_number_of_others(corpus: Corpus) -> None:
    """Or a library of ten thousand cases would be compared with itself."""
    for number in range(3 * CAP):
        corpus.write(
            f"poles/pole-{number:03}.md",
            f'---\ntitle: Pôle {number}\nsummary: Un pôle.\nthemes: [mutualisation]\ndepartments: ["39"]\nsources: [coorace-2016]\n---\n',
        )
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    neighbours = Neighbours(loaded.library)
    for rank, case in enumerate(loaded.library.published.values()):
        assert len(neighbours._compared(rank, neighbours._traits(case))) <= CAP


def test_the_page_shows_the_neighbours_with_their_reasons_in_words(library: Library, site: Path) -> None:
    near = Neighbours(library).of(library.cases[CLUSTER])
    shown = list(read(site / CLUSTER).first("section", class_="near").all("li", class_="card"))
    assert [card.first("h3").text() for card in shown] == [as_read(one.case.title) for one in near]
    for card, one in zip(shown, near, strict=True):
        words = card.first("ul").text()
        for reason in one.reasons:
            assert reason.label in words
            assert all(as_read(name) in words for name in reason.names)


# --- who points to it -------------------------------------------------------------------------


def groups(page: Element) -> dict[str, list[str]]:
    """The links of « Autour de cette page » by their headings."""
    found: dict[str, list[str]] = {}
    heading = ""
    for child in page.first("section", class_="related").children:
        if isinstance(child, Element) and child.tag == "h3":
            heading = child.text()
        elif isinstance(child, Element) and child.tag == "ul":
            found[heading] = child.links
    return found


def test_each_page_around_stands_once_practices_first_and_mere_citations_last(library: Library, site: Path) -> None:
    seen = 0
    for case in library.published.values():
        if not library.has_page(case) or not library.backlinks.get(case.key):
            continue
        found = groups(read(site / case.key))
        links = [link for group in found.values() for link in group if not re.search("evenements/.*#", link)]  # an event also leads to its sessions
        assert len(links) == len(set(links)) == len({link.case.key for link in library.backlinks[case.key]}), case.key
        labels = list(found)
        assert "Cité dans" not in labels[:-1], case.key
        seen += len(links)
    assert seen > 300
    assert next(iter(groups(read(site / CLUSTER)))).startswith("Pratiques")


# --- offers -----------------------------------------------------------------------------------

POLE = """---
title: Un pôle qui offre
summary: Un pôle.
themes: [mutualisation]
departments: ["39"]
sources: [coorace-2016]
reviewed: {on: 2025-03-31, by: comité éditorial}
review_every: 11
---

## Origine

Une phrase.
"""

ACTION = """---
title: Une action
summary: Une action du pôle.
themes: [mutualisation]
departments: ["39"]
poles: [offrant]
sources: [coorace-2016]
offers:
  - {kind: visite-apprenante, text: Une visite ouverte, confirmed_on: 2026-11-01, until: 2027-06, source: coorace-2016}
  - {kind: visite-apprenante, text: Une visite d'autrefois, proposed_on: 2016-09-23, source: coorace-2016}
---

## Description

Une phrase.
"""


@pytest.fixture(scope="module")
def offering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    base = tmp_path_factory.mktemp("offering")
    corpus = Corpus(base / "cases")
    corpus.write("poles/offrant.md", POLE)
    corpus.write("fiches/action.md", ACTION)
    with serving(corpus.pour(base / "site")) as address:
        yield address


def on_day(page: Page, address: str, day: str) -> None:
    """Go there on another day; the page cannot be lent to others any more."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(address)


def titles(page: Page) -> list[str]:
    return page.locator(".case-body section > :is(h2, .titled > h2)").evaluate_all("all => all.map(one => one.textContent.trim())")


OFFERED = {"poles/offrant": "Ce que ce pôle propose aux autres", "fiches/action": "Ce qui est proposé aux autres pôles"}


def test_the_browser_knows_until_when_an_offer_stands_and_when_a_review_is_due(new_page: NewPage, offering: str) -> None:
    page = new_page(base_url=offering)
    for path, title in OFFERED.items():
        on_day(page, f"/{path}/", "2027-06-30")
        assert titles(page)[0] == title
        expect(page.locator("#x-offres li").first).to_contain_text("confirmée le 1er novembre 2026, valable jusqu’en juin 2027")
        expect(page.locator("#x-offres li").last).to_contain_text("proposée le 23 septembre 2016, non confirmée depuis")
        on_day(page, f"/{path}/", "2027-07-01")
        assert titles(page)[-1] == title
        expect(page.locator("#x-offres li").first).to_contain_text("valable jusqu’au 30 juin 2027\u00a0: à confirmer")
    on_day(page, "/poles/offrant/", "2026-02-27")
    expect(page.locator("[data-due]")).to_have_text("Prochaine relecture prévue le 28 février 2026.")
    on_day(page, "/poles/offrant/", "2026-02-28")
    expect(page.locator("[data-due]")).to_have_text("À relire depuis le 28 février 2026.")


def test_offers_of_2016_stand_after_the_text_with_their_date(site: Path) -> None:
    page = read(site / "fiches/soleni").first("div", class_="case-body")
    assert "proposée le 23 septembre 2016, non confirmée depuis" in page.first("section", id="x-offres").text()
    assert [section.attributes["id"] for section in page.all("section")][-1] == "x-offres"
    pole = read(site / "poles/bou-sol").first("section", id="x-offres")
    assert pole.first("h2").text() == "Ce que ce pôle propose aux autres"
    assert "../../fiches/bou-sol/" in pole.links


# --- the foot -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front", "due"),
    [
        ("reviewed: {on: 2025-11-22, by: comité}", "2026-11-22"),
        ("reviewed: {on: 2025-08-31, by: comité}\nreview_every: 6", "2026-02-28"),
        ("reviewed: {on: 2025-02, by: comité}\nreview_every: 12", "2026-02-28"),
        ("reviewed: {on: 2025-01-10, by: comité}\nprovenance: {drafted_from: sources, read_by_pole: 2025-12-05}", "2026-12-05"),
        ("", "None"),
    ],
)
def test_a_review_is_due_a_year_after_the_last_or_as_the_file_says(corpus: Corpus, front: str, due: str) -> None:
    corpus.write("poles/essai.md", POLE.replace("reviewed: {on: 2025-03-31, by: comité éditorial}\nreview_every: 11", front).replace("\n\n---", "\n---"))
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    assert str(due_on(loaded.library.cases["poles/essai"])) == due


def test_no_page_claims_a_review_that_nobody_made(library: Library, site: Path) -> None:
    for case in library.published.values():
        if library.has_page(case) and not case.facts.reviewed:
            standing = read(site / case.key).first("section", class_="standing")
            assert "non relue par" in standing.text()
            assert "Prochaine relecture" not in standing.text()


def test_the_foot_says_how_to_complete_and_to_have_removed(site: Path) -> None:
    standing = read(site / CLUSTER).first("section", class_="standing")
    assert {f"../../contribuer/proposer/?fiche={CLUSTER}", "../../signaler/"} <= set(standing.links)
    assert "Ce que nos sources ne disent pas" in standing.text()
    assert "CC BY-SA 4.0" in standing.text()


def test_a_citation_is_copied_with_the_address_and_the_day(new_page: NewPage, server: str) -> None:
    page = new_page(permissions=CLIPBOARD)
    on_day(page, f"/{CLUSTER}/", "2026-12-01")
    page.get_by_role("button", name="Copier la citation").click()
    expect(page.locator(".citing").get_by_role("status")).to_contain_text("copiée")
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == f"«\u00a0Clus’Ter Jura\u00a0», Bibliothèque des PTCE, {server}/{CLUSTER}/, consulté le 1er décembre 2026."
    )


# --- reading ------------------------------------------------------------------------------------


def test_a_long_text_has_its_contents_and_a_short_one_does_not(library: Library, site: Path) -> None:
    page = read(site / CLUSTER)
    contents = page.first("nav", class_="toc")
    sections = [section.attributes["id"] for section in page.first("div", class_="case-body").all("section") if "id" in section.attributes]
    assert contents.links == [f"#{section}" for section in sections]
    short = next(case for case in library.of_type("poles") if case.is_notice)
    assert not list(read(site / short.key).all("nav", class_="toc"))


def test_without_a_script_the_facts_open_and_the_citation_and_the_review_say_what_to_do(new_page: NewPage, offering: str) -> None:
    page = new_page(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page.goto(f"/{CLUSTER}/")
    folded = page.locator("aside.facts dt", has_text="Financement")
    expect(folded).to_be_hidden()
    page.locator(".more-facts summary").click()
    expect(folded).to_be_visible()
    expect(page.locator("[data-citation]")).to_have_text(f"« Clus’Ter Jura », Bibliothèque des PTCE, /{CLUSTER}/, consulté le (date de votre lecture).")
    assert page.locator("article button").count() == 0
    page.goto(f"{offering}/poles/offrant/")
    expect(page.locator("[data-due]")).to_contain_text("28 février 2026")


def test_axe_finds_nothing_with_the_facts_open(new_page: NewPage, offering: str) -> None:
    page = new_page()
    page.clock.set_fixed_time("2026-12-01T12:00:00")
    seen: Seen = {}
    for address in (f"/{CLUSTER}/", "/evenements/journee-nationale-2016/", f"{offering}/poles/offrant/"):
        page.goto(address)
        page.evaluate("document.querySelector('.more-facts').open = true")
        assert looked_over(page, seen, (SMALL_PHONE, 1280), SMALL_PHONE) == {}, address
        assert page.console_errors == []  # type: ignore[attr-defined]


def test_a_page_weighs_little_with_all_that_it_loads(new_page: NewPage, site: Path) -> None:
    page = new_page()
    page.goto("/evenements/journee-nationale-2016/", wait_until="networkidle")
    asked = {url.partition("?")[0].partition("#")[0].split("/", 3)[3] for url in page.requests}  # type: ignore[attr-defined]
    weight = sum(len(gzip.compress((site / path / "index.html" if not path or path.endswith("/") else site / path).read_bytes())) for path in asked)
    assert weight < 100_000
