"""Whoever enlarges the letters, or sets them apart, reads the same: nothing is cut off, nothing leaves the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

KINDS = (
    "", "poles/", "poles/clus-ter-jura/", "evenements/journee-nationale-2016/", "carte/", "croisements/", "comprendre/glossaire/", "accessibilite/",
    "explorer/?q=animation", "retirer/",
)  # fmt: skip

LARGER = "html { font-size: 200% }"
APART = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
"""What people set who read better so: the values are those of the norm."""

SET = "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }"

LOST = """() => {
    const cut = [...document.querySelectorAll("body *")].filter(one => {
        if (one.closest(".visually-hidden, .map-skip, svg") || one.matches("textarea, input, select") || !one.checkVisibility()) return false;
        const { overflowX, overflowY } = getComputedStyle(one);
        const clips = [overflowX, overflowY].some(value => value === "hidden" || value === "clip");
        return clips && one.textContent.trim() && one.clientWidth > 2 && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2);
    });
    const wider = document.documentElement.scrollWidth > innerWidth ? ["wider than the window"] : [];
    return [...wider, ...cut.map(one => one.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize(("style", "width"), [(LARGER, 1280), (APART, 1280), (APART, 390)], ids=["larger", "apart", "apart on a phone"])
def test_nothing_is_cut_off_when_letters_are_larger_or_apart(page: Page, style: str, width: int) -> None:
    found = {}
    for address in KINDS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/{address}")
        if "explorer" in address:
            page.locator(".card-found").first.scroll_into_view_if_needed()
            page.locator(".card-found mark").first.wait_for()
        page.evaluate(SET, style)
        if lost := page.evaluate(LOST):
            found[address] = lost
    assert found == {}


def test_what_is_cut_off_is_seen(page: Page) -> None:
    page.goto("/accessibilite/")
    page.evaluate(SET, "main p { height: 1em; overflow: hidden }")
    assert page.evaluate(LOST)
