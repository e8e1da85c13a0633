"""A case on paper: one or two A4 pages, its address, a code that a telephone reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from conftest import Corpus, serving
from markup import read
from playwright.sync_api import Page, expect

from macros.casebook.casetype import TYPES
from macros.casebook.library import Library
from macros.pages import qrcode

ADDRESS = "https://bibliotheque.example/ptce/"

LONGEST = 4
"""How many of the longest cases of each type are printed."""


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The whole library as a site that has an address, and where it is served."""
    base = tmp_path_factory.mktemp("addressed")
    ended = Corpus(base / "cases").copy().build(base / "site", "--no-search", environment={"SITE_URL": ADDRESS})
    assert ended.returncode == 0, ended.stdout + ended.stderr
    with serving(base / "site") as address:
        yield base / "site", address


# --- pages ------------------------------------------------------------------------------------


def sheets(page: Page) -> int:
    """How many pages of paper the page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("folder", list(TYPES))
def test_the_longest_cases_of_each_type_take_two_pages_at_most(page: Page, addressed: tuple[Path, str], library: Library, folder: str) -> None:
    site, address = addressed
    cases = sorted((case for case in library.of_type(folder) if library.has_page(case)), key=lambda case: -(site / case.key / "index.html").stat().st_size)
    taken = {}
    for case in cases[:LONGEST]:
        page.goto(f"{address}/{case.key}/")
        taken[case.key] = sheets(page)
    assert taken
    assert {key: number for key, number in taken.items() if number > 2} == {}


def test_a_sheet_is_a4_with_narrow_margins(page: Page) -> None:
    page.goto("/fiches/soleni/")
    boxes = re.findall(rb"/MediaBox\s*\[([\d. ]+)\]", page.pdf(prefer_css_page_size=True))
    assert boxes
    for box in boxes:
        assert [round(float(side)) for side in box.split()] == [0, 0, 595, 842] or [round(float(side)) for side in box.split()] == [0, 0, 594, 841]


# --- what stands on it ---------------------------------------------------------------------------


def test_navigation_and_what_only_a_screen_can_do_stay_off_the_paper(page: Page) -> None:
    page.goto("/poles/clus-ter-jura/", wait_until="networkidle")
    off = ".masthead .trail .toc .related .near .citing .case-actions .anchor .mend .foot .fact-map .skip summary".split()
    for selector in off:
        expect(page.locator(selector).first).to_be_attached()
    page.emulate_media(media="print")
    for selector in off:
        expect(page.locator(selector).first).to_be_hidden()
    for selector in ("h1", ".lede", ".sources", ".paper"):
        expect(page.locator(selector).first).to_be_visible()
    expect(page.locator("aside.facts dt", has_text="Structures et formes juridiques")).to_be_visible()
    expect(page.locator(".standing")).to_contain_text("non relue par le pôle")


def test_the_addresses_of_the_sources_are_printed(page: Page) -> None:
    page.goto("/poles/clus-ter-jura/")
    page.emulate_media(media="print")
    links = page.locator(".sources a[href^='http']")
    shown = links.evaluate_all("all => all.map(link => [link.href, getComputedStyle(link, '::after').content])")
    assert len(shown) > 5
    assert all(href.rstrip("/") in content for href, content in shown), shown


def test_paper_is_white_whatever_the_palette_of_the_screen(new_page: Callable[..., Page]) -> None:
    page = new_page(color_scheme="dark")
    page.goto("/poles/clus-ter-jura/")
    page.evaluate("document.documentElement.dataset.shade = 'sombre'")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


# --- address and code ------------------------------------------------------------------------------


def modules(side: int, path: str) -> list[list[bool]]:
    """The squares that a path darkens, read as a pen would follow it."""
    found = [[False] * side for _ in range(side)]
    for column, row, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", path):
        for step in range(int(length)):
            found[int(row)][int(column) + step] = True
    assert sum(map(sum, found)), path
    return found


def scanned(side: int, path: str, scale: int = 4, quiet: int = 4) -> str:
    """What a reader of codes finds in a drawing."""
    dark = modules(side, path)
    width = (side + 2 * quiet) * scale
    pixels = bytearray(b"\xff" * width * width)
    for row in range(side):
        for column in range(side):
            for line in range(scale if dark[row][column] else 0):
                start = ((row + quiet) * scale + line) * width + (column + quiet) * scale
                pixels[start : start + scale] = bytes(scale)
    (found,) = zxingcpp.read_barcodes(memoryview(bytes(pixels)).cast("B", shape=[width, width]), formats=zxingcpp.BarcodeFormat.QRCode)
    return str(found.text)


def test_a_text_of_any_length_is_read_back() -> None:
    whole = "https://bibliotheque.example/poles/" + "abcdefghij-0123456789/" * 8
    for length in range(1, 181):
        drawn = qrcode.path(whole[:length])
        assert drawn
        assert scanned(*drawn) == whole[:length]


def test_a_text_too_long_has_no_code_rather_than_a_wrong_one() -> None:
    assert qrcode.path("x" * 181) is None
    assert qrcode.path("é" * 91) is None
    assert qrcode.path("é" * 90)


def test_every_case_carries_its_address_and_a_code_of_it(addressed: tuple[Path, str], library: Library) -> None:
    site, _address = addressed
    number = 0
    for case in library.published.values():
        if library.has_page(case):
            paper = read(site / case.key).first("div", class_="paper")
            assert f"{ADDRESS}{case.key}/" in paper.text()
            drawing = paper.first("svg")
            side = int(drawing.attributes["viewbox"].split()[2]) - 4
            assert scanned(side, drawing.first("path").attributes["d"]) == f"{ADDRESS}{case.key}/"
            number += 1
    assert number > 100


def test_the_code_is_printed_and_not_shown_on_the_screen(page: Page, addressed: tuple[Path, str]) -> None:
    page.goto(f"{addressed[1]}/fiches/soleni/")
    code = page.locator(".paper svg")
    expect(code).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box
    assert 80 < box["width"] < 120
    assert page.evaluate("getComputedStyle(document.querySelector('.paper path')).stroke") == "rgb(0, 0, 0)"


def test_a_site_without_an_address_prints_the_path_and_no_code(site: Path) -> None:
    paper = read(site / "fiches/soleni").first("div", class_="paper")
    assert "/fiches/soleni/" in paper.text()
    assert "127.0.0.1" not in paper.text()
    assert not list(paper.all("svg"))
