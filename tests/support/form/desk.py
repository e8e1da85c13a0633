"""What an organiser does at the desk (`/organiser/`), for the tests that drive it in a browser."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

TITLE, DATE, SERIES = "Journée des solutions", "12 mars 2027", "2 × 2 de 45 min à partir de 10 h"


def at_desk(page: Page, address: str = "") -> Page:
    """Go to the desk and wait until a day is on the table."""
    page.goto(f"/organiser/{address}")
    return ready(page)


def ready(page: Page) -> Page:
    expect(page.locator("#organiser")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".found-sheet").first).to_be_attached()
    return page


def framed(page: Page, title: str = TITLE, date: str = DATE) -> None:
    page.get_by_label("Titre").first.fill(title)
    page.get_by_label("Date").first.fill(date)
    page.get_by_label("Date").first.press("Tab")


def series(page: Page, typed: str = SERIES) -> None:
    page.get_by_label("Ajouter une série de séances").fill(typed)
    page.get_by_role("button", name="Ajouter la série").click()


def room(page: Page, name: str, capacity: str = "") -> None:
    """One more room, in the folded part of the frame."""
    fold = page.locator(".desk-frame details").first
    if not fold.get_attribute("open") and fold.get_attribute("open") is None:
        fold.locator("summary").click()
    page.get_by_label("Nouvelle salle").fill(name)
    page.locator("#salle-nouvelle-places").fill(capacity)
    page.get_by_role("button", name="Ajouter la salle").click()


def choose(page: Page, *titles: str) -> None:
    """Add sheets by the search of the panel."""
    for title in titles:
        page.get_by_label("Chercher une fiche").fill(title)
        page.get_by_role("button", name=f"Ajouter : {title}", exact=True).click()


def session(page: Page, name: str) -> Locator:
    """The card of a session by what it is called."""
    return page.locator(".desk-session", has=page.locator(".session-name", has_text=re.compile(f"^{re.escape(name)}$")))


def sheet(page: Page, title: str) -> Locator:
    """The button that takes a chosen sheet."""
    return page.locator(".chosen-sheet").get_by_role("button", name=f"Prendre la fiche : {title}", exact=True)


def fill_in(page: Page, name: str, text: str) -> None:
    """A field of the folded part for the published page."""
    fold = page.locator(".desk-frame details").nth(1)
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    page.locator(f".desk-frame [data-field='{name}'] :is(input, textarea)").first.fill(text)


def prepared(page: Page) -> None:
    """The page of the event is checked, and nothing stands against it."""
    page.get_by_role("button", name="Vérifier et préparer l’envoi").click()
    expect(page.locator(".desk-publish")).to_contain_text("La page est prête")


def sent_file(page: Page) -> tuple[str, str]:
    """The name and the text of the event file, by the way out « Télécharger »."""
    for box in page.locator(".desk-sending input[type='checkbox']").all():
        box.check()
    link = page.get_by_label("Observateur sans lien")
    if link.count():
        link.check()
    with page.expect_download() as download:
        page.locator("[data-way='telecharger']").get_by_role("button").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")
