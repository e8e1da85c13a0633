"""« Demander un retrait » from the foot of a page to a message that its author sends; and what there is without a script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.markup import Element, pages_of
from support.sites import EDITORS, REPO, built_once

PREPARED = "addEventListener('click', event => event.target.closest('a[data-way]') && event.preventDefault())"
"""A mail program would open: the page stays, and its link says what it holds."""


def sent(link: str | None) -> tuple[str, str]:
    """Where a message goes, and what it says."""
    address = urlsplit(link or "")
    return f"{address.netloc}{address.path}", parse_qs(address.query)["body"][0].replace("\r\n", "\n")


def test_one_asks_from_the_foot_of_a_page_in_three_fields(form_page: Page) -> None:
    form_page.goto("/poles/clus-ter-jura/")
    form_page.get_by_role("link", name="Demander le retrait").click()
    expect(form_page.locator("#retirer-page")).to_have_text("Votre demande porte sur la page «\u00a0Clus’Ter Jura\u00a0».")
    expect(form_page.locator("[name=scope]:checked")).to_have_count(0)
    what = form_page.get_by_label("Précisez, en vos mots")
    expect(what).to_have_value("")
    form_page.evaluate(PREPARED)
    form_page.get_by_label("Pourquoi ?").fill("Nous parlons pour le pôle.")
    form_page.get_by_label("Comment vous répondre ?").fill("pole@example.org")
    mail = form_page.get_by_role("link", name="Préparer le courriel")
    mail.click()
    expect(form_page.get_by_role("alert")).to_contain_text("Choisissez ce qu’il faut retirer")
    expect(form_page.get_by_label("Toute la page")).to_be_focused()
    form_page.get_by_label("Mon nom, ou ce qui me fait reconnaître").check()
    what.fill("la présidence")
    mail.click()
    whom, said = sent(mail.get_attribute("href"))
    assert whom == EDITORS
    about = f"mon nom, ou ce qui me fait reconnaître, sur la page «\u00a0Clus’Ter Jura\u00a0» ({form_page.url.partition('/retirer/')[0]}/poles/clus-ter-jura/)"
    assert f"Quoi : {about}\u00a0: la présidence\nPourquoi : Nous parlons pour le pôle.\nPour me répondre : pole@example.org" in said
    expect(form_page.get_by_role("status")).to_contain_text("envoyez-le")
    request = form_page.get_by_role("link", name="Ouvrir une demande sur le dépôt")
    request.dispatch_event("click")
    where, public = sent(request.get_attribute("href"))
    assert f"https://{where}" == f"{REPO}/issues/new"
    assert "mon nom" in public
    assert [words for words in ("pole@example.org", "la présidence", "pour le pôle") if words in public] == []


def test_nothing_leaves_before_it_says_what_and_the_message_can_be_copied_by_hand(form_page: Page) -> None:
    form_page.goto("/retirer/")
    form_page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject() } })")
    copy = form_page.get_by_role("button", name="Copier le message")
    copy.click()
    what = form_page.get_by_label("Précisez, en vos mots")
    expect(what).to_be_focused()
    expect(what).to_have_attribute("aria-invalid", "true")
    expect(form_page.get_by_role("alert")).to_contain_text("Dites ce qu’il faut retirer")
    what.fill("Une photo.")
    copy.click()
    root = re.escape(form_page.url.removesuffix("retirer/"))
    said = rf"Bonjour,\n\nLe \S+ \S+ 20\d\d, je demande un retrait de la Bibliothèque des PTCE, {root}\n\nQuoi : Une photo\.\n"
    expect(form_page.get_by_label("Le message, à copier")).to_have_value(re.compile(f"^{said}$"))
    expect(form_page.locator("#retirer-quoi-objection")).to_have_text("")
    assert looked_over(form_page, smallest=SMALL_PHONE) == {}


@pytest.mark.parametrize("clipboard", ["undefined", "{ writeText: () => Promise.reject() }", "{ writeText: () => Promise.resolve() }"])
def test_a_message_too_long_for_a_mail_is_said_to_be_copied_once_it_is_and_else_shown(form_page: Page, clipboard: str) -> None:
    form_page.goto("/retirer/")
    form_page.evaluate(f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})")
    form_page.evaluate(PREPARED)
    form_page.get_by_label("Précisez, en vos mots").fill("Une photo. " * 300)
    form_page.get_by_role("link", name="Préparer le courriel").click()
    copied = "resolve" in clipboard
    expect(form_page.get_by_role("status")).to_contain_text("il est copié" if copied else "Voici le message")
    shown = form_page.get_by_label("Le message, à copier")
    expect(shown).to_be_visible(visible=not copied)
    expect(shown).to_have_value(re.compile("^Bonjour,[^§]*Une photo. Une photo."))


def test_without_a_script_the_three_lines_are_there_to_be_sent(new_page: NewPage, form_site: str) -> None:
    page = new_page(java_script_enabled=False, base_url=form_site)
    page.goto("/retirer/?fiche=poles/clus-ter-jura")
    expect(page.locator("#retirer")).to_be_hidden()
    assert [line.split(" :")[0] for line in page.locator(".removal-text").inner_text().splitlines()] == ["Quoi", "Pourquoi", "Pour me répondre"]
    whom, said = sent(page.get_by_role("link", name="Préparer le courriel").get_attribute("href"))
    assert whom == EDITORS
    assert [line.split(" ")[0] for line in said.splitlines()] == ["Quoi", "Pourquoi", "Pour"]


@pytest.fixture(scope="module")
def unreachable(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Element]:
    """A site that names no way to its editors."""
    settings = {"EDITORS_EMAIL": "", "REPO_URL": ""}
    site: Path = built_once(tmp_path_factory, "form-site-unset", "--no-search", environment=settings)
    return pages_of(site)


def test_where_the_site_names_no_address_there_is_no_way_that_leads_nowhere(unreachable: Mapping[str, Element]) -> None:
    page = unreachable["retirer/"]
    assert not [link for link in page.all("a") if "data-way" in link.attributes or link.attributes.get("href", "").startswith("mailto:")]
    assert "prévenez l’hébergeur" in page.text()
    assert "dont parle la page" not in page.text()  # whoever asks is of whom the page tells


def test_on_paper_the_fields_are_lines_to_write_on_and_hold_what_was_typed(form_page: Page) -> None:
    form_page.goto("/retirer/")
    form_page.get_by_label("Précisez, en vos mots").fill("Une photo.")
    form_page.emulate_media(media="print")
    for field in form_page.locator(".removal-field > :is(textarea, input)").all():
        expect(field).to_be_visible()
        assert field.evaluate("field => [getComputedStyle(field).borderTopWidth, parseFloat(getComputedStyle(field).borderBottomWidth) > 0]") == ["0px", True]
    expect(form_page.get_by_label("Précisez, en vos mots")).to_have_value("Une photo.")
    expect(form_page.get_by_role("button", name="Copier le message")).to_be_hidden()
    expect(form_page.locator(".removal-ways")).to_be_hidden()


def test_every_page_of_a_case_and_the_legal_pages_lead_there(trees: Mapping[str, Element]) -> None:
    feet = {
        address: [link.attributes["href"] for link in tree.all("a") if "retirer/?fiche=" in link.attributes.get("href", "")] for address, tree in trees.items()
    }
    cases = [address for address, tree in trees.items() if any("data-case" in article.attributes for article in tree.all("article", class_="case"))]
    assert len(cases) > 50
    assert [address for address in cases if feet[address] != [f"../../retirer/?fiche={address.rstrip('/')}"]] == []
    for address in ("signaler/", "donnees-personnelles/", "mentions-legales/"):
        assert any(link.attributes.get("href") == "../retirer/" for link in trees[address].all("a")), address
