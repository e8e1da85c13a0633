"""The fields of the form: what is wrong told at its place, cards, lists, documents, texts, the preview."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from support.filling import (
    OpenForm,
    draft,
    field,
    option,
    reload,
    settled,
    sheet,
    within,
)
from support.repository import TYPES

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


def test_a_wrong_value_is_told_as_the_field_is_left(form: OpenForm) -> None:
    for folder in dict.fromkeys(folder for folder, *_rest in WRONG.values()):
        page = form(f"?type={folder}#ecrire")
        for folded in page.locator("details.subject").all():
            folded.locator("summary").click()
        for name, text, code in (rest for where, *rest in WRONG.values() if where == folder):
            tell_and_forget(page, TYPES[folder].model_fields[name].title or "", name, text, code)


def tell_and_forget(page: Page, label: str, name: str, text: str, code: str) -> None:
    """A field is told of what is wrong in it as it is left, and of nothing once it was emptied."""
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


IN_CARDS = (("Programme", "programme", "start", "25h99", "time"), ("Documents", "documents", "url", "pas une adresse", "url"))


def test_a_wrong_value_in_a_card_is_told_there(form: OpenForm) -> None:
    page = form("?type=evenements#ecrire")
    for label, group, inner, text, code in IN_CARDS:
        page.get_by_role("button", name=f"+ {label}", exact=True).click()
        control = within(page.locator(f"[data-field='{group}'] .group-card"), inner)
        control.fill(text)
        control.blur()
        expect(page.locator(f"[data-field='{group}'] .objection[data-code='{code}']")).to_be_visible()


def test_what_is_wrong_in_the_text_is_told_at_its_part_and_keeps_one_from_the_last_step(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    page.get_by_role("textbox", name="Objectifs", exact=True).fill("Un but.\n\nUne image : ![vue](vue.png)")
    page.get_by_role("textbox", name="Objectifs", exact=True).blur()
    expect(page.locator("[data-section='s-objectifs'] .objection[data-code='image']")).to_contain_text("«\u00a0Une image : ![vue](vue.png)\u00a0»")
    page.locator(".step-button", has_text="Envoyer").click()
    expect(page.locator("[data-step='ecrire'] .summary")).to_be_focused()
    expect(page.locator("[data-step='envoyer']")).to_be_hidden()


def test_a_wrong_field_is_framed_in_the_colour_of_what_is_wrong_and_its_objection_is_spoken(form: OpenForm) -> None:
    page = form("?type=evenements#ecrire")
    colour = "one => getComputedStyle(one).borderTopColor"
    before = field(page, "starts").evaluate(colour)
    field(page, "starts").fill("un jour")
    field(page, "title").focus()
    expect(field(page, "starts")).to_have_attribute("aria-invalid", "true")
    assert field(page, "starts").evaluate(colour) != before
    expect(page.locator(".visually-hidden [role=alert]")).to_contain_text("n’est pas une date")
    expect(page.locator(".visually-hidden [role=status]")).to_have_text("")


def test_all_that_is_wrong_is_listed_in_the_order_of_the_form_and_leads_to_each_field(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    page.get_by_role("button", name="+ Stade", exact=True).click()
    page.locator("[data-field='stage'] .group-card [data-field='value'] input").fill("en marche")
    page.locator("[data-field='stage'] .group-card summary").click()
    page.get_by_role("textbox", name="Description", exact=True).fill("![vue](vue.png)")
    field(page, "place").fill("Trifouillis-les-Oies")
    page.get_by_role("button", name="Vérifier et relire").click()
    told = page.locator("[data-step='ecrire'] .summary")
    expect(told).to_be_focused()
    expect(told.locator("h3")).to_have_text("8 points à corriger")
    assert [words.strip() for words in told.locator("strong").all_inner_texts()] == [
        *("Titre", "Résumé", "Thèmes", "Commune", "Le texte › Description", "Sources"),
        *("Stade, 1 › Date du fait", "Stade, 1 › Source"),
    ]
    expect(told).to_contain_text("vont dans «\u00a0Territoire\u00a0»")
    assert page.url.endswith("#ecrire")
    told.get_by_role("link", name=re.compile("^Stade, 1 › Date du fait")).click()
    expect(page.locator("[data-field='stage'] [data-field='as_of'] input")).to_be_focused()


def test_a_document_being_described_is_not_asked_for_again(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "sources").click()
    option(page, "Décrire un nouveau document").click()
    card = page.locator("[data-field='new_sources'] .group-card")
    expect(card.get_by_label("Titre")).to_be_focused()
    expect(card.get_by_label("Nom court")).to_be_hidden()
    expect(card.locator(".needed", has_text="Précision")).to_be_visible()
    expect(card.locator(".needed", has_text="Lu le")).to_be_visible()
    settled(page)
    expect(page.locator("[data-field='sources'] .objection")).to_have_count(0)
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.locator("[data-step='ecrire'] .summary").get_by_role("link", name=re.compile("^Décrire un document, 1 › Titre"))).to_be_visible()
    card.get_by_label("Titre").fill("Bilan")
    page.get_by_role("button", name="Retirer : Bilan").click()
    expect(page.locator("[data-field='sources'] .undo")).to_contain_text("reste décrit plus bas")
    page.get_by_role("button", name="Le citer de nouveau").click()
    expect(page.get_by_role("button", name="Retirer : Bilan")).to_be_visible()


def test_what_a_group_is_about_is_asked_before_its_date_and_its_source_and_what_editors_fill_is_folded(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "sources").fill("resolis")
    page.locator("[data-field='sources'] [role=option]:visible").first.click()
    shown = "all => all.filter(one => one.offsetParent && !one.classList.contains('group')).map(one => one.dataset.field)"
    page.get_by_role("button", name="+ Porteur", exact=True).click()
    carrier = page.locator("[data-field='carrier']")
    assert carrier.locator("[data-field]").evaluate_all(shown) == ["organisation", "role", "form", "as_of", "source"]
    expect(within(carrier, "organisation")).to_be_focused()
    # The only source of the page, proposed; by itself it is no value.
    expect(within(carrier, "source")).not_to_have_value("")
    within(carrier, "organisation").fill("Une association d’ici")
    expect(page.get_by_text("Pas encore de fiche")).to_be_visible()
    page.get_by_role("button", name="+ Stade", exact=True).click()
    assert page.locator("[data-field='stage'] .group-card [data-field]").evaluate_all(shown) == ["value", "as_of", "source"]
    expect(page.get_by_role("button", name="+ Retrait")).to_be_hidden()
    page.locator("details.subject summary").press("Enter")
    expect(page.get_by_role("button", name="+ Retrait")).to_be_visible()


def test_a_list_fits_in_the_window_and_an_empty_one_covers_no_button(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", viewport={"width": 1024, "height": 768})
    field(page, "themes").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-field='themes'] .choices")).to_be_in_viewport(ratio=1)
    page.keyboard.type("mobi")
    expect(page.locator("[role=option]:visible").first).to_contain_text("Mobilité")
    expect(option(page, "Participation des habitantes")).to_contain_text("Aussi nommé\u00a0: mobilisation des habitants")
    page.get_by_role("button", name="Choisir").click()
    page.locator("#f-page").fill("zzzzzzzz")
    expect(page.get_by_text("Rien de ce nom")).to_be_visible()
    page.get_by_role("button", name="Ouvrir cette page").click()
    expect(page.get_by_text("Aucune page ne porte ce titre")).to_be_visible()


def test_warnings_are_told_apart_and_do_not_stop(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", stored={"proposer:fiches": sheet()})
    page.get_by_role("button", name="Retirer : Mutualisation").click()
    field(page, "themes").fill("précarité énergétique")
    option(page, "Énergie et précarité énergétique").click()
    page.get_by_role("button", name="Vérifier et relire").click()
    told = page.locator("[data-step='relire'] .summary")
    expect(told).to_contain_text("1 remarque, qui n’empêche rien")
    page.get_by_role("button", name="Continuer").first.click()
    expect(page.locator("#pas-envoyer")).to_be_visible()


def test_a_long_line_is_counted_near_its_limit_and_never_cut_and_the_key_enter_leaves_nothing(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    field(page, "title").fill("a" * 100)
    expect(page.locator("[data-field='title'] .rest").first).to_be_hidden()
    field(page, "title").fill("a" * 190)
    expect(page.get_by_text("encore 10 caractères")).to_be_visible()
    field(page, "title").fill("a" * 205)
    expect(page.locator(".rest.over")).to_have_text("5 caractères de trop")
    expect(page.get_by_role("alert").filter(has_text="5 caractères de trop")).to_be_attached()
    expect(field(page, "title")).to_have_value("a" * 205)
    field(page, "title").press("Enter")
    settled(page)
    expect(field(page, "title")).to_be_focused()
    expect(page.locator(".summary")).to_have_count(0)


# --- cards, lists, documents -------------------------------------------------------------------------


def test_cards_are_added_moved_removed_and_taken_back(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    page.get_by_role("button", name="+ Chiffres", exact=True).click()
    chiffres = page.locator("[data-field='key_figures']").first
    for number, value in enumerate(("12", "34")):
        if number:
            chiffres.get_by_role("button", name="Ajouter à «\u00a0Chiffres\u00a0»").click()
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


def test_a_new_document_is_cited_by_the_fact_that_needs_it(form: OpenForm) -> None:
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


def test_a_name_without_a_page_may_stand_where_a_page_or_a_name_may(form: OpenForm) -> None:
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


def test_communes_are_fetched_only_when_somebody_turns_to_them(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    assert not [url for url in page.requests if "communes.z" in url]  # type: ignore[attr-defined]
    field(page, "place").fill("saint-denis")
    expect(option(page, "Saint-Denis (93)")).to_be_visible()
    option(page, "Saint-Denis (93)").click()
    page.get_by_role("button", name="Choisir").click()
    data = draft(page, "proposer:fiches")["data"]
    assert isinstance(data, dict)
    assert data["place"] == "93066"


DATES: dict[str, str | None] = {
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


def test_dates_are_understood_as_people_write_them_and_said_back(form: OpenForm) -> None:
    page = form("?type=evenements#ecrire")
    found = page.evaluate(
        """async texts => {
            const root = new URL(document.body.dataset.root, location.href);
            const { understood } = await import(new URL('javascripts/contribute/fields/typed-dates.js', root).href);
            return texts.map(text => understood(text)?.value ?? null);
        }""",
        list(DATES),
    )
    assert dict(zip(DATES, found, strict=True)) == DATES
    field(page, "starts").fill("23/09/2016")
    expect(page.get_by_text("Compris : 23 septembre 2016")).to_be_visible()


# --- the text ----------------------------------------------------------------------------------------


def description(page: Page) -> Locator:
    """The text area of the first part of a new action sheet."""
    page.get_by_role("button", name="Commencer").click()
    return page.get_by_role("textbox", name="Description", exact=True)


def choose_words(area: Locator, words: str) -> None:
    area.evaluate("(area, words) => { area.focus(); area.setSelectionRange(area.value.indexOf(words), area.value.indexOf(words) + words.length); }", words)


def test_a_link_to_a_page_of_the_site_is_found_by_its_title(form: OpenForm) -> None:
    page = form("?type=fiches")
    area = description(page)
    area.fill("Le pôle du Jura la porte, avec d’autres :")
    choose_words(area, "Le pôle du Jura")
    tools = page.get_by_role("toolbar", name="Description")
    tools.get_by_role("button", name="Page du site").click()
    page.keyboard.type("clus ter jura")
    option(page, "Clus’Ter Jura").click()
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


def test_words_are_set_in_bold_in_a_list_and_linked_to_an_address(form: OpenForm) -> None:
    page = form("?type=fiches")
    area = description(page)
    tools = page.get_by_role("toolbar", name="Description")
    for name, expected in (("Gras", "Un **atelier** ouvert"), ("Liste", "- Un atelier ouvert")):
        area.fill("Un atelier ouvert")
        choose_words(area, "atelier")
        tools.get_by_role("button", name=name, exact=True).click()
        expect(area).to_have_value(expected)
    # One stop of the key Tab for all of them; arrows go from one to the next.
    area.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    expect(tools.get_by_role("button", name="Page du site")).to_be_focused()
    part = page.locator("[data-section='s-description']")
    opener = tools.get_by_role("button", name="Lien", exact=True)
    area.fill("Un atelier ouvert")
    choose_words(area, "atelier")
    opener.click()
    expect(part.get_by_label("Les mots du lien")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(area).to_be_focused()
    opener.click()
    page.keyboard.type("pas une adresse")
    page.keyboard.press("Enter")
    expect(part.get_by_label("L’adresse du lien")).to_have_attribute("aria-invalid", "true")
    part.get_by_label("L’adresse du lien").fill("www.example.org/velo")
    page.keyboard.press("Enter")
    expect(area).to_have_value("Un [atelier](https://www.example.org/velo) ouvert")
    area.press("Control+End")
    opener.click()
    page.keyboard.type("https://www.example.org/")
    page.keyboard.press("Tab")
    page.keyboard.type(" le site")
    part.get_by_role("button", name="Mettre le lien").click()
    expect(area).to_have_value(re.compile(r"ouvert\[le site\]\(https://www\.example\.org/\)$"))


# --- the preview -------------------------------------------------------------------------------------


def test_the_preview_leads_to_the_file_as_the_page_does(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni")
    drawn = page.locator("article.case .mend").first
    expect(drawn).to_contain_text("modifier son fichier")
    told = drawn.inner_html()
    page.goto("/fiches/soleni/")
    assert page.locator("article .mend").first.inner_html() == told


def test_the_preview_follows_what_is_written_and_comes_to_a_part_that_is_new(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", viewport={"width": 1440, "height": 700})
    preview = page.locator(".beside .preview")
    field(page, "title").fill("Un atelier vélo partagé")
    expect(preview.locator("h1[role=heading][aria-level='3']")).to_have_text("Un atelier vélo partagé")  # below that of its step
    page.get_by_role("textbox", name="Description", exact=True).fill("Il a **ouvert** en 2024.\n\n" + "Un mot.\n\n" * 60)
    expect(preview.locator("strong", has_text="ouvert")).to_be_visible()
    expect(preview.locator("#s-description")).to_be_attached()
    page.get_by_role("textbox", name="Objectifs", exact=True).fill("Un but.")
    expect(preview.locator("#s-objectifs")).to_be_in_viewport()
