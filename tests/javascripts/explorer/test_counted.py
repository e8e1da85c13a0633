"""What the search page says of its results is what it shows, in a real browser: the words themselves are judged in `messages.test.js`."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

ANSWERING = (
    "animation", "loi", "qui contacter", "financment", "hangar", "lire une fiche", "juratri", "mentions", "kpi", "accessibilite rgaa",
    "telecharger les données", "zzzyqxw",
)  # fmt: skip
"""Queries with cases alone, with general pages above, among and after them, misspelt, without an answer."""


def test_the_number_that_is_said_is_that_of_the_pages_that_are_shown(page: Page) -> None:
    page.goto("/explorer/")
    mixtures = set()
    for query in ANSWERING:
        page.locator("#explorer-q").fill(query)
        page.locator("#explorer-q").press("Enter")
        expect(page).to_have_title(re.compile(f"^{query}"))
        expect(page.locator("#explorer .status")).to_contain_text("«")
        more = page.locator(".more:visible")
        while more.count():
            more.click()
            page.wait_for_timeout(100)
        cases, above, among = (page.locator(one).count() for one in (".results > li[data-case]", ".general li:visible", ".results > .card-general"))
        said = page.locator("#explorer .status").inner_text()
        numbers = [int(number) for number in re.findall(r"\d+", re.sub(r"«.*?»", "", said))] or [said.count("une page")]
        assert numbers[0] == cases + above + among, (query, said)
        assert numbers[1:] == ([above + among] if cases and above + among else []), (query, said)
        mixtures.add((cases > 0, above > 0, among > 0))
    assert len(mixtures) >= 3, mixtures


def test_a_telephone_shows_every_page_that_answers_in_general(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/explorer/?q=animation")
    expect(page.locator("#explorer .status")).to_contain_text("générale")
    assert page.locator(".general li").count() == page.locator(".general li:visible").count() == 3
