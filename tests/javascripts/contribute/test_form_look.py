"""The form without scripts, on paper, by eye and by ear."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from support.accessibility import SMALL_PHONE, Seen, looked_over
from support.browsing import NewPage, store
from support.filling import OpenForm, at_the_last_step, consent_at_last, field, option, sheet, visit, way
from support.repository import ROOT, TYPES
from support.sites import EDITORS

SOLENI = ROOT / "cases" / "fiches" / "soleni.md"


def test_without_javascript_the_page_gives_other_ways(new_page: NewPage, form_site: str) -> None:
    page = new_page(base_url=form_site, java_script_enabled=False)
    page.goto("/contribuer/proposer/")
    expect(page.get_by_text("Le formulaire a besoin de JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name=EDITORS)).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    page.get_by_role("link", name="Le formulaire à imprimer").click()
    page.get_by_role("link", name="Fiche action", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator("#papier-fiches")).to_be_visible()
    expect(page.locator("#papier-poles")).to_be_hidden()
    expect(page.locator("#papier-fiches .theme-boxes")).to_contain_text("Mutualisation")
    assert page.locator("#papier-fiches .line").count() > 20


def test_the_paper_form_of_a_type_takes_two_or_three_sheets(form_page: Page) -> None:
    page = form_page
    page.goto("/contribuer/imprimer/")
    taken = {}
    for link in page.locator(".blank-list a").all():
        link.press("Enter")
        taken[link.inner_text()] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert len(taken) == len(TYPES)
    assert {name: number for name, number in taken.items() if not 2 <= number <= 3} == {}


SMALL = """all => all.filter(one => !one.closest('label') && !one.labels?.length && !one.closest('.preview')).filter(one => {
    const box = one.getBoundingClientRect();
    return Math.min(box.width, box.height) < 24;
}).map(one => one.outerHTML)"""
"""The targets that are too small; those that stand in a line of text aside."""


def test_every_step_is_read_by_everybody_in_either_palette_at_any_width(form: OpenForm) -> None:
    page = form("?type=fiches")
    found: dict[str, dict[str, list[str]]] = {}
    seen: Seen = {}

    def look(step: str) -> None:
        page.set_viewport_size({"width": 320, "height": 800})
        told = {
            "too small": page.locator("#proposer :is(button, input, summary):visible").evaluate_all(SMALL),
            **looked_over(page, seen, smallest=SMALL_PHONE),
        }
        found[step] = {where: said for where, said in told.items() if said}

    look("choosing")
    page.get_by_role("button", name="Commencer").click()
    look("writing")
    page.get_by_role("button", name="+ Stade", exact=True).click()
    page.locator("[data-field='stage'] .group-card").get_by_label("Date du fait").fill("jamais")
    page.get_by_role("textbox", name="Description", exact=True).fill("![x](y)")
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.locator("[data-step='ecrire'] .summary")).to_be_focused()
    look("what is wrong")
    store(page, {"proposer:fiches": sheet()})
    visit(page, "?type=fiches#ecrire")
    field(page, "themes").click()
    expect(option(page, "Animation")).to_be_visible()
    look("a list")
    expect(option(page, "Animation")).to_be_visible()
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.locator("[data-step='relire'] article")).to_be_visible()
    look("reading again")
    consent_at_last(page)
    expect(way(page, "copier")).to_be_visible()
    look("sending")
    assert {step: said for step, said in found.items() if said} == {}


def test_targets_are_as_large_as_a_fingertip_on_a_phone(form: OpenForm) -> None:
    page = at_the_last_step(form, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    too_low = "all => all.filter(one => Math.round(one.getBoundingClientRect().height) < 44).map(one => one.textContent)"
    assert page.locator("[data-step='envoyer'] :is(button, a.act):visible").evaluate_all(too_low) == []
    page.locator(".step-button", has_text="Écrire").click()
    assert page.locator("[data-step='ecrire'] :is(button, summary):visible").evaluate_all(too_low) == []
