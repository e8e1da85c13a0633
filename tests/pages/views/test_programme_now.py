"""What the page of an event tells by the clock: what runs now and what comes next, in the day of the place; what is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.corpus import Corpus
from support.events.programmes import CALLED_OFF, OVERSEAS, TWO_DAYS, add_event
from support.sites import serving

Opened = Callable[..., Page]

ELSEWHERE = "America/New_York"
"""The zone of the visitors' browser, six hours before that of Grenoble."""

UNTIMED = "starts: 2027-03-12\nprogramme: [{kind: visite, title: Visite}]\n"
PAST = 'starts: 2016-09-23\nprogramme: [{start: "9:00", kind: visite, title: Visite}]\n'
NO_DAY = 'starts: 2027-03\nprogramme: [{start: "9:00", end: "10:00", kind: visite, title: Visite}]\n'


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("now")
    corpus = Corpus(base / "cases").copy()
    for slug, facts in {
        "deux-jours": TWO_DAYS,
        "outre-mer": OVERSEAS,
        "sans-heure": UNTIMED,
        "sans-jour": NO_DAY,
        "avec-cadre": f"id: k7m2p9x4\n{TWO_DAYS}",
        "passee": f"id: k7m2p9x5\n{PAST}",
        "sans-programme": "starts: 2027-03-12\n",
        "annulee": CALLED_OFF.format(status="annulee"),
        "reportee": CALLED_OFF.format(status="reportee"),
    }.items():
        add_event(corpus, slug, facts)
    return corpus.pour(base / "site")


@pytest.fixture(scope="module")
def address(events: Path) -> Iterator[str]:
    with serving(events) as served:
        yield served


@pytest.fixture
def at(new_page: NewPage, address: str) -> Opened:
    """Opens the page of an event at a moment, in a browser of another zone."""

    def opened(moment: str, slug: str = "deux-jours", **options: Any) -> Page:
        page = new_page(base_url=address, timezone_id=ELSEWHERE, **options)
        page.clock.install(time=moment)
        page.goto(f"/evenements/{slug}/")
        return page

    return opened


def told(page: Page) -> list[str]:
    """What the panel says, line by line; empty where there is none."""
    panel = page.locator(".now")
    return [text.replace("\u00a0", " ") for text in panel.locator("h3, li, p").all_inner_texts()] if panel.count() else []


@pytest.mark.walk
def test_what_runs_in_every_room_and_what_comes_next(at: Opened) -> None:
    page = at("2027-03-12T10:40:00+01:00")
    assert told(page) == [
        "En ce moment",
        "Prélever une part Salle Vercors · jusqu’à 12 h",
        "Une visite d’énergie Salle Chartreuse · jusqu’à 11 h 15",
        "Entre animateurs",
        "Ensuite, à 11 h 15",
        "Une visite d’énergie Salle Chartreuse",
        "Il est 10 h 40 sur place.",
    ]
    page.locator(".now").get_by_role("link", name="Prélever une part").click()
    assert page.url.endswith("#atelier-marches")


def test_before_the_first_session_and_between_two_days_what_comes_is_told(at: Opened) -> None:
    assert told(at("2027-03-12T00:05:00+01:00")) == ["Ensuite, à 9 h", "Accueil", "Il est 0 h 05 sur place."]
    evening = told(at("2027-03-12T22:00:00+01:00"))
    assert evening[0] == "Ensuite, samedi à 9 h 30"
    assert [line for line in evening if line.startswith("Visite")]


@pytest.mark.parametrize("moment", ["2027-03-11T23:59:00+01:00", "2027-03-13T11:00:00+01:00", "2027-03-14T09:45:00+01:00", "2026-11-30T09:45:00+01:00"])
def test_before_the_first_day_and_after_the_last_session_nothing_is_told(at: Opened, moment: str) -> None:
    page = at(moment)
    expect(page.locator("#x-programme")).to_be_visible()
    assert told(page) == []


def test_the_day_is_that_of_the_place_and_not_of_the_browser(at: Opened) -> None:
    """Six in the morning at Saint-Denis is ten in the evening of the day before in New York."""
    page = at("2027-07-14T10:30:00+04:00", "outre-mer")
    assert told(page)[:3] == ["En ce moment", "Cultiver jusqu’à 12 h", "Réparer jusqu’à 12 h"]
    assert told(at("2027-07-14T06:00:00+04:00", "outre-mer"))[0] == "Ensuite, à 9 h"


def test_each_minute_is_told_without_moving_the_focus_and_what_begins_is_said_once(at: Opened) -> None:
    page = at("2027-03-12T10:13:30+01:00")
    assert told(page)[1].startswith("Ouverture")
    voice = page.locator("#x-programme > [role=status]")
    expect(voice).to_have_text("")
    page.clock.run_for(60_000)
    assert told(page)[-1] == "Il est 10 h 14 sur place."
    expect(voice).to_have_text("")
    link = page.locator(".now a").first
    link.focus()
    page.clock.run_for(20 * 60_000)
    expect(link).to_be_focused()
    assert told(page)[1].startswith("Ouverture")
    page.locator(".ways-in a").first.focus()
    page.clock.run_for(1000)
    expect(page.locator(".ways-in a").first).to_be_focused()
    assert "Prélever une part Salle Vercors · jusqu’à 12 h" in told(page)
    said = voice.inner_text().replace("\u00a0", " ")
    assert said.startswith("En ce moment : Prélever une part ; Une visite d’énergie")


def test_a_page_left_open_says_no_more_once_all_is_over(at: Opened) -> None:
    page = at("2027-03-13T10:58:00+01:00")
    assert told(page)[0] == "En ce moment"
    page.clock.run_for(5 * 60_000)
    assert told(page) == []


@pytest.mark.parametrize("slug", ["sans-heure", "sans-jour", "annulee", "reportee", "journee-nationale-2016"])
def test_nothing_is_asked_for_where_no_hour_is_to_come(at: Opened, slug: str) -> None:
    page = at("2027-03-12T09:30:00+01:00", slug)
    assert told(page) == []
    assert [url for url in page.requests if "/programme/main.js" in url] == []


def test_registration_is_open_until_the_end_of_its_last_day_at_the_place(at: Opened) -> None:
    page = at("2027-03-05T23:30:00+01:00")
    expect(page.locator("#x-inscription")).to_contain_text("Inscriptions jusqu’au 5 mars 2027. 120 places.")
    expect(page.locator(".case-actions").get_by_role("link", name="S’inscrire")).to_be_visible()
    page = at("2027-03-06T00:30:00+01:00")
    expect(page.locator("#x-inscription")).to_contain_text("Les inscriptions sont closes : elles étaient ouvertes jusqu’au 5 mars 2027. 120 places.")
    expect(page.get_by_role("link", name="S’inscrire")).to_have_count(0)
    expect(page.locator("#x-inscription").get_by_role("link", name="Voir la page d’inscription")).to_be_visible()
    expect(page.get_by_role("link", name="Ajouter à mon agenda", exact=True)).to_have_count(1)
    page = at("2027-03-14T08:00:00+01:00")
    expect(page.locator("[data-agenda]")).to_have_count(0)


def test_without_a_script_the_dates_are_told(at: Opened) -> None:
    page = at("2027-03-12T09:40:00+01:00", java_script_enabled=False)
    assert told(page) == []
    expect(page.locator("#x-inscription")).to_contain_text("Inscriptions jusqu’au 5 mars 2027.")
    expect(page.locator(".case-actions a")).to_have_text(["S’inscrire", "Ajouter à mon agenda", "Reprendre ce programme"])
    page = at("2027-03-12T09:40:00+01:00", "passee", java_script_enabled=False)
    onward = page.locator(".case-actions a")
    expect(onward).to_have_text(["Calendrier (.ics)", "Reprendre ce programme", "Intégrer"])
    expect(onward.nth(1)).to_have_attribute("href", "../../organiser/?rencontre=passee")
    page = at("2027-03-12T09:40:00+01:00", "sans-programme", java_script_enabled=False)
    expect(page.locator(".case-actions a")).to_have_text(["Ajouter à mon agenda"])


def test_the_actions_of_an_event_lead_where_they_say(at: Opened) -> None:
    page = at("2027-03-01T09:40:00+01:00", "avec-cadre")
    actions = page.locator(".case-actions")
    expect(actions.locator("a[aria-expanded]")).to_have_text(["Intégrer"])
    shown = actions.locator(":is(a, button):visible")
    expect(shown.filter(has_text="Imprimer")).to_have_count(1)
    with page.expect_download() as calendar:
        actions.get_by_role("link", name="Ajouter à mon agenda").click()
    assert calendar.value.suggested_filename == "programme.ics"
    expect(page.get_by_role("heading", name="Intégrer cette page")).to_have_count(0)
    actions.get_by_role("link", name="Intégrer", exact=True).click()
    expect(page.get_by_role("heading", name="Intégrer cette page")).to_be_focused()


def test_the_panel_is_for_everybody(at: Opened) -> None:
    page = at("2027-03-12T10:40:00+01:00")
    expect(page.locator(".now")).to_be_visible()
    page.clock.resume()
    assert looked_over(page, smallest=SMALL_PHONE) == {}
    assert page.console_errors == []


def test_an_event_costs_few_requests(at: Opened) -> None:
    page = at("2027-01-12T10:40:00+01:00")
    page.wait_for_load_state("networkidle")
    assert len(page.requests) <= 13, page.requests
