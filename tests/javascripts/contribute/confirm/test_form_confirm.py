"""Those whom a page tells of read it again on a phone: a file of which the lines of what they said change alone."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.layout import layout
from macros.casebook.files.normal_text import normal
from macros.casebook.files.reading import SourceText
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import tab_to
from support.corpus import Corpus
from support.filling import OpenForm, accepted, downloaded, draft, go_on, opened, visit, way, within
from support.repository import ROOT

PHONE = {"width": 390, "height": 844}
TODAY = "2026-11-30"
STILL = f"""(() => {{
  const Real = Date;
  const now = new Real("{TODAY}T10:00:00").getTime();
  Date = class extends Real {{
    constructor(...given) {{ super(...(given.length ? given : [now])); }}
    static now() {{ return now; }}
  }};
}})()"""
"""The day of these tests, in the browser."""

POLE = (
    "poles/clus-ter-jura",
    """---
id: {id}
title: Clus'Ter Jura   # dit ainsi
summary: >-
  Un pôle
  sur deux lignes.
themes: [mutualisation]
departments: ["39"]
structures:
  # la plus ancienne
  - {{role: porteuse, form: 'sas',  as_of: 2016, source: coorace-2016}}   # lu {{deux fois}}
  - role: porteuse
    form: scic
    as_of: 2022
    # d'après l'Avise
    source: avise-2022
members: [{{organisation: juratri, as_of: 2014,
           source: avise-2022}}, {{name: "Une autre, citée", as_of: 2022}}] # deux
founded: 2014
website: https://www.clusterjura.coop # vu
sources: [coorace-2016, avise-2022]
provenance: {{drafted_from: sources publiques}}
# fin
---

## Origine

Une histoire, [racontée](../fiches/soleni.md).

## Qui décide

Une assemblée.
""",
)

SHEET = (
    "fiches/soleni",
    """---
id: {id}
title: Soleni
summary: |-
  Une action.
themes: [mutualisation]
departments: ["38"]
carrier: {{role: porteuse, organisation: Ulisse Énergie, form: scop, as_of: 2016, source: coorace-2016}} # le porteur
key_figures:
- {{value: "660", label: ménages, as_of: 2016, source: coorace-2016}}
- {{value: "13", label: "salariés, en parcours", as_of: 2016, source: coorace-2016}}
sources: [coorace-2016]
---

## Description

Ce qu'elle fait avec 13 salariés.
""",
)

PRACTICE = (
    "pratiques/apprendre-d-un-pair",
    """---
id: {id}
title: Apprendre d'un pair
summary: "Une manière : de faire."
themes: [transfert-entre-pairs]
challenge: apprendre-autres
national: true
examples:
  - case: echanges/coopactions-chez-clus-ter-jura
    did: >
      L'équipe est allée
      chez Clus'Ter Jura.
    as_of: 2022
    source: avise-2022
  # le second
  - {{case: poles/clus-ter-jura, did: 'Elle reçoit.', as_of: 2022, source: avise-2022}}
sources: [avise-2022]
---

## Comment ça marche

On visite.
""",
)

Read = Callable[[tuple[str, str]], Page]


def file_of(page: tuple[str, str]) -> str:
    """The text of a page of these tests, under the id of the one whose name it has: the form knows the pages of the site alone."""
    key, text = page
    found = re.search(r"(?m)^id: (\S+)$", (ROOT / "cases" / f"{key}.md").read_text(encoding="utf-8"))
    assert found
    return text.format(id=found[1])


def published(text: str) -> str:
    seen, places = normal(text)
    laid_out = layout(SourceText(Path("x.md"), "x.md", seen, text, places), read_record(seen, "", places))
    assert laid_out
    return laid_out.decode()


@pytest.fixture
def reading(form: OpenForm) -> Read:
    """Opens the reading of a page on a phone, by the address of its code."""

    def open_reading(asked: tuple[str, str]) -> Page:
        page = form("", before=STILL, viewport=PHONE)
        body = published(file_of(asked))
        page.route(f"**/{asked[0]}/fiche.json", lambda route: route.fulfill(body=body, content_type="application/json"))
        visit(page, f"?fiche={asked[0]}&relire#ecrire")
        return page

    return open_reading


def fact(page: Page, label: str) -> Locator:
    return page.locator(".confirm-fact").filter(has=page.locator("legend").get_by_text(label, exact=True))


def says(page: Page, label: str, answer: str) -> Locator:
    card = fact(page, label)
    card.get_by_label(answer, exact=True).check()
    return card


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that left a file, and those that came to it."""
    lines = [*difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))]
    return [line[2:] for line in lines if line.startswith("- ")], [line[2:] for line in lines if line.startswith("+ ")]


def left(page: Page, asked: tuple[str, str], corpus: Corpus) -> tuple[list[str], list[str]]:
    """What leaves the form, accepted by the check: the lines that it changed."""
    page.get_by_role("button", name="Vérifier mes réponses").click()
    go_on(page)
    sent = downloaded(page)
    accepted(corpus, f"{asked[0]}.md", sent)
    return changed(file_of(asked), sent)


# --- the file ---------------------------------------------------------------------------------------


def test_what_is_confirmed_of_a_pole_changes_its_own_lines_alone(reading: Read, corpus: Corpus) -> None:
    page = reading(POLE)
    expect(page.get_by_role("heading", level=2)).to_have_text("Relire : Clus’Ter Jura")
    expect(page.locator(".confirm-progress")).to_have_text("0 fait sur 12")
    page.get_by_label("La direction", exact=True).check()
    for label in ("Titre", "Structures et formes juridiques, 1 sur 2", "Structures et formes juridiques, 2 sur 2", "Membres, 1 sur 2", "Création", "Origine"):
        says(page, label, "Toujours vrai")
    says(page, "Résumé", "Je ne sais pas")
    expect(page.locator(".confirm-progress")).to_have_text("7 faits sur 12")
    gone, come = left(page, POLE, corpus)
    assert gone == [
        "  - {role: porteuse, form: 'sas',  as_of: 2016, source: coorace-2016}   # lu {deux fois}\n",
        '           source: avise-2022}, {name: "Une autre, citée", as_of: 2022}] # deux\n',
    ]
    assert come == [
        f"  - {{role: porteuse, form: 'sas',  as_of: 2016, source: coorace-2016, confirmed_on: {TODAY}}}   # lu {{deux fois}}\n",
        f"    confirmed_on: {TODAY}\n",
        f'           source: avise-2022, confirmed_on: {TODAY}}}, {{name: "Une autre, citée", as_of: 2022}}] # deux\n',
        "confirmations:\n",
        f"  - {{on: {TODAY}, role: direction, facts: [title, structures.1, structures.2, founded, members.1, s-origine]}}\n",
    ]


def test_what_has_changed_in_a_sheet_is_said_anew_with_its_date_and_by_whom(reading: Read, corpus: Corpus) -> None:
    page = reading(SHEET)
    card = says(page, "Chiffres, 1 sur 2", "A changé")
    expect(card.locator("> .help").first).to_contain_text("Daté de 2016\u00a0: «\u00a0toujours vrai\u00a0» veut dire exact à cette date")
    expect(within(card, "as_of")).to_have_value("")
    expect(card.locator("[data-field='source'], [data-field='confirmed_on']")).to_have_count(0)
    within(card, "value").fill("720")
    within(card, "as_of").fill("2026")
    says(page, "Chiffres, 2 sur 2", "À retirer")
    says(page, "Porteur", "Toujours vrai")
    says(page, "Titre", "À retirer")
    expect(fact(page, "Titre").locator(".help").first).to_contain_text("La page a besoin de ce fait")
    says(page, "Description", "A changé").locator("textarea").fill("Ce qu'elle fait depuis.")
    gone, come = left(page, SHEET, corpus)
    assert gone == [
        "carrier: {role: porteuse, organisation: Ulisse Énergie, form: scop, as_of: 2016, source: coorace-2016} # le porteur\n",
        '- {value: "13", label: "salariés, en parcours", as_of: 2016, source: coorace-2016}\n',
        "sources: [coorace-2016]\n",
        "Ce qu'elle fait avec 13 salariés.\n",
    ]
    assert come == [
        f"carrier: {{role: porteuse, organisation: Ulisse Énergie, form: scop, as_of: 2016, source: coorace-2016, confirmed_on: {TODAY}}} # le porteur\n",
        "- {value: \"720\", label: ménages, as_of: 2026, source: relecture-soleni-2026}\n",
        "sources: [coorace-2016, relecture-soleni-2026]\n",
        "new_sources:\n",
        "  - {id: relecture-soleni-2026, title: Relecture de la page, publisher: Soleni, "
        f"role: personne qui a relu la page, published: {TODAY}, kind: temoignage-direct}}\n",
        "confirmations:\n",
        f"  - {{on: {TODAY}, facts: [carrier], changed: [key_figures.1, s-description], removed: [title, key_figures.2], document: relecture-soleni-2026}}\n",
        "Ce qu'elle fait depuis.\n",
    ]  # fmt: skip


def test_a_practice_is_confirmed_and_keeps_the_example_that_it_needs(reading: Read, corpus: Corpus) -> None:
    page = reading(PRACTICE)
    page.get_by_label("Un partenaire", exact=True).check()
    says(page, "Qui le fait, 1 sur 2", "Toujours vrai")
    says(page, "Qui le fait, 2 sur 2", "Toujours vrai")
    says(page, "La question", "À retirer")
    expect(fact(page, "La question").locator(".help").first).to_contain_text("La page a besoin de ce fait")
    gone, come = left(page, PRACTICE, corpus)
    assert gone == ["  - {case: poles/clus-ter-jura, did: 'Elle reçoit.', as_of: 2022, source: avise-2022}\n"]
    assert come == [
        f"    confirmed_on: {TODAY}\n",
        f"  - {{case: poles/clus-ter-jura, did: 'Elle reçoit.', as_of: 2022, source: avise-2022, confirmed_on: {TODAY}}}\n",
        "confirmations:\n",
        f"  - {{on: {TODAY}, role: partenaire, facts: [examples.1, examples.2], removed: [challenge]}}\n",
    ]


@pytest.mark.parametrize("key", ["poles/clus-ter-jura", "fiches/soleni", "pratiques/apprendre-d-un-pair"])
def test_all_of_a_page_of_the_library_is_confirmed_and_no_other_line_changes(key: str, form: OpenForm, corpus: Corpus) -> None:
    page = form(f"?fiche={key}&relire#ecrire", viewport=PHONE)
    page.locator(".confirm-fact").evaluate_all("all => all.forEach(one => one.querySelector('[value=true]').click())")
    number = page.locator(".confirm-fact").count()
    expect(page.locator(".confirm-progress")).to_have_text(f"{number} faits sur {number}")
    text = (ROOT / "cases" / f"{key}.md").read_text(encoding="utf-8")
    page.get_by_role("button", name="Vérifier mes réponses").click()
    go_on(page)
    sent = downloaded(page)
    accepted(corpus, f"{key}.md", sent)
    bare = re.sub(r"(?m)^ +confirmed_on: [\d-]+\n|, confirmed_on: [\d-]+|^confirmations:\n  - .*\n", "", sent)
    assert sent.count("confirmed_on: ") > 2
    assert bare == text


# --- the form ---------------------------------------------------------------------------------------


def test_answers_are_kept_when_the_tab_is_closed_and_taken_up_from_the_list_of_drafts(reading: Read) -> None:
    page = reading(SHEET)
    says(page, "Titre", "Je ne sais pas")
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    page.get_by_label("L’équipe", exact=True).check()
    within(says(page, "Chiffres, 2 sur 2", "A changé"), "value").fill("15")
    says(page, "Chiffres, 1 sur 2", "À retirer")
    says(page, "Description", "A changé").locator("textarea").fill("Autre chose.")
    page.wait_for_function("key => (localStorage.getItem(key) || '').includes('Autre chose')", arg="proposer:fiches/soleni")
    kept = draft(page, "proposer:fiches/soleni")
    page.reload()
    opened(page)
    expect(page.locator(".confirm-progress")).to_have_text("4 faits sur 8")
    expect(page.get_by_label("L’équipe", exact=True)).to_be_checked()
    expect(fact(page, "Titre").get_by_label("Je ne sais pas")).to_be_checked()
    expect(within(fact(page, "Chiffres, 2 sur 2"), "value")).to_have_value("15")
    expect(fact(page, "Description").locator("textarea")).to_have_value("Autre chose.")
    assert draft(page, "proposer:fiches/soleni")["answers"] == kept["answers"]
    page.get_by_role("button", name="Choisir").click()
    page.locator(".drafts").get_by_role("button", name="Reprendre").click()
    expect(page.locator(".confirm-progress")).to_have_text("4 faits sur 8")


def test_it_is_filled_by_keyboard_alone(reading: Read, corpus: Corpus) -> None:
    page = reading(PRACTICE)
    tab_to(page, "[name='au-nom-de']")
    page.keyboard.press("Space")
    tab_to(page, "[name='fait-1']")
    page.keyboard.press("Space")
    tab_to(page, "[name='fait-2']")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    expect(fact(page, "Résumé").get_by_label("Je ne sais pas")).to_be_focused()
    tab_to(page, "form.write [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-step='relire'] .changes").first).to_contain_text("Toujours vrai : 1")
    tab_to(page, "[data-step='relire'] .act.strong")
    page.keyboard.press("Enter")
    for name in ("licences", "sources", "prive"):
        tab_to(page, f"[data-step='envoyer'] input[name={name}]")
        page.keyboard.press("Space")
    tab_to(page, "[data-way='telecharger'] button")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    sent = Path(download.value.path()).read_bytes().decode()
    accepted(corpus, f"{PRACTICE[0]}.md", sent)
    assert changed(file_of(PRACTICE), sent) == ([], ["confirmations:\n", f"  - {{on: {TODAY}, role: direction, facts: [title]}}\n"])


def test_before_it_leaves_it_is_said_that_a_role_tells_who_somebody_is_and_that_nothing_is_believed(reading: Read) -> None:
    page = reading(SHEET)
    expect(page.locator(".confirm-role .help")).to_contain_text("peut suffire à reconnaître une personne")
    page.get_by_label("La présidence", exact=True).check()
    says(page, "Porteur", "Toujours vrai")
    says(page, "Titre", "À retirer")
    page.get_by_role("button", name="Vérifier mes réponses").click()
    page.get_by_role("button", name="Continuer").first.click()
    expect(page.locator("[data-step='envoyer']")).to_contain_text("peut suffire à reconnaître une personne")
    assert page.locator(".ways-out:visible").count() == 0
    for box in page.locator("[data-step='envoyer'] input[type='checkbox']").all():
        box.check()
    expect(page.locator(".after")).to_contain_text("tout le monde peut ouvrir ce formulaire")
    letter = way(page, "courriel").get_by_role("link").get_attribute("href") or ""
    assert "subject=Relecture%20propos%C3%A9e" in letter
    for words in ("la%20pr%C3%A9sidence", "1%20point%20est%20toujours%20vrai", "%C3%80%20retirer%C2%A0%3A%20Titre"):
        assert words in letter


def test_nothing_has_to_be_answered_and_what_the_check_refuses_is_told_at_its_fact(reading: Read) -> None:
    page = reading(SHEET)
    page.get_by_role("button", name="Vérifier mes réponses").click()
    expect(page.locator("[data-step='relire']")).to_contain_text("Vous n’avez encore rien changé")
    page.get_by_role("button", name="Revenir au texte").first.click()
    card = says(page, "Porteur", "A changé")
    within(card, "as_of").fill("jamais")
    card.get_by_label("Précision").fill("Écrire à quelqu.un@example.org") if card.get_by_label("Précision").is_visible() else None
    page.get_by_role("button", name="Vérifier mes réponses").click()
    told = page.locator("[data-step='ecrire'] .summary")
    expect(told.get_by_role("link").first).to_contain_text("Porteur")
    told.get_by_role("link").first.click()
    expect(within(card, "as_of")).to_be_focused()


def test_a_change_without_its_new_value_is_asked_for_at_its_fact_and_all_answers_are_told_before_they_leave(reading: Read) -> None:
    page = reading(SHEET)
    expect(page.locator(".lede")).to_be_hidden()  # it is about a new page
    expect(page.locator(".step-button")).to_have_text(["1Choisir", "2Répondre", "3Vérifier", "4Envoyer"])
    page.get_by_label("La direction", exact=True).check()
    card = says(page, "Chiffres, 1 sur 2", "A changé")
    says(page, "Porteur", "Toujours vrai")
    says(page, "Chiffres, 2 sur 2", "À retirer")
    step, recap = page.locator("[data-step='relire']"), page.locator(".recap")
    expect(card.locator("> .objections")).to_be_hidden()
    page.get_by_role("button", name="Vérifier mes réponses").click()
    expect(recap.locator("h4")).to_have_text(["A changé : 1", "À retirer : 1"])
    expect(recap.locator("h4 + ul").first).to_contain_text("Chiffres : 660, ménages, 2016")
    expect(recap.locator("h4 + ul").first).to_contain_text("Ce qui est vrai aujourd’hui n’est pas dit")
    expect(recap.locator("h4 + ul").last).to_contain_text("Le texte en parle peut-être encore : Description")
    expect(step.locator(".preview > .help")).to_contain_text("si l’équipe accepte vos réponses")
    expect(recap.locator("summary")).to_have_text(["Toujours vrai : 1"])
    expect(recap.locator("details")).to_contain_text("Porteur : Porteuse, Ulisse Énergie")
    expect(recap).to_contain_text("Vous n’avez rien dit de 5 autres faits")
    expect(step.locator(".changes")).to_have_count(1)
    step.locator(".summary").get_by_role("link", name=re.compile("^Chiffres, 1 sur 2.*sans dire ce qui est vrai")).click()
    expect(card.locator("> .objections")).to_contain_text("sans dire ce qui est vrai")
    within(card, "value").fill("720")
    page.get_by_role("button", name="Vérifier mes réponses").click()
    page.locator("[data-step='ecrire'] .summary").get_by_role("link", name=re.compile("^Chiffres.*date", re.IGNORECASE)).first.click()
    expect(within(card, "as_of")).to_be_focused()
    within(card, "as_of").fill("mai 2026")
    page.get_by_role("button", name="Vérifier mes réponses").click()
    expect(recap.locator("h4 + ul").first).to_contain_text("Devient : 720, ménages, mai 2026")
    expect(step.locator(".summary")).to_have_count(0)
    go_on(page)
    expect(page.get_by_role("heading", name="Ce qui sera dit du changement")).to_have_count(0)


def test_the_whole_form_takes_over_what_was_said(reading: Read) -> None:
    page = reading(SHEET)
    within(says(page, "Chiffres, 2 sur 2", "A changé"), "value").fill("15")
    page.get_by_role("button", name="Ouvrir le formulaire entier").click()
    expect(page.locator("form.write [data-field='title']").first).to_be_visible()
    assert "relire" not in page.url.split("#")[0]
    expect(page.locator("[data-field='key_figures'] .card-line")).to_have_text([re.compile("660"), re.compile("13"), re.compile("15")])


def test_a_code_printed_under_a_former_name_opens_the_page(form: OpenForm) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "cases").glob("*/*.md")}
    names = ((path, re.search(r"(?m)^former_slugs: \[([a-z0-9-]+)", text)) for path, text in texts.items())
    former = next((f"{path.parent.name}/{found[1]}" for path, found in names if found), "")
    assert former, "a page of the library was renamed"
    page = form(f"?fiche={former}&relire#ecrire", viewport=PHONE)
    expect(page.locator(".confirm-progress")).to_be_visible()


def test_its_code_comes_when_it_is_asked_for(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni#ecrire")
    bundles = {address for address in page.requests if "/bundles/" in address}  # type: ignore[attr-defined]
    assert bundles
    texts = [page.evaluate("address => fetch(address).then(one => one.text())", address) for address in bundles]
    assert not [text for text in texts if "Vous répondez au nom de" in text]


def test_it_is_seen_by_everybody(reading: Read) -> None:
    page = reading(POLE)
    says(page, "Structures et formes juridiques, 1 sur 2", "A changé")
    says(page, "Titre", "À retirer")
    says(page, "Origine", "A changé")
    assert looked_over(page, smallest=SMALL_PHONE) == {}
