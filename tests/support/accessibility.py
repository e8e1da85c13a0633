"""What axe-core finds on a page: WCAG 2.0 to 2.2, A and AA, and its best practices."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}
"""The rules that another palette may break: it changes nothing else of a page."""

WIDTHS = (390, 1280)
"""A phone and a screen: the pages differ in what they fold."""

RUN = "options => axe.run(options).then(found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 140)}`)))"


def violations(page: Page, options: dict[str, Any] = OPTIONS) -> list[str]:
    """What it finds on the page as it stands: the rule and the element."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, options)
    return found


def violations_in_both_palettes(page: Page) -> dict[str, list[str]]:
    """What it finds by day and by night, on the page as it stands; empty when all is well."""
    found = {}
    for scheme, options in (("light", OPTIONS), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if told := violations(page, options):
            found[scheme] = told
    return found
