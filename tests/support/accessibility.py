"""What axe-core finds on a page: WCAG 2.0 to 2.2, A and AA, and its best practices.

Most of its time goes into repeated things: a hundred cards of one make, each with its
contrast measured. `looked_over` takes all but two of each make away while it looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

QUICKLY = {"resultTypes": ["violations"], "preload": False}
"""Without the style sheets as texts and the media, which only rules about what we have not ask for."""

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], **QUICKLY}

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, **QUICKLY}
"""The rules that another palette may break: it changes nothing else of a page."""

WIDTHS = (390, 1280)
"""A phone and a screen: the pages differ in what they fold."""

SMALL_PHONE, HEIGHT = 320, 900

RUN = "options => axe.run(options).then(found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 140)}`)))"

MISNAMED = r"""() => {
    const folded = text => text.replace(/\p{S}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
    const shown = one => {
        const copy = one.cloneNode(true);
        for (const hidden of copy.querySelectorAll("[aria-hidden=true], svg, select, textarea, .visually-hidden")) hidden.remove();
        return folded(copy.textContent);
    };
    return [...document.querySelectorAll("[aria-label]:is(a, button, summary, input, select, textarea)")].flatMap(one =>
        (one.matches("a, button, summary") ? [one] : [...one.labels]).map(shown).some(text => /[\p{L}\d]/u.test(text) && !folded(one.ariaLabel).includes(text))
            ? `named without its words: ${one.outerHTML.slice(0, 140)}` : []);
}"""
"""What is called otherwise than it reads: who says aloud the words that are seen does not reach it. Axe holds
signs for words (« ↑ Monter »)."""

UNBOUND = "[...document.querySelectorAll('label:not([for])')].map(one => `a label without its field: ${one.outerHTML.slice(0, 140)}`)"
"""The labels that do not say of which field they are: what is around a field is not enough for all who read it aloud."""

THIN = """seen => {
    const made = one => [one.localName, ...one.classList, ...one.getAttributeNames().filter(name => /^(aria-|role$|hidden$|style$)/.test(name))].join(".");
    const taken = [];
    const heads = child => [...child.querySelectorAll("th[id]")].some(head =>
        [...document.querySelectorAll(`[headers~="${head.id}"]`)].some(cell => !child.contains(cell)));
    const walk = (parent, path) => {
        for (const child of [...parent.children]) {
            const here = `${path} ${made(child)}`;
            const whole = `${here}: ${[...new Set([...child.querySelectorAll("*")].map(made))].sort()}`;
            seen[whole] = (seen[whole] ?? 0) + 1;
            const repeats = child.matches("li, tr, section, article, details, option, p, div, dl > div, svg :is(a, use)");
            if (repeats && seen[whole] > 2 && !child.contains(document.activeElement) && !heads(child)) {
                const place = document.createComment("");
                child.replaceWith(place);
                taken.push([place, child]);
            } else walk(child, here);
        }
    };
    walk(document.body, "");
    window.putBack = () => taken.forEach(([place, child]) => place.replaceWith(child));
    return seen;
}"""

WIDER = "document.documentElement.scrollWidth > innerWidth"

Seen = dict[str, int]
"""How often a thing was seen: elements, classes and roles, in the same place of a page."""


def violations(page: Page, options: dict[str, Any] = OPTIONS) -> list[str]:
    """What it finds on the page as it stands: the rule and the element."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, options)
    if options is COLOURS:
        return found
    misnamed: list[str] = page.evaluate(MISNAMED)
    unbound: list[str] = page.evaluate(UNBOUND)
    return found + misnamed + unbound


@contextmanager
def thinned(page: Page, seen: Seen) -> Iterator[None]:
    """The page without what was seen twice before; `seen` is added to."""
    seen.update(page.evaluate(THIN, seen))
    yield
    page.evaluate("putBack()")


def looked_over(page: Page, seen: Seen | None = None, widths: Sequence[int] = WIDTHS, smallest: int = WIDTHS[0]) -> dict[str, list[str]]:
    """What axe finds at some widths by day, and by night at the last one; and whether the page is wider than a
    window, from the smallest on. Empty when all is well. `seen` is what earlier pages held."""
    found: dict[str, list[str]] = {}
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    for width in (WIDTHS[-1], smallest):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if page.evaluate(WIDER):
            found[f"{width} pixels"] = ["the page is wider"]
    with thinned(page, {} if seen is None else seen):
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            found[f"{width} pixels, by day"] = violations(page)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found[f"{width} pixels, by night"] = violations(page, COLOURS)
    return {where: what for where, what in found.items() if what}
