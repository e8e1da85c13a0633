"""The timetable of an event: days, columns, what it is narrowed to, what stands beside it on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.casebook.library.programme import programme
from macros.pages.views.events.timetable import COLUMNS, NARROWINGS, ROWS, ShownDay, Timetable, timetable
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.corpus import Corpus, load_once
from support.events.programmes import CALLED_OFF, OVERSEAS, TWO_DAYS, add_event, crowded
from support.markup import read
from support.repository import ROOT
from support.sites import serving

# --- values ------------------------------------------------------------------------------------


def made(corpus: Corpus, facts: str) -> Timetable:
    """The timetable of an event with these facts, without the cases that it presents."""
    key = add_event(corpus, "essai", re.sub(r",\s*cases: \[.*?\]", "", facts))
    loaded = load_once(corpus.path)
    assert loaded.library, loaded.problems
    case = loaded.library.cases[key]
    return timetable(programme(case, loaded.library), case.facts.rooms)


def day(corpus: Corpus, *sessions: str, rooms: str = "") -> ShownDay:
    """One day with these sessions: `9:00-10:00 A` is one in the room A, `9:00- B` one whose end is not said."""
    lines = []
    for number, session in enumerate(sessions, 1):
        hours, _, room = session.partition(" ")
        start, _, end = hours.partition("-")
        facts = {"start": start, "end": end, "room": room}
        told = "".join(f', {name}: "{value}"' for name, value in facts.items() if value)
        lines.append(f"  - {{kind: pleniere, title: T{number}{told}}}\n")
    (found,) = made(corpus, f"starts: 2027-03-12\n{rooms}programme:\n{''.join(lines)}").days
    return found


def places(found: ShownDay) -> dict[str, str]:
    return {shown.planned.session.title: shown.classes for shown in found.sessions}


def test_what_follows_one_after_the_other_is_a_list(corpus: Corpus) -> None:
    found = day(corpus, "9:00-10:00 A", "10:00-11:00 B", "11:00-")
    assert (found.layout, found.lanes, set(places(found).values())) == ("list", (), {""})
    assert found.words == "Vendredi 12 mars 2027"


def test_rooms_are_columns_in_the_order_of_the_list_of_rooms(corpus: Corpus) -> None:
    found = day(corpus, "9:00-10:00", "10:00-12:00 B", "10:00-11:00 A", "11:00-12:00 A", rooms="rooms: [{name: A}, {name: B, capacity: 30}]\n")
    assert found.layout == "columns"
    assert [(lane.name, lane.capacity) for lane in found.lanes] == [("A", None), ("B", 30)]
    assert places(found) == {"T1": "from-1 to-2 lane-all", "T3": "from-2 to-3 lane-1", "T2": "from-2 to-4 lane-2", "T4": "from-3 to-4 lane-1"}


def test_what_runs_in_no_room_has_a_column_after_the_rooms(corpus: Corpus) -> None:
    found = day(corpus, "10:00-12:00", "10:00-12:00 A", "10:00-11:00", "11:00-12:00")
    assert [lane.name for lane in found.lanes] == ["A", "", ""]
    assert places(found) == {"T2": "from-1 to-3 lane-1", "T1": "from-1 to-3 lane-2", "T3": "from-1 to-2 lane-3", "T4": "from-2 to-3 lane-3"}


def test_what_has_no_end_stands_until_the_next_hour_of_the_day(corpus: Corpus) -> None:
    found = day(corpus, "9:00- A", "9:00-11:00 B", "10:00-11:00 A")
    assert places(found) == {"T1": "from-1 to-2 lane-1", "T2": "from-1 to-3 lane-2", "T3": "from-2 to-3 lane-1"}


def test_more_at_once_than_columns_stand_in_rows_of_those_that_begin_together(corpus: Corpus) -> None:
    found = day(corpus, *(f"9:00-10:00 S{number}" for number in range(COLUMNS + 1)), "10:00-11:00 S1", "10:00-11:00 S2", "11:00-12:00")
    assert (found.layout, found.lanes) == ("rows", ())
    assert [shown.planned.session.title for shown in found.sessions if "first" in shown.classes] == ["T1", "T8", "T10"]
    assert places(found)["T10"] == "first lane-all"


def test_a_session_without_an_hour_is_apart_and_a_day_that_is_not_known_comes_last(corpus: Corpus) -> None:
    found = made(corpus, TWO_DAYS)
    assert [shown.words for shown in found.days] == ["Vendredi 12 mars 2027", "Samedi 13 mars 2027", ""]
    assert [[one.planned.session.title for one in shown.untimed] for shown in found.days] == [[], ["Rendez-vous"], ["Engagements"]]
    assert found.days[0].sessions[0].starts == "2027-03-12T09:00+01:00"
    assert found.days[2].sessions == ()


def test_one_session_without_an_hour_is_what_is_known_of_a_meeting_and_no_programme_to_take_up(corpus: Corpus, tmp_path: Path) -> None:
    one, more = "{kind: pleniere, title: Annonce}", "{kind: pleniere, title: Débat}"
    programmes = {"une": one, "heure": one.replace("}", ', start: "10:00"}'), "jour": one.replace("}", ", day: 2027-03-12}"), "deux": f"{one}, {more}"}
    facts = {name: f"starts: 2027-03-12\nends: 2027-03-13\nprogramme: [{sessions}]\n" for name, sessions in programmes.items()}
    assert {name: made(corpus, told).is_lone for name, told in facts.items()} == {"une": True, "heure": False, "jour": True, "deux": False}
    for name, told in facts.items():
        add_event(corpus, name, told)
    site = corpus.pour(tmp_path / "site")
    for name in facts:
        page = read(site / "evenements" / name)
        offered = any(link.endswith(f"?rencontre={name}") for link in page.links)
        assert (offered, "Horaire non précisé" in page.text()) == ((False, False) if name in {"une", "jour"} else (True, name == "deux")), name


def test_hours_of_a_day_that_is_not_known_are_shown_without_moments(corpus: Corpus) -> None:
    found = made(corpus, 'starts: 2027\nprogramme: [{start: "10:00", kind: pleniere, title: Deux}, {start: "9:00", kind: pleniere, title: Un}]\n')
    assert [(one.planned.session.title, one.starts) for one in found.days[0].sessions] == [("Un", ""), ("Deux", "")]
    assert not found.is_timed
    assert not found.is_wide


def test_a_programme_is_narrowed_to_its_rooms_tracks_and_series_each_with_a_number(corpus: Corpus) -> None:
    found = made(corpus, TWO_DAYS)
    assert [[(one.number, one.id, one.name) for one in group] for group in found.narrowed] == [
        [(1, "x-room-grande-salle", "Grande salle"), (2, "x-room-salle-vercors", "Salle Vercors"), (3, "x-room-salle-chartreuse", "Salle Chartreuse")],
        [(4, "x-track-financer", "Financer"), (5, "x-track-lancer", "Lancer"), (6, "x-track-animer", "Animer")],
    ]
    bearing = {one.planned.id: one.classes.split() for shown in found.days for one in shown.sessions}
    assert {"in-2", "in-4"} <= set(bearing["atelier-marches"])
    assert found.days[1].classes == "in-2 in-4"


def test_few_sessions_are_not_narrowed(corpus: Corpus) -> None:
    found = made(corpus, "starts: 2027-03-12\nprogramme: [{kind: pleniere, title: Un, room: A}, {kind: pleniere, title: Deux, room: B}]\n")
    assert found.narrowed == ()


def test_every_class_of_a_place_is_in_the_style_sheet() -> None:
    styles = (ROOT / "docs" / "stylesheets" / "programme.css").read_text(encoding="utf-8")
    wanted = [
        *(f".from-{row} " for row in range(1, ROWS)),
        *(f".to-{row} " for row in range(2, ROWS + 1)),
        *(f".lane-{lane} " for lane in range(1, COLUMNS + 1)),
    ]
    wanted += [f".lanes-{lanes} " for lanes in range(2, COLUMNS + 1)]
    wanted += [f".only-{number}:target ~ .day .session:not(.in-{number})" for number in range(1, NARROWINGS + 1)]
    assert [name for name in wanted if name not in styles] == []


# --- pages -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real cases and of events that are not."""
    base = tmp_path_factory.mktemp("events")
    corpus = Corpus(base / "cases").copy()
    add_event(corpus, "deux-jours", TWO_DAYS)
    add_event(corpus, "outre-mer", OVERSEAS)
    add_event(corpus, "beaucoup", crowded(140, 12, 3))
    for status in ("annulee", "reportee"):
        add_event(corpus, status, CALLED_OFF.format(status=status))
    corpus.replace("fiches/bou-sol.md", "\n---\n", "\nwithdrawn: {on: 2026-11-20, reason: à la demande du pôle}\n---\n")
    return corpus.pour(base / "site")


@pytest.fixture(scope="module")
def address(events: Path) -> Iterator[str]:
    with serving(events) as served:
        yield served


def test_a_session_has_an_address_its_facts_and_its_sheets(events: Path) -> None:
    page = read(events / "evenements/deux-jours/index.html")
    session = page.first(id="atelier-marches")
    assert [time.attributes["datetime"] for time in session.all("time")] == ["2027-03-12T10:30+01:00", "2027-03-12T12:00+01:00"]
    assert session.first("a", class_="anchor").attributes["href"] == "#atelier-marches"
    for told in ("Prélever une part", "Atelier de partage de pratiques", "Pratique à transférer", "Salle Vercors, 40 places", "Financer", "Première série"):
        assert told in session.text()
    sheets = list(session.first("ul", class_="sheets").all("li"))
    assert [sheet.first("a").attributes["href"] for sheet in sheets] == ["../../pratiques/quote-part-sur-les-marches/", "../../poles/alpen/"]
    assert all(list(sheet.all("use")) and len(sheet.first(class_="note").text()) > 20 for sheet in sheets)
    assert "Avec Camille Exemple, chercheuse" in page.first(id="ouverture").text()
    overseas = read(events / "evenements/outre-mer/index.html")
    assert overseas.first(id="ouverture").first("time").attributes["datetime"] == "2027-07-14T09:00+04:00"


def test_a_sheet_that_was_withdrawn_is_gone_and_the_programme_says_so(events: Path) -> None:
    said = "Une fiche présentée ici a été retirée de la bibliothèque le 20 novembre 2026."
    page = read(events / "evenements/deux-jours/index.html")
    (session,) = (one for one in page.all("li", class_="session") if said in one.text())
    assert "in-5" in session.attributes["class"]
    assert not list(session.all("ul", class_="sheets"))
    day_of_2016 = read(events / "evenements/journee-nationale-2016/index.html").first(id="x-fiches")
    assert said in day_of_2016.text()
    assert len(list(day_of_2016.all("li", class_="card"))) == 4


def test_what_was_called_off_says_so_above_all_else(events: Path) -> None:
    for slug, words in (("annulee", "Rencontre annulée."), ("reportee", "Rencontre reportée.")):
        head = read(events / f"evenements/{slug}/index.html").first("header", class_="case-head")
        assert words in head.first(class_="held").text()
    assert not list(read(events / "evenements/deux-jours/index.html").all(class_="held"))


def test_nobody_is_asked_to_register_for_what_was_called_off(events: Path) -> None:
    for slug, words in (("annulee", "La rencontre est annulée : on ne s’y inscrit plus."), ("reportee", "Page d’inscription")):
        page = read(events / f"evenements/{slug}/index.html")
        assert words in page.first(id="x-inscription").text()
        assert not [link for link in page.all("a") if "data-register" in link.attributes or "data-agenda" in link.attributes]


def test_what_must_be_known_to_come_is_told_where_it_is_said(events: Path) -> None:
    page = read(events / "evenements/deux-jours/index.html")
    register = page.first(id="x-inscription")
    assert register.first("a", class_="act").attributes["href"] == "https://www.example.org/inscription"
    assert "Inscriptions jusqu’au 5 mars 2027. 120 places." in register.text()
    assert [term.text() for term in page.first(id="x-venir").all("dt")] == ["Venir", "En fauteuil", "Prix", "À apporter"]
    assert "40 places Au premier étage, avec ascenseur." in page.first(id="x-salles").text()
    past = read(events / "evenements/journee-nationale-2016/index.html")
    assert not {"x-inscription", "x-venir", "x-salles"} & past.ids


def test_every_fragment_of_an_event_is_there_once(events: Path) -> None:
    for slug in ("deux-jours", "outre-mer", "beaucoup", "journee-nationale-2016"):
        page = read(events / f"evenements/{slug}/index.html")
        ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
        assert len(ids) == len(set(ids)), slug
        led = {link.attributes["href"][1:] for link in page.all("a") if link.attributes.get("href", "").startswith("#")}
        assert led <= set(ids), slug


BOXES = """all => Object.fromEntries(all.map(one => {
    const {x, y, height} = one.getBoundingClientRect();
    return [one.id, [Math.round(x), Math.round(y), height]];
}))"""
"""The left edge, the top and the height of each, by its id."""


def test_parallel_sessions_stand_side_by_side_on_a_screen_and_follow_each_other_on_a_phone(new_page: NewPage, address: str) -> None:
    page = new_page(base_url=address)
    page.goto("/evenements/deux-jours/")
    boxes = page.locator(".session").evaluate_all(BOXES)
    one, other, after = boxes["atelier-marches"], boxes["une-visite-d-energie"], boxes["une-visite-d-energie-2"]
    assert one[1] == other[1] < after[1]
    assert one[0] < other[0] == after[0]
    assert one[2] > other[2] + after[2] - 1
    page.set_viewport_size({"width": 390, "height": 800})
    tops = [top for _left, top, _height in page.locator(".timetable .session").evaluate_all(BOXES).values()]
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops)


def test_a_link_narrows_the_programme_without_any_script(new_page: NewPage, address: str) -> None:
    page = new_page(base_url=address, java_script_enabled=False)
    page.goto("/evenements/beaucoup/")
    page.get_by_role("navigation", name="Dans le programme").get_by_role("link", name="Salle 3", exact=True).click()
    expect(page.get_by_text("Salle : Salle 3")).to_be_in_viewport()
    shown = page.locator(".session:visible")
    expect(shown).to_have_count(12)
    assert set(page.locator(".session:visible .slot-room").all_inner_texts()) == {"Salle 3, 32\u00a0places"}
    tops = [box["y"] for one in shown.all() if (box := one.bounding_box())]
    assert tops == sorted(set(tops))
    page.get_by_role("link", name="Voir tout le programme").locator("visible=true").click()
    expect(page.locator(".session:visible")).to_have_count(140)


def test_the_session_of_an_address_is_marked(new_page: NewPage, address: str) -> None:
    page = new_page(base_url=address)
    page.goto("/evenements/deux-jours/#atelier-marches")
    line = "one => getComputedStyle(one).outlineStyle"
    assert [page.locator(name).evaluate(line) for name in ("#atelier-marches", "#une-visite-d-energie")] == ["solid", "none"]
    expect(page.locator("#atelier-marches .slot-title")).to_be_in_viewport()


@pytest.mark.parametrize("slug", ["deux-jours", "outre-mer", "annulee", "beaucoup", "journee-nationale-2016"])
def test_the_page_of_an_event_is_for_everybody(new_page: NewPage, address: str, slug: str) -> None:
    page = new_page(base_url=address)
    page.goto(f"/evenements/{slug}/")
    assert looked_over(page, smallest=SMALL_PHONE) == {}
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_on_paper_a_programme_is_a_list_in_the_order_of_time(new_page: NewPage, address: str) -> None:
    page = new_page(base_url=address)
    page.goto("/evenements/deux-jours/")
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".ways-in", ".lanes", ".slot-agenda", ".event-data", ".act-line", ".case-actions"):
        expect(page.locator(gone).first).to_be_attached()
        assert not page.locator(gone).locator("visible=true").count(), gone
    assert page.locator(".session:visible").count() == 11
    assert page.locator(".timetable .programme").evaluate_all("all => all.map(one => getComputedStyle(one).display)") == ["block", "block"]
    shown = page.locator(".sheets a").first.evaluate("one => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]")
    assert shown == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_a_programme_is_walked_through_by_keyboard_alone(new_page: NewPage, address: str) -> None:
    page = new_page(base_url=address)
    page.goto("/evenements/deux-jours/")
    page.locator("#x-programme > .titled .anchor").focus()
    walked = []
    for _ in range(40):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.getAttribute('href') ?? ''"))
    ways = ["#x-jour-2027-03-12", "#x-jour-2027-03-13", "#x-jour-inconnu", "#x-room-grande-salle"]
    assert [href for href in walked if href in ways] == ways
    led = [href for href in walked if href.startswith("#") and not href.startswith("#x-")]
    assert led == [f"#{one}" for one in page.locator(".session").evaluate_all("all => all.map(one => one.id)")][: len(led)]
    assert len(led) > 5
    page.locator(".ways-in a", has_text="Salle Vercors").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".session:visible")).to_have_count(2)


def test_in_the_colours_of_the_visitor_the_session_of_an_address_is_still_seen(new_page: NewPage, address: str) -> None:
    page = new_page(base_url=address, forced_colors="active")
    page.goto("/evenements/deux-jours/#atelier-marches")
    line = "one => [getComputedStyle(one).outlineStyle, getComputedStyle(one).outlineWidth]"
    assert page.locator("#atelier-marches").evaluate(line) == ["solid", "3px"]
    page.goto("/evenements/deux-jours/#x-track-financer")
    assert page.locator("#x-track-financer").evaluate(line) == ["solid", "3px"]
