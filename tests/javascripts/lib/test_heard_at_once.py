"""What could not be loaded is said by an alert, on every page that loads something: a reader of screens hears it at once (RGAA 7.5)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

FAILURES = {
    "the index of the search": ("/explorer/?q=animation", r"/search/index\.z", "La recherche n’a pas pu se charger"),
    "the drawing of the map": ("/explorer/?view=carte", r"/carte/$", "La carte n’a pas pu se charger"),
    "the list to compare": (
        "/comparer/",
        r"/data/library\.|/(poles|pratiques|fiches|entretiens|echanges|evenements|dispositifs)/$",
        "La liste des cas n’a pas pu se charger",
    ),
    "a page to compare": ("/comparer/?a=fiches/soleni&b=poles/esci", r"/poles/esci/$", "La page « poles/esci » n’a pas pu se charger"),
    "a page of a selection": ("/selection/?cases=fiches/soleni", r"/data/|/fiches/soleni/$", "Cette page n’a pas pu se charger"),
    "a page to correct": ("/contribuer/proposer/?fiche=fiches/soleni", r"/fiche\.json$", "La page n’a pas pu être chargée"),
    "the list of the pages": ("/contribuer/proposer/?type=fiches#ecrire", r"/contribuer/fiches\.", "La liste des pages n’a pas pu être chargée"),
    "an event to prepare": ("/organiser/?rencontre=journee-nationale-2016", r"/evenements/journee-nationale-2016/", "La rencontre n’a pas pu être chargée"),
}


@pytest.mark.parametrize(("address", "lost", "told"), FAILURES.values(), ids=FAILURES)
def test_what_could_not_be_loaded_is_heard_at_once(page: Page, address: str, lost: str, told: str) -> None:
    page.route(re.compile(lost), lambda route: route.abort() if route.request.resource_type != "document" else route.continue_())
    page.goto(address)
    expect(page.get_by_role("alert").filter(has_text=re.compile(re.escape(told).replace(r"\ ", r"\s")))).to_be_visible()


def test_what_changes_under_a_dialog_is_said_inside_it(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/explorer/")
    page.get_by_role("button", name="Filtrer").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("checkbox").first.check()
    # Nothing beside an open dialog is heard.
    expect(sheet.get_by_role("status").filter(has_text=re.compile(r"^\d+\spages?$"))).to_have_count(1)
