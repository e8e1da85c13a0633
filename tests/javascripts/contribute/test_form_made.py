"""The contribution form from beginning to end: with the mouse, by keyboard, on a phone. What it lets
out is given to Python's own check."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from support.corpus import Corpus
from support.filling import (
    OpenForm,
    accepted,
    consent,
    downloaded,
    field,
    option,
    write_a_sheet,
)
from support.repository import ROOT, TYPES

SOLENI = ROOT / "cases" / "fiches" / "soleni.md"


def test_every_type_is_offered_as_soon_as_the_page_has_loaded(form: OpenForm) -> None:
    page = form()
    assert page.locator("input[type=radio][name=type]:visible").evaluate_all("all => all.map(one => one.value)") == list(TYPES)
    for kind in TYPES.values():
        expect(page.get_by_role("radio", name=re.compile(f"^{kind.label} "))).to_have_count(1)
        expect(page.get_by_text(kind.what)).to_be_visible()
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_each_type_opens_with_all_its_fields(form: OpenForm) -> None:
    for folder, kind in TYPES.items():
        page = form(f"?type={folder}#ecrire")
        expect(page.get_by_role("heading", level=2, name=kind.label)).to_be_visible()
        shown = set(page.locator("form.write [data-field]").evaluate_all("all => all.map(one => one.dataset.field)"))
        # Asked at the last step, or written by the form and the editors: see `test_the_link_of_the_contributor…`, `test_form_leaving`.
        assert set(kind.model_fields) - {"provenance", "id", "changes", "updated"} <= shown, folder
        sections = page.locator("form.write [data-section^='s-']").evaluate_all("all => all.map(one => one.dataset.section)")
        assert sections == [section.id for section in kind.sections], folder
        assert page.console_errors == [], folder  # type: ignore[attr-defined]


def test_a_sheet_is_made_with_the_mouse(form: OpenForm, corpus: Corpus) -> None:
    page = form()
    page.get_by_text("Une action menée par un pôle").click()
    page.get_by_role("button", name="Commencer").click()
    typed = 0

    def into(place: Locator, text: str) -> None:
        nonlocal typed
        typed += 1
        place.click()
        page.keyboard.insert_text(text)

    into(field(page, "title"), "Un atelier vélo partagé")
    into(field(page, "summary"), "Des salariés en insertion réparent des vélos donnés.")
    field(page, "themes").click()
    option(page, "Mutualisation").click()
    into(field(page, "themes"), "bouffe")
    option(page, "alimentation").click()
    into(page.get_by_role("textbox", name="Description", exact=True), "L’atelier a ouvert en 2024.")
    page.get_by_role("button", name="Décrire un nouveau document").click()
    card = page.locator("[data-field='new_sources'] .group-card")
    into(card.get_by_label("Titre"), "Bilan de l’atelier vélo")
    into(card.get_by_label("Éditeur"), "La recyclerie")
    into(card.get_by_label("Adresse"), "www.example.org/bilan")
    into(card.get_by_label("Publié le"), "mars 2025")
    expect(card.get_by_text("2025-03")).to_have_count(0)
    card.get_by_label("Nature").select_option("article")
    consent(page)
    assert typed <= 10
    text = downloaded(page)
    assert "published: 2025-03" in text
    assert 'url: "https://www.example.org/bilan"' in text
    accepted(corpus, "fiches/un-atelier-velo-partage.md", text)
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_a_sheet_is_made_by_keyboard_alone(form: OpenForm, corpus: Corpus) -> None:
    page = form()
    press, write = page.keyboard.press, page.keyboard.type

    named = """() => {
        const it = document.activeElement;
        return [it.getAttribute('aria-label'), it.labels?.[0]?.textContent, it.tagName === 'BUTTON' && it.textContent].filter(Boolean).join(' ').trim();
    }"""

    def tab_to(name: str, most: int = 60) -> None:
        for _step in range(most):
            press("Tab")
            if page.evaluate(named).startswith(name):
                return
        raise AssertionError(f"the key Tab does not lead to {name}")

    page.locator("body").press("Tab")
    tab_to("Pôle ou coopération")
    press("ArrowDown")
    expect(page.get_by_role("radio", name=re.compile("^Fiche action"))).to_be_checked()
    press("Enter")
    expect(page.locator("#pas-ecrire")).to_be_focused()
    tab_to("Titre")
    write("Un atelier vélo partagé")
    tab_to("Résumé")
    write("Des salariés en insertion réparent des vélos donnés.")
    tab_to("Thèmes")
    write("mutualis")
    expect(option(page, "Mutualisation")).to_be_visible()
    press("ArrowDown")
    press("Enter")
    expect(page.get_by_role("button", name="Retirer : Mutualisation")).to_be_visible()
    tab_to("Description")
    write("L’atelier a ouvert en 2024.")
    tab_to("Sources")
    write("resolis")
    expect(option(page, "Soleni").or_(option(page, "Resolis"))).to_be_visible()
    press("ArrowDown")
    press("Enter")
    tab_to("Vérifier et relire", 90)
    press("Enter")
    expect(page.locator("#pas-relire")).to_be_focused()
    tab_to("Continuer")
    press("Enter")
    expect(page.locator("#pas-envoyer")).to_be_focused()
    for name in ("Mon texte", "Chaque fait", "La page ne donne"):
        tab_to(name)
        press("Space")
    tab_to("Du pôle")
    press("Space")
    tab_to("Télécharger")
    with page.expect_download() as download:
        press("Enter")
    accepted(corpus, "fiches/un-atelier-velo-partage.md", Path(download.value.path()).read_bytes().decode())


def test_twelve_hundred_words_from_a_phone_reach_the_editors_without_an_account(form: OpenForm, corpus: Corpus) -> None:
    page = form("?type=fiches", viewport={"width": 390, "height": 800}, has_touch=True)
    page.get_by_role("button", name="Commencer").tap()
    write_a_sheet(page)
    words = " ".join(["Le samedi, des habitants apprennent à réparer leur vélo avec un salarié."] * 100)
    page.get_by_role("textbox", name="Description", exact=True).fill(f"{words}\n\n- Une liste\n- **Un mot gras**")
    assert len(words.split()) >= 1200
    page.get_by_role("textbox", name="Description", exact=True).focus()
    # What a letter costs, everything included but the pause after it.
    spent = page.evaluate("""() => {
        const area = document.activeElement;
        const times = [];
        for (let n = 0; n < 30; n += 1) {
            const begun = performance.now();
            area.setRangeText('a', 5, 5, 'end');
            area.dispatchEvent(new InputEvent('input', { bubbles: true }));
            area.getBoundingClientRect();
            times.push(performance.now() - begun);
        }
        return times.sort((a, b) => a - b)[15];
    }""")
    assert spent < 50
    consent(page)
    text = downloaded(page)
    assert "Un mot gras" in text
    accepted(corpus, "fiches/un-atelier-velo-partage.md", text)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.console_errors == []  # type: ignore[attr-defined]
