"""Cases that somebody put aside or sets side by side, for the tests that drive these pages in a browser."""

from __future__ import annotations

from playwright.sync_api import Page

from support.accessibility import SMALL_PHONE, Seen, looked_over
from support.browsing import store

JURA, ACTIONS, LEVIER, SOLENI = "poles/clus-ter-jura", "poles/coopactions", "poles/le-levier", "fiches/soleni"

SMALL = """all => all.filter(one => !one.closest("label")).filter(one => {
    const box = one.getBoundingClientRect();
    return Math.min(box.width, box.height) < 24;
}).map(one => one.outerHTML)"""


def keep(page: Page, *keys: str) -> None:
    """As if these had been put aside before."""
    store(page, {"selection": keys})


def seen_by_everybody(page: Page, addresses: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    """What is wrong with each of these pages once it shows what it is opened for: for a screen reader, in either
    palette, at any width, for a fingertip."""
    found: dict[str, dict[str, list[str]]] = {}
    seen: Seen = {}
    for address, shown in addresses.items():
        page.goto(f"/{address}")
        page.locator(shown).first.wait_for()
        for folded in page.locator(".picker summary").all():
            folded.click()
        page.set_viewport_size({"width": 390, "height": 800})
        told = {
            "too small": page.locator("main button:visible, main input:visible").evaluate_all(SMALL),
            **looked_over(page, seen, smallest=SMALL_PHONE),
        }
        if any(told.values()):
            found[address] = told
    return found
