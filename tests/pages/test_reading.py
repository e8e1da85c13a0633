"""How pages read: no stray mark, one left edge, targets for a finger, lists that are no walls, cards that say what their date is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Page, expect

from support.markup import Element

# --- marks ---------------------------------------------------------------------------------------

BLOCKS = frozenset(
    "address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label "
    "legend li main nav ol option p pre section select summary table tbody td tfoot th thead tr ul".split()
)
UNREAD = frozenset({"script", "style", "svg", "template", "pre"})

STRAY = {
    "a full stop before a comma": re.compile(r"(?<!\betc)(?<!\b[A-ZÀ-Ý])(?<!\.)\.\s?,"),
    "two commas": re.compile(r",\s*,"),
    "nothing in brackets": re.compile(r"\(\s*\)|\[\s*\]"),
    "a space after a bracket": re.compile(r"\(\s"),
    "a space before a bracket": re.compile(r"\s\)"),
    "a space before a comma or a full stop": re.compile(r"\w\s+[,.](?=\s|$)"),
    "a line that begins with a mark": re.compile(r"^[,;.)]"),
    "two full stops": re.compile(r"(?<!\.)\.\.(?!\.)"),
    "a comma before a full stop": re.compile(r",\s*\."),
    "a colon before a mark": re.compile(r":\s*[.,;:]"),
    "a comma at the end of a value": re.compile(r"[,;]$"),
}
"""What no line of a page holds, by what it is."""

ENDS_IN_A_LIST = "li"
"""A point of a list may end with a comma or a semicolon."""


def lines(element: Element, around: str = "") -> Iterator[tuple[str, str]]:
    """The lines of a page as they are read: (the element that each is in, its text)."""
    text = ""
    for child in element.children:
        if isinstance(child, str):
            text += child
        elif child.tag in UNREAD:
            continue
        elif child.tag in BLOCKS:
            yield from _line(element.tag, text)
            yield from lines(child, child.tag)
            text = ""
        else:
            inner = list(lines(child))
            if len(inner) > 1:
                yield from _line(element.tag, text)
                yield from inner
                text = ""
            else:
                text += "".join(child._pieces(UNREAD))
    yield from _line(element.tag or around, text)


def _line(tag: str, text: str) -> Iterator[tuple[str, str]]:
    if written := " ".join(text.split()):
        yield tag, written


def strays(tag: str, line: str) -> list[str]:
    """What is wrong with a line."""
    return [what for what, marks in STRAY.items() if marks.search(line) and not (what.endswith("of a value") and tag in (ENDS_IN_A_LIST, "p"))]


@pytest.mark.parametrize(
    "line",
    ["des habitants., en 2016", "Scic,, en 2016", "Coorace ()", "( Coorace)", "Coorace )", "Scic , en 2015", ", en 2015", "Fin..", "Scic,.", "Lieu : , Jura"],
)
def test_a_stray_mark_is_seen(line: str) -> None:
    assert strays("dd", line)


@pytest.mark.parametrize(
    "line", ["des communes, etc., en 2016", "Énergies S.A., en 2016", "trois projets…", "« Où ? » : ici.", "(en 2016)", "Une phrase. Une autre."]
)
def test_what_french_writes_is_no_stray_mark(line: str) -> None:
    assert not strays("dd", line)


def test_no_page_has_a_stray_mark(trees: Mapping[str, Element]) -> None:
    found = {}
    seen = 0
    for address, page in trees.items():
        for tag, line in lines(page.first("body")) if list(page.all("body")) else ():
            seen += 1
            if wrong := strays(tag, line):
                found[address, line[:100]] = wrong
    assert seen > 20_000
    assert found == {}


# --- edges -----------------------------------------------------------------------------------------

LAYOUTS = (
    "/poles/", "/poles/clus-ter-jura/", "/evenements/journee-nationale-2016/", "/themes/", "/themes/mutualisation/", "/croisements/", "/explorer/", "/carte/",
    "/comparer/", "/selection/", "/outils/", "/comprendre/", "/comprendre/glossaire/", "/comprendre/methode/", "/comprendre/sources/", "/contribuer/",
    "/contribuer/fiche-expliquee/", "/contribuer/modele/", "/contribuer/proposer/", "/signaler/", "/mentions-legales/", "/organisations/",
)  # fmt: skip


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_breadcrumb_and_the_title_begin_at_one_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    edges = {}
    for address in LAYOUTS:
        page.goto(address)
        edges[address] = page.evaluate("['.trail li', 'main h1'].map(one => Math.round(document.querySelector(one).getBoundingClientRect().left))")
    assert {address: found for address, found in edges.items() if abs(found[0] - found[1]) > 1} == {}
    assert len({found[0] for address, found in edges.items() if address != "/contribuer/proposer/"}) == 1


def test_the_cross_table_fits_a_wide_window_and_shows_on_a_narrow_one_that_it_scrolls(page: Page) -> None:
    for width, fits in ((1440, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/croisements/")
        table = page.locator(".table-scroll")
        assert (table.evaluate("one => one.scrollWidth <= one.clientWidth")) == fits
        expect(page.locator(".wide-table")).to_be_visible(visible=not fits)
    table.evaluate("one => { one.scrollLeft = 300; }")
    first = page.locator(".crossing th[scope=row]").first.bounding_box()
    assert first
    assert abs(first["x"] - table.bounding_box()["x"]) < 2  # type: ignore[index]


# --- letters spaced or enlarged by the reader ---------------------------------------------------------

SPACED = """document.querySelectorAll("*").forEach(one => {
    Object.assign(one.style, { letterSpacing: ".12em", wordSpacing: ".16em", lineHeight: "1.5" });
})"""
"""What a reader may set without losing anything (WCAG 1.4.12)."""

COVERED = """() => {
    const shown = [...document.querySelectorAll(".masthead-in > *, .menu li")].filter(one => one.offsetParent && !one.matches(".menu"));
    const boxes = shown.map(one => [one.className || one.textContent.trim(), one.getBoundingClientRect(), one.scrollWidth > one.clientWidth + 1]);
    const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const pairs = boxes.flatMap(([name, box], rank) => boxes.slice(rank + 1).filter(([, other]) => over(box, other)).map(([other]) => `${name} / ${other}`));
    const icons = [...document.querySelectorAll(".masthead-in svg")].filter(one => one.getBoundingClientRect().width < 16).map(one => one.outerHTML);
    const field = document.querySelector(".seek input");
    const narrow = field.clientWidth < 100 ? [`the field: ${field.clientWidth}`] : [];
    return [...pairs, ...boxes.filter(([, , spills]) => spills).map(([name]) => name), ...icons, ...narrow];
}"""
"""What of the header covers something else, spills out of its box, or is too small."""


@pytest.mark.parametrize("width", [390, 1240, 1280, 1440])
def test_the_header_bears_spaced_and_enlarged_letters(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for change in ("0", SPACED, "document.documentElement.style.fontSize = '200%'"):
        page.goto("/poles/")
        page.evaluate(change)
        assert page.evaluate(COVERED) == [], change


# --- targets ------------------------------------------------------------------------------------------

SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button]")].flatMap(one => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (box.width < 3 || box.height < 3 || style.visibility === "hidden" || one.closest(".skip, .map, .map-skip, .visually-hidden, [inert]")) return [];
    let block = one.parentElement;
    while (getComputedStyle(block).display.startsWith("inline") && block.parentElement) block = block.parentElement;
    const around = [...block.childNodes].filter(node => node !== one && !(node instanceof Element && getComputedStyle(node).display === "none"));
    const texts = around.map(node => node.contains(one) ? node.textContent.replace(one.textContent, "") : node.textContent);
    const words = texts.join(" ").replace(/[^\\p{L}\\p{N}]+/gu, "");
    const inSentence = style.display === "inline" && words.length > 2;
    const covered = getComputedStyle(one, "::before").position === "absolute";
    const label = one.closest("label")?.getBoundingClientRect().height ?? 0;
    return inSentence || covered || Math.max(box.height, label) >= 23.5 ? [] : [`${Math.round(box.height)} ${one.outerHTML.slice(0, 110)}`];
})"""
"""What a finger may press that is lower than 24 pixels, but for links in sentences (WCAG 2.5.8)."""

PRESSED = (
    "/", "/poles/", "/poles/clus-ter-jura/", "/fiches/soleni/", "/entretiens/cae-grand-poitiers-2021/", "/evenements/journee-nationale-2016/",
    "/pratiques/quote-part-sur-les-marches/", "/organisations/coorace/", "/dispositifs/tsf/", "/echanges/coopactions-chez-clus-ter-jura/", "/organisations/",
    "/themes/", "/themes/mutualisation/", "/questions/payer-animation/", "/croisements/", "/explorer/?q=animation", "/carte/", "/comparer/", "/selection/",
    "/outils/", "/comprendre/glossaire/", "/comprendre/methode/", "/comprendre/sources/", "/contribuer/", "/contribuer/fiche-expliquee/", "/contribuer/modele/",
    "/contribuer/proposer/", "/signaler/", "/pas-la/",
)  # fmt: skip


@pytest.mark.parametrize("address", PRESSED)
def test_what_a_finger_presses_is_24_pixels_high(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate(SMALL) == []
