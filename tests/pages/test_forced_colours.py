"""In the visitor's own colours (forced colours) what is current, chosen or pressed looks unlike its neighbours, and the focus is seen.

Colours and shadows are gone there: what counts is what the browser still paints, read from the computed style.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from support.browsing import NewPage

LOOK = """one => {
    const kept = ["backgroundColor", "outlineStyle", "outlineWidth", "outlineColor", "textDecorationLine",
        ...["Top", "Right", "Bottom", "Left"].flatMap((side) => [`border${side}Style`, `border${side}Width`, `border${side}Color`])];
    const style = getComputedStyle(one);
    const painted = kept.map((name) => /border.*Color/.test(name) && style[name.replace("Color", "Style")] === "none" ? "" : style[name]);
    const ticked = one.matches("input") ? one.checked : "";
    return [...painted, ticked].join();
}"""
"""What of an element is still painted, as a text."""


def marked(page: Page, current: Locator, other: Locator) -> None:
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert current.evaluate(LOOK) != other.evaluate(LOOK)


def steps(page: Page) -> None:
    page.goto("/contribuer/proposer/?type=fiches#ecrire")
    expect(page.locator("form.write")).to_be_visible()
    marked(page, page.locator(".step-button[aria-current]"), page.locator(".step-button:not([aria-current], :disabled)").first)
    marked(page, page.locator(".step-button[aria-current] .step-number"), page.locator(".step-button:not([aria-current]) .step-number").first)


def types(page: Page) -> None:
    page.goto("/contribuer/proposer/")
    page.get_by_role("radio", name=re.compile("Fiche action")).check()
    marked(page, page.locator(".type-choice label:has(:checked)"), page.locator(".type-choice label:not(:has(:checked))").first)


def options(page: Page) -> None:
    page.goto("/contribuer/proposer/?type=fiches#ecrire")
    page.locator("form.write [data-field=themes] input").click()
    page.keyboard.press("ArrowDown")
    marked(page, page.locator("[role=option][aria-selected=true]"), page.locator("[role=option]:not([aria-selected=true])").last)


def tools(page: Page) -> None:
    page.goto("/contribuer/proposer/?type=fiches#ecrire")
    page.get_by_role("button", name="Lien", exact=True).first.click()
    marked(page, page.locator(".tool[aria-expanded=true]"), page.locator(".tool[aria-expanded=false]").first)


def menu(page: Page) -> None:
    page.goto("/poles/")
    marked(page, page.locator(".menu a[aria-current]"), page.locator(".menu a:not([aria-current])").first)


def keep(page: Page) -> None:
    page.goto("/poles/")
    page.locator("button.keep").first.click()
    marked(page, page.locator("button.keep[aria-pressed=true]").first, page.locator("button.keep[aria-pressed=false]").first)


def numbers(page: Page) -> None:
    page.goto("/selection/")
    marked(page, page.locator(".kept-link[aria-current]"), page.locator(".shade-button"))


@pytest.mark.parametrize("place", [steps, types, options, tools, menu, keep, numbers], ids=lambda place: place.__name__)
def test_what_is_current_or_chosen_is_seen(place: Callable[[Page], None], new_page: NewPage) -> None:
    place(new_page(forced_colors="active"))


def test_without_the_line_the_current_step_would_not_be_seen(new_page: NewPage) -> None:
    page = new_page(forced_colors="active", bypass_csp=True)
    page.goto("/contribuer/proposer/?type=fiches#ecrire")
    expect(page.locator("form.write")).to_be_visible()
    page.add_style_tag(content=".step-button, .step-button[aria-current] { border-bottom-color: Canvas !important; }")
    with pytest.raises(AssertionError):
        marked(page, page.locator(".step-button[aria-current]"), page.locator(".step-button:not([aria-current], :disabled)").first)
