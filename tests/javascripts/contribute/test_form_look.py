"""The form without scripts, on paper, by eye and by ear."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support.accessibility import WIDTHS, violations_in_both_palettes
from support.browsing import NewPage
from support.filling import (
    OpenForm,
    consent,
    field,
    option,
    way,
    write_a_sheet,
)
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


def test_the_paper_form_of_a_type_takes_two_or_three_sheets(new_page: NewPage, form_site: str) -> None:
    page = new_page(base_url=form_site)
    page.goto("/contribuer/imprimer/")
    taken = {}
    for link in page.locator(".blank-list a").all():
        link.press("Enter")
        taken[link.inner_text()] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert len(taken) == len(TYPES)
    assert {name: number for name, number in taken.items() if not 2 <= number <= 3} == {}


def test_nothing_of_the_form_is_loaded_by_other_pages(page: Page) -> None:
    page.goto("/contribuer/", wait_until="networkidle")
    assert not [url for url in page.requests if "contribute" in url or "regles.json" in url]  # type: ignore[attr-defined]


def stand_at(page: Page, step: str) -> None:
    if step == "choisir":
        return
    page.get_by_role("button", name="Commencer").click()
    if step == "erreurs":
        page.get_by_role("button", name="+ Stade", exact=True).click()
        page.locator("[data-field='stage'] .group-card").get_by_label("Date du fait").fill("jamais")
        page.get_by_role("textbox", name="Description", exact=True).fill("![x](y)")
        page.get_by_role("button", name="Vérifier et relire").click()
        expect(page.locator("[data-step='ecrire'] .summary")).to_be_focused()
        return
    write_a_sheet(page)
    if step == "liste":
        field(page, "themes").click()
        expect(option(page, "Animation")).to_be_visible()
    elif step == "relire":
        page.get_by_role("button", name="Vérifier et relire").click()
        expect(page.locator("[data-step='relire'] article")).to_be_visible()
    elif step == "envoyer":
        consent(page)
        expect(way(page, "copier")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("step", ["choisir", "ecrire", "liste", "erreurs", "relire", "envoyer"])
def test_axe_finds_nothing_in_either_palette(form: OpenForm, step: str, width: int) -> None:
    page = form("?type=fiches", viewport={"width": width, "height": 900})
    stand_at(page, step)
    page.wait_for_load_state("networkidle")
    assert violations_in_both_palettes(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("step", ["choisir", "erreurs", "relire", "envoyer"])
def test_nothing_is_wider_than_a_small_phone_and_every_target_is_large_enough(form: OpenForm, step: str) -> None:
    page = form("?type=fiches", viewport={"width": 320, "height": 800})
    stand_at(page, step)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator("#proposer :is(button, input, summary):visible").evaluate_all(
        """all => all.filter(one => !one.closest('label') && !one.labels?.length && !one.closest('.preview')).filter(one => {
            const box = one.getBoundingClientRect();
            return Math.min(box.width, box.height) < 24;
        }).map(one => one.outerHTML)"""
    )
    assert small == []


def test_targets_are_as_large_as_a_fingertip_on_a_phone(form: OpenForm) -> None:
    page = form("?type=fiches", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    stand_at(page, "envoyer")
    too_low = "all => all.filter(one => Math.round(one.getBoundingClientRect().height) < 44).map(one => one.textContent)"
    assert page.locator("[data-step='envoyer'] :is(button, a.act):visible").evaluate_all(too_low) == []
    page.locator(".step-button", has_text="Écrire").click()
    assert page.locator("[data-step='ecrire'] :is(button, summary):visible").evaluate_all(too_low) == []
