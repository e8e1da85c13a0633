"""Long lists come in numbered pages: complete, in order, light, and enough to reach every case without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.check.loading import load
from macros.casebook.library.cross_table import NO_FORM, crossings
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.schema.values import ID, SLUG
from macros.devtools.corpus import write_corpus
from macros.pages.views.numbering import PER_PAGE, Group, Numbering, cut, numbered_address
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.corpus import Corpus, load_once
from support.markup import Element, pages_of
from support.publish.pouring import pour
from support.repository import ROOT
from support.site_links import BASE, addresses, broken, listed, read_by_somebody
from support.sites import serving

CASES = 400
ORGANISATIONS = 130

ORGANISATION = """---
title: Organisation {rank:03}
summary: Elle ne fait rien de particulier.
kind: reseau-national
sources: [avise-2022]
{more}---
"""

CITING = """---
title: Coopérative de la page {rank}
summary: Elle cite.
themes: [mutualisation]
departments: ["39"]
sources: [avise-2022]
members: [{{organisation: organisation-{first:03}}}, {{organisation: organisation-129}}]
structures:
  - {{role: porteuse, form: scic, as_of: 2016, source: avise-2022}}
  - {{role: porteuse, form: association, as_of: 2016, source: avise-2022}}
---

Voir [une organisation](../organisations/organisation-{first:03}.md).
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, Path]:
    """Four hundred poles, seventy that cite the same organisation, organisations of which most are lines: the library, its site."""
    base = tmp_path_factory.mktemp("grown")
    corpus = Corpus(base / "cases")
    repository = load(ROOT / "cases").library
    assert repository
    write_corpus(corpus.path, repository, CASES, words=40)
    for rank in range(ORGANISATIONS):
        more = "former_slugs: [ancienne-organisation]\n" if rank == 100 else ""
        corpus.write(f"organisations/organisation-{rank:03}.md", ORGANISATION.format(rank=rank, more=more))
    for rank in range(70):
        corpus.write(f"poles/page-{rank}.md", CITING.format(rank=rank, first=rank))
    site = corpus.pour(base / "site")
    library = load_once(corpus.path).library
    assert library
    return library, site


@pytest.fixture(scope="module")
def trees(grown: tuple[Library, Path]) -> Mapping[str, Element]:
    return pages_of(grown[1])


# --- cutting ------------------------------------------------------------------------------


@pytest.mark.parametrize("sizes", [[], [0], [60], [61], [59, 2], [60, 1], [0, 60, 0, 60], [200], [1, 130, 0, 3, 60]])
def test_a_list_is_cut_without_a_loss_and_no_page_is_empty(sizes: list[int]) -> None:
    items = iter(range(1000))
    groups = [Group(head, tuple(next(items) for _ in range(size))) for head, size in enumerate(sizes)]
    pages = cut(groups)
    assert [item for page in pages for group in page for item in group.items] == [item for group in groups for item in group.items]
    numbers = [sum(len(group.items) for group in page) for page in pages]
    assert all(number == PER_PAGE for number in numbers[:-1])
    assert numbers[-1] <= PER_PAGE
    assert numbers == [0] or 0 not in numbers
    pieces = [group for page in pages for group in page]
    assert all(piece.continued == (before.head == piece.head) for before, piece in pairwise(pieces))
    assert not pieces or not pieces[0].continued


def test_no_case_and_no_term_can_have_the_address_of_a_numbered_page() -> None:
    for number in (2, 10, 100, 5000):
        (name,) = re.findall(r"^poles/([^/]+)/$", numbered_address("poles/", number))
        assert not SLUG.fullmatch(name)
        assert not ID.fullmatch(name)


def test_any_page_of_a_long_list_is_a_few_steps_from_the_first() -> None:
    total = 5000
    reached, last = {1}, {1}
    steps = 0
    while last:
        last = {number for page in last for number in Numbering("poles/", "", page, total).shown} - reached - {0}
        reached |= last
        steps += bool(last)
    assert reached == set(range(1, total + 1))
    assert steps <= 16
    assert max(len(Numbering("poles/", "", page, total).shown) for page in range(1, total + 1)) < 22


def test_a_gap_is_where_numbers_are_left_out_and_nowhere_else() -> None:
    for page, total in ((1, 2), (2, 7), (7, 7), (1, 30), (15, 30)):
        shown = Numbering("poles/", "", page, total).shown
        assert {1, page, total} <= set(shown)
        for before, after in pairwise(shown):
            assert after == before + 1 or 0 in (before, after), shown


# --- what stands on the pages ----------------------------------------------------------------


def numbered(trees: Mapping[str, Element], first: str) -> Iterator[Element]:
    """The pages of a list, one after the other, by their link to the next."""
    address = first
    while True:
        page = trees[address]
        yield page
        following = list(page.all("link", rel="next"))
        if not following:
            return
        address = urlsplit(urljoin(BASE + address, following[0].attributes["href"])).path.lstrip("/")


def titles(page: Element) -> list[str]:
    """The titles of the cases that a page lists, in order."""
    cards = [card.first("a").text() for card in page.first("main").all("li", class_="card")]
    lines = [line.first("strong").text() for line in page.all("li") if "id" in line.attributes and not line.attributes["id"].startswith("source-")]
    return cards or lines


def whole(trees: Mapping[str, Element], first: str) -> list[str]:
    pages = [titles(page) for page in numbered(trees, first)]
    assert all(0 < len(page) <= PER_PAGE for page in pages), first
    assert all(len(page) == PER_PAGE for page in pages[:-1]), first
    return [title for page in pages for title in page]


def plain(title: str) -> str:
    return title.replace("\u00a0", " ")


def test_every_list_has_each_of_its_cases_once_in_their_order(grown: tuple[Library, Path], trees: Mapping[str, Element]) -> None:
    library, _site = grown
    for folder in ("poles", "organisations"):
        assert whole(trees, f"{folder}/") == [plain(case.title) for case in library.of_type(folder)]
    several = 0
    for facet in FACETS:
        for term, cases in library.index(facet).items():
            assert whole(trees, f"{facet.address}/{term}/") == [plain(case.title) for case in sorted(cases, key=lambda case: case.kind.rank)]
            several += len(cases) > PER_PAGE
    assert several > 10
    crossing = crossings(library)
    for (theme, region), cell in crossing.pairs.items():
        wanted = [plain(case.title) for form in crossing.by_form(cell) for case in form.cases]
        assert whole(trees, f"croisements/{theme}/{region}/") == wanted
        several -= len(wanted) > PER_PAGE
    assert max(len(cell) for cell in crossing.pairs.values()) > PER_PAGE


def test_the_cases_that_link_to_one_are_all_listed(grown: tuple[Library, Path], trees: Mapping[str, Element]) -> None:
    library, _site = grown
    key = "organisations/organisation-129"
    wanted = {link.case.key for link in library.backlinks[key]}
    assert len(wanted) == 70
    pages = list(numbered(trees, f"{key}/"))
    lists = [[line.first("a").text() for line in page.first("ul", class_="links").all("li")] for page in pages]
    assert [len(lines) for lines in lists] == [60, 10]
    assert sorted(line for lines in lists for line in lines) == sorted(plain(library.published[one].title) for one in wanted)
    assert pages[1].first("h1").text() == "Autour de cette page, page 2 sur 2"
    assert pages[1].first("a", rel="prev").attributes["href"].endswith("organisation-129/#liens")


def test_a_cell_of_the_table_leads_to_the_page_where_its_form_begins(grown: tuple[Library, Path], trees: Mapping[str, Element]) -> None:
    library, site = grown
    crossing = crossings(library)
    cell = crossing.pairs["mutualisation", "bourgogne-franche-comte"]
    forms = [form.id for form in crossing.by_form(cell) if form.id != NO_FORM]
    found = set()
    for form in forms:
        page = trees[f"croisements/{form}/"]
        assert list(broken(site, trees, f"croisements/{form}/", addresses(page))) == []
        found |= {link for link in page.links if "mutualisation/bourgogne-franche-comte/" in link}
    assert any("page_2/#" in link for link in found)


def test_titles_addresses_and_neighbours_of_a_numbered_page(grown: tuple[Library, Path], trees: Mapping[str, Element]) -> None:
    _library, site = grown
    page = trees["poles/page_2/"]
    assert page.first("title").text().startswith("Pôles et coopérations, page 2 sur 8 · ")
    assert page.first("h1").text() == "Pôles et coopérations, page 2 sur 8"
    assert page.first("link", rel="canonical").attributes["href"].endswith("/poles/page_2/")
    assert [page.first("link", rel=way).attributes["href"] for way in ("prev", "next")] == ["../../poles/", "../../poles/page_3/"]
    assert [item.text() for item in page.first("nav", class_="trail").all("li")] == ["Accueil", "Pôles et coopérations", "Page 2 sur 8"]
    numbers = page.first("nav", class_="numbers")
    assert numbers.attributes["aria-label"] == "Pages de la liste"
    assert [link.text() for link in numbers.all("a")] == ["Précédente", "1", "2", "3", "8", "Suivante"]
    assert numbers.first("a", **{"aria-current": "page"}).text() == "2"
    assert not list(trees["poles/"].all("link", rel="prev"))
    assert not list(trees["poles/page_8/"].all("link", rel="next"))
    assert {"poles/", "poles/page_2/", "poles/page_8/"} <= set(listed(site))


def test_a_line_is_found_on_the_page_that_has_it(grown: tuple[Library, Path], trees: Mapping[str, Element]) -> None:
    _library, site = grown
    links = trees["poles/page-69/"].links
    assert "../../organisations/page_2/#organisation-069" in links
    assert 'url=../../organisations/page_2/#organisation-100"' in (site / "organisations/ancienne-organisation/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_page_of_a_grown_site_is_whole(grown: tuple[Library, Path], trees: Mapping[str, Element]) -> None:
    """What `test_links` says of the real library, of one with numbered pages."""
    _library, site = grown
    found = {address: list(broken(site, trees, address, addresses(page))) for address, page in trees.items() if address != "404.html"}
    assert {address: links for address, links in found.items() if links} == {}
    seen: dict[str, str] = {}
    for address, page in read_by_somebody(trees).items():
        assert len(list(page.all("h1"))) == 1, address
        title = page.first("title").text()
        assert seen.setdefault(title, address) == address
        levels = [int(element.tag[1]) for element in page.first("main").all() if re.fullmatch("h[1-6]", element.tag)]
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], address
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), address
    assert sorted(listed(site)) == sorted(
        address for address, page in read_by_somebody(trees).items() if address != "404.html" and not list(page.all("meta", content="noindex"))
    )


# --- without a script -----------------------------------------------------------------------


def test_every_case_is_reached_from_the_home_page_without_a_script(grown: tuple[Library, Path], trees: Mapping[str, Element]) -> None:
    """By the lists alone: pages of cases are not followed, so that no case is reached by another one."""
    library, _site = grown
    cases = {f"{key}/" for key in library.published}
    reached, left = set(), [""]
    while left:
        address = left.pop()
        if address in reached or address not in trees:
            continue
        reached.add(address)
        if address not in cases:
            found = (urlsplit(urljoin(BASE + address, link)) for link in trees[address].links)
            left += [part.path.lstrip("/") for part in found if f"{part.scheme}://{part.netloc}/" == BASE]
    for case in library.published.values():
        if library.has_page(case):
            assert f"{case.key}/" in reached
        else:
            assert any(case.slug in trees[address].ids for address in reached if address.startswith("organisations/")), case.key


# --- weight -----------------------------------------------------------------------------------

LIST_BYTES = 64_000
"""The most that a page of a list holds, before compression: sixty cards of 850 bytes and the frame of the site. A phone on a
slow line (50 kB a second, a fifth of it after compression) has it in a quarter of a second."""

ANY_BYTES = 192_000
"""The most that any other page holds but the list of the sources: the map has a symbol a department and about four hundred lines."""


@pytest.mark.slow
def test_no_page_of_a_large_site_is_heavy(tmp_path: Path) -> None:
    library = load(ROOT / "cases").library
    assert library
    write_corpus(tmp_path / "cases", library, 3000, words=40)
    site = tmp_path / "site"
    pour(tmp_path / "cases", site)
    heavy = {}
    for path in site.rglob("index.html"):
        address = path.parent.relative_to(site).as_posix()
        listing = address.split("/")[0] in ("poles", *(facet.address for facet in FACETS)) or address.count("/") > 1
        limit = LIST_BYTES if listing else ANY_BYTES
        if path.stat().st_size > limit and address != "comprendre/methode":
            heavy[address] = path.stat().st_size
    assert heavy == {}
    assert (site / "poles/page_50/index.html").is_file()


# --- in a browser -------------------------------------------------------------------------------


def test_numbered_pages_are_read_by_everybody(grown: tuple[Library, Path], new_page: NewPage) -> None:
    with serving(grown[1]) as address:
        page: Page = new_page(base_url=address)
        for path in ("poles/page_2/", "organisations/page_3/", "themes/mutualisation/", "organisations/organisation-129/page_2/"):
            page.goto(f"/{path}")
            assert looked_over(page, smallest=SMALL_PHONE) == {}, path
        page.set_viewport_size({"width": SMALL_PHONE, "height": 800})
        page.goto("/poles/page_2/")
        sides = page.locator(".numbers a").evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))")
        assert len(sides) == 6
        assert min(sides) >= 44
        page.emulate_media(media="print")
        expect(page.locator(".numbers")).to_be_hidden()
        expect(page.get_by_role("heading", level=1)).to_have_text("Pôles et coopérations, page\u00a02 sur\u00a08")


def test_by_keyboard_and_without_a_script_one_goes_from_page_to_page(grown: tuple[Library, Path], new_page: NewPage) -> None:
    with serving(grown[1]) as address:
        page = new_page(base_url=address, java_script_enabled=False)
        page.goto("/poles/")
        page.get_by_role("navigation", name="Pages de la liste").get_by_role("link", name="Page 1 sur 8").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/poles/page_2/")
        page.get_by_role("link", name="Suivante").click()
        page.wait_for_url("**/poles/page_3/")


def test_what_a_numbered_page_lists_can_be_put_aside(grown: tuple[Library, Path], new_page: NewPage) -> None:
    with serving(grown[1]) as address:
        page = new_page(base_url=address)
        page.goto("/poles/page_3/")
        keep = page.get_by_role("button", name=re.compile("^Mettre de côté : ")).first
        keep.click()
        expect(keep).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".kept-count")).to_have_text(" (1)")
        expect(page.locator("button.keep")).to_have_count(PER_PAGE)
