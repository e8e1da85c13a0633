"""What the form writes by itself when a page leaves it: the permanent id of a new one, what is told of the change, the ids of sessions."""

from __future__ import annotations

import difflib
import re

from playwright.sync_api import Page, expect

from macros.casebook.schema.case_ids import FIGURES, LETTERS
from support.corpus import Corpus
from support.filling import OpenForm, accepted, at_the_last_step, consent, consent_to_a_change, downloaded, draft, field, reload, settled
from support.repository import ROOT

SOLENI = ROOT / "cases" / "fiches" / "soleni.md"
ID = re.compile(rf"^id: ([{LETTERS}][{LETTERS}{FIGURES}]{{7}})$", re.MULTILINE)


def note(page: Page) -> tuple[str, str]:
    """What is told of the change, as the last step shows it: its nature, its words."""
    return page.get_by_label("Nature du changement").input_value(), page.get_by_label("En quelques mots").input_value()


def test_a_new_page_has_an_id_that_stays_with_its_draft(form: OpenForm, corpus: Corpus) -> None:
    page = at_the_last_step(form)
    text = downloaded(page)
    (id,) = ID.findall(text)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert draft(page, "proposer:fiches")["data"]["id"] == id  # type: ignore[index]
    reload(page)
    consent(page)
    assert ID.findall(downloaded(page)) == [id]
    accepted(corpus, "fiches/un-atelier-velo-partage.md", text)


def test_two_new_pages_have_two_ids(form: OpenForm) -> None:
    ids = [ID.findall(downloaded(at_the_last_step(form)))[0] for _ in range(2)]
    assert len(set(ids)) == 2


def test_a_new_page_is_told_as_such_without_a_date(form: OpenForm, corpus: Corpus) -> None:
    page = at_the_last_step(form)
    expect(page.get_by_label("Nature du changement")).to_have_count(0)
    text = downloaded(page)
    assert "\nchanges:\n  - {kind: nouvelle}\n" in text
    accepted(corpus, "fiches/un-atelier-velo-partage.md", text)
    told = [problem for problem in corpus.upkeep() if problem.path.endswith("un-atelier-velo-partage.md")]
    assert "change-undated" in {problem.code for problem in told}


def test_a_correction_changes_its_lines_and_tells_of_it_in_one_more(form: OpenForm) -> None:
    before = SOLENI.read_bytes().decode()
    page = form("?fiche=fiches/soleni#ecrire")
    field(page, "title").fill("Soleni, l’énergie")
    consent_to_a_change(page)
    assert note(page) == ("corrigee", "Titre")
    expect(page.get_by_text("L’équipe le datera en acceptant.")).to_be_visible()
    page.get_by_label("En quelques mots").fill("Le nom que porte l’action depuis 2026.")
    changed = [line for line in difflib.ndiff(before.splitlines(), downloaded(page).splitlines()) if line[:2] in ("- ", "+ ")]
    assert changed[0].startswith("- title: ")
    assert changed[1:] == ["+ title: Soleni, l’énergie", "+ changes:", "+   - {kind: corrigee, text: Le nom que porte l’action depuis 2026.}"]
    assert ID.findall(before) == ID.findall(downloaded(page))
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_what_somebody_wrote_of_the_change_is_kept_with_the_draft(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni#ecrire")
    field(page, "title").fill("Soleni, l’énergie")
    consent_to_a_change(page)
    page.get_by_label("En quelques mots").fill("Le nom que porte l’action depuis 2026.")
    page.get_by_label("Nature du changement").select_option("completee")
    settled(page)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    reload(page)
    consent_to_a_change(page)
    assert note(page) == ("completee", "Le nom que porte l’action depuis 2026.")
    assert downloaded(page).count("kind: completee") == 1


def test_nothing_is_told_where_there_is_nothing_to_tell(form: OpenForm) -> None:
    page = form("?fiche=fiches/soleni#ecrire")
    field(page, "title").fill("Soleni, l’énergie")
    consent_to_a_change(page)
    page.get_by_label("Nature du changement").select_option("")
    expect(page.get_by_label("En quelques mots")).to_be_hidden()
    assert "changes:" not in downloaded(page)


def test_a_session_of_a_new_event_gets_an_id_that_its_title_made(form: OpenForm, corpus: Corpus) -> None:
    sessions = [{"kind": "pleniere", "title": "Ouverture"}, {"kind": "pleniere", "title": "Sources"}]
    kept = {
        "folder": "evenements",
        "data": {"title": "Une journée", "summary": "Un exemple.", "starts": "2027-03-12", "announced": "true", "programme": sessions},
        "body": "",
        "saved": "2026-11-22T08:00:00Z",
    }
    page = form("?type=evenements#ecrire", stored={"proposer:evenements": kept})
    consent(page)
    text = downloaded(page)
    assert "  - {id: ouverture, kind: pleniere, title: Ouverture}" in text
    assert "  - {id: temps-sources, kind: pleniere, title: Sources}" in text
    accepted(corpus, "evenements/une-journee.md", text)


def test_a_clash_of_rooms_is_told_at_its_session(form: OpenForm) -> None:
    session = {"kind": "pleniere", "start": "10:00", "end": "11:00", "room": "Salle Vercors"}
    kept = {
        "folder": "evenements",
        "data": {
            "title": "Une journée",
            "summary": "Un exemple.",
            "starts": "2027-03-12",
            "announced": "true",
            "programme": [{**session, "title": "Ouverture"}, {**session, "title": "Débat"}],
        },
        "body": "",
        "saved": "2026-11-22T08:00:00Z",
    }
    page = form("?type=evenements#ecrire", stored={"proposer:evenements": kept})
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.get_by_text("« Salle Vercors » est déjà occupée par « Ouverture », de 10 h à 11 h").first).to_be_visible()
    expect(page.get_by_role("heading", name="1 point à corriger")).to_be_visible()
