"""The organiser's desk in Chromium: a day made by the mouse, by a finger, by keys alone; what clashes; what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from support.accessibility import WIDER, looked_over
from support.browsing import Chromium, NewPage, pages
from support.corpus import Corpus
from support.form.desk import DATE, TITLE, at_desk, choose, fill_in, framed, prepared, ready, room, sent_file, series, session, sheet

SOLENI, FESTIVAL = "Soleni", "Festival Économie du 3e type"


@pytest.fixture
def desk(form_page: Page) -> Page:
    return at_desk(form_page)


@pytest.fixture
def phone(browser: Chromium, form_site: str) -> Iterator[Page]:
    """A desk under a finger, 390 pixels wide."""
    made = pages(browser, form_site)
    page = next(made)(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield at_desk(page)
    next(made, None)


def accepted(corpus: Corpus, name: str, text: str) -> list[str]:
    """What the check says of an event file among the cases of the repository, errors alone."""
    corpus.copy().write(f"evenements/{name}", text)
    return [str(problem) for problem in corpus.check() if problem.severity == "error"]


@pytest.mark.walk
def test_by_the_mouse_a_day_becomes_an_event_that_the_check_accepts(desk: Page, corpus: Corpus) -> None:
    framed(desk)
    fill_in(desk, "summary", "Des pôles racontent ce qui marche chez eux.")
    desk.locator(".desk-frame [data-field='national'] input, .desk-frame [data-field='departments'] input").first.fill("38")
    series(desk)
    choose(desk, SOLENI, FESTIVAL)
    # One is dragged, the other taken and put with two clicks.
    sheet(desk, SOLENI).scroll_into_view_if_needed()
    sheet(desk, SOLENI).drag_to(session(desk, "Atelier 1"))
    expect(session(desk, SOLENI)).to_be_visible()
    sheet(desk, FESTIVAL).click()
    expect(desk.locator(".held-bar")).to_contain_text(f"Vous tenez\u00a0: {FESTIVAL}")
    session(desk, "Atelier 4").get_by_role("button", name="Poser ici : dans").click()
    expect(session(desk, FESTIVAL)).to_be_visible()
    prepared(desk)
    name, text = sent_file(desk)
    assert name == "journee-des-solutions-2027.md"
    assert text.count("fiches/soleni") == 1
    assert accepted(corpus, name, text) == []


def test_by_a_finger_at_390_pixels(phone: Page) -> None:
    framed(phone)
    series(phone)
    choose(phone, SOLENI)
    sheet(phone, SOLENI).tap()
    # The first place has come into sight, and the page still scrolls.
    place = session(phone, "Atelier 1").get_by_role("button", name="Poser ici : dans")
    expect(place).to_be_in_viewport()
    place.tap()
    expect(session(phone, SOLENI)).to_be_visible()
    expect(phone.locator(".held-bar")).to_be_hidden()
    assert not phone.evaluate(WIDER)


def test_a_finger_that_moves_scrolls_and_one_that_stays_takes(phone: Page) -> None:
    framed(phone)
    series(phone)
    card = session(phone, "Atelier 2")
    card.scroll_into_view_if_needed()
    box = card.bounding_box()
    assert box
    devtools = phone.context.new_cdp_session(phone)
    x, y = box["x"] + 60, box["y"] + 20

    def touch(kind: str, dy: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y + dy}]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    before = phone.evaluate("scrollY")
    touch("touchStart")
    for step in range(1, 12):
        touch("touchMove", -12 * step)
    touch("touchEnd")
    expect(phone.locator(".held-bar")).to_be_hidden()
    phone.wait_for_function("before => scrollY > before + 50", arg=before)
    box = session(phone, "Atelier 4").bounding_box()
    assert box
    session(phone, "Atelier 4").scroll_into_view_if_needed()
    box = session(phone, "Atelier 4").bounding_box()
    assert box
    x, y = box["x"] + 60, box["y"] + 12
    touch("touchStart")
    expect(phone.locator(".held-bar")).to_contain_text("Atelier 4")
    touch("touchEnd")
    expect(phone.locator(".held-bar")).to_contain_text("Atelier 4")  # it waits for the place to be tapped
    session(phone, "Atelier 3").get_by_role("button", name="Échanger").tap()
    expect(phone.locator(".desk-said")).to_contain_text("ont échangé leurs places")


@pytest.mark.walk
def test_by_keys_alone_and_the_focus_is_never_lost(desk: Page) -> None:
    keys = desk.keyboard
    desk.get_by_label("Titre").first.focus()
    keys.type(TITLE)
    keys.press("Tab")
    keys.type(DATE)
    desk.get_by_label("Ajouter une série de séances").focus()
    keys.press("Control+a")
    keys.type("2 × 2 de 45 min à partir de 10 h")
    keys.press("Enter")
    desk.get_by_label("Chercher une fiche").focus()
    keys.type("Soleni")
    desk.get_by_role("button", name="Ajouter : Soleni", exact=True).focus()
    keys.press("Enter")
    sheet(desk, SOLENI).focus()
    keys.press("Enter")
    active = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    assert desk.evaluate("document.activeElement.className") == "place"
    expect(desk.locator(".visually-hidden [role=status]")).to_contain_text("Entrée pose")
    told = set()
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp"):
        keys.press(key)
        told.add(desk.evaluate(active))
    assert len(told) >= 4
    assert all(name.startswith("Poser") for name in told)
    # Given back, the focus is where it was; taken again and put, it is on the session.
    keys.press("Escape")
    assert desk.evaluate(active) == f"Prendre la fiche\u00a0: {SOLENI}"
    keys.press("Enter")
    keys.press("Enter")
    assert desk.evaluate(active).startswith("Prendre la séance\u00a0: Soleni")
    # The session is taken, made longer by keys, moved.
    hours = session(desk, SOLENI).locator(".session-when")
    before = hours.text_content()
    keys.press("Enter")
    keys.press("Alt+Shift+ArrowDown")
    expect(hours).not_to_have_text(before or "")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(desk.locator(".held-bar")).to_be_hidden()
    assert desk.evaluate("document.activeElement.closest('.desk-session') !== null")
    keys.press("Control+z")
    expect(desk.locator(".desk-said")).to_contain_text("Annulé")


def test_two_sessions_in_one_room_show_at_once_before_anything_is_saved(desk: Page) -> None:
    framed(desk)
    room(desk, "Salle Vercors", "40")
    room(desk, "Salle Belledonne", "20")
    series(desk)
    expect(desk.locator(".clash-count")).to_have_text("Aucun conflit de salle, d’horaire ou de personne.")
    edge = session(desk, "Atelier 1").locator(".session-edge")
    edge.scroll_into_view_if_needed()
    edge.hover(force=True)
    box = edge.bounding_box()
    assert box
    desk.mouse.move(box["x"] + 30, box["y"] + 4)
    desk.mouse.down()
    desk.mouse.move(box["x"] + 30, box["y"] + 90, steps=6)
    desk.mouse.up()
    expect(desk.locator(".desk-session.clashing.grave")).to_have_count(2)
    expect(desk.locator(".clash-count").get_by_role("alert")).to_have_text("1 point à corriger.")
    expect(desk.locator(".clash-list")).to_contain_text("Salle Vercors")
    expect(desk.locator(".session-clashes").first).to_contain_text("À corriger")
    desk.locator(".clash-list button").first.click()
    assert desk.evaluate("document.activeElement.closest('.desk-session.clashing') !== null")
    desk.get_by_role("button", name="Annuler", exact=True).click()
    expect(desk.locator(".clash-count")).to_have_text("Aucun conflit de salle, d’horaire ou de personne.")


def test_a_closed_tab_loses_nothing(desk: Page) -> None:
    framed(desk)
    series(desk)
    choose(desk, SOLENI)
    desk.get_by_label("Titre").first.fill("Un autre titre")  # not left, not saved
    other = desk.context.new_page()
    desk.close(run_before_unload=True)
    other.wait_for_timeout(300)
    at_desk(other)
    expect(other.get_by_label("Titre").first).to_have_value("Un autre titre")
    expect(other.locator(".desk-session")).to_have_count(4)
    expect(sheet(other, SOLENI)).to_be_visible()
    other.close()


def test_another_tab_on_the_same_day_is_told_and_both_are_kept(desk: Page) -> None:
    framed(desk)
    series(desk)
    expect(desk.locator(".saved")).to_contain_text("Gardée")
    other = at_desk(desk.context.new_page())
    framed(other, "Vue d’un autre onglet")
    expect(desk.locator(".notices")).to_contain_text("dans un autre onglet")
    desk.get_by_role("button", name="Ajouter un jour").click()
    desk.wait_for_function("() => Object.keys(localStorage).filter(key => key.startsWith('organiser:')).length === 2")
    other.close()


def test_a_link_holds_the_day_in_its_fragment_and_nothing_of_it_is_asked_of_a_host(desk: Page) -> None:
    framed(desk)
    series(desk)
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.get_by_role("button", name="Copier un lien pour vos collègues").click()
    expect(desk.locator(".desk-leaving")).to_contain_text("Le lien est copié")
    link = desk.evaluate("navigator.clipboard.readText()")
    assert "/organiser/#jour=" in link
    desk.evaluate("localStorage.clear()")
    desk.goto("/outils/")
    desk.goto(link)
    ready(desk)
    expect(desk.get_by_label("Titre").first).to_have_value(TITLE)
    expect(desk.locator(".desk-session")).to_have_count(4)
    assert not any("jour=" in url.split("#")[0] for url in desk.requests)  # type: ignore[attr-defined]
    # Cut short it is read as far as it goes, and what is missing is named; nothing that was kept is lost.
    expect(desk.locator(".saved")).to_contain_text("Gardée")
    desk.goto("/outils/")
    desk.goto(link[: len(link) * 2 // 3])
    ready(desk)
    expect(desk.locator(".notices [role=alert]")).to_contain_text("coupé")
    desk.wait_for_function("() => Object.keys(localStorage).some(key => key === 'organiser:1')")


BAD_FILES = {
    "no desk file at all": ("rien", "rien n’a pu être lu"),
    "a JSON of something else": (json.dumps({"format": "autre"}), "rien n’a pu être lu"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_none_is_told_and_the_day_on_the_table_stays(desk: Page, name: str) -> None:
    content, told = BAD_FILES[name]
    framed(desk)
    desk.locator("#fichier-journee").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": content.encode()})
    expect(desk.locator(".notices")).to_contain_text(told)
    expect(desk.get_by_label("Titre").first).to_have_value(TITLE)


def test_an_event_of_the_site_is_opened_and_what_is_untouched_stays_byte_for_byte(form_page: Page, library: object) -> None:
    page = at_desk(form_page, "?rencontre=journee-nationale-2016")
    expect(page.get_by_label("Titre").first).to_have_value("3e journée nationale des PTCE")
    sessions = page.locator(".desk-session").count()
    assert sessions > 5


def test_what_is_kept_can_be_removed_and_taken_back(desk: Page) -> None:
    framed(desk)
    expect(desk.locator(".saved")).to_contain_text("Gardée")
    desk.get_by_text("Ouvrir une autre journée").click()
    desk.get_by_role("button", name="Supprimer").click()
    desk.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('organiser:'))")
    expect(desk.get_by_label("Titre").first).to_have_value("")
    desk.locator(".desk-open .undo").get_by_role("button", name="Annuler").click()
    expect(desk.get_by_label("Titre").first).to_have_value(TITLE)


@pytest.mark.parametrize("held", ["nothing", "a sheet", "a session"])
def test_axe_finds_nothing(desk: Page, held: str) -> None:
    framed(desk)
    room(desk, "Salle Vercors", "40")
    series(desk)
    choose(desk, SOLENI)
    if held == "a sheet":
        sheet(desk, SOLENI).click()
    elif held == "a session":
        session(desk, "Atelier 2").locator(".session-name button").click()
    assert looked_over(desk, smallest=320) == {}


def test_without_scripts_the_page_says_what_it_needs_and_offers_other_ways(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/organiser/")
    expect(page.get_by_text("L’outil a besoin de JavaScript")).to_be_visible()
    expect(page.locator("#organiser")).to_be_hidden()
    expect(page.get_by_role("link", name="Le formulaire d’une rencontre, à imprimer")).to_have_attribute("href", "../contribuer/imprimer/#papier-evenements")


@pytest.mark.parametrize("width", [390, 1440])
def test_what_is_added_moves_nothing_under_the_pointer(desk: Page, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    framed(desk)
    buttons = desk.locator(".found-sheet .act")
    buttons.nth(0).scroll_into_view_if_needed()
    for rank in range(4):
        following = buttons.nth(rank + 1)
        following.scroll_into_view_if_needed()
        before = following.bounding_box()
        buttons.nth(rank).click()
        expect(buttons.nth(rank)).to_have_attribute("aria-pressed", "true")
        assert following.bounding_box() == before
    expect(desk.locator(".desk-said")).not_to_contain_text("cadre")


def test_an_empty_table_offers_the_plan_of_a_forum(desk: Page) -> None:
    begin = desk.locator(".desk-beginning")
    expect(begin).to_be_visible()
    begin.get_by_role("button", name="Partir d’une rencontre du site").click()
    expect(desk.get_by_label("Partir d’une rencontre du site")).to_be_focused()
    begin.get_by_role("button", name="Partir du plan d’un forum des solutions").click()
    expect(desk.locator(".desk-session")).to_have_count(12)
    expect(begin).to_be_hidden()


def test_a_session_says_what_it_will_clash_with_and_is_not_left_without_a_word(desk: Page) -> None:
    framed(desk)
    room(desk, "Salle Vercors")
    series(desk, "2 × 1 de 45 min à partir de 10 h")
    session(desk, "Atelier 2").get_by_role("button", name="Modifier").click()
    editor = desk.locator(".editor")
    first = editor.locator("input:visible, textarea:visible").first
    expect(first).to_be_focused()
    for name, hour in (("start", "10:00"), ("end", "10:45")):
        editor.locator(f"[data-field='{name}'] input").fill(hour)
    expect(editor.get_by_role("alert").locator(".session-clashes")).to_contain_text("déjà occupée par «\u00a0Atelier 1")
    desk.keyboard.press("Escape")
    desk.keyboard.press("Escape")
    expect(editor).to_contain_text("n’est pas enregistré")
    editor.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(editor).to_have_count(0)
    expect(desk.locator(".desk-session.clashing.grave")).to_have_count(2)
    # Where nothing was changed, nothing is asked.
    session(desk, "Atelier 2").get_by_role("button", name="Modifier").click()
    desk.keyboard.press("Escape")
    expect(editor).to_have_count(0)


def test_sessions_of_one_name_are_told_apart(desk: Page) -> None:
    framed(desk)
    room(desk, "Salle Vercors")
    series(desk, "2 × 1 de 45 min à partir de 10 h")
    choose(desk, SOLENI)
    for name in ("Atelier 1", "Atelier 2"):
        session(desk, name).get_by_role("button", name="Modifier").click()
        for field, text in (("title", "Visite"), ("start", "10:00"), ("end", "10:45")):
            desk.locator(f".editor [data-field='{field}'] :is(input, textarea)").fill(text)
        desk.get_by_role("button", name="Enregistrer", exact=True).click()
    told = desk.locator(".session-clashes").all_inner_texts()
    assert [("Atelier 1" in text, "Atelier 2" in text) for text in told] == [(False, True), (True, False)] or all("Atelier" in text for text in told), told


def test_a_series_that_cannot_be_read_is_refused_at_its_field_and_aloud(desk: Page) -> None:
    series(desk, "quelques séances")
    asked = desk.get_by_label("Ajouter une série de séances")
    expect(asked).to_have_attribute("aria-invalid", "true")
    refusal = desk.locator("#serie-dit")
    expect(refusal).to_contain_text("«\u00a0Ajouter une série de séances\u00a0»\u00a0: à corriger.")
    assert refusal.get_attribute("id") in (asked.get_attribute("aria-describedby") or "").split()
    expect(desk.locator(".visually-hidden [role=alert]")).to_have_text(desk.locator(".desk-said").inner_text())
    series(desk)
    expect(asked).not_to_have_attribute("aria-invalid", "true")
    expect(refusal).to_be_hidden()
    expect(desk.locator(".visually-hidden [role=alert]")).to_have_text("")


BETWEEN = """() => {
    const box = one => document.querySelector(one).getBoundingClientRect();
    const [bar, held, own] = [box(".desk-bar"), box(".held-bar"), document.activeElement.getBoundingClientRect()];
    return document.activeElement.closest(".held-bar") || own.top >= bar.bottom - 1 && own.bottom <= (held.height ? held.top : innerHeight) + 1;
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 700), (320, 256)])
def test_no_bar_covers_what_has_the_focus(desk: Page, width: int, height: int) -> None:
    framed(desk)
    series(desk, "3 × 3 de 45 min à partir de 10 h")
    desk.set_viewport_size({"width": width, "height": height})
    session(desk, "Atelier 1").locator(".session-name button").focus()
    desk.keyboard.press("Enter")
    assert desk.locator(".held-bar").evaluate("bar => bar.offsetHeight / innerHeight") <= 0.45
    for key in ["ArrowDown"] * 6 + ["Shift+Tab"] * 6 + ["Tab"] * 8:
        desk.keyboard.press(key)
        assert desk.evaluate(BETWEEN), (key, desk.evaluate("document.activeElement.outerHTML"))


def test_what_must_be_mended_is_heard_at_once_and_what_is_kept_when_nothing_else_is(desk: Page) -> None:
    framed(desk)
    saved = desk.locator(".saved")
    expect(saved).to_contain_text("Gardée")
    expect(saved).to_have_role("status")
    desk.get_by_label("Chercher une fiche").fill("zzzzzz")
    expect(desk.locator(".finder .status").get_by_role("alert")).to_contain_text("Rien ne répond")
    desk.get_by_label("Chercher une fiche").fill("")
    expect(desk.locator(".finder .status").get_by_role("status")).to_contain_text("pages")
    expect(desk.locator(".finder .status").get_by_role("alert")).to_be_empty()
    desk.get_by_role("button", name="Vérifier et préparer l’envoi").click()
    told = desk.locator(".desk-publish")
    expect(told).to_contain_text("Corrigez")
    series(desk)
    expect(told.get_by_role("alert").filter(has_text="vérifiez de nouveau")).to_be_visible()


def test_rooms_that_come_after_a_series_are_given_to_it_in_one_gesture(desk: Page) -> None:
    framed(desk)
    series(desk)
    spread = desk.get_by_role("button", name="Répartir les séances dans les salles")
    expect(desk.locator(".slots-rooms")).to_contain_text("Pas encore de salle")
    expect(spread).to_be_hidden()
    room(desk, "Salle Vercors")
    expect(desk.locator(".slots-rooms")).to_contain_text("Salle : Salle Vercors.")
    spread.click()
    expect(desk.locator(".desk-said")).to_have_text("2 ateliers ont leur salle ; 2 restent sans salle, faute de salle libre.")
    room(desk, "Salle Belledonne")
    spread.click()
    expect(spread).to_be_hidden()
    expect(desk.locator(".clash-count")).to_have_text("Aucun conflit de salle, d’horaire ou de personne.")


def test_by_keys_one_goes_from_part_to_part(desk: Page) -> None:
    framed(desk)
    choose(desk, SOLENI)
    for name, reached in (("Aller aux fiches", "Chercher une fiche"), ("Aller au programme", "Ajouter une série de séances")):
        link = desk.locator(".desk-skips").get_by_role("button", name=name, exact=True).first
        link.focus()
        expect(link).to_be_in_viewport(ratio=0.9)
        desk.keyboard.press("Enter")
        expect(desk.get_by_label(reached)).to_be_focused()
    desk.get_by_role("button", name="Aller aux fiches choisies").focus()
    desk.keyboard.press("Enter")
    expect(sheet(desk, SOLENI)).to_be_focused()
