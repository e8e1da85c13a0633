"""The tables of written pages: on a narrow screen each line is a card whose cells say what they are, and no word is cut."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

from support.markup import Element

WRITTEN = ("/comprendre/", "/comprendre/animation/", "/forum-des-solutions/")

CUT = """() => [...document.querySelectorAll("main table")].filter(one => getComputedStyle(one.querySelector("td")).display !== "block"
    || one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth).length"""
"""How many tables still stand in columns, or spill out of the window."""


def test_each_cell_of_a_written_table_bears_the_words_of_its_header(trees: Mapping[str, Element]) -> None:
    tables = [table for tree in trees.values() for table in tree.all("table") if "as-cards" in table.attributes.get("class", "")]
    assert len(tables) >= len(WRITTEN)
    for table in tables:
        headers = [header.text() for header in table.first("thead").all("th")]
        assert len(headers) > 1
        for line in [line for body in table.all("tbody") for line in body.all("tr")]:
            cells = [*line.all("th"), *line.all("td")]  # the first names its line, whichever it is
            assert [" ".join(cell.attributes.get("data-label", "").split()) for cell in cells] == ["", *headers[1:]]
            assert cells[0].text()


def test_a_table_stays_one_for_those_who_hear_it_and_becomes_cards_on_a_telephone(page: Page) -> None:
    for address in WRITTEN:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(address)
        columns = page.get_by_role("columnheader").count()
        page.set_viewport_size({"width": 390, "height": 900})
        assert page.evaluate(CUT) == 0, address
        assert page.get_by_role("columnheader").count() == columns > 1, address
