"""Each page of a pack, by the table of them: for everybody, in both palettes, on a telephone and a screen, with scripts or without."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.pages.views.packs.parts import FILES, PAGES, Part
from support.accessibility import looked_over
from support.browsing import NewPage
from support.markup import read

EVENT = "evenements/journee-nationale-2016"

SHOWN = """() => {
    for (const one of document.querySelectorAll("main :is(button, script, style)")) one.remove();
    return document.querySelector("main").innerText;
}"""
"""What somebody reads, buttons aside."""

by_address = pytest.mark.parametrize("part", PAGES, ids=[part.address for part in PAGES])


@by_address
def test_everybody_reads_it(page: Page, part: Part) -> None:
    page.goto(f"/{EVENT}/{part.address}")
    assert looked_over(page) == {}


@by_address
def test_without_scripts_it_says_all_that_it_says_with_them(page: Page, new_page: NewPage, part: Part) -> None:
    page.goto(f"/{EVENT}/{part.address}")
    bare = new_page(java_script_enabled=False)
    bare.goto(f"/{EVENT}/{part.address}")
    with_scripts, without = (re.sub(r"\s+", " ", one.evaluate(SHOWN)) for one in (page, bare))
    assert without == with_scripts
    assert len(without) > 150


def test_the_page_of_the_event_names_each_part_without_scripts_and_each_is_there(new_page: NewPage, site: Path) -> None:
    bare = new_page(java_script_enabled=False)
    bare.goto(f"/{EVENT}/")
    ways = bare.locator(".for-the-day a")
    led = {way.get_attribute("href") or "" for way in ways.all() if way.is_visible()}
    for part in (*PAGES, *FILES):
        assert any(one.endswith(part.address) for one in led), part.address
        target = site / EVENT / part.address
        assert (target / "index.html" if part.template else target).is_file()


@by_address
def test_it_is_named_by_its_event_and_by_what_it_is(site: Path, part: Part) -> None:
    title = read(site / EVENT / part.address).first("title").text()
    assert "3e journée nationale des PTCE" in title.replace("\u00a0", " ")
    assert part.title.split()[0].lower() in title.lower()
