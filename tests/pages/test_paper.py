"""Printed pages looked at: no line is covered, no box is cut that fits, nothing empty and no control is printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.casebook.library.library import Library
from support.filling import visit
from support.markup import as_read
from support.publish.paper import sheets
from support.repository import TYPES

LISTS = ("/poles/", "/evenements/", "/themes/", "/questions/payer-animation/", "/comprendre/glossaire/", "/comprendre/methode/", "/croisements/", "/carte/")


def printed(page: Page, address: str) -> bytes:
    page.goto(address)
    return page.pdf(prefer_css_page_size=True)


def longest(library: Library, folder: str) -> list[str]:
    """The cases of a type with most in them."""
    cases = sorted((case for case in library.of_type(folder) if library.has_page(case)), key=lambda case: -len(case.facts.model_dump_json() + case.body.text))
    return [f"/{case.key}/" for case in cases[:2]]


@pytest.mark.parametrize("folder", TYPES)
def test_no_line_of_a_case_is_covered_on_paper(page: Page, library: Library, folder: str) -> None:
    for address in longest(library, folder):
        found = sheets(printed(page, address))
        assert sum(len(sheet.lines) for sheet in found) > 20, address
        assert [line.text for sheet in found for line in sheet.lines if line.hidden] == [], address


@pytest.mark.parametrize("address", LISTS)
def test_no_line_of_a_list_is_covered_on_paper(page: Page, address: str) -> None:
    found = sheets(printed(page, address))
    assert [line.text for sheet in found for line in sheet.lines if line.hidden] == []


def test_what_the_participants_drew_up_is_not_cut_where_it_fits_a_column(page: Page, library: Library) -> None:
    """Each list of the day of 2016: the first and the last of its points stand in one column of one page."""
    found = sheets(printed(page, "/evenements/journee-nationale-2016/"))
    middle = 297.0
    checked = 0
    boxes = library.cases["evenements/journee-nationale-2016"].fact("outputs")
    for box in boxes:
        places = {
            (number, line.left > middle)
            for number, sheet in enumerate(found)
            for line in sheet.lines
            for item in (box.items[0], box.items[-1])
            if as_read(line.text).removeprefix("• ").startswith(as_read(item.text)[:22])
        }
        if places:
            assert len(places) == 1, (box.kind, places)
            checked += 1
    assert checked >= 5


HIGH = """() => {
    const top = document.querySelector(".facts").getBoundingClientRect().top, columns = {};
    for (const box of [...document.querySelectorAll(".facts dl > div")].flatMap(one => [...one.getClientRects()]))
        columns[Math.round(box.left)] = Math.max(columns[Math.round(box.left)] ?? 0, box.bottom - top);
    return Object.values(columns);
}"""
"""How far each column of the facts reaches."""


def test_a_tall_group_of_facts_does_not_leave_the_columns_beside_it_half_empty(page: Page, library: Library) -> None:
    page.set_viewport_size({"width": 715, "height": 1000})
    tallest = sorted(library.of_type("poles"), key=lambda case: -max((len(list(case.fact(name) or ())) for name in ("members", "funding")), default=0))[:3]
    for case in tallest:
        page.goto(f"/{case.key}/")
        page.emulate_media(media="print")
        high = page.evaluate(HIGH)
        assert len(high) == 3, case.key
        assert min(high) > 0.7 * max(high), (case.key, high)


def test_the_head_of_a_case_is_little_higher_than_its_code(page: Page) -> None:
    """The address stands beside the code, not below it; the dates of stages begin the lines that they date."""
    page.set_viewport_size({"width": 715, "height": 1000})
    page.goto("/poles/esci/")
    page.emulate_media(media="print")
    head, words = page.locator(".case-head").bounding_box(), page.locator(".paper p").bounding_box()
    assert head
    assert words
    assert words["x"] < head["x"] + 10
    assert head["height"] < 36 / 25.4 * 96
    for stage in page.locator(".milestones li").all():
        assert stage.evaluate("one => one.querySelector('.when').getClientRects().length") == 1


def test_a_region_stands_on_a_sheet_with_its_first_pole_and_asks_nothing_of_paper(page: Page) -> None:
    found = sheets(printed(page, "/joindre/"))
    regions = page.locator(".reach-region:has(.reach-list)").evaluate_all(
        "(all) => all.map((one) => [one.querySelector('h2').innerText, one.querySelector('.reach-list a').innerText])"
    )
    assert len(regions) > 5
    for region, pole in regions:
        [heading] = [number for number, sheet in enumerate(found) if any(as_read(line.text) == as_read(region) for line in sheet.lines)]
        assert any(as_read(line.text).startswith(as_read(pole)) for line in found[heading].lines), region
    assert not any("dites-la-nous" in sheet.text for sheet in found)


def test_a_sheet_says_where_it_comes_from_and_no_scheme_is_cut_between_two(page: Page) -> None:
    for address, lines in (("/financer/", 1), ("/poles/", 1), ("/poles/esci/", 0)):
        found = sheets(printed(page, address))
        assert sum(as_read(line.text).startswith("Bibliothèque des PTCE · état du") for line in found[0].lines) == lines, address
    page.goto("/financer/")
    names = page.locator(".scheme h3").all_inner_texts()
    found = sheets(page.pdf(prefer_css_page_size=True))
    # Each begins and ends on one sheet: there are as many ends as beginnings on each, headings with theirs.
    assert len(names) >= 6
    beginnings = [sum(as_read(line.text).startswith("Pour qui") for line in sheet.lines) for sheet in found]
    ends = [sum(as_read(line.text).startswith("D’après") for line in sheet.lines) for sheet in found]
    assert beginnings == ends
    assert sum(ends) == len(names)


CONTROLS = """() => [...document.querySelectorAll("button, input, select, textarea, summary, [role=button], nav:not(.general), form:not(:has(p, li))")]
    .filter(one => { const box = one.getBoundingClientRect(); return box.width > 2 && box.height > 2 && getComputedStyle(one).visibility !== "hidden"; })
    .map(one => one.outerHTML.slice(0, 120))"""
"""What on paper can only be pressed."""

EMPTY = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const framed = ["Top", "Left", "Bottom"].every(side => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none");
    return framed && box.height > 30 && !one.innerText?.trim() && !one.querySelector("svg, img") && !one.closest("svg");
}).map(one => one.outerHTML.slice(0, 120))"""
"""Frames around nothing."""

PRINTED = (
    "/", "/explorer/?q=animation", "/selection/", "/comparer/", "/carte/", "/outils/", "/contribuer/", "/contribuer/proposer/", "/signaler/",
    "/poles/clus-ter-jura/", "/fiches/soleni/", "/evenements/journee-nationale-2016/", "/poles/", "/themes/", "/croisements/",
    "/comprendre/glossaire/", "/comprendre/methode/", "/contribuer/modele/", "/accessibilite/", "/pas-la/",
)  # fmt: skip


@pytest.mark.parametrize("address", PRINTED)
def test_what_is_empty_and_what_can_only_be_pressed_is_not_printed(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    page.emulate_media(media="print")
    assert page.evaluate(CONTROLS) == []
    assert page.evaluate(EMPTY) == []


def test_a_page_that_is_being_written_is_printed_as_it_will_look_and_begins_on_the_first_sheet(form_page: Page) -> None:
    form_page.set_viewport_size({"width": 1440, "height": 900})
    visit(form_page, "?fiche=poles/clus-ter-jura#ecrire")
    form_page.locator(".preview .leaf").wait_for()
    found = sheets(form_page.pdf(prefer_css_page_size=True))
    assert "Clus" in found[0].text
    assert "Corriger ou compléter" not in found[0].text
    assert all(len(sheet.lines) > 20 for sheet in found)
    form_page.emulate_media(media="print")
    assert form_page.evaluate(CONTROLS) == []
    assert form_page.evaluate(EMPTY) == []
