"""A page is mended: from its parts to the form opened there, and what changes is told before it is sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.language.french import folded
from support.accessibility import SMALL_PHONE, Seen, looked_over
from support.filling import OpenForm, field, visit
from support.markup import Element

PAGES = ("poles/coopactions/", "evenements/journee-nationale-2016/", "fiches/soleni/")


def test_every_page_leads_to_the_form_from_its_top_its_facts_and_each_of_its_parts(form_page: Page, trees: dict[str, Element]) -> None:
    for address in [one for one in PAGES if one in trees]:
        form_page.goto(f"/{address}")
        links = form_page.locator("article .mend-here")
        expect(links.first).to_be_visible()
        asked = links.evaluate_all("all => all.map(one => new URL(one.href).search.replace(/.*?(?:&|$)/, ''))")
        titles = form_page.locator(".case-body > section > .titled")
        assert {"", "champ=faits"} <= {*asked}, address
        assert len(asked) == 2 + titles.count(), address
        assert len({*asked}) == len(asked)
        assert form_page.locator(".mend-here").evaluate_all("all => all.filter(one => one.getBoundingClientRect().height < 24).length") == 0


def test_those_whom_a_page_tells_of_are_led_to_its_reading_from_its_top_and_from_its_correction(form_page: Page) -> None:
    form_page.goto("/fiches/soleni/")
    top = form_page.get_by_role("link", name="C’est vous ? Relisez cette page")
    expect(top).to_be_in_viewport()
    assert (top.get_attribute("href") or "").endswith("/contribuer/proposer/?fiche=fiches/soleni&relire#ecrire")
    visit(form_page, "?fiche=fiches/soleni#ecrire")
    form_page.get_by_role("link", name="Relisez-la fait par fait").click()
    expect(form_page.locator(".confirm-progress")).to_be_visible()
    form_page.goto("/dispositifs/")
    form_page.goto(form_page.locator("main a[href*='dispositifs/']:not([href$='dispositifs/'])").first.evaluate("link => link.href"))
    expect(form_page.locator(".read-here")).to_have_count(0)


def test_each_of_these_links_opens_its_part(form_page: Page) -> None:
    form_page.goto(f"/{PAGES[0]}")
    expect(form_page.locator(".mend-here").first).to_be_visible()
    links = form_page.locator("article .mend-here").evaluate_all("all => all.map(one => [one.getAttribute('aria-label'), one.href])")
    for label, href in links:
        form_page.goto("about:blank")
        form_page.goto(href)
        expect(form_page.locator("form.write")).to_be_visible()
        name = label.partition("\u00a0: ")[2]
        if name not in ("cette page", "les faits"):
            place = form_page.locator(":focus").locator("xpath=ancestor-or-self::*[contains(@class, 'field') or self::fieldset][last()]")
            expect(place).to_contain_text(name, use_inner_text=True)
        elif name == "les faits":
            expect(form_page.locator("form.write :focus")).to_have_count(1)
        if name != "cette page":
            expect(form_page.locator(":focus")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("listing", "name"),
    [("/engagements/", "commitments"), ("/offres/par-nature/", "offers")],
)
def test_what_is_listed_leads_to_its_own_entry_in_the_form(form_page: Page, listing: str, name: str) -> None:
    form_page.goto(listing)
    lines = form_page.locator("li.offer", has=form_page.locator(f"a.own-offer[href*='champ={name}.']"))
    asked = lines.evaluate_all("all => all.map(one => [one.querySelector('.offer-text').textContent, one.querySelector('a.own-offer').href])")
    later = [(text, href) for text, href in asked if f"{name}.1#" not in href]
    assert later, "each is the first of its list"
    for text, href in (asked[0], *later[:2]):
        form_page.goto("about:blank")
        form_page.goto(href)
        focused = form_page.locator("form.write :focus")
        expect(focused).to_be_in_viewport()
        card = form_page.locator(f"[data-field='{name}'] details[open]")
        expect(card).to_have_count(1)
        expect(card.locator(":focus")).to_have_count(1)
        written = card.locator("[data-field='text'] :is(input, textarea)").first.input_value()
        assert folded(written) == folded(text)


def test_a_part_that_is_not_there_any_more_opens_the_page_at_its_beginning(form: OpenForm) -> None:
    for query in (
        "?fiche=fiches/soleni&partie=s-il-n-y-est-plus#ecrire",
        "?fiche=fiches/soleni&champ=__proto__#ecrire",
        "?fiche=evenements/journee-nationale-2016&champ=commitments.99#ecrire",
        "?fiche=fiches/soleni&champ=title.2#ecrire",
    ):
        page = form(query)
        expect(field(page, "title")).to_be_visible()
        assert page.console_errors == []  # type: ignore[attr-defined]


def test_what_changes_is_told_before_it_is_sent(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni", viewport={"width": 320, "height": 800})
    before = field(page, "summary").input_value()
    field(page, "summary").fill("En Isère, un service aide des ménages.")
    part = page.get_by_role("textbox", name="Action concrète proposée", exact=True)
    part.fill(f"{part.input_value()}\n\nUne phrase de plus.")
    page.get_by_role("button", name="Vérifier et relire").click()
    told = page.locator(".changes")
    expect(told.get_by_role("heading", level=3)).to_have_text("Ce que vous changez : 2 endroits")
    expect(told.get_by_role("heading", level=4)).to_have_text(["Résumé", "Action concrète proposée"])
    expect(told.locator("dt")).to_have_text(["Avant", "Après", "Ajouté"])
    expect(told.locator("dd")).to_have_text([before, "En Isère, un service aide des ménages.", "Une phrase de plus."])
    seen: Seen = {}
    assert {where: said for where, said in looked_over(page, seen, smallest=SMALL_PHONE).items() if said} == {}


def test_nothing_is_told_of_a_page_that_is_new_nor_of_one_that_is_as_it_was(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni")
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.locator("[data-step='relire']")).to_contain_text("Vous n’avez encore rien changé.")
    expect(page.locator(".changes")).to_have_count(0)
    visit(page, "?type=fiches#ecrire")
    expect(page.locator(".changes")).to_have_count(0)
