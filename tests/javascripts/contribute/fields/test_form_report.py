"""What came out of a day is written down on a phone: the boxes of the rapporteur's sheet, and a file of which no other line changes."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.layout import layout
from macros.casebook.files.normal_text import normal
from macros.casebook.files.reading import SourceText
from macros.pages.views.packs.blank_sheets import BOXES
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import tab_to
from support.corpus import Corpus
from support.filling import OpenForm, accepted, consent_to_a_change, downloaded, draft, opened, option, visit, within
from support.repository import ROOT

PHONE = {"width": 390, "height": 844}

SLUG = "journee-nationale-2016"
"""The event under whose name the others are opened: the form knows the pages of the site alone."""

FILE = ROOT / "cases" / "evenements" / f"{SLUG}.md"

HEAD = """---
id: {id}
title: Une journée   # dite ainsi
summary: >-
  Une journée
  sur deux lignes.
themes: [mutualisation]
departments: ["39"]
starts: 2026-03-12
programme:
  # les séances
  - id: atelier-1
    kind: atelier-pratiques
    start: "09:30"
    end: "10:30"
    room: Salle Vercors
    title: >
      Premier
      atelier
  - {{id: atelier-2, kind: atelier-pratiques, title: "Second atelier, de l'après-midi"}}
"""

TAIL = """sources: [coorace-2016]
provenance: {drafted_from: sources publiques}
# fin
---

## Ce qui s'est dit

Peu de choses.
"""

COMMENTED = (
    HEAD
    + """outputs:
  # du premier atelier
  - kind: bonnes-pratiques   # vues sur place
    session: atelier-1
    items:
      - >-
        Une pratique racontée
        sur deux lignes.
      # la plus citée
      - text: Une autre   # dite deux fois
        challenges: [payer-animation]
  # du second
  - {kind: solutions, session: atelier-2, items: [Une solution, "Une autre, encore"]}
# les engagements
commitments:
  - text: |-
      Ouvrir une halle.
    as_of: 2026-03-12
"""
    + TAIL
)

BRACKETED = (
    HEAD
    + """outputs:
- session: atelier-1
  items: ["Une pratique, la première",
          {text: 'Une autre', challenges: [payer-animation]},   # dite deux fois
          Une troisième]  # relues
  kind: bonnes-pratiques
- {kind: solutions, items: [Une solution]}
commitments: [{text: Ouvrir une halle., as_of: 2026-03-12}] # un seul
"""
    + TAIL
)

BARE = HEAD + TAIL


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is published: its file, and what the form takes up of it."""

    text: str

    @property
    def published(self) -> str:
        seen, places = normal(self.text)
        laid_out = layout(SourceText(Path("x.md"), "x.md", seen, self.text, places), read_record(seen, "", places))
        assert laid_out
        return laid_out.decode()


def event(text: str) -> Event:
    found = re.search(r"(?m)^id: (\S+)$", FILE.read_text(encoding="utf-8"))
    assert found
    return Event(text.replace("{id}", found[1]).replace("{{", "{").replace("}}", "}") if text.startswith(HEAD) else text)


ReportOf = Callable[..., Page]


@pytest.fixture
def report(form: OpenForm) -> ReportOf:
    """Opens the form of a rapporteur on an event, on a phone, by the address of the printed code."""

    def open_report(text: str, session: str = "") -> Page:
        page = form("", viewport=PHONE)
        page.route(f"**/evenements/{SLUG}/fiche.json", lambda route: route.fulfill(body=event(text).published, content_type="application/json"))
        visit(page, asked(session))
        return page

    return open_report


def asked(session: str = "") -> str:
    return f"?fiche=evenements/{SLUG}&champ=outputs{f'&seance={session}' if session else ''}#ecrire"


def box(page: Page, kind: str) -> Locator:
    return page.locator(f"[data-box='{kind}']")


def add(page: Page, kind: str, text: str) -> Locator:
    """One more point; its card."""
    box(page, kind).get_by_role("button", name="Ajouter un").click()
    page.keyboard.type(text)
    return box(page, kind).locator(".group-card[open]").last


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that left a file, and those that came to it."""
    lines = [*difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))]
    return [line[2:] for line in lines if line.startswith("- ")], [line[2:] for line in lines if line.startswith("+ ")]


def note(kind: str, words: str) -> str:
    return f"  - {{kind: {kind}, text: {words}}}\n"


def left(page: Page, text: str, corpus: Corpus) -> tuple[list[str], list[str]]:
    """What leaves the form, accepted by the check: the lines that it changed."""
    consent_to_a_change(page)
    sent = downloaded(page)
    accepted(corpus, f"evenements/{SLUG}.md", sent)
    return changed(event(text).text, sent)


def test_the_boxes_are_those_of_the_printed_sheet(report: ReportOf) -> None:
    page = report(BARE)
    assert page.locator("[data-box]").evaluate_all("all => all.map(one => one.dataset.box)") == list(BOXES)
    expect(page.get_by_role("heading", level=2)).to_have_text("Le retour de la rencontre")
    expect(page.get_by_role("heading", level=3)).to_have_text(
        ["Enjeux de l’ESS", "Enjeux de coopération", "Que faire ensemble", "Engagements", "Bonnes pratiques à essaimer", "Solutions à développer"]
    )


def test_the_sheet_of_a_session_names_it_and_asks_for_no_other_part_of_the_page(report: ReportOf) -> None:
    page = report(COMMENTED, "atelier-1")
    expect(page.get_by_role("heading", level=2)).to_have_text("Le retour de la séance")
    expect(page.locator(".report-of")).to_have_text(re.compile(r"Une journée · 12\smars 2026\s*Premier atelier\s*9.h.30 – 10.h.30 · Salle Vercors"))
    expect(page.get_by_role("heading", level=2)).to_be_in_viewport()
    expect(page.locator("[data-field='title'], [data-field='summary'], [data-field='programme'], [data-field='sources']")).to_have_count(0)
    expect(page.locator("form.write :is(input, textarea, select):visible")).to_have_count(0)
    expect(box(page, "bonnes-pratiques").locator(".card-line")).to_have_text(
        ["Une pratique racontée sur deux lignes.", re.compile("^Une autre")],
    )
    expect(box(page, "solutions").locator(".group-card")).to_have_count(0)


@pytest.mark.walk
def test_points_with_their_question_and_example_and_commitments_add_their_lines_alone(report: ReportOf, corpus: Corpus) -> None:
    page = report(COMMENTED, "atelier-1")
    card = add(page, "bonnes-pratiques", "Payer l’animation à plusieurs")
    expect(within(card, "challenges")).to_be_hidden()
    card.get_by_role("button", name="+ Questions").click()
    page.keyboard.type("payer l'animation")
    option(page, "animation").click()
    card.get_by_role("button", name="+ Exemples").click()
    page.keyboard.type("soleni")
    option(page, "Soleni").click()
    add(page, "solutions", "Une caisse commune, par exemple")
    promise = add(page, "engagements", "Ouvrir un fournil")
    within(promise, "partners").fill("La Fabrique du Sud")
    within(promise, "due").fill("juin 2027")
    expect(promise.locator("[data-field='state'], [data-field='source'], [data-field='said']")).to_have_count(0)
    gone, come = left(page, COMMENTED, corpus)
    assert gone == []
    assert come == [
        "      - {text: Payer l’animation à plusieurs, challenges: [payer-animation], cases: [fiches/soleni]}\n",
        '  - {kind: solutions, session: atelier-1, items: ["Une caisse commune, par exemple"]}\n',
        "  - {text: Ouvrir un fournil, partners: [La Fabrique du Sud], due: 2027-06, as_of: 2026-03-12}\n",
        "changes:\n",
        '  - {kind: completee, text: "Ce qui en est sorti, Engagements"}\n',
    ]


def test_a_point_is_amended_and_another_taken_away_in_their_own_lines(report: ReportOf, corpus: Corpus) -> None:
    page = report(COMMENTED, "atelier-1")
    cards = box(page, "bonnes-pratiques").locator(".group-card")
    cards.nth(1).locator("summary").click()
    expect(within(cards.nth(1), "text")).to_have_value("Une autre")
    within(cards.nth(1), "text").fill("Une autre, mieux dite")
    cards.nth(0).locator("summary").click()
    cards.nth(0).get_by_role("button", name="Retirer").click()
    gone, come = left(page, COMMENTED, corpus)
    assert gone == ["      - >-\n", "        Une pratique racontée\n", "        sur deux lignes.\n", "      - text: Une autre   # dite deux fois\n"]
    assert come == ["      - text: Une autre, mieux dite\n", "changes:\n", "  - {kind: corrigee, text: Ce qui en est sorti}\n"]


def test_lists_between_brackets_get_their_points_before_the_bracket(report: ReportOf, corpus: Corpus) -> None:
    page = report(BRACKETED, "atelier-1")
    expect(box(page, "bonnes-pratiques").locator(".card-line").first).to_have_text("Une pratique, la première")
    add(page, "bonnes-pratiques", "Une quatrième")
    add(page, "engagements", "Ouvrir un fournil")
    gone, come = left(page, BRACKETED, corpus)
    assert gone == ["          Une troisième]  # relues\n", "commitments: [{text: Ouvrir une halle., as_of: 2026-03-12}] # un seul\n"]
    assert come == [
        "          Une troisième, Une quatrième]  # relues\n",
        "commitments: [{text: Ouvrir une halle., as_of: 2026-03-12}, {text: Ouvrir un fournil, as_of: 2026-03-12}] # un seul\n",
        "changes:\n",
        '  - {kind: completee, text: "Ce qui en est sorti, Engagements"}\n',
    ]


def test_an_event_of_which_nothing_is_known_yet_is_reported_by_keyboard_alone(report: ReportOf, corpus: Corpus) -> None:
    page = report(BARE, "atelier-2")
    tab_to(page, "[data-box='que-faire-ensemble'] button")
    page.keyboard.press("Enter")
    page.keyboard.type("Se voir plus souvent")
    tab_to(page, "[data-box='que-faire-ensemble'] fieldset > button")
    page.keyboard.press("Enter")
    page.keyboard.type("Partager un véhicule")
    tab_to(page, "[data-box='engagements'] fieldset > button")
    page.keyboard.press("Enter")
    page.keyboard.type("Prêter une salle")
    tab_to(page, "form.write [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".changes")).to_contain_text("Se voir plus souvent")
    tab_to(page, "[data-step='relire'] .act.strong")
    page.keyboard.press("Enter")
    expect(page.locator("#pas-envoyer")).to_be_focused()
    for name in ("licences", "sources", "prive"):
        tab_to(page, f"[data-step='envoyer'] input[name={name}]")
        page.keyboard.press("Space")
    tab_to(page, "[data-way='telecharger'] button")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    sent = Path(download.value.path()).read_bytes().decode()
    accepted(corpus, f"evenements/{SLUG}.md", sent)
    gone, come = changed(event(BARE).text, sent)
    assert gone == []
    assert come == [
        "outputs:\n",
        "  - {kind: que-faire-ensemble, items: [Se voir plus souvent, Partager un véhicule], session: atelier-2}\n",
        "commitments:\n",
        "  - {text: Prêter une salle, as_of: 2026-03-12}\n",
        "changes:\n",
        '  - {kind: completee, text: "Ce qui en est sorti, Engagements"}\n',
    ]


def test_the_day_of_2016_takes_new_points_beside_those_of_its_document(report: ReportOf, corpus: Corpus) -> None:
    """What somebody heard is not put down to the document that the lists of the page cite; a point of these can be amended."""
    text = FILE.read_text(encoding="utf-8")
    page = report(text)
    known = box(page, "enjeux-ess").locator("details.subject")
    expect(known.locator(".group-card").first).to_be_hidden()
    known.locator("> summary").click()
    known.locator(".group-card > summary").last.click()
    expect(within(known.locator(".group-card").last, "text")).to_have_value("Ne pas gaspiller les ressources.")
    within(known.locator(".group-card").last, "text").fill("Ne pas gaspiller les ressources communes.")
    add(page, "enjeux-ess", "Peser ensemble dans le débat public")
    gone, come = left(page, text, corpus)
    assert gone == ["      - Ne pas gaspiller les ressources.\n"]
    assert come == [
        "      - Ne pas gaspiller les ressources communes.\n",
        "  - {kind: enjeux-ess, items: [Peser ensemble dans le débat public]}\n",
        "changes:\n",
        "  - {kind: corrigee, text: Ce qui en est sorti}\n",
    ]


def test_what_is_written_is_kept_when_the_tab_is_closed_and_opens_again_at_the_session(report: ReportOf) -> None:
    page = report(BARE, "atelier-1")
    add(page, "solutions", "Une caisse commune")
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    assert draft(page, f"proposer:evenements/{SLUG}")["data"]["outputs"] == [  # type: ignore[index]
        {"kind": "solutions", "items": ["Une caisse commune"], "session": "atelier-1"}
    ]
    page.reload()
    opened(page)
    expect(page.get_by_role("heading", level=2)).to_have_text("Le retour de la séance")
    expect(box(page, "solutions").locator(".card-line")).to_have_text(["Une caisse commune"])


def test_it_is_finished_without_a_network_once_it_is_open(report: ReportOf, corpus: Corpus) -> None:
    page = report(BARE, "atelier-1")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    try:
        add(page, "solutions", "Une caisse commune")
        gone, come = left(page, BARE, corpus)
    finally:
        page.context.set_offline(False)
    assert gone == []
    assert come[:2] == ["outputs:\n", "  - {kind: solutions, items: [Une caisse commune], session: atelier-1}\n"]


def test_another_session_or_the_whole_form_takes_over_what_is_written(report: ReportOf) -> None:
    page = report(COMMENTED, "atelier-1")
    add(page, "solutions", "Une caisse commune")
    page.get_by_text("Ce n’est pas votre séance").click()
    page.get_by_label("La séance dont vous faites le retour").select_option("atelier-2")
    expect(page.locator(".report-session")).to_have_text("Second atelier, de l’après-midi")
    expect(box(page, "solutions").locator(".card-line")).to_have_text(["Une solution", "Une autre, encore"])
    assert "seance=atelier-2" in page.url
    add(page, "solutions", "Une troisième")
    page.get_by_role("button", name="Ouvrir le formulaire entier").click()
    expect(page.locator("form.write [data-field='title']").first).to_be_visible()
    assert "champ=" not in page.url
    lines = page.locator("[data-field='outputs'] [data-field='items'] .card-line")
    expect(lines.filter(has_text="Une caisse commune")).to_have_count(1)
    expect(lines.filter(has_text="Une troisième")).to_have_count(1)


@pytest.mark.parametrize("session", ["atelier-9", "<b>x</b>", "__proto__", "a" * 300])
def test_a_session_that_the_page_does_not_have_is_told_and_another_can_be_chosen(session: str, report: ReportOf) -> None:
    page = report(COMMENTED, session)
    expect(page.get_by_role("heading", level=2)).to_have_text("Le retour de la rencontre")
    expect(page.locator(".report .notice")).to_contain_text("n’est pas au programme")
    expect(page.get_by_label("La séance dont vous faites le retour")).to_be_visible()
    assert page.locator(".report b").count() == 0
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_a_point_that_the_check_refuses_is_told_in_its_box(report: ReportOf) -> None:
    page = report(COMMENTED, "atelier-2")
    add(page, "solutions", "Écrire à quelqu.un@example.org")
    page.get_by_role("button", name="Vérifier et relire").click()
    told = page.locator("[data-step='ecrire'] .summary")
    expect(told).to_contain_text("1 point à corriger")
    told.get_by_role("link").click()
    expect(box(page, "solutions").locator("textarea:focus")).to_have_count(1)
    expect(box(page, "solutions").locator(".objections:visible")).to_have_count(1)


def test_each_code_of_the_printed_sheet_opens_its_own_form(form_page: Page) -> None:
    form_page.goto(f"/evenements/{SLUG}/dossier/rapporteur/")
    sheets = form_page.locator(".report").evaluate_all("all => all.map(one => [one.querySelector('h2').textContent, one.querySelector('.address').href])")
    assert len(sheets) > 2
    assert len({href for _title, href in sheets}) == len(sheets)
    form_page.set_viewport_size(PHONE)
    for title, href in sheets[:3]:
        form_page.goto("about:blank")
        form_page.goto(href)
        expect(form_page.locator(".report-session")).to_have_text(title)


def test_no_other_page_has_such_a_form(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni&champ=outputs&seance=x#ecrire", viewport=PHONE)
    expect(page.get_by_role("heading", level=2, name="Corriger ou compléter")).to_be_visible()


def test_its_code_comes_when_it_is_asked_for(form: OpenForm) -> None:
    """It is fetched by itself: the pages that nobody reports do not wait for it."""
    page = form("?type=fiches#ecrire")
    bundles = {address for address in page.requests if "/bundles/" in address}  # type: ignore[attr-defined]
    assert bundles
    texts = [page.evaluate("address => fetch(address).then(one => one.text())", address) for address in bundles]
    assert not [text for text in texts if "Ce n’est pas votre séance" in text]


def test_it_is_seen_by_everybody(report: ReportOf) -> None:
    page = report(COMMENTED, "atelier-1")
    card = add(page, "bonnes-pratiques", "Payer l’animation à plusieurs")
    card.get_by_role("button", name="+ Questions").click()
    page.get_by_text("Ce n’est pas votre séance").click()
    assert looked_over(page, smallest=SMALL_PHONE) == {}


def test_what_the_form_takes_up_is_the_file(report: ReportOf) -> None:
    """The events of these tests are files as the site publishes them."""
    for text in (COMMENTED, BRACKETED, BARE):
        one: dict[str, Any] = json.loads(event(text).published)
        assert one["head"] + "".join(own + after for _name, own, after in one["blocks"]) + one["closing"] + one["body"] == event(text).text
