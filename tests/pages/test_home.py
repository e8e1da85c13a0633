"""A visitor's first minute: what PTCE means, one strong way in for each of three people, what is new, a page explained."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.check.loading import load
from macros.casebook.library.library import Library
from macros.pages.views.told.news import newest
from support.cases import pole
from support.corpus import Corpus
from support.markup import Element, as_read, read
from support.repository import ROOT

STRONG = {"comment font les autres": "pratiques/", "un cas à raconter": "contribuer/proposer/", "une journée": "organiser/"}


@pytest.fixture(scope="module")
def home(site: Path) -> Element:
    return read(site)


def test_the_four_letters_are_spelt_out_at_the_top_with_a_pole_as_example(home: Element, library: Library) -> None:
    words = home.first("p", class_="in-words")
    assert "pôle territorial de coopération économique" in words.text()
    (link,) = words.links
    example = library.published[link.rstrip("/")]
    assert example.facts.kind == "ptce"
    assert as_read(example.facts.summary)[1:-1] in words.text()
    assert as_read(example.known) in words.text()


def test_without_a_pole_the_sentence_still_says_what_it_is(corpus: Corpus) -> None:
    corpus.write(
        "organisations/un-reseau.md", "---\ntitle: Un réseau\nsummary: Un réseau.\nkind: reseau-national\nnational: true\nsources: [coorace-2016]\n---\n"
    )
    site = corpus.pour(corpus.path.parent / "site")
    words = read(site).first("p", class_="in-words")
    assert "pôle territorial de coopération économique" in words.text()
    assert words.links == []
    assert "Par exemple" not in words.text()


def test_each_of_the_three_has_one_strong_way_in_which_comes_first(home: Element) -> None:
    ways = list(home.all("section", class_="way"))
    assert len(ways) == len(STRONG)
    for way, (name, address) in zip(ways, STRONG.items(), strict=True):
        assert name in way.first("h2").text()
        assert [link.attributes["href"] for link in way.all("a", class_="strong")] == [address]
        assert way.links[0] == address


def test_the_pages_that_changed_last_come_first(corpus: Corpus) -> None:
    document = "new_sources: [{id: bilan, title: Bilan, publisher: Un pôle, url: https://example.org/b, published: 2024, kind: article, read_on: 2026-11-20}]\n"
    dated = "milestones: [{on: 2015, text: Le pôle ouvre., source: coorace-2016}]\n"
    body = "mot " * 100
    for name, more in {
        "read": document,
        "reviewed": "reviewed: {on: 2026-11-24, by: comité éditorial}",
        "updated": "updated: 2026-11-26",
        "changed": "changes: [{on: 2026-11-28, kind: corrigee, text: Le budget de 2026.}, {kind: completee}]\nreviewed: {on: 2026-12-01, by: comité}",
        "known": dated,
        "old": "",
    }.items():
        corpus.write(f"poles/{name}.md", pole(more, body, title=name.capitalize(), sources="bilan" if name == "read" else "coorace-2016"))
    corpus.write("poles/notice.md", pole("updated: 2026-11-29", title="Notice"))
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    told = [(one.case.slug, str(one.on), one.words) for one in newest(loaded.library, 5)]
    assert told[0] == ("changed", "2026-11-28", "corrigée : Le budget de 2026.")
    assert [name for name, *_ in told[:3]] == ["changed", "updated", "reviewed"]
    assert [words for _name, _on, words in told[1:3]] == ["mise à jour", "relue"]
    ranks = [one.case.slug for one in newest(loaded.library, 99)]
    assert "notice" not in ranks
    assert ranks.index("known") < ranks.index("old"), "read on one day: the newer facts come first"


def test_the_schemes_stand_under_comprendre_with_their_state(trees: Mapping[str, Element], library: Library) -> None:
    for address in ("comprendre/", "dispositifs/", "comprendre/lire-une-fiche/"):
        beside = trees[address].first("nav", class_="siblings")
        to_root = "../" * address.count("/")
        assert {f"{to_root}comprendre/", f"{to_root}financer/", f"{to_root}dispositifs/"} <= set(beside.links)
        assert [link.attributes["href"] for link in beside.all("a") if "aria-current" in link.attributes] == [to_root + address]
    cards = {card.links[0]: card.text() for card in trees["dispositifs/"].all("li", class_="card")}
    for case in library.of_type("dispositifs"):
        state = library.vocabularies["scheme_states"][case.facts.state].pref_label
        assert f"{state}, {'cherché' if case.facts.state == 'non-verifie' else 'vérifié'} {case.facts.verified_on.since}" in cards[f"../{case.key}/"]


def test_a_first_visitor_reads_a_page_explained_on_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    expect(page.get_by_text("pôle territorial de coopération économique")).to_be_in_viewport()
    strong = page.locator(".way .strong")
    assert [box["height"] >= 44 for box in (one.bounding_box() for one in strong.all()) if box] == [True] * 3
    page.get_by_role("link", name="Voir ce qu’une fiche contient").click()
    page.wait_for_url("**/comprendre/lire-une-fiche/")
    notes = page.locator(".annotated .margin-note")
    expect(notes.first).to_be_visible()
    assert notes.count() >= 8
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("link", name="Lire cette page en entier").click()
    expect(page.locator("article.case .reach")).to_contain_text("Faits connus jusqu’en")
