"""A day that is not published, printed from the desk: its pack and its sheets, by somebody who made it with keys alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from support.accessibility import WIDER, violations
from support.browsing import NewPage
from support.form.desk import DATE, TITLE, at_desk, choose, framed, ready, room, series
from support.markup import as_read
from support.publish.paper import Sheet, sheets

PRINTED = "() => { window.asked = 0; window.print = () => { window.asked += 1; }; }"

CASES = ("Soleni", "Festival Économie", "Pôle alimentaire", "Boulangeries solidaires")
"""How the titles of four cases begin."""

SHEETS = {
    "Affiches de porte": (3, "Salle Vercors"),
    "Cartes de pratiques": (1, "chaque année des événements participatifs"),
    "Conducteur": (2, "Tient la salle"),
    "Feuille d’émargement": (1, "Signature"),
    "Feuille du rapporteur": (4, "Que faire ensemble"),
    "Billets d’engagement": (1, "Ce que je ferai"),
}
"""The sheets by their buttons: how many a day of three workshops in two rooms has, and what stands on one."""


def by_keys(page: Page) -> Page:
    """A day of three sessions in two rooms with four cases, made with keys alone."""
    page.set_default_timeout(10_000)
    at_desk(page)
    page.evaluate(PRINTED)
    keys = page.keyboard

    def pressed(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).focus()
        keys.press("Enter")

    page.get_by_label("Titre").first.focus()
    keys.type(TITLE)
    keys.press("Tab")
    keys.type(DATE)
    page.locator(".desk-frame summary").first.focus()
    keys.press("Enter")
    for name in ("Salle Vercors", "Salle Chartreuse"):
        page.get_by_label("Nouvelle salle").focus()
        keys.type(name)
        keys.press("Enter")
        expect(page.locator(".desk-timetable, .slots-rooms, .room-row").first).to_be_attached()
    for typed in ("1 × 2 de 45 min à partir de 10 h", "1 × 1 de 1 h à partir de 14 h"):
        page.get_by_label("Ajouter une série de séances").focus()
        keys.press("Control+a")
        keys.type(typed)
        keys.press("Enter")
    for case in CASES:
        page.get_by_label("Chercher une fiche").focus()
        keys.press("Control+a")
        keys.type(case)
        page.get_by_role("button", name=re.compile(f"^Ajouter.: {case}")).focus()
        keys.press("Enter")
    pressed("Répartir dans les séances libres")
    expect(page.locator(".desk-session:not(.vacant)")).to_have_count(3)
    return page


def asked(page: Page, name: str, times: int = 1) -> None:
    """One of the ways out on paper is asked for, and was prepared."""
    page.evaluate("window.asked = 0")
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")
    said = page.locator(".way-out", has=button).locator(".said:not(:empty)")
    expect(said).to_contain_text("imprimez cette page", timeout=20_000)
    assert page.evaluate("window.asked") == times


def printed(page: Page) -> list[Sheet]:
    return sheets(page.pdf(prefer_css_page_size=True))


def on_paper(page: Page, name: str) -> list[Sheet]:
    asked(page, name)
    found = printed(page)
    for sheet in found:
        assert [line.text for line in sheet.lines if line.hidden] == []
        assert min(sheet.sizes) >= 10, sheet.sizes
    return found


def test_the_pack_of_a_day_made_by_keys_is_printed_whole_in_the_order_of_the_sessions(form_page: Page) -> None:
    page = by_keys(form_page)
    found = on_paper(page, "Imprimer le dossier")
    expect(page.locator(".way-out .said", has_text="Le dossier est prêt")).to_contain_text(f"4 fiches sur {len(found)} pages")
    assert found[-1].filled() > 0.33
    told = as_read(" ".join(sheet.text for sheet in found))
    for words in (TITLE, "Vendredi 12 mars 2027", "Programme", "Index par thème", "Sources", "Journée en préparation", *CASES):
        assert words in told, words
    # Each case begins on the page that the contents name, in the order of the sessions.
    places = dict(page.locator(".pack-contents li").evaluate_all("all => all.map(one => [one.querySelector('a').textContent, one.lastChild.textContent])"))
    order = page.locator(".pack-programme .pack-sheets a").all_text_contents()
    assert page.locator(".packed-head h2").all_text_contents() == order
    assert len(order) == 4
    for title in order:
        sheet = found[int(places[title].removeprefix("page ")) - 1]
        assert [line for line in sheet.lines if as_read(title).startswith(as_read(line.text)[:12]) and line.top - line.bottom > 9], title
    lost = "[...document.querySelectorAll('.day-print a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    assert page.evaluate(lost) == []
    assert page.evaluate("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size; })()") == 0
    expect(page.locator(".day-print :is(script, style, iframe, form, nav button, input)")).to_have_count(0)


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_of_the_day_is_a_page_without_a_code_that_would_lead_nowhere(form_page: Page, name: str) -> None:
    page = by_keys(form_page)
    number, words = SHEETS[name]
    found = on_paper(page, name)
    assert len(found) == number
    assert words in as_read(" ".join(sheet.text for sheet in found))
    # The cards lead to cases, which have their addresses.
    expect(page.locator(".day-print .sheet-code")).to_have_count(4 if name == "Cartes de pratiques" else 0)
    assert not re.search(r"undefined|null|NaN", " ".join(sheet.text for sheet in found))


def test_what_is_prepared_is_of_the_day_as_it_is_and_one_at_a_time(form_page: Page) -> None:
    page = by_keys(form_page)
    asked(page, "Affiches de porte")
    asked(page, "Imprimer le dossier")
    expect(page.locator("body > .printout")).to_have_count(1)
    expect(page.locator(".way-out .said", has_text="imprimez cette page")).to_have_count(1)
    expect(page.locator("body > .printout")).to_be_hidden()  # on paper alone
    page.get_by_label("Titre").first.fill("Un autre titre")
    page.keyboard.press("Tab")
    expect(page.locator("body > .printout")).to_have_count(0)
    # The programme alone is printed again as before.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".desk-print")).to_be_visible()
    expect(page.locator(".desk-print")).to_contain_text("Un autre titre")


def test_the_programme_is_printed_after_a_pack_was(form_page: Page) -> None:
    page = by_keys(form_page)
    asked(page, "Imprimer le dossier")
    page.get_by_role("button", name="Imprimer", exact=True).click()
    expect(page.locator("body > .printout")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".desk-print")).to_be_visible()


def gone(route: Route) -> None:
    route.fulfill(status=404, body="")


MISSING: dict[str, tuple[str, Callable[[Route], None], str]] = {
    "a page that is not there any more": ("**/fiches/soleni/", gone, "n’est plus dans la bibliothèque : « Soleni »"),
    "a page that does not come": ("**/fiches/soleni/", lambda route: route.abort(), "n’a pas pu se charger : « Soleni »"),
}


@pytest.mark.parametrize("what", MISSING)
def test_a_case_that_is_missing_is_told_and_the_others_are_printed(form_page: Page, what: str) -> None:
    page = by_keys(form_page)
    address, answer, words = MISSING[what]
    page.route(address, answer)
    asked(page, "Imprimer le dossier")
    told = as_read(page.locator(".way-out .said", has_text="Le dossier est prêt").inner_text())
    assert words in told
    assert "3 fiches" in told
    expect(page.locator(".packed")).to_have_count(3)
    assert "Soleni" in as_read(page.locator(".pack-programme").text_content() or "")


@pytest.mark.parametrize("name", ["Imprimer le dossier", *SHEETS])
def test_without_a_network_it_is_told_what_to_do_and_it_works_once_it_is_back(new_page: NewPage, form_site: str, name: str) -> None:
    page = by_keys(new_page(base_url=form_site))  # one whose browser has kept nothing of what prints
    page.context.set_offline(True)
    button = page.get_by_role("button", name=name, exact=True)
    card = page.locator(".way-out", has=button)
    button.click()
    expect(card.get_by_role("alert")).to_contain_text("recommencez")
    assert page.evaluate("window.asked") == 0
    expect(page.locator("body > .printout")).to_have_count(0)
    page.context.set_offline(False)
    asked(page, name)


def test_a_day_without_a_sheet_says_what_to_do(form_page: Page) -> None:
    page = at_desk(form_page)
    framed(page)
    series(page)
    page.evaluate(PRINTED)
    page.get_by_role("button", name="Imprimer le dossier", exact=True).click()
    expect(page.locator(".way-out .said", has_text="Choisissez d’abord des fiches")).to_be_visible()
    assert page.evaluate("window.asked") == 0


HOSTILE = {
    "markup": '<img src=x onerror="window.hurt=1"> & <script>window.hurt=1</script>',
    "two hundred letters": "Anticonstitutionnellement" * 8,
    "right to left": "\u202eיום התשובות \u2066العربية\u2069 في غرونوبل",
    "templates": "{{ 7*7 }} {% raw %} ${7*7} [a](javascript:alert(1))",
}


@pytest.mark.parametrize("make", HOSTILE)
def test_hostile_words_are_words_and_nothing_is_cut(form_page: Page, make: str) -> None:
    page, words = at_desk(form_page), HOSTILE[make]
    page.evaluate(PRINTED)
    framed(page, words[:120])
    room(page, words[:80])
    series(page, "1 × 1 de 45 min à partir de 10 h")
    choose(page, "Soleni")
    page.get_by_role("button", name="Répartir dans les séances libres").click()
    page.locator(".desk-session .session-edit").first.click()
    page.locator(".editor [data-field='title'] :is(input, textarea)").first.fill(words)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".editor")).to_have_count(0)
    for name in ("Imprimer le dossier", *SHEETS):
        asked(page, name)
        found = printed(page)
        assert [line.text for sheet in found for line in sheet.lines if line.hidden] == []
        assert min(size for sheet in found for size in sheet.sizes) >= 10, name
        text = page.locator(".day-print").inner_text() + (page.locator(".day-print").text_content() or "")
        assert words[:12] in text or name == "Cartes de pratiques"
        assert page.evaluate("window.hurt") is None
        expect(page.locator(".day-print :is(img[src='x'], script, [onerror], a[href^='javascript'])")).to_have_count(0)
        page.emulate_media(media="print")
        assert not page.evaluate(WIDER), name
        page.emulate_media(media="null")
    if make == "templates":
        assert "49" not in page.locator(".day-print").inner_text()


LOOKS = """() => [...document.querySelectorAll(':is(.desk-frame, .desk-programme, .tray, .desk-publish) *')].filter(one => one.getClientRects().length)
  .map(one => { const { width, height } = one.getBoundingClientRect(); const { display, font, margin, padding } = getComputedStyle(one);
    return [one.tagName, one.className, Math.round(width), Math.round(height), display, font, margin, padding].join(' '); })"""


@pytest.mark.parametrize("width", [390, 1280])
def test_on_the_screen_nothing_of_the_desk_changes_and_nothing_is_wrong_with_it(form_page: Page, width: int) -> None:
    page = form_page
    page.set_viewport_size({"width": width, "height": 900})
    by_keys(page)
    before = page.evaluate(LOOKS)
    for name in ("Imprimer le dossier", "Affiches de porte"):
        asked(page, name)
    line = page.locator(".ways-out").evaluate("all => [...all.querySelectorAll('.said')].map(one => one.textContent.length)")
    assert sum(map(bool, line)) == 1
    after = page.evaluate(LOOKS)
    assert len(before) > 60
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == []
    assert not page.evaluate(WIDER)
    for palette in ("light", "dark"):
        page.emulate_media(color_scheme=palette)  # type: ignore[arg-type]
        assert violations(page) == []


def test_what_prints_is_fetched_when_somebody_asks_for_it(form_page: Page) -> None:
    page = by_keys(form_page)
    seen: list[str] = page.requests  # type: ignore[attr-defined]
    wanted = ("organiser/gabarits.json", "stylesheets/packs.css", "stylesheets/printouts.css", "contribuer/documents.json")
    assert [url for url in seen if url.endswith(wanted)] == []
    asked(page, "Imprimer le dossier")
    assert {name for name in wanted if any(url.endswith(name) for url in seen)} == set(wanted)


def test_a_sheet_that_left_the_library_is_named_and_left_out(form_page: Page) -> None:
    page = at_desk(form_page)
    framed(page)
    series(page, "1 × 2 de 45 min à partir de 10 h")
    choose(page, "Soleni")
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer dans un fichier").click()
    text = download.value.path().read_text(encoding="utf-8")
    kept = json.loads(text)
    day = json.dumps(kept).replace("fiches/soleni", "fiches/partie-depuis")
    page.locator("#fichier-journee").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": day.encode()})
    ready(page)
    choose(page, "Soleni")
    page.evaluate(PRINTED)
    asked(page, "Imprimer le dossier")
    said = as_read(page.locator(".way-out .said", has_text="Le dossier est prêt").inner_text())
    assert "Une page n’est plus dans la bibliothèque : « fiches/partie-depuis »" in said
    assert "partie-depuis" not in (page.locator(".day-print").text_content() or "")
