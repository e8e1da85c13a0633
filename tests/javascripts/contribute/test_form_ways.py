"""The last step of the form: what is agreed to, and the ways in which a case leaves."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from support.browsing import CLIPBOARD, Chromium, NewPage, pages, store
from support.filling import OpenForm, at_the_last_step, consent, consent_to_a_change, downloaded, draft, field, sheet, visit, way
from support.sites import EDITORS, REPO


@pytest.fixture(scope="module")
def last_step(browser: Chromium, form_site: str) -> Iterator[Page]:
    """The last step of a sheet, for those that leave it as it was. `methods` are those of all that it asked for."""
    made = pages(browser, form_site)
    page = next(made)()
    page.methods = []  # type: ignore[attr-defined]
    page.on("request", lambda request: page.methods.append(request.method))  # type: ignore[attr-defined]
    store(page, {"proposer:fiches": sheet()})
    visit(page, "?type=fiches#ecrire")
    consent(page)
    yield page
    next(made, None)


def test_no_way_out_stands_before_the_consent(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", stored={"proposer:fiches": sheet()})
    page.get_by_role("button", name="Vérifier et relire").click()
    page.get_by_role("button", name="Continuer").first.click()
    expect(page.locator(".ways-out")).to_be_hidden()
    expect(page.locator(".consent-left").get_by_role("alert")).to_contain_text("les trois cases à cocher, votre lien avec le sujet")
    consent_boxes = page.get_by_role("group", name="Votre accord (nécessaire)").get_by_role("checkbox")
    expect(consent_boxes).to_have_count(3)
    expect(page.get_by_label("Nom du fichier (nécessaire)")).to_have_attribute("required", "")
    asked = page.locator("[data-step='envoyer'] :is([type='checkbox'], [type='radio'])")
    assert asked.evaluate_all(
        "all => all.length > 3 && all.every(one => one.required && /nécessaire/.test(one.closest('fieldset').querySelector('legend').textContent))"
    )
    for box in consent_boxes.all():
        box.check()
    page.get_by_label("Observateur sans lien").check()
    expect(way(page, "telecharger")).to_be_visible()
    expect(page.locator(".consent-left").get_by_role("status")).to_contain_text("Tout y est")
    consent_boxes.first.uncheck()
    expect(page.locator(".ways-out")).to_be_hidden()


def test_the_link_of_the_contributor_stands_in_the_file(last_step: Page) -> None:
    page = last_step
    assert "provenance: {contributor_link: partenaire-du-pole}\n" in downloaded(page)


@pytest.mark.walk
def test_a_short_sheet_travels_in_the_message(last_step: Page) -> None:
    page = last_step
    link = way(page, "courriel").get_by_role("link")
    address = urlsplit(link.get_attribute("href") or "")
    assert (address.scheme, address.path) == ("mailto", EDITORS)
    asked = parse_qs(address.query)
    assert asked["subject"] == ["Page proposée\u00a0: Un atelier vélo partagé"]
    assert downloaded(page).replace("\n", "\r\n") in asked["body"][0]


@pytest.mark.walk
def test_the_forge_opens_with_the_file_filled(last_step: Page) -> None:
    page = last_step
    address = urlsplit(way(page, "depot").get_by_role("link").get_attribute("href") or "")
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPO}/new/main"
    asked = parse_qs(address.query)
    assert asked["filename"] == ["cases/fiches/un-atelier-velo-partage.md"]
    assert asked["value"][0].rstrip("\n") == downloaded(page).rstrip("\n")


def test_it_says_what_happens_next_and_promises_no_delay(last_step: Page) -> None:
    page = last_step
    after = page.locator(".after")
    expect(after).to_contain_text("Une personne de l’équipe éditoriale lit")
    expect(after).to_contain_text("Nous ne promettons pas de délai")


NAMES = {
    "soleni": "Une page porte déjà le nom",
    "assets": "est réservé au site",
    "Mon Nom": "n’est pas une adresse de fiche",
}


def test_the_name_of_the_file_is_checked(last_step: Page) -> None:
    name = last_step.get_by_label("Nom du fichier")
    expect(name).to_have_value("un-atelier-velo-partage")
    for wrong, told in NAMES.items():
        name.fill(wrong)
        expect(last_step.locator("#f-nom-dit")).to_contain_text(re.compile(told, re.IGNORECASE))
        expect(last_step.locator(".ways-out")).to_be_hidden()
    name.fill("un-atelier-velo-partage")
    expect(last_step.locator(".ways-out")).to_be_visible()


def test_nothing_is_sent_while_one_writes(last_step: Page) -> None:
    downloaded(last_step)
    assert last_step.console_errors == []  # type: ignore[attr-defined]
    assert set(last_step.methods) == {"GET"}  # type: ignore[attr-defined]


def test_the_file_is_shared_where_the_browser_can_and_shown_where_nothing_can_be_copied(form: OpenForm) -> None:
    stub = """
        Object.defineProperty(navigator, 'canShare', { value: ({ files }) => files[0].name.endsWith('.txt') });
        Object.defineProperty(navigator, 'share', { value: async ({ files, title }) => { window.shared = [files[0].name, title, await files[0].text()]; } });
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
    """
    page = at_the_last_step(form, before=stub)
    expect(way(page, "partager")).to_contain_text(EDITORS)
    way(page, "partager").get_by_role("button", name="Partager").click()
    expect(way(page, "partager").get_by_role("status")).to_contain_text("remis à l’application")
    name, title, text = page.evaluate("window.shared")
    assert name == "un-atelier-velo-partage.md.txt"
    assert title == "Un atelier vélo partagé"
    assert text == downloaded(page)
    way(page, "copier").get_by_role("button").click()
    expect(page.get_by_label("Le texte de la page, à copier")).to_be_focused()
    copied = page.get_by_label("Le texte de la page, à copier").input_value()
    assert copied.startswith("Bonjour,\n\nVoici une page pour la bibliothèque")
    assert copied.endswith(f"\n\n{text}")


def test_a_browser_that_cannot_share_offers_no_such_way(form: OpenForm) -> None:
    page = at_the_last_step(form, before="delete Navigator.prototype.share; delete Navigator.prototype.canShare;")
    expect(way(page, "partager")).to_have_count(0)
    expect(page.get_by_text("Sans compte")).to_have_text("Sans compte\u00a0: par courriel ou en téléchargeant le fichier. Rien n’est encore parti.")
    expect(page.locator(".way-best")).to_have_count(1)
    expect(page.locator(".way-out").first.locator(".way-best")).to_be_visible()
    expect(page.locator(".way-out").first).to_have_attribute("data-way", "courriel")


def test_on_a_phone_what_became_of_a_way_out_is_said_where_it_was_pressed(form: OpenForm) -> None:
    stub = """
        Object.defineProperty(navigator, 'canShare', { value: () => true });
        Object.defineProperty(navigator, 'share', { value: async () => {} });
    """
    page = at_the_last_step(form, before=stub, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    expect(page.locator(".way-out").first).to_have_attribute("data-way", "partager")
    for name in ("partager", "telecharger"):
        way(page, name).get_by_role("button").first.tap()
        said = way(page, name).get_by_role("status")
        expect(said).not_to_be_empty()
        expect(said).to_be_in_viewport(ratio=1)
        assert page.locator(".said:not(:empty)").count() == 1


def test_a_long_sheet_is_copied_and_the_message_says_so(form: OpenForm) -> None:
    page = at_the_last_step(form, words=900, granted=CLIPBOARD)
    mail = way(page, "courriel")
    expect(mail).to_contain_text("trop long")
    expect(mail).not_to_contain_text("téléchargé")
    with page.expect_download():
        mail.get_by_role("button", name="Télécharger le fichier").click()
    expect(mail.get_by_role("status")).to_contain_text("joignez-le au message")
    link = mail.get_by_role("link", name="Copier le texte et préparer le message")
    assert len(link.get_attribute("href") or "") < 1800
    link.evaluate("it => it.addEventListener('click', event => event.preventDefault())")
    link.click()
    expect(mail.get_by_role("status")).to_contain_text("Le texte est copié")
    assert page.evaluate("navigator.clipboard.readText()") == downloaded(page)


def test_over_the_limit_of_the_forge_the_text_is_copied(form: OpenForm) -> None:
    page = at_the_last_step(form, words=2500, granted=CLIPBOARD)
    link = way(page, "depot").get_by_role("link", name="Copier le texte et ouvrir la page du dépôt")
    href = link.get_attribute("href") or ""
    assert href.startswith(f"{REPO}/new/main?filename=")
    assert "value=" not in href
    link.evaluate("it => it.addEventListener('click', event => event.preventDefault())")
    link.click()
    expect(way(page, "depot").get_by_role("status")).to_contain_text("Le texte est copié")
    assert page.evaluate("navigator.clipboard.readText()") == downloaded(page)


@pytest.mark.walk
def test_a_change_is_proposed_on_the_page_that_edits_its_file(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni")
    field(page, "summary").fill("En Isère, un service aide des ménages à maîtriser leur énergie.")
    consent_to_a_change(page)
    assert way(page, "depot").get_by_role("link").get_attribute("href") == f"{REPO}/edit/main/cases/fiches/soleni.md"


def one_withdrawn(route: Route) -> None:
    known = route.fetch(url=route.request.url.replace("fiches.z", "fiches.json")).json()
    known["cases"].append(["fiches/une-page-retiree"])
    route.fulfill(body=gzip.compress(json.dumps(known).encode()))


def test_the_name_of_a_page_that_was_withdrawn_stays_taken(form_page: Page, form: OpenForm) -> None:
    form_page.route("**/contribuer/fiches.z", one_withdrawn)
    page = at_the_last_step(form)
    page.get_by_label("Nom du fichier").fill("une-page-retiree")
    expect(page.locator("#f-nom-dit")).to_contain_text("Une page porte déjà le nom « une-page-retiree ». Choisissez-en un autre, ou corrigez cette page.")
    expect(page.locator(".ways-out")).to_be_hidden()


def test_a_draft_deleted_at_the_last_step_is_taken_back(form: OpenForm) -> None:
    page = at_the_last_step(form)
    page.get_by_role("button", name="Supprimer ce brouillon").click()
    expect(page.get_by_role("button", name="Annuler")).to_be_focused()
    assert draft(page, "proposer:fiches") == {}
    page.get_by_role("button", name="Annuler").click()
    page.get_by_role("button", name="Reprendre : Un atelier vélo partagé").click()
    expect(field(page, "title")).to_have_value("Un atelier vélo partagé")


def test_the_cases_come_when_somebody_begins_to_write_or_looks_for_a_page(form_page: Page) -> None:
    form_page.goto("/contribuer/proposer/", wait_until="networkidle")
    assert not [url for url in form_page.requests if "contribuer/fiches" in url]  # type: ignore[attr-defined]
    form_page.get_by_label("Le titre de la page").fill("soleni")
    expect(form_page.get_by_role("option", name=re.compile("^Soleni"))).to_be_visible()
    form_page.get_by_label("Fiche action").check()
    form_page.get_by_role("button", name="Commencer").click()
    expect(field(form_page, "title")).to_be_visible()
    assert [urlsplit(url).path for url in form_page.requests if "contribuer/fiches" in url] == ["/contribuer/fiches.z"]  # type: ignore[attr-defined]


def test_without_the_cases_nothing_is_begun_and_one_may_try_again(form_page: Page) -> None:
    form_page.route("**/contribuer/fiches.*", lambda route: route.abort())
    form_page.goto("/contribuer/proposer/")
    form_page.get_by_label("Fiche action").check()
    form_page.get_by_role("button", name="Commencer").click()
    expect(form_page.get_by_text("La liste des pages n’a pas pu être chargée")).to_be_visible()
    form_page.unroute_all()
    form_page.get_by_role("button", name="Réessayer").click()
    expect(field(form_page, "title")).to_be_visible()


def test_where_no_address_is_set_one_reads_what_one_can_do_and_no_name_of_a_setting(new_page: NewPage) -> None:
    page = new_page()
    store(page, {"proposer:fiches": sheet()})
    visit(page, "?type=fiches#ecrire")
    consent(page)
    shown = page.locator("#proposer").inner_text()
    assert "Téléchargez votre page, ou copiez-la" in shown
    assert re.findall(r"mkdocs|editors_email|repo_url|\.yml", shown) == []
    assert page.locator("[data-way]").evaluate_all("all => all.map(one => one.dataset.way)") == ["telecharger", "copier"]
    assert "title: Un atelier vélo partagé" in downloaded(page)
