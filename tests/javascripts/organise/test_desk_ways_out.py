"""What leaves the desk: from the home page to a page of the site; an event that is mended; paper, calendar."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from support.corpus import Corpus
from support.events.desk_in_node import file_of, published
from support.form.desk import DATE, TITLE, at_desk, choose, fill_in, framed, prepared, ready, room, sent_file, series, session, sheet
from support.repository import ROOT, run

GOAL = 60
"""How many clicks, keys and typed words it may take from the home page to the file of an event: set before it was counted."""


class Organiser:
    """Somebody who has never seen the desk; each click and each word typed is counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.gestures = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.gestures += 1

    def type(self, where: Locator, text: str) -> None:
        """A click in the field, and its words."""
        where.fill(text)
        self.gestures += 1 + len(text.split())


def test_from_the_home_page_eight_sheets_in_two_series_become_a_page_of_the_site(form_page: Page, corpus: Corpus, tmp_path: Path) -> None:
    page, organiser = form_page, Organiser(form_page)
    page.goto("/")
    organiser.click(page.locator("main").get_by_role("link", name="Préparer une journée"))
    expect(page.locator(".found-sheet").first).to_be_visible()
    organiser.type(page.get_by_label("Titre").first, TITLE)
    organiser.type(page.get_by_label("Date").first, DATE)
    organiser.type(page.get_by_label("Ajouter une série de séances"), "2 × 4 de 45 min")
    organiser.click(page.get_by_role("button", name="Ajouter la série"))
    for button in page.locator(".found-sheet .act").all()[:8]:
        organiser.click(button)
    organiser.click(page.get_by_role("button", name="Répartir dans les séances libres"))
    expect(page.locator(".desk-session:not(.vacant)")).to_have_count(8)
    organiser.click(page.get_by_role("button", name="Vérifier et préparer l’envoi"))
    # What is missing is named, and leads to its field.
    organiser.click(page.locator(".desk-publish .summary button").first)
    page.keyboard.type("Des pôles racontent ce qui marche chez eux.")
    organiser.gestures += 8
    organiser.click(page.get_by_role("button", name="Vérifier et préparer l’envoi"))
    expect(page.locator(".desk-publish")).to_contain_text("La page est prête")
    name, text = sent_file(page)
    organiser.gestures += 5  # three ticks, the link with the subject, the way out
    assert organiser.gestures <= GOAL, organiser.gestures

    corpus.copy().write(f"evenements/{name}", text)
    built = run("scripts.build", "--cases", corpus.path, "--site", tmp_path / "site", "--no-search")
    assert built.returncode == 0, built.stdout + built.stderr
    shown = (tmp_path / "site/evenements" / Path(name).stem / "index.html").read_text(encoding="utf-8")
    assert TITLE in shown
    assert shown.count("Soleni") >= 1


def test_of_an_event_that_is_mended_no_other_line_changes(form_page: Page) -> None:
    original = (ROOT / "cases/evenements/journee-nationale-2016.md").read_text(encoding="utf-8")
    page = at_desk(form_page, "?rencontre=journee-nationale-2016")
    expect(page.get_by_label("Titre").first).to_have_value("3e journée nationale des PTCE")
    # The day is over: nothing is to be placed any more.
    expect(page.locator(".tray h3")).not_to_contain_text("à placer")
    expect(page.get_by_role("button", name="Répartir dans les séances libres")).to_be_hidden()
    session(page, "Ouverture de la journée").get_by_role("button", name="Modifier").click()
    page.locator(".editor [data-field='room'] input").fill("Grande salle")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".editor")).to_have_count(0)
    prepared(page)
    expect(page.locator(".desk-publish .changes")).to_contain_text("Grande salle")
    _, text = sent_file(page)
    changed = [line for line in difflib.ndiff(original.splitlines(), text.splitlines()) if line[0] in "+-"]
    # The link with the subject is noted, as the last step says.
    ours = ("Grande salle", "+     id:", "rooms", "provenance:", "drafted_from:", "contributor_link:")
    assert [line for line in changed if not any(part in line for part in ours)] == []
    assert any("contributor_link" in line for line in changed)
    assert len(changed) <= 7


def test_the_programme_is_printed_alone(form_page: Page) -> None:
    page = at_desk(form_page)
    framed(page)
    series(page)
    choose(page, "Soleni")
    page.get_by_role("button", name="Répartir dans les séances libres").click()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = page.locator(".desk-print")
    expect(printed).to_be_visible()
    expect(printed).to_contain_text("Soleni")
    expect(printed).to_contain_text("12 mars 2027")
    for other in (".masthead", ".workshop", ".desk-publish", "main h1:not(.desk-print h1)"):
        expect(page.locator(other).first).to_be_hidden()


@pytest.mark.parametrize("by", ["the button of the desk", "the menu of the browser"])
def test_paper_has_the_name_of_the_commune_and_not_its_code(form_page: Page, by: str) -> None:
    with form_page.expect_response("**/contribuer/communes.z") as fetched:
        page = at_desk(form_page, "?rencontre=journee-nationale-2016")
    expect(page.locator(".desk-session").first).to_be_attached()
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')) }")
    if by == "the button of the desk":
        page.get_by_role("button", name="Imprimer", exact=True).click()
    else:
        fetched.value.finished()
        page.wait_for_timeout(500)  # it is unpacked
        page.evaluate("print()")
    expect(page.locator(".desk-print .printed-frame")).to_have_text("23 septembre 2016 · CCI de Grenoble · Grenoble")


def test_the_calendar_has_an_entry_a_session(form_page: Page) -> None:
    page = at_desk(form_page)
    framed(page)
    fill_in(page, "summary", "Des pôles racontent ce qui marche chez eux.")
    series(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le calendrier").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "journee-des-solutions.ics"
    assert text.count("BEGIN:VEVENT") == 5
    assert "DTSTART;TZID=Europe/Paris:20270312T100000" in text


def test_the_plan_of_a_solutions_forum_takes_what_was_put_aside(form_page: Page) -> None:
    form_page.goto("/images/favicon.svg")
    form_page.evaluate("localStorage.setItem('selection', JSON.stringify(['fiches/soleni']))")
    page = at_desk(form_page, "#modele=forum")
    expect(page.locator(".desk-session")).to_have_count(12)
    expect(sheet(page, "Soleni")).to_be_visible()


def test_sessions_keep_their_hours_when_a_room_is_renamed_and_several_days_have_their_tabs(form_page: Page) -> None:
    page = at_desk(form_page)
    framed(page)
    room(page, "Salle A")
    series(page, "2 × 1 de 45 min à partir de 10 h")
    page.locator("#salle-0").fill("Salle Vercors")
    page.locator("#salle-0").press("Tab")
    expect(page.locator(".desk-timetable thead")).to_contain_text("Salle Vercors")
    page.get_by_role("button", name="Ajouter un jour").click()
    page.locator(".desk-days button").nth(1).click()
    expect(page.locator(".desk-table .desk-session")).to_have_count(0)
    page.locator(".desk-days button").first.click()
    session(page, "Atelier 1").locator(".session-name button").click()
    page.locator(".desk-days button").nth(1).click()
    page.get_by_role("button", name="Poser ici : Salle Vercors, 9 h", exact=True).click()
    expect(session(page, "Atelier 1")).to_contain_text("9 h – 9 h 45")


EVENT = "evenements/journee-nationale-2016"
LAST = '  - start: "15:45"\n    end: "16:30"\n    kind: engagements\n'
MEANWHILE: dict[str, tuple[str, str]] = {
    "nothing": ("", "La page est prête"),
    "a session came": (LAST.replace("15:45", "15:30").replace("16:30", "15:45") + "    title: Photo de tout le monde\n" + LAST, "Une séance y est venue."),
    "a session went": ("GONE", "Une séance n’y est plus, elle est gardée ici."),
    "the page": ("", "n’est plus sur le site"),
}


@pytest.mark.parametrize("meanwhile", MEANWHILE)
@pytest.mark.parametrize("brought", ["kept by this browser", "from a link"])
def test_what_became_of_the_page_meanwhile_is_told(form_page: Page, meanwhile: str, brought: str) -> None:
    page = at_desk(form_page, "?rencontre=journee-nationale-2016")
    session(page, "Ouverture de la journée").get_by_role("button", name="Modifier").click()
    page.locator(".editor [data-field='room'] input").fill("Grande salle")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".saved")).to_contain_text("Gardée")
    address = page.url
    if brought == "from a link":
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copier un lien pour vos collègues").click()
        expect(page.locator(".desk-leaving")).to_contain_text("Le lien est copié")
        address = page.evaluate("navigator.clipboard.readText()")

    original = published(EVENT)
    change, told = MEANWHILE[meanwhile]
    now = original.replace(LAST, change) if change.startswith(" ") else original
    if change == "GONE":
        head, _, tail = original.partition('  - start: "09:30"\n')
        now = head + tail[tail.index("  - start:") :]
    answer: dict[str, Any] = {"status": 404} if meanwhile == "the page" else {"json": file_of(now)}
    page.route(f"**/{EVENT}/fiche.json", lambda route: route.fulfill(**answer))
    page.goto("/outils/")
    page.goto(address)
    ready(page)
    check = page.get_by_role("button", name="Vérifier et préparer l’envoi")
    check.click()
    expect(page.locator(".desk-publish")).to_contain_text("La page est prête")
    expect(page.locator(".desk-publish")).to_contain_text(told)
    assert ("a changé sur le site" in page.locator(".desk-publish").inner_text()) == (now != original)
    # Asked again, it is still told; and nothing that came, nor what was prepared, is missing.
    check.click()
    expect(page.locator(".desk-publish")).to_contain_text(told)
    name, text = sent_file(page)
    assert text.count("Grande salle") == 1
    assert text.count("Ouverture de la journée") == 1
    assert ("Photo de tout le monde" in text) == (meanwhile == "a session came")
    assert (name == f"{Path(EVENT).name}.md") == (meanwhile != "the page")


LOOKS = """() => [...document.querySelectorAll('#organiser .workshop *, #organiser .ways-out *')]
  .filter(element => element.getClientRects().length && !element.closest('.desk-bar'))
  .map(element => {
    const { width, height } = element.getBoundingClientRect();
    const { display, font, margin, padding, borderTopWidth } = getComputedStyle(element);
    return [element.tagName, element.className, Math.round(width), Math.round(height), display, font, margin, padding, borderTopWidth].join(' ');
  })"""
"""What is drawn of the desk beside the preview: how wide it is, and what a rule for a published page would change."""


@pytest.mark.parametrize("width", [390, 1440])
def test_the_preview_changes_nothing_of_the_desk(form_page: Page, width: int) -> None:
    page = at_desk(form_page)
    page.set_viewport_size({"width": width, "height": 900})
    framed(page)
    fill_in(page, "summary", "Des pôles racontent ce qui marche chez eux.")
    room(page, "Salle Vercors", "40")
    series(page, "2 × 3 de 45 min à partir de 10 h")
    choose(page, "Soleni")
    prepared(page)
    before = page.evaluate(LOOKS)
    page.get_by_text("Voir la page comme le site la montrera").click()
    expect(page.locator(".preview-page .slot-title").first).to_be_visible()
    page.wait_for_function("() => [...document.styleSheets].some(sheet => sheet.href?.endsWith('/programme.css'))")
    page.wait_for_timeout(300)
    after = page.evaluate(LOOKS)
    assert len(before) > 100
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == []


def test_what_the_check_says_of_a_session_leads_to_its_field(form_page: Page) -> None:
    page = at_desk(form_page)
    framed(page)
    fill_in(page, "summary", "Des pôles racontent ce qui marche chez eux.")
    series(page)
    choose(page, "Soleni")
    page.get_by_role("button", name="Répartir dans les séances libres").click()
    session(page, "Atelier 2").get_by_role("button", name="Modifier").click()
    page.locator(".editor [data-field='kind'] input").fill("Ouvr")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".desk-said")).to_contain_text("Atelier 2")
    page.get_by_role("button", name="Vérifier et préparer l’envoi").click()
    page.locator(".desk-publish .summary").get_by_role("button", name="Nature").first.click()
    expect(page.locator(".editor [data-field='kind'] input")).to_be_focused()
    expect(page.locator(".editor [data-field='kind'] .objection")).to_be_visible()
    page.locator(".editor [data-field='kind'] input").fill("Ouv")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    prepared(page)


def test_in_the_preview_of_a_new_page_no_link_leads_to_a_file_that_is_not_there_yet(form_page: Page) -> None:
    page = at_desk(form_page)
    framed(page)
    fill_in(page, "summary", "Des pôles racontent ce qui marche chez eux.")
    series(page)
    choose(page, "Soleni")
    page.get_by_role("button", name="Répartir dans les séances libres").click()
    prepared(page)
    page.get_by_text("Voir la page comme le site la montrera").click()
    expect(page.locator(".preview-page .slot-title").first).to_be_visible()
    expect(page.locator(".preview-page .ahead").first).to_be_attached()
    links = page.locator(".preview-page a[href]").evaluate_all(
        "all => all.map(one => one.href).filter(href => href.startsWith(location.origin) && !href.includes('#'))"
    )
    assert any(link.endswith("/fiches/soleni/") for link in links)
    assert [link for link in links if not page.request.get(link).ok] == []
