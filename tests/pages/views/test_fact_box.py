"""The box of facts: five of them first, each source told once, none of them lost, read on after the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pydantic import BaseModel

from macros.casebook.language.french import clause
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.library.reach import reach
from macros.casebook.types.base import CaseType
from support.browsing import NewPage
from support.markup import Element, as_read, read
from support.repository import TYPES

RICH = ("/poles/clus-ter-jura/", "/fiches/soleni/", "/entretiens/cae-grand-poitiers-2021/", "/evenements/journee-nationale-2016/")
"""Pages with many facts, of four types."""


def boxed(kind: type[CaseType]) -> set[str]:
    """The fields of a type that the box shows."""
    return {name for name, info in kind.model_fields.items() if isinstance(info.json_schema_extra, dict) and info.json_schema_extra["x-box"]}


def with_a_page(library: Library) -> Iterator[Case]:
    yield from (case for case in library.published.values() if library.has_page(case))


def in_rows(library: Library, case: Case) -> list[str]:
    """The filled fields of a case that have a row of their own: how one reaches those of whom it tells has another."""
    way = reach(library, case)
    told = () if way is None else ("contact", "website") if way.site and not way.through else ("contact",)
    return [name for name in boxed(case.kind) if case.fact(name) and name not in told]


def rows(facts: Element) -> dict[str, Element]:
    """The rows of a box, or of a part of it, by their labels."""
    cited = frozenset({"script", "style", "svg"})
    return {next(iter(row.all("dt"))).text(cited).split(" source :")[0]: row for row in facts.all("div") if list(row.all("dt"))}


# --- which come first -------------------------------------------------------------------------


@pytest.mark.parametrize("folder", TYPES)
def test_each_type_says_which_of_its_facts_lead(folder: str) -> None:
    kind = TYPES[folder]
    assert len(kind.leads) == len(set(kind.leads)) >= 4
    assert set(kind.leads) <= boxed(kind)


def test_five_facts_lead_in_the_order_of_the_type_and_none_is_lost(library: Library, site: Path) -> None:
    seen = set()
    for case in with_a_page(library):
        box = read(site / case.key).first("aside", class_="facts")
        placed = bool(case.regions or case.facts.national)
        filled, reached = in_rows(library, case), case.kind.told_of is not None
        leading = [name for name in case.kind.leads if name in filled][: 5 - placed - reached]
        labels = ["Lieu"] * placed + [str(case.kind.model_fields[name].title) for name in leading] + ["Joindre"] * reached
        assert list(rows(box.first("dl", class_="first-facts"))) == labels, case.key
        assert set(rows(box)) == {*labels, *(case.kind.model_fields[name].title for name in filled)}, case.key
        seen.add((case.kind.folder, len(labels)))
    assert {folder for folder, number in seen if number == 5} >= {"poles", "evenements", "dispositifs", "echanges"}


# --- where they come from ------------------------------------------------------------------------


def test_each_fact_reaches_its_source_by_the_number_that_the_page_gives_it(library: Library, site: Path) -> None:
    reached = 0
    for case in with_a_page(library):
        page = read(site / case.key)
        lines = [line.attributes["id"] for line in page.first("ol", class_="sources").all("li")]
        assert lines == [f"source-{source}" for source in case.sources], case.key
        for mark in page.all("a", class_="cite"):
            assert mark.first("span", class_="cite-number").text() == str(lines.index(mark.attributes["href"][1:]) + 1), case.key
            publisher = library.sources[mark.attributes["href"].removeprefix("#source-")].publisher
            assert mark.first("span", class_="cite-of").text() == as_read(f"source : {publisher}")
        shown = rows(page.first("aside", class_="facts"))
        for name in in_rows(library, case):
            values = case.fact(name)
            for value in values if isinstance(values, tuple) else (values,):
                if isinstance(value, BaseModel) and getattr(value, "source", None):
                    assert f"#source-{value.source}" in shown[str(case.kind.model_fields[name].title)].links, (case.key, name)  # type: ignore[attr-defined]
                    reached += 1
    assert reached > 500


def test_a_source_that_a_whole_row_shares_is_told_once(library: Library, site: Path) -> None:
    shared = 0
    for case in with_a_page(library):
        shown = rows(read(site / case.key).first("aside", class_="facts"))
        for name in boxed(case.kind):
            values = case.fact(name)
            sources = {getattr(value, "source", None) for value in values} if isinstance(values, tuple) and len(values) > 1 else {None}
            if len(sources) == 1 and sources != {None}:
                row = shown[str(case.kind.model_fields[name].title)]
                assert len([link for link in row.links if link.startswith("#source-")]) == 1, (case.key, name)
                assert list(row.first("dt").all("a", class_="cite")), (case.key, name)
                shared += 1
    assert shared > 20


def test_the_comparison_says_who_published_instead_of_a_number(page: Page) -> None:
    page.goto("/comparer/?a=poles/coopactions&b=poles/clus-ter-jura")
    marks = page.locator(".comparison .cite")
    expect(marks.first).to_be_visible()
    assert {text[:8] for text in page.locator(".comparison .cite-of").all_inner_texts()} == {"source\u00a0:"}
    assert not [number for number in page.locator(".comparison .cite-number").all() if number.is_visible()]
    members = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Membres"))
    expect(members.get_by_role("cell").first.locator(".cite").first).to_be_visible()


# --- where they stand ------------------------------------------------------------------------------

AFTER = """() => {
    const facts = document.querySelector("aside.facts"), text = document.querySelector(".case-body");
    return Boolean(text.compareDocumentPosition(facts) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""


@pytest.mark.parametrize("address", RICH)
def test_on_a_wide_screen_the_box_stands_beside_the_text_and_the_keyboard_meets_it_after(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    box, text = page.locator("aside.facts").bounding_box(), page.locator(".case-body").bounding_box()
    assert box
    assert text
    assert box["x"] > text["x"] + text["width"]
    assert abs(box["y"] - text["y"]) < 5
    assert box["height"] < min(1100, text["height"])
    assert page.evaluate(AFTER)
    where = "document.activeElement.closest('.toc, .case-body, .facts')?.classList[0]"
    page.locator(".case-actions :is(a, button):visible").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(where) in ("toc", "case-body")
    page.locator(".case-body a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(where) == "facts"


@pytest.mark.parametrize("address", RICH)
def test_on_a_telephone_five_facts_stand_above_the_text_unfolded_without_a_script(new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(address)
    box, text = page.locator("aside.facts").bounding_box(), page.locator(".case-body").bounding_box()
    assert box
    assert text
    assert box["y"] + box["height"] < text["y"]
    facts = page.locator(".first-facts dt")
    assert facts.count() == 5
    for fact in facts.all():
        expect(fact).to_be_visible()
    for fact in page.locator(".more-facts dt").all():
        expect(fact).to_be_hidden()
    page.locator(".more-facts summary").click()
    expect(page.locator(".more-facts dt").last).to_be_visible()


@pytest.mark.parametrize("address", RICH)
def test_on_paper_every_fact_is_open_and_stands_before_the_text(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    facts = page.locator("aside.facts dt")
    assert facts.count() > 5
    for fact in facts.all():
        expect(fact).to_be_visible()
    assert page.evaluate("document.querySelector('aside.facts').getBoundingClientRect().top < document.querySelector('.case-body').getBoundingClientRect().top")


# --- the stop of what is told before a comma -----------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "before_a_comma"),
    [
        ("ménages accompagnés.", "ménages accompagnés"),
        ("ménages accompagnés", "ménages accompagnés"),
        ("des communes, des associations, etc.", "des communes, des associations, etc."),
        ("Énergies S.A.", "Énergies S.A."),
        ("trois projets…", "trois projets…"),
        ("trois projets..", "trois projets.."),
        ("la SCIC É.", "la SCIC É."),
        ("le projet y.", "le projet y"),
        ("", ""),
    ],
)
def test_a_full_stop_is_dropped_before_a_comma_but_that_of_an_abbreviation(told: str, before_a_comma: str) -> None:
    assert clause(told) == before_a_comma
