"""The page of a pack: whole, in order, each id once, each link leading somewhere; read by everybody, and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.casebook.library.library import Library
from macros.pages.views.packs.pack import has_pack
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.markup import Element, as_read, pages_of, read
from support.publish.packs import DAY, GONE, MANY, great_day
from support.publish.paper import sheets
from support.site_links import Trees, addresses, broken, listed
from support.sites import serving

REAL = "evenements/journee-nationale-2016"

SMALLEST = 10.0
"""The points of the smallest letters on paper; a browser rounds those of its own sizes."""


@pytest.fixture(scope="module")
def great(tmp_path_factory: pytest.TempPathFactory, library: Library) -> tuple[Path, list[str]]:
    return great_day(tmp_path_factory, library)


@pytest.fixture(scope="module")
def packs(library: Library) -> list[str]:
    """The addresses of the packs of the library."""
    found = [f"{case.key}/dossier/" for case in library.of_type("evenements") if has_pack(library, case)]
    assert len(found) >= 5
    return found


@pytest.fixture(scope="module")
def served(great: tuple[Path, list[str]]) -> Iterator[str]:
    with serving(great[0]) as address:
        yield address


def test_each_has_every_case_once_whole_and_in_order(great: tuple[Path, list[str]], library: Library) -> None:
    site, keys = great
    page = read(site / DAY / "dossier")
    shown = list(page.all("article", class_="packed"))
    assert [one.first("h2").text() for one in shown] == [as_read(library.cases[key].title) for key in keys]
    assert len(shown) == MANY
    for one, key in zip(shown, keys, strict=True):
        case, own = library.cases[key], one.text()
        assert as_read(case.facts.summary) in own
        assert {as_read(section.title) for section in case.body.sections} <= {heading.text() for heading in one.all("h3")}, key


def test_what_was_withdrawn_is_nowhere(great: tuple[Path, list[str]]) -> None:
    for name in ("dossier/index.html", "dossier-hors-ligne.html"):
        text = (great[0] / DAY / name).read_text(encoding="utf-8")
        assert "Tout juste" not in text
        assert GONE not in text
        assert "r4tvwxz2" not in text


def test_ids_are_unique_and_headings_step_down_one_by_one(site: Path, packs: list[str], great: tuple[Path, list[str]]) -> None:
    for page in (*(read(site / address) for address in packs), read(great[0] / DAY / "dossier")):
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids))
        levels = [int(element.tag[1]) for element in page.first("main").all() if re.fullmatch("h[1-6]", element.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.slow
def test_every_link_leads_somewhere_and_those_to_cases_of_the_pack_stay_in_it(
    site: Path, trees: Trees, packs: list[str], great: tuple[Path, list[str]]
) -> None:
    for address in packs:
        assert list(broken(site, trees, address, addresses(trees[address]))) == []
    own = pages_of(great[0])
    page = own[f"{DAY}/dossier/"]
    assert list(broken(great[0], own, f"{DAY}/dossier/", addresses(page))) == []
    texts: Mapping[str, str] = {f"../../../{key}/": f"#cas-{number}" for number, key in enumerate(great[1], 1)}
    within = [link for article in page.all("article", class_="packed") for part in article.all("div", class_="packed-body") for link in part.links]
    assert not set(within) & set(texts), "a link of a text that leaves the pack for what is in it"
    assert sum(bool(re.fullmatch(r"#cas-\d+", link)) for link in within) > 10


def test_the_page_of_the_event_leads_to_its_parts_and_search_engines_list_none(site: Path, trees: Trees, packs: list[str]) -> None:
    for address in packs:
        ways = trees[address.removesuffix("dossier/")].first("section", class_="for-the-day").links
        assert ways[0] == "dossier/" or ways[0].endswith(f"/{address}")
        assert list(trees[address].all("meta", name="robots", content="noindex"))
    assert not [address for address in listed(site) if "/dossier" in address]
    without = [key for key in trees if re.fullmatch(r"evenements/[^/]+/", key) and f"{key}dossier/" not in trees]
    assert without
    assert not [key for key in without if list(trees[key].all("section", class_="for-the-day"))]


def sections(page: Element) -> list[str]:
    return [heading.text() for heading in page.first("main").all("h2")]


def test_it_ends_with_an_index_and_the_sources_each_once(trees: Trees) -> None:
    page = trees[f"{REAL}/dossier/"]
    assert sections(page)[:3] == ["Dans ce dossier", "Citer, reprendre", "Programme"]
    assert sections(page)[-2:] == ["Index par thème", "Sources"]
    ids = [line.attributes["id"] for line in page.first("ol", class_="sources").all("li")]
    assert len(ids) == len(set(ids)) > 5
    cited = {link for link in page.links if link.startswith("#source-")}
    assert cited <= {f"#{id}" for id in ids}


@pytest.mark.parametrize("where", ["real", "great"])
def test_everybody_reads_it_in_both_palettes_and_narrow(page: Page, new_page: NewPage, served: str, where: str) -> None:
    looked = page
    if where == "great":
        looked = new_page(base_url=served, bypass_csp=True)
    looked.goto(f"/{REAL if where == 'real' else DAY}/dossier/")
    assert looked_over(looked, smallest=SMALL_PHONE) == {}


def test_it_prints_on_a4_in_letters_of_ten_points_without_an_almost_empty_last_page(page: Page, packs: list[str]) -> None:
    for address in packs:
        page.goto(f"/{address}")
        found = sheets(page.pdf(prefer_css_page_size=True))
        assert round(found[0].height) == 842
        assert [line.text for sheet in found for line in sheet.lines if line.hidden] == [], address
        assert min(size for sheet in found for size in sheet.sizes) > SMALLEST - 0.1, address
        assert found[-1].filled() > 0.3, address
        assert all(sheet.filled() > 0.5 for sheet in found[1:-1]), address


def test_the_day_of_2016_takes_few_sheets_and_sixty_cases_stay_readable(page: Page, new_page: NewPage, served: str) -> None:
    page.goto(f"/{REAL}/dossier/")
    assert len(sheets(page.pdf(prefer_css_page_size=True))) <= 11
    other = new_page(base_url=served)
    other.goto(f"/{DAY}/dossier/")
    found = sheets(other.pdf(prefer_css_page_size=True))
    assert MANY < len(found) < 4 * MANY
    assert [line.text for sheet in found for line in sheet.lines if line.hidden] == []
