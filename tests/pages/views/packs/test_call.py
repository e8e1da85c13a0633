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
from support.browsing import CLIPBOARD, NewPage
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


def test_the_text_of_the_invitation_is_copied_by_a_button_or_by_hand(new_page: NewPage) -> None:
    page = new_page(permissions=list(CLIPBOARD))
    page.goto(POSTER)
    page.get_by_role("button", name="Copier le texte").click()
    expect(page.locator(".poster-text [role=status]")).to_have_text("Le texte est copié. Collez-le dans votre invitation.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "rencontre=journee-nationale-2016" in copied
    assert "contribuer/imprimer/#papier-fiches" in copied
    refused = new_page()
    refused.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    refused.goto(POSTER)
    refused.get_by_role("button", name="Copier le texte").click()
    expect(refused.locator(".poster-text [role=status]")).to_contain_text("sélectionné")
    assert "rencontre=journee-nationale-2016" in refused.evaluate("getSelection().toString()")


def test_without_scripts_the_ways_beside_the_form_are_told_with_the_event(new_page: NewPage) -> None:
    bare = new_page(java_script_enabled=False)
    bare.goto(POSTER)
    expect(bare.get_by_role("button", name="Copier le texte")).to_have_count(0)
    expect(bare.locator(".poster-text")).to_contain_text("3e journée nationale des PTCE")
    bare.get_by_role("link", name="la fiche à remplir à la main").click()
    expect(bare.get_by_role("heading", name="Fiche action")).to_be_visible()
    bare.goto(POSTER)
    bare.locator(".poster-way a").click()
    assert "rencontre=journee-nationale-2016" in bare.url
    expect(bare.locator("#proposer-sans")).to_contain_text("pour quelle rencontre")
    expect(bare.get_by_role("link", name="Le formulaire à imprimer")).to_be_visible()
