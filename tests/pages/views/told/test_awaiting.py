"""« Ces pages attendent des nouvelles »: the poles by how far their knowledge reaches, the oldest first, each with the way to tell what followed."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.library import Library
from macros.pages.views.told.awaiting import MOST, awaiting
from support.corpus import Corpus
from support.markup import Element
from support.repository import ROOT

PAGE = "contribuer/"


def test_the_oldest_knowledge_comes_first_and_what_has_no_year_last(corpus: Corpus) -> None:
    for slug, year in (("alpha", 2014), ("beta", 2012), ("gamma", 0), ("delta", 2012), ("epsilon", 2015)):
        stage = f"milestones:\n  - {{on: {year}, text: Une étape, source: chorum-15-ptce}}\n" if year else ""
        corpus.write(
            f"poles/pole-{slug}.md",
            f"---\ntitle: Pôle {slug}\nsummary: Un pôle.\nthemes: [mutualisation]\nsources: [chorum-15-ptce]\n{stage}---\n\n## Origine\n\nUn texte.\n",
        )
    library, _problems = load_or_raise(corpus.path, fallback=ROOT / "cases")
    own = [case.slug for case in awaiting(library, MOST).first if case.slug.startswith("pole-")]
    assert own == ["pole-beta", "pole-delta", "pole-alpha", "pole-epsilon", "pole-gamma"]
    listed = awaiting(library, 2)
    assert [case.slug for case in (*listed.first, *listed.others)] == [case.slug for case in awaiting(library, MOST).first]
    assert len(listed.first) == 2


def test_every_pole_is_on_the_page_once_with_its_year(trees: Mapping[str, Element], library: Library) -> None:
    first = list(trees[PAGE].first("ul", class_="awaiting").all("li"))
    others = list(trees[PAGE].first("details", class_="awaiting-others").all("li"))
    keys = [item.links[0].strip("/").removeprefix("../") for item in (*first, *others)]
    poles = {case.key: case for case in library.of_type("poles") if library.has_page(case)}
    assert len(first) == 10
    assert sorted(keys) == sorted(poles)
    years = [poles[key].year or 9999 for key in keys]
    assert years == sorted(years)
    for item, key in zip((*first, *others), keys, strict=True):
        assert poles[key].known in item.text()


def test_one_press_from_the_home_page_the_form_opens_at_the_stages_of_a_pole(form_page: Page) -> None:
    form_page.goto("/")
    form_page.get_by_role("link", name="Donner des nouvelles d’un pôle").click()
    expect(form_page.locator("#ces-pages-attendent-des-nouvelles")).to_be_in_viewport()
    form_page.locator(".awaiting").get_by_role("link", name="Raconter la suite").first.click()
    # The place that says « le formulaire arrive » is gone once the form has come: the form itself is what is waited for.
    expect(form_page.get_by_role("region", name="Corriger ou compléter")).to_be_visible()
    expect(form_page.locator(':focus, [data-field="milestones"] :focus').first).to_be_in_viewport()
    assert form_page.evaluate("document.activeElement.closest('fieldset, [data-field], [data-name]')?.innerText.slice(0, 60) ?? ''")
