"""What is begun in the form and taken up later: drafts, and pages of the site that somebody mends."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.corpus import Corpus
from support.filling import (
    OpenForm,
    accepted,
    at_the_last_step,
    consent,
    consent_to_a_change,
    downloaded,
    draft,
    field,
    option,
    reload,
    visit,
    write_a_sheet,
)
from support.repository import ROOT
from support.telling import telling

SOLENI = ROOT / "cases" / "fiches" / "soleni.md"


# --- drafts ------------------------------------------------------------------------------------------


@pytest.mark.walk
def test_a_closed_tab_loses_nothing(form: OpenForm) -> None:
    again = form()
    page = again.context.new_page()
    visit(page, "?type=fiches")
    page.get_by_role("button", name="Commencer").click()
    write_a_sheet(page)
    page.get_by_role("textbox", name="Objectifs", exact=True).fill("Que chacun sache répar")
    page.close()
    visit(again)
    expect(again.locator(".drafts")).to_contain_text("Un atelier vélo partagé")
    again.get_by_role("button", name="Reprendre : Un atelier vélo partagé").click()
    expect(field(again, "title")).to_have_value("Un atelier vélo partagé")
    expect(again.get_by_role("textbox", name="Objectifs", exact=True)).to_have_value("Que chacun sache répar")
    expect(again.get_by_role("button", name="Retirer : Mutualisation")).to_be_visible()
    expect(again.locator("[data-field='sources'] .held").first).to_contain_text("Bilan de l’atelier vélo")
    expect(again.locator(".notices [role=status]")).to_contain_text("Vous reprenez votre brouillon, enregistré le ")
    reload(again)
    expect(again.get_by_role("textbox", name="Objectifs", exact=True)).to_have_value("Que chacun sache répar")


def test_what_is_chosen_before_sending_is_in_the_draft(form: OpenForm) -> None:
    page = at_the_last_step(form)
    page.locator("#f-nom").fill("un-autre-nom")
    page.locator("input[name='lien']").nth(1).check()
    chosen = page.locator("input[name='lien']:checked").get_attribute("value")
    reload(page)
    consent_to_a_change(page)
    expect(page.locator("#f-nom")).to_have_value("un-autre-nom")
    expect(page.locator("input[name='lien']:checked")).to_have_value(chosen or "")


def test_a_draft_is_deleted_and_taken_back(form: OpenForm) -> None:
    page = form("?type=poles#ecrire")
    field(page, "title").fill("Un pôle")
    page.get_by_role("button", name="Choisir").click()
    page.get_by_role("button", name="Supprimer le brouillon : Un pôle").click()
    expect(page.get_by_role("button", name="Reprendre : Un pôle")).to_have_count(0)
    assert draft(page, "proposer:poles") == {}
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("button", name="Reprendre : Un pôle")).to_be_visible()


def test_another_sheet_of_the_type_leaves_the_first_draft(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "title").fill("La première")
    reload(page)
    page.get_by_role("button", name="Commencer une autre page").click()
    expect(field(page, "title")).to_have_value("")
    field(page, "title").fill("La seconde")
    page.get_by_role("button", name="Choisir").click()
    expect(page.locator(".draft")).to_have_count(2)


def test_two_tabs_do_not_overwrite_each_other(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "title").fill("Au premier onglet")
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    other = page.context.new_page()
    visit(other, "?type=fiches#ecrire")
    field(other, "title").fill("Au second onglet")
    expect(other.locator(".saved")).to_contain_text("Brouillon enregistré")
    field(page, "summary").fill("Écrit encore au premier.")
    expect(page.locator(".notices [role=alert]")).to_contain_text("modifié dans un autre onglet")
    assert page.url.endswith("?type=fiches&brouillon=2#ecrire")
    first, second = (draft(page, key)["data"] for key in ("proposer:fiches~2", "proposer:fiches"))
    assert second == {"id": second["id"], "title": "Au second onglet"}  # type: ignore[index]
    assert first == {"id": first["id"], "title": "Au premier onglet", "summary": "Écrit encore au premier."}  # type: ignore[index]
    assert first["id"] != second["id"]  # type: ignore[index]


def test_a_storage_that_refuses_is_told_and_nothing_is_lost(form: OpenForm, form_site: str) -> None:
    full = "Object.defineProperty(Storage.prototype, 'setItem', { value() { throw new DOMException('full', 'QuotaExceededError'); } })"
    page = form("?type=fiches#ecrire", before=full)
    write_a_sheet(page)
    expect(page.locator(".notices [role=alert]")).to_contain_text("n’enregistre rien ici")
    expect(page.locator(".notice")).to_have_count(1)
    consent(page)
    expect(page.get_by_role("button", name="Télécharger")).to_be_visible()
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()


def test_a_page_that_changed_on_the_site_since_the_draft_is_told(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni#ecrire")
    field(page, "summary").fill("Un résumé à moi.")
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")

    def newer(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        file = answer.json()
        file["data"]["title"] = "Soleni, renommé"
        file["data"]["summary"] = "Un résumé d’ailleurs."
        route.fulfill(json=file)  # type: ignore[attr-defined]

    page.route("**/fiches/soleni/fiche.json", newer)
    reload(page)
    expect(page.locator(".notices [role=alert]")).to_contain_text("La page a changé sur le site depuis")
    expect(page.locator(".notices")).to_contain_text("Résumé")
    expect(field(page, "summary")).to_have_value("Un résumé à moi.")
    expect(field(page, "title")).to_have_value("Soleni, renommé")


def test_a_draft_of_a_page_that_left_the_site_is_taken_up_as_a_new_page(form: OpenForm) -> None:
    kept = {"folder": "fiches", "slug": "une-page-perdue", "data": {"title": "Ma page"}, "body": "", "saved": "2026-11-22T08:00:00Z", "stamp": "x"}
    page = form(stored={"proposer:fiches/une-page-perdue": kept})
    page.get_by_role("button", name="Reprendre : Ma page").click()
    expect(field(page, "title")).to_have_value("Ma page")
    expect(page.locator(".notices [role=alert]")).to_contain_text("Il n’y a pas de page « fiches/une-page-perdue »")


def test_what_else_is_stored_under_our_name_breaks_nothing(form: OpenForm) -> None:
    for text in ('{"folder": 1}', "[", "null", '{"folder": "recettes", "data": {}, "body": ""}'):
        page = form("?type=poles#ecrire", stored={"proposer:fiches": text})
        page.get_by_role("button", name="Choisir").click()
        expect(page.get_by_role("radio").first).to_be_visible()
        expect(page.locator(".draft")).to_have_count(0)
        assert page.console_errors == [], text  # type: ignore[attr-defined]


# --- a page of the site ------------------------------------------------------------------------------


def test_a_page_in_which_nothing_was_changed_has_nothing_to_send_nor_to_keep(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni")
    expect(page.get_by_role("heading", level=2, name="Corriger ou compléter : Soleni")).to_be_visible()
    summary = field(page, "summary").input_value()
    field(page, "summary").fill("Autre chose.")
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    field(page, "summary").fill(summary)
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.locator("[data-step='relire']")).to_contain_text("Vous n’avez encore rien changé.")
    page.get_by_role("button", name="Continuer").first.click()
    expect(page.locator("[data-step='envoyer']")).to_contain_text("Vous n’avez encore rien changé.")
    expect(page.locator(".ways-out")).to_have_count(0)
    assert draft(page, "proposer:fiches/soleni") == {}
    page.get_by_role("button", name="Revenir au texte").click()
    expect(page.locator("#pas-ecrire")).to_be_focused()


OPENED = """async (keys) => {
  const root = new URL("../../", location.href);
  const of = (name) => import(new URL(`javascripts/contribute/${name}.js`, root));
  const [{ openCatalogue }, { openEditingSession }, { fileText }] = await Promise.all(
    [of("catalogue"), of("flow/editing-session"), of("sending/file-text")],
  );
  const catalogue = await openCatalogue(root);
  await catalogue.withCases();
  const told = { saved() {}, refused() {}, elsewhere() {}, changed() {} };
  const texts = {};
  for (const key of keys) {
    const [folder, slug] = key.split("/");
    const file = await (await fetch(new URL(`${key}/fiche.json`, root))).json();
    const session = openEditingSession(catalogue, { folder, slug, file, data: file.data, body: file.body, key: `essai:${key}`, base: file }, told);
    texts[key] = fileText(catalogue, folder, file, session.data(), session.body());
  }
  return texts;
}"""
"""The text that the controls of the form give of cases that nobody touched, by their key."""


@pytest.mark.slow
def test_cases_that_hold_whatever_one_holds_open_in_the_form_and_come_out_byte_for_byte(form: OpenForm) -> None:
    """Through the controls; without them each case of the library is written again: see `test_form_rules.py`."""
    files = {f"{path.parent.name}/{path.stem}": path.read_bytes() for path in sorted((ROOT / "cases").glob("*/*.md"))}
    keys = telling(files)
    texts = form().evaluate(OPENED, keys)
    assert len(texts) == len(keys) > 30
    assert [key for key, text in texts.items() if text.encode() != files[key]] == []


@pytest.mark.walk
def test_mending_a_field_and_a_part_changes_their_lines_alone(form: OpenForm, corpus: Corpus) -> None:
    page = form("?fiche=fiches/soleni")
    field(page, "summary").fill("En Isère, un service aide des ménages à maîtriser leur énergie.")
    part = page.get_by_role("textbox", name="Action concrète proposée", exact=True)
    part.fill(f"{part.input_value()} Une ligne de plus.")
    consent_to_a_change(page)
    text = downloaded(page)
    told = re.search(r"^changes:\n  - \{kind: corrigee, text: .*\}\n", text, re.MULTILINE)
    assert told
    before, after = SOLENI.read_text(encoding="utf-8").split("\n"), text.replace(told.group(), "").split("\n")
    assert len(before) == len(after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.split(" ")[0] for _old, new in changed] == ["summary:", "Le"]
    assert changed[1][1] == f"{changed[1][0]} Une ligne de plus."
    accepted(corpus, "fiches/soleni.md", text)


def test_a_page_is_found_by_its_title(form: OpenForm) -> None:
    page = form()
    page.get_by_label("Le titre de la page").fill("sole")
    option(page, "Soleni").click()
    page.get_by_role("button", name="Ouvrir cette page").click()
    expect(page.get_by_role("heading", level=2, name="Soleni")).to_be_visible()
    assert page.url.endswith("?fiche=fiches/soleni#ecrire")
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Que voulez-vous raconter")).to_be_visible()


LOST = {
    "?fiche=poles/il-n-existe-pas": "Il n’y a pas de page « poles/il-n-existe-pas »",
    "?fiche=../../etc/passwd": "Il n’y a pas de page",
    "?fiche=%3Cimg%20src=x%20onerror=alert(1)%3E": "Il n’y a pas de page « <img src=x onerror=alert(1)> »",
    "?type=recettes": "Il n’y a pas de type « recettes »",
    "?type=recettes#envoyer": "Il n’y a pas de type « recettes »",
}


def test_an_address_that_leads_nowhere_is_told_and_offers_the_choice(form: OpenForm) -> None:
    for query, told in LOST.items():
        page = form(query)
        expect(page.locator(".notices")).to_contain_text(told)
        expect(page.get_by_role("radio").first).to_be_visible()
        assert [text for text in page.console_errors if "404" not in text] == [], query  # type: ignore[attr-defined]


def test_a_network_that_fails_can_be_tried_again(form: OpenForm) -> None:
    page = form()
    page.route("**/fiches/soleni/fiche.json", lambda route: route.abort())
    visit(page, "?fiche=fiches/soleni")
    expect(page.locator(".notices [role=alert]")).to_contain_text("n’a pas pu être chargée")
    page.unroute("**/fiches/soleni/fiche.json")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.get_by_role("heading", level=2, name="Soleni")).to_be_visible()


def test_nothing_chosen_is_told_where_one_looks_and_a_step_begins_at_its_top(form: OpenForm) -> None:
    page = form(viewport={"width": 1024, "height": 768})
    page.get_by_role("button", name="Commencer").click()
    expect(page.get_by_text("Choisissez d’abord")).to_be_in_viewport(ratio=1)
    visit(page, "?type=fiches#ecrire")
    write_a_sheet(page)
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.locator("[data-step='relire'] article")).to_be_visible()
    expect(page.locator("#pas-relire")).to_be_in_viewport(ratio=1)
    assert page.locator("#pas-relire").evaluate("one => one.getBoundingClientRect().top") < 200
    page.get_by_role("button", name="Continuer").last.click()
    expect(page.locator("#pas-envoyer")).to_be_focused()
