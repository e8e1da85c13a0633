"""No list that opens over a page stays open: every field that has one, every way of being done with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from support.filling import visit


def mend(page: Page) -> None:
    visit(page)
    page.get_by_label("Le titre de la page").wait_for()


def link_in_a_text(page: Page) -> None:
    visit(page, "?type=fiches#ecrire")
    page.locator("form.write button", has_text="Page du site").first.click()


@dataclass(frozen=True)
class Place:
    """A field with a list: how one comes to it, and what may be typed there."""

    come: Callable[[Page], object]
    field: str
    typed: str

    def opened(self, page: Page, stay: bool = False) -> Locator:
        """The field, its list open; on the page that is open already, if one may `stay` there."""
        field = page.locator(self.field).first
        if not stay or not field.is_visible():
            self.come(page)
        field.fill("")
        field.press_sequentially(self.typed)
        expect(page.locator("[role=option]:visible").first).to_be_visible(timeout=20_000)
        return field


PLACES = {
    "home": Place(lambda page: page.goto("/"), "#ask", "jura"),
    "header": Place(lambda page: page.goto("/poles/"), "#seek", "jura"),
    "page not found": Place(lambda page: page.goto("/404.html"), "#ask", "jura"),
    "search page": Place(lambda page: page.goto("/explorer/"), "#explorer-q", "jura"),
    "search page, header": Place(lambda page: page.goto("/explorer/?q=scic"), "#seek", "jura"),
    "comparison": Place(lambda page: page.goto("/comparer/"), "#cas-a", "jura"),
    "form, a page to mend": Place(mend, "#f-page", "sol"),
    "form, several values": Place(lambda page: visit(page, "?type=fiches#ecrire"), "[data-field=themes] input", "mutu"),
    "form, one value": Place(lambda page: visit(page, "?type=fiches#ecrire"), "[data-field=place] input", "greno"),
    "form, a link in a text": Place(link_in_a_text, ".tool-search:not([hidden]) input", "sol"),
}


def scrolled_away(page: Page, field: Locator) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.mouse.move(4, 150)
    low = field.evaluate("field => field.getBoundingClientRect().top + scrollY > 400")
    page.mouse.wheel(0, -9_000 if low else 9_000)


ENDS: dict[str, Callable[[Page, Locator], object]] = {
    "Enter": lambda _page, field: field.press("Enter"),
    "Escape": lambda _page, field: field.press("Escape"),
    "Tab": lambda _page, field: field.press("Tab"),
    "a click beside it": lambda page, _field: page.mouse.click(2, 2),
    "a touch beside it, which leaves the focus": lambda page, _field: page.evaluate(
        "document.querySelector('h1').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }))"
    ),
    "the field out of sight": scrolled_away,
    "the back button within the page": lambda page, _field: page.evaluate("dispatchEvent(new PopStateEvent('popstate', { state: null }))"),
    "another page, with this one kept in memory": lambda page, _field: page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"),
    "another window": lambda _page, field: field.evaluate("field => field.blur()"),
}


@pytest.mark.parametrize("place", PLACES)
def test_nothing_stays_open(page: Page, place: str) -> None:
    stays = []
    address = ""
    for name, end in ENDS.items():
        page.set_viewport_size({"width": 1280, "height": 720})
        field = PLACES[place].opened(page, stay=page.url == address)
        address = page.url
        end(page, field)
        try:
            expect(page.locator("[role=listbox]:visible")).to_have_count(0, timeout=2_000)
        except AssertionError:
            stays.append(name)
    assert stays == []


def by_keyboard(page: Page, field: Locator) -> None:
    field.press("ArrowDown")
    field.press("Enter")


def by_pointer(page: Page, field: Locator) -> None:
    page.locator("[role=option]:visible").first.click()


@pytest.mark.parametrize("choose", [by_keyboard, by_pointer])
@pytest.mark.parametrize("place", PLACES)
def test_a_choice_closes_it(page: Page, place: str, choose: Callable[[Page, Locator], None]) -> None:
    field = PLACES[place].opened(page)
    choose(page, field)
    expect(page.locator("[role=listbox]:visible")).to_have_count(0)


def test_what_is_sent_before_its_list_has_come_keeps_the_answers_clear(page: Page) -> None:
    page.goto("/explorer/")
    expect(page.locator("#explorer .status")).to_contain_text("Toute la bibliothèque")
    for slow in ("**/javascripts/search/suggestions.js", "**/search/names/*"):
        held: list[Route] = []
        page.route(slow, lambda route: held.append(route))  # noqa: B023
        page.goto("/explorer/")
        field = page.locator("#explorer-q")
        field.press_sequentially("jura")
        while not held:  # the list is on its way
            page.wait_for_timeout(20)
        field.press("Enter")
        expect(page.locator("#explorer .status")).to_contain_text("pour « jura »")
        for route in held:
            route.continue_()
        page.wait_for_timeout(300)
        expect(page.locator("[role=listbox]:visible")).to_have_count(0)
        page.unroute_all(behavior="ignoreErrors")


def test_a_field_that_is_given_the_focus_back_does_not_cover_the_page(page: Page) -> None:
    page.goto("/explorer/?q=jura&type=poles")
    page.locator("#explorer-q").click()
    page.get_by_role("button", name="Retirer le filtre").click()
    expect(page.locator("#explorer-q")).to_be_focused()
    page.wait_for_timeout(300)
    expect(page.locator("[role=listbox]:visible")).to_have_count(0)
    page.locator("#explorer-q").press("ArrowDown")
    expect(page.locator("[role=option]:visible").first).to_be_visible(timeout=20_000)


def nature(page: Page) -> Locator:
    """The nature of a session in the form, which is chosen from a list of terms."""
    visit(page, "?type=evenements#ecrire")
    page.get_by_role("button", name="+ Programme", exact=True).click()
    return page.locator("[data-field=programme] .group-card [data-field=kind] input").first


def test_enter_takes_the_only_choice_and_a_list_that_is_opened_again_shows_all_of_them(page: Page) -> None:
    field = nature(page)
    field.click()
    all_of_them = page.locator("[role=option]:visible").count()
    assert all_of_them > 10
    field.press_sequentially("Ouv")
    expect(page.locator("[role=option]:visible")).to_have_count(1)
    field.press("Enter")
    expect(field).to_have_value("Ouverture")
    expect(page.locator("[role=listbox]:visible")).to_have_count(0)
    expect(page.locator("form.write")).to_be_visible()
    page.get_by_label("Titre").first.focus()
    field.click()
    expect(page.locator("[role=option]:visible")).to_have_count(all_of_them)
    expect(page.locator("[role=option][aria-current]:visible")).to_have_text(re.compile("Ouverture"))
    # What is typed over it narrows the list again, and several choices are none.
    field.press_sequentially("re")
    expect(page.locator("[role=option]:visible")).not_to_have_count(all_of_them)
    assert page.locator("[role=option]:visible").count() > 1
    field.press("Enter")
    expect(field).to_have_value("re")


@pytest.mark.parametrize(("letters", "taken"), [("grenoble", "Grenoble (38)"), ("38185", "Grenoble (38)")])
def test_enter_takes_the_only_choice_of_a_list_that_needs_letters(page: Page, letters: str, taken: str) -> None:
    visit(page, "?type=fiches#ecrire")
    field = page.locator("[data-field=place] input")
    field.press_sequentially(letters)
    expect(page.locator("[role=option]:visible")).to_have_count(1, timeout=20_000)
    field.press("Enter")
    expect(field).to_have_value(taken)
