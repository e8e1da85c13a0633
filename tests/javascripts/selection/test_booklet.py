"""The booklet of what was put aside, printed in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from support.chosen import ACTIONS, JURA, LEVIER, SOLENI, keep


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def printed(page: Page, *keys: str) -> int:
    """The booklet of these cases: how many pages it has on paper."""
    keep(page, *keys)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_have_count(len(keys))
    page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text("Le livret est prêt")
    assert page.evaluate("window.asked") == 1
    return pages_of(page.pdf(prefer_css_page_size=True))


def test_a_booklet_is_a_cover_then_each_case_on_pages_of_its_own(page: Page) -> None:
    one, other = printed(page, JURA), printed(page, SOLENI)
    assert one >= 2
    assert other >= 2
    assert printed(page, JURA, SOLENI) == one + other - 1


def test_a_booklet_holds_the_whole_cases_and_no_navigation(page: Page) -> None:
    printed(page, JURA, ACTIONS, LEVIER)
    page.emulate_media(media="print")
    booklet = page.locator("body > .booklet")
    expect(booklet).to_be_visible()
    for hidden in (".masthead", "#contenu", ".foot"):
        expect(page.locator(hidden)).to_be_hidden()
    assert booklet.locator(".booklet-contents a").all_text_contents() == ["Clus’Ter Jura", "Coop’actions", "Le Levier"]
    expect(booklet.locator(".booklet-case")).to_have_count(3)
    expect(booklet.locator("nav, button, form, script, .toc, .anchor")).to_have_count(0)
    expect(booklet.get_by_role("heading", name="Sources")).to_have_count(3)
    expect(booklet.locator(".booklet-case").first).to_contain_text("non relue par le pôle")
    assert page.evaluate("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size; })()") == 0
    lost = "[...document.querySelectorAll('.booklet a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    assert page.evaluate(lost) == []
    assert booklet.locator('.booklet-case a[href="#livret-2"]').count() > 0, "a case of the booklet is linked on the site, not in the booklet"
    page.emulate_media(media="screen")
    expect(booklet).to_be_hidden()
    page.get_by_role("button", name="Retirer : Le Levier").click()
    expect(page.locator("body > .booklet")).to_have_count(0)


def test_a_booklet_without_one_of_its_pages_says_which(page: Page) -> None:
    page.route(f"**/{SOLENI}/", lambda route: route.abort())
    keep(page, JURA, SOLENI)
    page.goto("/selection/")
    page.evaluate("() => { window.print = () => {}; }")
    expect(page.locator(".shelf > li")).to_have_count(2)
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text(SOLENI)
    expect(page.locator(".booklet-case")).to_have_count(1)
