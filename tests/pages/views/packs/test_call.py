"""The poster of a call for sheets: its code, read from the drawing, leads to the form with the event named."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.library.library import Library
from macros.pages.views.case_page import public_address
from macros.pages.views.packs.call import FORM, call_for_sheets
from macros.pages.views.qrcode import qr_code
from support.accessibility import violations
from support.browsing import NewPage
from support.publish.codes import scanned
from support.publish.paper import sheets

EVENT = "evenements/journee-nationale-2016"
POSTER = f"/{EVENT}/dossier/affiche/"


def test_the_code_of_a_poster_leads_to_the_form_with_the_event_named(page: Page, library: Library) -> None:
    address = public_address("https://www.example.org/", call_for_sheets(library, library.cases[EVENT]).link)
    code = qr_code(address.text)
    assert code
    found = urlsplit(scanned(code.side, code.path))
    assert found.path == f"/{FORM}"
    page.goto(f"/{FORM}?{found.query}")
    expect(page.locator(".call-line")).to_contain_text("3e journée nationale des PTCE")


def test_a_poster_is_one_sheet_without_the_text_to_paste(page: Page) -> None:
    page.goto(POSTER)
    (sheet,) = sheets(page.pdf(prefer_css_page_size=True))
    text = " ".join(line.text for line in sheet.lines)
    assert "aucun document" in text
    assert "invitation" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_poster_is_accessible_and_can_be_read_without_scripts(scheme: str, new_page: NewPage) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page.goto(POSTER)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    bare = new_page(java_script_enabled=False)
    bare.goto(POSTER)
    expect(bare.get_by_text(re.compile("rencontre=journee-nationale-2016")).last).to_be_visible()


def test_the_page_of_an_event_leads_to_its_call_and_its_form(page: Page) -> None:
    page.goto(f"/{EVENT}/")
    expect(page.locator(".for-the-day a[href$='dossier/affiche/']")).to_be_visible()
    page.get_by_role("link", name="proposer une fiche", exact=True).click()
    expect(page.locator(".call-line")).to_contain_text("le 23 septembre 2016")
