"""A page that is read again and mended in one browser: two works, of which neither sends what it does not show."""

from __future__ import annotations

import re
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from support.filling import OpenForm, consent_to_a_change, downloaded, field, go_on, opened, visit, way

KEY = "fiches/soleni"
MENDED = "Une phrase de la personne qui corrige."


def says(page: Page, label: str, answer: str) -> None:
    card = page.locator(".confirm-fact").filter(has=page.locator("legend").get_by_text(label, exact=True))
    card.get_by_label(answer, exact=True).check()


def stored(page: Page, number: int) -> None:
    page.wait_for_function("number => Object.keys(localStorage).filter(key => key.startsWith('proposer:')).length === number", arg=number)


def test_what_was_answered_in_a_reading_does_not_leave_with_a_correction_and_is_found_again(form: OpenForm) -> None:
    page = form(f"?fiche={KEY}&relire#ecrire")
    page.get_by_label("La direction", exact=True).check()
    says(page, "Titre", "À retirer")
    says(page, "Résumé", "A changé")
    stored(page, 1)
    visit(page, f"?fiche={KEY}#ecrire")
    expect(page.locator(".notices")).to_contain_text("Votre relecture de cette page, pas encore envoyée, est gardée à part")
    field(page, "summary").fill(MENDED)
    stored(page, 2)
    consent_to_a_change(page)
    letter = unquote(way(page, "courriel").get_by_role("link").get_attribute("href") or "")
    assert re.search(r"Voici une correction[^\r]+\r\n\S+/fiches/soleni/\r\nCe qui change\u00a0: Résumé\.", letter)
    sent = downloaded(page)
    assert MENDED in sent
    assert "confirm" not in sent
    visit(page, f"?fiche={KEY}#ecrire")
    expect(field(page, "summary")).to_have_value(MENDED)
    page.locator(".notices").get_by_role("button", name="Reprendre ma relecture").click()
    expect(page.locator(".confirm-progress")).to_contain_text("2 faits sur")
    expect(page.get_by_label("La direction", exact=True)).to_be_checked()


def test_a_reading_asks_about_the_page_that_is_published_and_not_about_a_correction_of_it(form: OpenForm) -> None:
    page = form(f"?fiche={KEY}#ecrire")
    published = field(page, "summary").input_value()
    field(page, "summary").fill(MENDED)
    stored(page, 1)
    visit(page, f"?fiche={KEY}&relire#ecrire")
    expect(page.locator(".confirm-fact").nth(1).locator(".confirm-value")).to_have_text(published)
    expect(page.locator(".notices")).to_contain_text("Vous relisez la page publiée")
    says(page, "Résumé", "Toujours vrai")
    stored(page, 2)
    page.get_by_role("button", name="Vérifier mes réponses").click()
    go_on(page)
    assert MENDED not in downloaded(page)
    page.reload()
    opened(page)
    expect(page.locator(".confirm-progress")).to_contain_text("1 fait sur")
    expect(page.locator("[name='au-nom-de']:checked")).to_have_count(0)  # nobody said in whose name
    page.get_by_role("button", name="Choisir").click()
    expect(page.locator(".draft .note")).to_have_text([re.compile("page à relire"), re.compile("page à corriger")])


def test_the_whole_form_takes_what_was_changed_and_no_answer(form: OpenForm) -> None:
    page = form(f"?fiche={KEY}&relire#ecrire")
    says(page, "Titre", "Toujours vrai")
    says(page, "Résumé", "A changé")
    page.locator(".confirm-fact").nth(1).locator("textarea").fill(MENDED)
    page.locator("[data-answer='changed'] textarea").press("Tab")
    page.get_by_role("button", name="Ouvrir le formulaire entier").click()
    expect(field(page, "summary")).to_have_value(MENDED)
    stored(page, 2)
    consent_to_a_change(page)
    sent = downloaded(page)
    assert MENDED in sent
    assert "confirm" not in sent
