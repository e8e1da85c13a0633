"""A case on paper: one or two A4 pages, its address, a code that a telephone reads. The blank
forms: what they ask, where to send them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.library.library import Library
from macros.casebook.schema.fields import nested
from macros.casebook.types.base import CaseType
from macros.pages.views.qrcode import qr_code
from macros.pages.views.short_links import short_address
from support.accessibility import looked_over
from support.browsing import NewPage
from support.markup import read
from support.publish.codes import scanned
from support.repository import TYPES
from support.sites import ADDRESS, EDITORS, serving


@pytest.fixture(scope="module")
def printed_at(addressed: Path) -> Iterator[tuple[Path, str]]:
    """The whole library as a site that has an address, and where it is served."""
    with serving(addressed) as address:
        yield addressed, address


# --- pages ------------------------------------------------------------------------------------


def sheets(page: Page) -> int:
    """How many pages of paper the page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


AS_WIDE_AS_CHARTER = "@media print { * { font-size-adjust: ch-width .556 !important; } }"
"""The first face of the style sheet, which the machine of the tests may not have: its own may be much wider."""


@pytest.mark.parametrize("ranks", [pytest.param(slice(1), id="longest", marks=pytest.mark.slow), pytest.param(slice(1, 3), id="next", marks=pytest.mark.slow)])
def test_the_longest_cases_of_each_type_take_two_pages_at_most(new_page: NewPage, printed_at: tuple[Path, str], library: Library, ranks: slice) -> None:
    site, address = printed_at
    page = new_page(bypass_csp=True, base_url=address)
    taken = {}
    for folder in TYPES:
        cases = sorted((case for case in library.of_type(folder) if library.has_page(case)), key=lambda case: -(site / case.key / "index.html").stat().st_size)
        for case in cases[ranks]:
            page.goto(f"/{case.key}/")
            page.add_style_tag(content=AS_WIDE_AS_CHARTER)
            taken[case.key] = sheets(page)
    assert len(taken) >= len(TYPES)
    assert {key: number for key, number in taken.items() if number > 2} == {}


@pytest.mark.walk
def test_a_sheet_is_a4_with_narrow_margins(page: Page) -> None:
    page.goto("/fiches/soleni/")
    boxes = re.findall(rb"/MediaBox\s*\[([\d. ]+)\]", page.pdf(prefer_css_page_size=True))
    assert boxes
    for box in boxes:
        assert [round(float(side)) for side in box.split()] == [0, 0, 595, 842] or [round(float(side)) for side in box.split()] == [0, 0, 594, 841]


# --- what stands on it ---------------------------------------------------------------------------


def test_navigation_and_what_only_a_screen_can_do_stay_off_the_paper(page: Page) -> None:
    page.goto("/poles/clus-ter-jura/")
    off = ".masthead .trail .toc .related .near .citing .case-actions .anchor .mend .foot .fact-map .skip summary".split()
    for selector in off:
        expect(page.locator(selector).first).to_be_attached()
    page.emulate_media(media="print")
    for selector in off:
        expect(page.locator(selector).first).to_be_hidden()
    for selector in ("h1", ".lede", ".sources", ".paper"):
        expect(page.locator(selector).first).to_be_visible()
    for fact in ("Structures et formes juridiques", "Financement"):
        expect(page.locator("aside.facts dt", has_text=fact)).to_be_visible()
    expect(page.locator(".standing")).to_contain_text("non relue par le pôle")


def test_the_addresses_of_the_sources_are_printed(page: Page) -> None:
    page.goto("/poles/clus-ter-jura/")
    page.emulate_media(media="print")
    links = page.locator(".sources a[href^='http']")
    shown = links.evaluate_all("all => all.map(link => [link.href, getComputedStyle(link, '::after').content])")
    assert len(shown) > 5
    assert all(href.rstrip("/") in content for href, content in shown), shown


def test_paper_is_white_whatever_the_palette_of_the_screen(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/poles/clus-ter-jura/")
    page.evaluate("document.documentElement.dataset.shade = 'sombre'")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


# --- address and code ------------------------------------------------------------------------------


def test_a_text_of_any_length_is_read_back() -> None:
    whole = "https://bibliotheque.example/poles/" + "abcdefghij-0123456789/" * 8
    for length in range(1, 181):
        drawn = qr_code(whole[:length])
        assert drawn
        assert scanned(drawn.side, drawn.path) == whole[:length]


def test_a_text_too_long_has_no_code_rather_than_a_wrong_one() -> None:
    assert qr_code("x" * 181) is None
    assert qr_code("é" * 91) is None
    assert qr_code("é" * 90)


def test_every_case_carries_its_address_and_a_code_of_it(printed_at: tuple[Path, str], library: Library) -> None:
    site, _address = printed_at
    number = 0
    for case in library.published.values():
        if library.has_page(case):
            paper = read(site / case.key).first("div", class_="paper")
            lasting = f"{ADDRESS}{short_address(case) or f'{case.key}/'}"
            assert lasting in paper.text()
            drawing = paper.first("svg")
            side = int(drawing.attributes["viewbox"].split()[2]) - 4
            assert scanned(side, drawing.first("path").attributes["d"]) == lasting
            number += 1
    assert number > 100


def test_the_code_is_printed_and_not_shown_on_the_screen(page: Page, printed_at: tuple[Path, str]) -> None:
    page.goto(f"{printed_at[1]}/fiches/soleni/")
    code = page.locator(".paper svg")
    expect(code).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box
    assert 80 < box["width"] < 120
    assert page.evaluate("getComputedStyle(document.querySelector('.paper path')).stroke") == "rgb(0, 0, 0)"


def test_a_site_without_an_address_prints_its_name_and_neither_a_path_nor_a_code(site: Path) -> None:
    paper = read(site / "fiches/soleni").first("div", class_="paper")
    assert paper.text() == "Bibliothèque des PTCE"
    assert not list(paper.all("svg"))


# --- the blank forms ---------------------------------------------------------------------------------

OF_EDITORS = {"changes", "confirmations", "images", "new_sources", "provenance", "reviewed", "withdrawn"}
"""The groups that the editors fill, that have a place of their own on the form, or that paper cannot hold."""


@pytest.fixture
def blank(form_page: Page) -> Page:
    """The page of the blank forms, before any is chosen."""
    form_page.goto("/contribuer/imprimer/")
    return form_page


def choose(page: Page, kind: type[CaseType]) -> None:
    page.emulate_media(media="screen")
    page.get_by_role("link", name=kind.label, exact=True).press("Enter")
    expect(page.locator(f"#papier-{kind.folder}")).to_be_visible()


def test_without_a_choice_one_sheet_tells_how_to_choose(blank: Page) -> None:
    assert sheets(blank) == 1
    blank.emulate_media(media="print")
    expect(blank.get_by_text("Aucun formulaire n’a été choisi")).to_be_visible()
    expect(blank.locator(".blank-list")).to_be_visible()
    expect(blank.get_by_role("heading", name="Où l’envoyer")).to_be_visible()
    assert not [form for form in blank.locator(".blank-form").all() if form.is_visible()]


def test_the_chosen_form_is_alone_on_the_paper(blank: Page) -> None:
    choose(blank, TYPES["fiches"])
    blank.emulate_media(media="print")
    assert [form.get_attribute("id") for form in blank.locator(".blank-form").all() if form.is_visible()] == ["papier-fiches"]
    for selector in ("h1", ".blank-list", ".unchosen >> nth=0", ".blank-chosen >> nth=0"):
        expect(blank.locator(selector)).to_be_hidden()
    blank.emulate_media(media="screen")
    blank.locator("#papier-fiches").get_by_role("link", name="Revenir à la liste").press("Enter")
    expect(blank.locator("#papier-fiches")).to_be_hidden()
    blank.emulate_media(media="print")
    assert sheets(blank) == 1


def test_every_form_says_where_to_send_it_and_asks_for_the_place_before_what_one_may_not_know(blank: Page, page: Page, printed_at: tuple[Path, str]) -> None:
    for kind in TYPES.values():
        choose(blank, kind)
        text = blank.locator(f"#papier-{kind.folder}").inner_text()
        assert text.index("Résumé") < text.index("Commune") < text.index("Territoire") < text.index("D’où viennent les faits") < text.index("Si vous le savez")
        blank.emulate_media(media="print")
        foot = blank.locator(f"#papier-{kind.folder} .blank-foot")
        expect(foot.get_by_role("link", name=EDITORS)).to_be_visible()
        expect(foot).to_contain_text("Bibliothèque des PTCE")
        assert "127.0.0.1" not in foot.inner_text()
    page.goto(f"{printed_at[1]}/contribuer/imprimer/#papier-fiches")
    page.emulate_media(media="print")
    foot = page.locator("#papier-fiches .blank-foot")
    expect(foot).to_contain_text(f"Bibliothèque des PTCE · {ADDRESS}")
    expect(foot).to_contain_text(f"La page Contribuer ({ADDRESS}contribuer/)")
    assert "@" not in foot.inner_text()


GROUPS = """form => [...form.querySelectorAll(".asked")].filter(asked => !asked.querySelector(".line")).map(asked =>
    [asked.querySelector("strong")?.textContent, [...asked.querySelectorAll(".cell")].map(cell => cell.innerText), asked.getBoundingClientRect().width])"""
"""What is asked for that has lines of its own: its title, the names over its lines, how wide it is."""


def test_a_group_has_lines_with_the_names_of_its_fields(blank: Page) -> None:
    for folder, kind in TYPES.items():
        choose(blank, kind)
        blank.emulate_media(media="print")
        form = blank.locator(f"#papier-{folder}")
        width = form.bounding_box()["width"]  # type: ignore[index]
        asked = {title: (set(cells), taken) for title, cells, taken in reversed(form.evaluate(GROUPS))}
        for name, group in nested(kind):
            if name not in OF_EDITORS:
                cells, taken = asked[str(kind.model_fields[name].title)]
                assert cells == {
                    info.title for info in group.model_fields.values() if not (isinstance(info.json_schema_extra, dict) and info.json_schema_extra["x-editors"])
                }, (folder, name)
                assert taken == pytest.approx(width, abs=2), (folder, name)


def test_what_is_needed_is_said_more_quietly_than_what_is_asked(blank: Page) -> None:
    choose(blank, TYPES["fiches"])
    blank.emulate_media(media="print")
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    needed = blank.locator("#papier-fiches .needed").first
    assert needed.evaluate(size) < blank.locator("#papier-fiches .asked-label strong").first.evaluate(size)
    red, green, blue = map(int, re.findall(r"\d+", needed.evaluate("one => getComputedStyle(one).color")))
    assert red == green == blue


def test_a_blank_form_is_read_by_everybody_on_the_screen(blank: Page) -> None:
    choose(blank, TYPES["evenements"])
    assert looked_over(blank) == {}
