"""The contribution form in a real browser: made with the mouse, by keyboard, on a phone; drafts,
errors, ways out. What it lets out is given to Python's own check."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from accessibility import WIDTHS, violations_in_both_palettes
from conftest import ROOT, Corpus, run, serving
from playwright.sync_api import Locator, Page, expect

from macros.casebook.casetype import TYPES

EDITORS, REPO = "contact@example.org", "https://forge.example.org/ptce/bibliotheque"
SOLENI = ROOT / "cases" / "fiches" / "soleni.md"

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose settings say where contributions go."""
    built = tmp_path_factory.mktemp("form") / "site"
    ended = run("scripts.build", "--site", built, "--no-search", environment={"EDITORS_EMAIL": EDITORS, "REPO_URL": REPO})
    assert ended.returncode == 0, ended.stdout + ended.stderr
    with serving(built) as address:
        yield address


@pytest.fixture
def form(new_page: NewPage, form_site: str) -> Callable[..., Page]:
    """Opens the form: `form("?type=fiches#ecrire", viewport=…)`; `before` is run before its scripts."""

    def open_form(query: str = "", before: str = "", **options: object) -> Page:
        page = new_page(base_url=form_site, **options)
        page.set_default_timeout(10_000)
        if before:
            page.add_init_script(before)
        visit(page, query)
        return page

    return open_form


def visit(page: Page, query: str = "") -> None:
    """Go to the form and wait until it has opened what the address asks for."""
    page.goto(f"/contribuer/proposer/{query}")
    opened(page)


def reload(page: Page) -> None:
    page.reload()
    opened(page)


def opened(page: Page) -> None:
    expect(page.locator("#proposer")).not_to_have_attribute("aria-busy", "true")


def field(page: Page, name: str) -> Locator:
    """The control of a top-level field."""
    return page.locator(f"form.write [data-field='{name}'] :is(input, textarea, select)").first


def within(place: Locator, name: str) -> Locator:
    """The control of a field of a card."""
    return place.locator(f"[data-field='{name}'] :is(input, textarea, select)").first


def option(page: Page, text: str) -> Locator:
    return page.locator("[role=option]:visible", has_text=text).first


def describe_a_document(page: Page) -> None:
    page.get_by_role("button", name="Décrire un nouveau document").click()
    card = page.locator("[data-field='new_sources'] .group-card")
    card.get_by_label("Titre").fill("Bilan de l’atelier vélo")
    card.get_by_label("Éditeur").fill("La recyclerie")
    card.get_by_label("Adresse").fill("https://www.example.org/bilan")
    card.get_by_label("Publié le").fill("mars 2025")
    card.get_by_label("Nature").select_option("article")


def write_a_sheet(page: Page) -> None:
    """A short action sheet, as somebody who knows the page would make it."""
    field(page, "title").fill("Un atelier vélo partagé")
    field(page, "summary").fill("Des salariés en insertion réparent des vélos donnés.")
    field(page, "themes").fill("mutualis")
    option(page, "Mutualisation").click()
    page.get_by_role("textbox", name="Description", exact=True).fill("L’atelier a ouvert en 2024.")
    describe_a_document(page)


def consent(page: Page) -> None:
    page.get_by_role("button", name="Vérifier et relire").click()
    page.get_by_role("button", name="Continuer").click()
    for box in page.locator("[data-step='envoyer'] input[type='checkbox']").all():
        box.check()
    page.get_by_label("Partenaire du pôle").check()


def downloaded(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger").click()
    return Path(download.value.path()).read_bytes().decode()


def accepted(corpus: Corpus, name: str, text: str) -> None:
    corpus.copy().write(name, text)
    assert [problem for problem in corpus.check() if problem.severity == "error"] == []


def draft(page: Page, key: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(page.evaluate("key => localStorage.getItem(key)", key) or "{}")
    return found


# --- made, from beginning to end -----------------------------------------------------------------


def test_every_type_is_offered_as_soon_as_the_page_has_loaded(form: Callable[..., Page]) -> None:
    page = form()
    assert page.locator("input[type=radio][name=type]:visible").evaluate_all("all => all.map(one => one.value)") == list(TYPES)
    for kind in TYPES.values():
        expect(page.get_by_role("radio", name=re.compile(f"^{kind.label} "))).to_have_count(1)
        expect(page.get_by_text(kind.what)).to_be_visible()
    assert page.console_errors == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("folder", list(TYPES))
def test_each_type_opens_with_all_its_fields(form: Callable[..., Page], folder: str) -> None:
    page = form(f"?type={folder}")
    page.get_by_role("button", name="Commencer").click()
    expect(page.get_by_role("heading", level=2, name=TYPES[folder].label)).to_be_visible()
    shown = set(page.locator("form.write [data-field]").evaluate_all("all => all.map(one => one.dataset.field)"))
    # Asked at the last step: see `test_the_link_of_the_contributor…`.
    assert set(TYPES[folder].model_fields) - {"provenance"} <= shown
    sections = page.locator("form.write [data-section^='s-']").evaluate_all("all => all.map(one => one.dataset.section)")
    assert sections == [section.id for section in TYPES[folder].sections]
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_a_sheet_is_made_with_the_mouse(form: Callable[..., Page], corpus: Corpus) -> None:
    page = form(accept_downloads=True)
    page.get_by_text("Une action menée par un pôle").click()
    page.get_by_role("button", name="Commencer").click()
    typed = 0

    def into(place: Locator, text: str) -> None:
        nonlocal typed
        typed += 1
        place.click()
        page.keyboard.type(text)

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


def test_a_sheet_is_made_by_keyboard_alone(form: Callable[..., Page], corpus: Corpus) -> None:
    page = form(accept_downloads=True)
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


def test_twelve_hundred_words_from_a_phone_reach_the_editors_without_an_account(form: Callable[..., Page], corpus: Corpus) -> None:
    page = form("?type=fiches", viewport={"width": 390, "height": 800}, has_touch=True, accept_downloads=True)
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


# --- drafts ----------------------------------------------------------------------------------------


def test_a_closed_tab_loses_nothing(form: Callable[..., Page]) -> None:
    page = form("?type=fiches")
    page.get_by_role("button", name="Commencer").click()
    write_a_sheet(page)
    page.get_by_role("textbox", name="Objectifs", exact=True).fill("Que chacun sache répar")
    context = page.context
    page.close()
    again = context.new_page()
    visit(again)
    expect(again.locator(".drafts")).to_contain_text("Un atelier vélo partagé")
    again.get_by_role("button", name="Reprendre : Un atelier vélo partagé").click()
    expect(field(again, "title")).to_have_value("Un atelier vélo partagé")
    expect(again.get_by_role("textbox", name="Objectifs", exact=True)).to_have_value("Que chacun sache répar")
    expect(again.get_by_role("button", name="Retirer : Mutualisation")).to_be_visible()
    expect(again.locator("[data-field='sources'] .held").first).to_contain_text("Bilan de l’atelier vélo")
    expect(again.locator(".notices")).to_contain_text("Vous reprenez votre brouillon, enregistré le ")
    reload(again)
    expect(again.get_by_role("textbox", name="Objectifs", exact=True)).to_have_value("Que chacun sache répar")


def test_a_draft_is_deleted_and_taken_back(form: Callable[..., Page]) -> None:
    page = form("?type=poles#ecrire")
    field(page, "title").fill("Un pôle")
    page.get_by_role("button", name="Choisir").click()
    page.get_by_role("button", name="Supprimer le brouillon : Un pôle").click()
    expect(page.get_by_role("button", name="Reprendre : Un pôle")).to_have_count(0)
    assert draft(page, "proposer:poles") == {}
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("button", name="Reprendre : Un pôle")).to_be_visible()


def test_another_sheet_of_the_type_leaves_the_first_draft(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "title").fill("La première")
    reload(page)
    page.get_by_role("button", name="Commencer une autre page").click()
    expect(field(page, "title")).to_have_value("")
    field(page, "title").fill("La seconde")
    page.get_by_role("button", name="Choisir").click()
    expect(page.locator(".draft")).to_have_count(2)


def test_two_tabs_do_not_overwrite_each_other(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "title").fill("Au premier onglet")
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    other = page.context.new_page()
    visit(other, "?type=fiches#ecrire")
    field(other, "title").fill("Au second onglet")
    expect(other.locator(".saved")).to_contain_text("Brouillon enregistré")
    field(page, "summary").fill("Écrit encore au premier.")
    expect(page.locator(".notices")).to_contain_text("modifié dans un autre onglet")
    assert page.url.endswith("?type=fiches&brouillon=2#ecrire")
    assert draft(page, "proposer:fiches")["data"] == {"title": "Au second onglet"}
    assert draft(page, "proposer:fiches~2")["data"] == {"title": "Au premier onglet", "summary": "Écrit encore au premier."}


def test_a_storage_that_refuses_is_told_and_nothing_is_lost(form: Callable[..., Page], form_site: str) -> None:
    full = "Object.defineProperty(Storage.prototype, 'setItem', { value() { throw new DOMException('full', 'QuotaExceededError'); } })"
    page = form("?type=fiches#ecrire", before=full)
    write_a_sheet(page)
    expect(page.locator(".notices")).to_contain_text("n’enregistre rien ici")
    expect(page.locator(".notice")).to_have_count(1)
    consent(page)
    expect(page.get_by_role("button", name="Télécharger")).to_be_visible()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]


def test_a_page_that_changed_on_the_site_since_the_draft_is_told(form: Callable[..., Page]) -> None:
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
    expect(page.locator(".notices")).to_contain_text("La page a changé sur le site depuis")
    expect(page.locator(".notices")).to_contain_text("Résumé")
    expect(field(page, "summary")).to_have_value("Un résumé à moi.")
    expect(field(page, "title")).to_have_value("Soleni, renommé")


def test_a_draft_of_a_page_that_left_the_site_is_taken_up_as_a_new_page(form: Callable[..., Page]) -> None:
    page = form()
    kept = {"folder": "fiches", "slug": "une-page-perdue", "data": {"title": "Ma page"}, "body": "", "saved": "2026-11-22T08:00:00Z", "stamp": "x"}
    page.evaluate("kept => localStorage.setItem('proposer:fiches/une-page-perdue', JSON.stringify(kept))", kept)
    reload(page)
    page.get_by_role("button", name="Reprendre : Ma page").click()
    expect(field(page, "title")).to_have_value("Ma page")
    expect(page.locator(".notices")).to_contain_text("Il n’y a pas de page « fiches/une-page-perdue »")


@pytest.mark.parametrize("text", ['{"folder": 1}', "[", "null", '{"folder": "recettes", "data": {}, "body": ""}'])
def test_what_else_is_stored_under_our_name_breaks_nothing(form: Callable[..., Page], text: str) -> None:
    page = form()
    page.evaluate("text => localStorage.setItem('proposer:fiches', text)", text)
    visit(page, "?type=poles#ecrire")
    visit(page)
    expect(page.locator(".draft")).to_have_count(0)
    assert page.console_errors == []  # type: ignore[attr-defined]


# --- a page of the site ------------------------------------------------------------------------------


def test_a_page_nobody_touched_comes_out_as_it_is(form: Callable[..., Page]) -> None:
    page = form("?fiche=fiches/soleni", accept_downloads=True)
    expect(page.get_by_role("heading", level=2, name="Corriger ou compléter : Soleni")).to_be_visible()
    consent_to_a_change(page)
    assert downloaded(page).encode() == SOLENI.read_bytes()


OPENED = """async (keys) => {
  const root = new URL("../../", location.href);
  const [{ openBook }, { openSession }] = await Promise.all(["book", "session"].map((name) => import(new URL(`javascripts/contribute/${name}.js`, root))));
  const book = await openBook(root);
  const told = { saved() {}, refused() {}, elsewhere() {}, changed() {} };
  const texts = {};
  for (const key of keys) {
    const [folder, slug] = key.split("/");
    const file = await (await fetch(new URL(`${key}/fiche.json`, root))).json();
    const session = openSession(book, { folder, slug, file, data: file.data, body: file.body, key: `essai:${key}`, base: file }, told);
    texts[key] = session.text();
  }
  return texts;
}"""
"""The text that the controls of the form give of cases that nobody touched, by their key."""


def test_every_case_of_the_library_opens_in_the_form_and_comes_out_byte_for_byte(form: Callable[..., Page]) -> None:
    files = {f"{path.parent.name}/{path.stem}": path.read_bytes() for path in (ROOT / "cases").glob("*/*.md")}
    texts = form().evaluate(OPENED, list(files))
    assert len(texts) > 140
    assert [key for key, text in texts.items() if text.encode() != files[key]] == []


def test_mending_a_field_and_a_part_changes_their_lines_alone(form: Callable[..., Page], corpus: Corpus) -> None:
    page = form("?fiche=fiches/soleni", accept_downloads=True)
    field(page, "summary").fill("En Isère, un service aide des ménages à maîtriser leur énergie.")
    part = page.get_by_role("textbox", name="Action concrète proposée", exact=True)
    part.fill(f"{part.input_value()} Une ligne de plus.")
    consent_to_a_change(page)
    text = downloaded(page)
    before, after = SOLENI.read_text(encoding="utf-8").split("\n"), text.split("\n")
    assert len(before) == len(after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.split(" ")[0] for _old, new in changed] == ["summary:", "Le"]
    assert changed[1][1] == f"{changed[1][0]} Une ligne de plus."
    accepted(corpus, "fiches/soleni.md", text)


def consent_to_a_change(page: Page) -> None:
    page.get_by_role("button", name="Vérifier et relire").click()
    page.get_by_role("button", name="Continuer").click()
    for box in page.locator("[data-step='envoyer'] input[type='checkbox']").all():
        box.check()


def test_a_page_is_found_by_its_title(form: Callable[..., Page]) -> None:
    page = form()
    page.get_by_label("Le titre de la page").fill("sole")
    option(page, "Soleni").click()
    page.get_by_role("button", name="Ouvrir cette page").click()
    expect(page.get_by_role("heading", level=2, name="Soleni")).to_be_visible()
    assert page.url.endswith("?fiche=fiches/soleni#ecrire")
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Que voulez-vous raconter")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?fiche=poles/il-n-existe-pas", "Il n’y a pas de page « poles/il-n-existe-pas »"),
        ("?fiche=../../etc/passwd", "Il n’y a pas de page"),
        ("?fiche=%3Cimg%20src=x%20onerror=alert(1)%3E", "Il n’y a pas de page « <img src=x onerror=alert(1)> »"),
        ("?type=recettes", "Il n’y a pas de type « recettes »"),
        ("?type=recettes#envoyer", "Il n’y a pas de type « recettes »"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_and_offers_the_choice(form: Callable[..., Page], query: str, told: str) -> None:
    page = form(query)
    expect(page.locator(".notices")).to_contain_text(told)
    expect(page.get_by_role("radio").first).to_be_visible()
    assert [text for text in page.console_errors if "404" not in text] == []  # type: ignore[attr-defined]


def test_a_network_that_fails_can_be_tried_again(form: Callable[..., Page]) -> None:
    page = form()
    page.route("**/fiches/soleni/fiche.json", lambda route: route.abort())
    visit(page, "?fiche=fiches/soleni")
    expect(page.locator(".notices")).to_contain_text("n’a pas pu être chargée")
    page.unroute("**/fiches/soleni/fiche.json")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.get_by_role("heading", level=2, name="Soleni")).to_be_visible()


# --- what is wrong, at its field ---------------------------------------------------------------------

WRONG = {
    "line": ("fiches", "aliases", "un <b>nom</b>", "angle-bracket"),
    "long line": ("fiches", "summary", "mot " * 200, "too-long"),
    "term": ("fiches", "themes", "bricolage-nocturne", "unknown-term"),
    "commune": ("fiches", "place", "Trifouillis-les-Oies", "unknown-place"),
    "slug": ("fiches", "former_slugs", "Ancien Nom", "slug"),
    "whole": ("fiches", "review_every", "souvent", "number"),
    "case": ("fiches", "poles", "un-pole-perdu", "unknown-reference"),
    "date": ("evenements", "starts", "le 31 février 2020", "date"),
    "source": ("entretiens", "original", "un-document-perdu", "unknown-source"),
    "acronym": ("fiches", "summary", "Une action du XYZT.", "unknown-acronym"),
    "contact": ("fiches", "territory", "marie.dupont@example.org", "personal-contact"),
}


@pytest.mark.parametrize("kind", list(WRONG))
def test_a_wrong_value_is_told_as_the_field_is_left(form: Callable[..., Page], kind: str) -> None:
    folder, name, text, code = WRONG[kind]
    page = form(f"?type={folder}#ecrire")
    label = TYPES[folder].model_fields[name].title
    more = page.get_by_role("button", name=f"+ {label}", exact=True)
    if more.count():
        more.click()
    control = field(page, name)
    control.fill(text)
    field(page, "title").focus()
    told = page.locator(f"form.write [data-field='{name}'] .objection[data-code='{code}']")
    expect(told).to_be_visible()
    expect(control).to_have_attribute("aria-invalid", "true")
    described = control.get_attribute("aria-describedby") or ""
    assert told.locator("xpath=..").get_attribute("id") in described.split()
    control.fill("")
    for chip in page.locator(f"[data-field='{name}'] .drop:visible").all():
        chip.click()
    field(page, "title").focus()
    expect(told).to_have_count(0)


@pytest.mark.parametrize(
    ("label", "group", "inner", "text", "code"),
    [("Programme", "programme", "start", "25h99", "time"), ("Documents", "documents", "url", "pas une adresse", "url")],
)
def test_a_wrong_value_in_a_card_is_told_there(form: Callable[..., Page], label: str, group: str, inner: str, text: str, code: str) -> None:
    page = form("?type=evenements#ecrire")
    page.get_by_role("button", name=f"+ {label}", exact=True).click()
    control = within(page.locator(f"[data-field='{group}'] .group-card"), inner)
    control.fill(text)
    control.blur()
    expect(page.locator(f"[data-field='{group}'] .objection[data-code='{code}']")).to_be_visible()


def test_what_is_wrong_in_the_text_is_told_at_its_part_with_its_line(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    page.get_by_role("textbox", name="Objectifs", exact=True).fill("Un but.\n\nUne image : ![vue](vue.png)")
    page.get_by_role("textbox", name="Objectifs", exact=True).blur()
    expect(page.locator("[data-section='s-objectifs'] .objection[data-code='image']")).to_contain_text("ligne 3")


def test_all_that_is_wrong_stands_in_one_list_that_leads_to_each_field(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    page.get_by_role("button", name="+ Stade", exact=True).click()
    page.locator("[data-field='stage'] .group-card [data-field='value'] input").fill("en marche")
    page.locator("[data-field='stage'] .group-card summary").click()
    page.get_by_role("button", name="Vérifier et relire").click()
    told = page.locator("[data-step='ecrire'] .summary")
    expect(told).to_be_focused()
    expect(told.locator("h3")).to_have_text("6 points à corriger")
    assert page.url.endswith("#ecrire")
    told.get_by_role("link", name=re.compile("^Stade, 1 › Date du fait")).click()
    expect(page.locator("[data-field='stage'] [data-field='as_of'] input")).to_be_focused()


def test_warnings_are_told_apart_and_do_not_stop(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    write_a_sheet(page)
    page.get_by_role("button", name="Retirer : Mutualisation").click()
    field(page, "themes").fill("précarité énergétique")
    option(page, "Énergie et précarité énergétique").click()
    page.get_by_role("button", name="Vérifier et relire").click()
    told = page.locator("[data-step='relire'] .summary")
    expect(told).to_contain_text("1 remarque, qui n’empêche rien")
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator("#pas-envoyer")).to_be_visible()


def test_the_key_enter_of_a_line_leaves_nothing(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "title").fill("Un atelier")
    field(page, "title").press("Enter")
    page.wait_for_timeout(300)
    expect(field(page, "title")).to_be_focused()
    expect(page.locator(".summary")).to_have_count(0)


def test_the_last_step_cannot_be_reached_with_an_error(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    page.locator(".step-button", has_text="Envoyer").click()
    expect(page.locator("[data-step='ecrire'] .summary")).to_be_focused()
    expect(page.locator("[data-step='envoyer']")).to_be_hidden()


def test_a_long_line_is_counted_near_its_limit_and_never_cut(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "title").fill("a" * 100)
    expect(page.locator("[data-field='title'] .rest").first).to_be_hidden()
    field(page, "title").fill("a" * 190)
    expect(page.get_by_text("encore 10 caractères")).to_be_visible()
    field(page, "title").fill("a" * 205)
    expect(page.get_by_text("5 caractères de trop")).to_be_visible()
    expect(field(page, "title")).to_have_value("a" * 205)


# --- cards, lists, documents ---------------------------------------------------------------------------


def test_cards_are_added_moved_removed_and_taken_back(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    page.get_by_role("button", name="+ Chiffres", exact=True).click()
    chiffres = page.locator("[data-field='key_figures']").first
    for number, value in enumerate(("12", "34")):
        if number:
            chiffres.get_by_role("button", name="Ajouter : chiffres").click()
        chiffres.locator(".group-card").nth(number).locator("[data-field='value'] input").fill(value)
    numbers = chiffres.locator(".card-line")
    chiffres.get_by_role("button", name="Monter : Chiffres, 2").click()
    expect(numbers).to_have_text(["34", "12"])
    chiffres.get_by_role("button", name="Retirer : Chiffres, 1").click()
    expect(numbers).to_have_text(["12"])
    chiffres.get_by_role("button", name="Annuler").click()
    expect(numbers).to_have_text(["34", "12"])
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    expect(page.locator(".saved")).to_be_visible()
    reload(page)
    expect(numbers).to_have_text(["34", "12"])


def test_a_new_document_is_cited_by_the_fact_that_needs_it(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    page.get_by_role("button", name="+ Stade", exact=True).click()
    source = within(page.locator("[data-field='stage'] .group-card"), "source")
    source.click()
    option(page, "Décrire un nouveau document").click()
    card = page.locator("[data-field='new_sources'] .group-card")
    card.get_by_label("Titre").fill("Bilan de l’atelier vélo")
    card.get_by_label("Publié le").fill("2025")
    expect(card.get_by_label("Nom court")).to_have_value("bilan-de-l-atelier-velo-2025")
    expect(source).to_have_value("Bilan de l’atelier vélo")
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    page.get_by_role("button", name="Choisir").click()
    data = draft(page, "proposer:fiches")["data"]
    assert isinstance(data, dict)
    assert data["sources"] == ["bilan-de-l-atelier-velo-2025"]
    assert data["stage"] == [{"source": "bilan-de-l-atelier-velo-2025"}]


def test_a_name_without_a_page_may_stand_where_a_page_or_a_name_may(form: Callable[..., Page]) -> None:
    page = form("?type=evenements#ecrire")
    page.get_by_role("button", name="+ Organisateurs", exact=True).click()
    field(page, "organisers").fill("Une association d’ici")
    field(page, "organisers").press("Enter")
    field(page, "organisers").fill("coorace")
    option(page, "Coorace").click()
    page.get_by_role("button", name="Choisir").click()
    data = draft(page, "proposer:evenements")["data"]
    assert isinstance(data, dict)
    assert data["organisers"] == ["Une association d’ici", "coorace"]


def test_communes_are_fetched_only_when_somebody_turns_to_them(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    assert not [url for url in page.requests if "communes" in url]  # type: ignore[attr-defined]
    field(page, "place").fill("saint-denis")
    expect(option(page, "Saint-Denis (93)")).to_be_visible()
    option(page, "Saint-Denis (93)").click()
    page.get_by_role("button", name="Choisir").click()
    data = draft(page, "proposer:fiches")["data"]
    assert isinstance(data, dict)
    assert data["place"] == "93066"


DATES = {
    "2016": "2016",
    "septembre 2016": "2016-09",
    "23 septembre 2016": "2016-09-23",
    "le 1er mars 2015": "2015-03-01",
    "23/9/2016": "2016-09-23",
    "09/2016": "2016-09",
    "2016-09-23": "2016-09-23",
    "vers 1992": "1992~",
    "1992~": "1992~",
    "en 2024": "2024",
    "juil. 2020": "2020-07",
    "31 février 2020": None,
    "2016-13": None,
    "hier": None,
    "juin": None,
}


def test_dates_are_understood_as_people_write_them(form: Callable[..., Page]) -> None:
    page = form()
    found = page.evaluate(
        """async texts => {
            const { understood } = await import(new URL('javascripts/contribute/dates.js', new URL(document.body.dataset.root, location.href)).href);
            return texts.map(text => understood(text)?.value ?? null);
        }""",
        list(DATES),
    )
    assert dict(zip(DATES, found, strict=True)) == DATES


def test_the_fields_say_what_date_was_understood(form: Callable[..., Page]) -> None:
    page = form("?type=evenements#ecrire")
    field(page, "starts").fill("23/09/2016")
    expect(page.get_by_text("Compris : 23 septembre 2016")).to_be_visible()


# --- the text ------------------------------------------------------------------------------------


def description(page: Page) -> Locator:
    """The text area of the first part of a new action sheet."""
    page.get_by_role("button", name="Commencer").click()
    return page.get_by_role("textbox", name="Description", exact=True)


def choose_words(area: Locator, words: str) -> None:
    area.evaluate("(area, words) => { area.focus(); area.setSelectionRange(area.value.indexOf(words), area.value.indexOf(words) + words.length); }", words)


def test_a_link_to_a_page_of_the_site_is_found_by_its_title(form: Callable[..., Page]) -> None:
    page = form("?type=fiches")
    area = description(page)
    area.fill("Le pôle du Jura la porte, avec d’autres :")
    choose_words(area, "Le pôle du Jura")
    tools = page.get_by_role("toolbar", name="Description")
    tools.get_by_role("button", name="Page du site").click()
    page.keyboard.type("clus ter jura")
    option(page, "Clus'Ter Jura").click()
    expect(area).to_have_value("[Le pôle du Jura](../poles/clus-ter-jura.md) la porte, avec d’autres :")
    expect(area).to_be_focused()
    # By keyboard, without words of one's own, to a page of the same folder; a search given up leaves nothing.
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")
    tools.get_by_role("button", name="Page du site").press("Enter")
    page.keyboard.type("soleni")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(area).to_be_focused()
    tools.get_by_role("button", name="Page du site").press("Enter")
    page.keyboard.type("soleni")
    expect(option(page, "Soleni")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(area).to_have_value(re.compile(r"avec d’autres : \[.*Soleni.*\]\(soleni\.md\)$"))
    page.keyboard.press("Control+z")
    expect(area).to_have_value(re.compile("avec d’autres : $"))
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_words_are_set_in_bold_in_a_list_and_linked(form: Callable[..., Page]) -> None:
    page = form("?type=fiches")
    area = description(page)
    tools = page.get_by_role("toolbar", name="Description")
    for name, expected in (("Gras", "Un **atelier** ouvert"), ("Lien", "Un [atelier](url) ouvert"), ("Liste", "- Un atelier ouvert")):
        area.fill("Un atelier ouvert")
        choose_words(area, "atelier")
        tools.get_by_role("button", name=name, exact=True).click()
        expect(area).to_have_value(expected)
    # One stop of the key Tab for all of them; arrows go from one to the next.
    area.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    expect(tools.get_by_role("button", name="Page du site")).to_be_focused()


# --- the preview ---------------------------------------------------------------------------------------


def test_the_preview_leads_to_the_file_as_the_page_does(form: Callable[..., Page]) -> None:
    page = form("?fiche=fiches/soleni")
    drawn = page.locator("article.case .mend")
    expect(drawn).to_contain_text("modifier son fichier")
    told = drawn.inner_html()
    page.goto("/fiches/soleni/")
    assert page.locator("article .mend").inner_html() == told


def test_the_preview_follows_what_is_written(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire", viewport={"width": 1440, "height": 900})
    preview = page.locator(".beside .preview")
    field(page, "title").fill("Un atelier vélo partagé")
    expect(preview.get_by_role("heading", level=1)).to_have_text("Un atelier vélo partagé")
    page.get_by_role("textbox", name="Description", exact=True).fill("Il a **ouvert** en 2024.")
    expect(preview.locator("strong", has_text="ouvert")).to_be_visible()


# --- the ways out --------------------------------------------------------------------------------------


SHEET = {
    "folder": "fiches",
    "data": {
        "title": "Un atelier vélo partagé",
        "summary": "Des salariés en insertion réparent des vélos donnés.",
        "themes": ["mutualisation"],
        "sources": ["bilan-de-l-atelier-velo-2025"],
        "new_sources": [
            {
                "id": "bilan-de-l-atelier-velo-2025",
                "title": "Bilan de l’atelier vélo",
                "publisher": "La recyclerie",
                "url": "https://www.example.org/bilan",
                "published": "2025-03",
                "kind": "article",
            }
        ],
    },
    "body": "",
    "saved": "2026-11-22T08:00:00Z",
    "stamp": "x",
}
"""What `write_a_sheet` writes, as a draft keeps it."""


def at_the_last_step(form: Callable[..., Page], words: int = 0, before: str = "", **options: object) -> Page:
    """The last step of a sheet that was written another day."""
    sheet = SHEET | {"body": f"\n## Description\n\n{'mot ' * words or 'L’atelier a ouvert en 2024.'}\n"}
    page = form("?type=fiches#ecrire", f"localStorage.setItem('proposer:fiches', {json.dumps(json.dumps(sheet))}); {before}", accept_downloads=True, **options)
    consent(page)
    return page


def way(page: Page, name: str) -> Locator:
    return page.locator(f"[data-way='{name}']")


def test_no_way_out_stands_before_the_consent(form: Callable[..., Page]) -> None:
    page = form("?type=fiches#ecrire")
    write_a_sheet(page)
    page.get_by_role("button", name="Vérifier et relire").click()
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator(".ways-out")).to_be_hidden()
    expect(page.locator(".consent-left")).to_contain_text("les trois cases à cocher, votre lien avec le sujet")
    consent_boxes = page.locator("[data-step='envoyer'] input[type='checkbox']")
    expect(consent_boxes).to_have_count(3)
    for box in consent_boxes.all():
        box.check()
    page.get_by_label("Observateur sans lien").check()
    expect(way(page, "telecharger")).to_be_visible()
    consent_boxes.first.uncheck()
    expect(page.locator(".ways-out")).to_be_hidden()


def test_the_link_of_the_contributor_stands_in_the_file(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form)
    assert "provenance: {contributor_link: partenaire-du-pole}\n" in downloaded(page)


def test_the_file_is_shared_where_the_browser_can(form: Callable[..., Page]) -> None:
    stub = """
        Object.defineProperty(navigator, 'canShare', { value: ({ files }) => files[0].name.endsWith('.txt') });
        Object.defineProperty(navigator, 'share', { value: async ({ files, title }) => { window.shared = [files[0].name, title, await files[0].text()]; } });
    """
    page = at_the_last_step(form, before=stub)
    way(page, "partager").get_by_role("button").click()
    expect(page.locator(".said")).to_contain_text("remis à l’application")
    name, title, text = page.evaluate("window.shared")
    assert name == "un-atelier-velo-partage.md.txt"
    assert title == "Un atelier vélo partagé"
    assert text == downloaded(page)


def test_a_browser_that_cannot_share_offers_no_such_way(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form, before="delete Navigator.prototype.share; delete Navigator.prototype.canShare;")
    expect(way(page, "partager")).to_have_count(0)


def test_a_short_sheet_travels_in_the_message(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form)
    link = way(page, "courriel").get_by_role("link")
    address = urlsplit(link.get_attribute("href") or "")
    assert (address.scheme, address.path) == ("mailto", EDITORS)
    asked = parse_qs(address.query)
    assert asked["subject"] == ["Page proposée\u00a0: Un atelier vélo partagé"]
    assert downloaded(page).replace("\n", "\r\n") in asked["body"][0]


def test_a_long_sheet_is_copied_and_the_message_says_so(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form, words=900, permissions=["clipboard-read", "clipboard-write"])
    mail = way(page, "courriel")
    expect(mail).to_contain_text("trop long")
    link = mail.get_by_role("link", name="Copier le texte et préparer le message")
    assert len(link.get_attribute("href") or "") < 1800
    link.evaluate("it => it.addEventListener('click', event => event.preventDefault())")
    link.click()
    expect(page.locator(".said")).to_contain_text("Le texte est copié")
    assert page.evaluate("navigator.clipboard.readText()") == downloaded(page)


def test_the_forge_opens_with_the_file_filled(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form)
    address = urlsplit(way(page, "depot").get_by_role("link").get_attribute("href") or "")
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPO}/new/main"
    asked = parse_qs(address.query)
    assert asked["filename"] == ["cases/fiches/un-atelier-velo-partage.md"]
    assert asked["value"][0].rstrip("\n") == downloaded(page).rstrip("\n")


def test_over_the_limit_of_the_forge_the_text_is_copied(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form, words=2500, permissions=["clipboard-read", "clipboard-write"])
    link = way(page, "depot").get_by_role("link", name="Copier le texte et ouvrir la page du dépôt")
    href = link.get_attribute("href") or ""
    assert href.startswith(f"{REPO}/new/main?filename=")
    assert "value=" not in href
    link.evaluate("it => it.addEventListener('click', event => event.preventDefault())")
    link.click()
    expect(page.locator(".said")).to_contain_text("Le texte est copié")
    assert page.evaluate("navigator.clipboard.readText()") == downloaded(page)


def test_a_change_is_proposed_on_the_page_that_edits_its_file(form: Callable[..., Page]) -> None:
    page = form("?fiche=fiches/soleni")
    consent_to_a_change(page)
    assert way(page, "depot").get_by_role("link").get_attribute("href") == f"{REPO}/edit/main/cases/fiches/soleni.md"


def test_the_text_is_copied_or_shown_to_be_copied(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form, before="Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    way(page, "copier").get_by_role("button").click()
    expect(page.get_by_label("Le texte de la page, à copier")).to_be_focused()
    assert page.get_by_label("Le texte de la page, à copier").input_value() == downloaded(page)


@pytest.mark.parametrize(
    ("name", "told"), [("soleni", "Une page porte déjà le nom"), ("assets", "est réservé au site"), ("Mon Nom", "n’est pas une adresse de fiche")]
)
def test_the_name_of_the_file_is_checked(form: Callable[..., Page], name: str, told: str) -> None:
    page = at_the_last_step(form)
    expect(page.get_by_label("Nom du fichier")).to_have_value("un-atelier-velo-partage")
    page.get_by_label("Nom du fichier").fill(name)
    expect(page.locator("#f-nom-dit")).to_contain_text(re.compile(told, re.IGNORECASE))
    expect(page.locator(".ways-out")).to_be_hidden()


def test_it_says_what_happens_next_and_promises_no_delay(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form)
    after = page.locator(".after")
    expect(after).to_contain_text("Une personne de l’équipe éditoriale lit")
    expect(after).to_contain_text("Nous ne promettons pas de délai")
    page.get_by_role("button", name="Supprimer ce brouillon").click()
    assert draft(page, "proposer:fiches") == {}


def test_nothing_is_sent_while_one_writes(form: Callable[..., Page]) -> None:
    page = at_the_last_step(form)
    methods: list[str] = []
    page.on("request", lambda request: methods.append(request.method))
    downloaded(page)
    assert set(methods) <= {"GET"}


# --- without scripts, on paper, for everyone -----------------------------------------------------------


def test_without_javascript_the_page_gives_other_ways(new_page: NewPage, form_site: str) -> None:
    page = new_page(base_url=form_site, java_script_enabled=False)
    page.goto("/contribuer/proposer/")
    expect(page.get_by_text("Le formulaire a besoin de JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name=EDITORS)).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    page.get_by_role("link", name="Le formulaire à imprimer").click()
    page.get_by_role("link", name="Fiche action", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator("#papier-fiches")).to_be_visible()
    expect(page.locator("#papier-poles")).to_be_hidden()
    expect(page.locator("#papier-fiches .theme-boxes")).to_contain_text("Mutualisation")
    assert page.locator("#papier-fiches .line").count() > 20


def test_the_paper_form_of_a_type_takes_two_or_three_sheets(new_page: NewPage, form_site: str) -> None:
    page = new_page(base_url=form_site)
    page.goto("/contribuer/imprimer/#papier-fiches")
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 2 <= pages <= 3


def test_nothing_of_the_form_is_loaded_by_other_pages(page: Page) -> None:
    page.goto("/contribuer/", wait_until="networkidle")
    assert not [url for url in page.requests if "contribute" in url or "regles.json" in url]  # type: ignore[attr-defined]


def stand_at(page: Page, step: str) -> None:
    if step == "choisir":
        return
    page.get_by_role("button", name="Commencer").click()
    if step == "erreurs":
        page.get_by_role("button", name="+ Stade", exact=True).click()
        page.locator("[data-field='stage'] .group-card").get_by_label("Date du fait").fill("jamais")
        page.get_by_role("textbox", name="Description", exact=True).fill("![x](y)")
        page.get_by_role("button", name="Vérifier et relire").click()
        expect(page.locator("[data-step='ecrire'] .summary")).to_be_focused()
        return
    write_a_sheet(page)
    if step == "liste":
        field(page, "themes").click()
        expect(option(page, "Animation")).to_be_visible()
    elif step == "relire":
        page.get_by_role("button", name="Vérifier et relire").click()
        expect(page.locator("[data-step='relire'] article")).to_be_visible()
    elif step == "envoyer":
        consent(page)
        expect(way(page, "copier")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("step", ["choisir", "ecrire", "liste", "erreurs", "relire", "envoyer"])
def test_axe_finds_nothing_in_either_palette(form: Callable[..., Page], step: str, width: int) -> None:
    page = form("?type=fiches", viewport={"width": width, "height": 900})
    stand_at(page, step)
    page.wait_for_load_state("networkidle")
    assert violations_in_both_palettes(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("step", ["choisir", "erreurs", "relire", "envoyer"])
def test_nothing_is_wider_than_a_small_phone_and_every_target_is_large_enough(form: Callable[..., Page], step: str) -> None:
    page = form("?type=fiches", viewport={"width": 320, "height": 800})
    stand_at(page, step)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator("#proposer :is(button, input, summary):visible").evaluate_all(
        """all => all.filter(one => !one.closest('label') && !one.labels?.length && !one.closest('.preview')).filter(one => {
            const box = one.getBoundingClientRect();
            return Math.min(box.width, box.height) < 24;
        }).map(one => one.outerHTML)"""
    )
    assert small == []
