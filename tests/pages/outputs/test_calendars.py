"""The calendars and the programme data of a site: where they are, what stays at an old address, what comes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macros.pages.outputs import calendars, schedule
from macros.pages.outputs.output import File, Plan
from macros.pages.preview.answers import type_of
from macros.pages.views.settings import Settings
from macros.pages.views.views import Views
from support.corpus import Corpus
from support.events.calendars import SITE, entries, event, loaded
from support.events.calendars import read as read_calendar
from support.markup import read
from support.repository import TYPES

DAY = """starts: {day}
id: {id}
programme:
  - {{kind: ouverture, title: Accueil, start: "09:00", end: "09:30", id: accueil}}
  - {{kind: restitution, title: Clôture, start: "17:00"}}
  - {{kind: pleniere, title: Débat}}"""


def day(day: str = "2027-03-12", id: str = "k7m2p9x4") -> str:
    return DAY.format(day=day, id=id)


def as_of(today: str) -> str:
    """The seconds since 1970 at noon of a day, as the environment gives the day of a build."""
    return str(int(datetime.fromisoformat(f"{today}T12:00").replace(tzinfo=UTC).timestamp()))


def files(corpus: Corpus) -> Mapping[str, File]:
    """What both outputs make of a folder of cases, by path."""
    plan = Plan(Views(loaded(corpus)), Settings((), SITE), (), (), lambda: "")
    made = [*calendars.files(plan), *schedule.files(plan)]
    assert len({file.path for file in made}) == len(made)
    return {file.path: file for file in made}


def test_an_event_has_a_calendar_each_session_with_an_hour_too_and_a_file_for_apps(corpus: Corpus) -> None:
    corpus.write("evenements/journee.md", event(day()))
    corpus.write("evenements/sans-jour.md", event("starts: 2027-03"))
    assert sorted(files(corpus)) == [
        "evenements/a-venir.ics",
        "evenements/journee/programme.ics",
        "evenements/journee/schedule.json",
        "evenements/journee/temps/accueil.ics",
        "evenements/journee/temps/cloture.ics",
    ]


def test_what_is_drawn_is_drawn_when_it_is_asked_for(corpus: Corpus) -> None:
    corpus.write("evenements/journee.md", event(day()))
    assert all(callable(file.made) for file in files(corpus).values())


def test_the_former_addresses_of_an_event_hold_the_same_files(corpus: Corpus) -> None:
    corpus.write("evenements/journee.md", event("former_slugs: [ancien-nom, plus-ancien]\n" + day()))
    found = files(corpus)
    for name in ("programme.ics", "schedule.json", "temps/accueil.ics", "temps/cloture.ics"):
        contents = {found[f"evenements/{slug}/{name}"].content for slug in ("journee", "ancien-nom", "plus-ancien")}
        assert len(contents) == 1


def test_an_event_that_was_withdrawn_keeps_its_calendar_alone_at_all_its_addresses(corpus: Corpus) -> None:
    corpus.write("evenements/journee.md", event("former_slugs: [ancien-nom]\nwithdrawn: {on: 2027-01-05, reason: à leur demande}\n" + day()))
    found = files(corpus)
    kept = (f"evenements/{slug}/{name}" for slug in ("ancien-nom", "journee") for name in ("programme.ics", "schedule.json"))
    assert sorted(found) == ["evenements/a-venir.ics", *kept]
    assert {str(entry["STATUS"]) for entry in entries(found["evenements/ancien-nom/programme.ics"].content)} == {"CANCELLED"}
    assert "Accueil" not in found["evenements/journee/schedule.json"].content.decode()
    assert entries(found["evenements/a-venir.ics"].content) == []


def test_an_event_that_is_removed_leaves_nothing(corpus: Corpus) -> None:
    corpus.write("evenements/journee.md", event(day())).unlink()
    assert list(files(corpus)) == ["evenements/a-venir.ics"]


def test_the_preview_gives_a_calendar_as_one() -> None:
    assert type_of("evenements/a-venir.ics") == "text/calendar; charset=utf-8"


# --- what comes ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2027-03-11", ["2027-03-12", "2027-03-20", "2027-06-01"]),
        ("2027-03-12", ["2027-03-12", "2027-03-20", "2027-06-01"]),
        ("2027-03-13", ["2027-03-20", "2027-06-01"]),
        ("2027-03-21", ["2027-03-20", "2027-06-01"]),
        ("2027-03-23", ["2027-06-01"]),
        ("2027-06-02", []),
    ],
)
def test_the_calendar_of_what_comes_has_the_days_of_all_that_is_not_over(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, today: str, days: list[str]) -> None:
    corpus.write("evenements/juin.md", event(day("2027-06-01", "aaaaaaa3")))
    corpus.write("evenements/mars.md", event(day("2027-03-12", "aaaaaaa1")))
    corpus.write("evenements/trois-jours.md", event("starts: 2027-03-20\nends: 2027-03-22"))
    corpus.write("evenements/un-mois.md", event("starts: 2027-07"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", as_of(today))
    content = files(corpus)["evenements/a-venir.ics"].content
    assert [entry["DTSTART"].dt.isoformat() for entry in entries(content)] == days
    calendar = read_calendar(content)
    assert calendar.subcomponents, "a calendar holds something, if only a zone"
    assert str(calendar["NAME"]) == "Rencontres à venir · Bibliothèque des PTCE"


def test_without_a_day_of_the_build_the_newest_date_of_the_library_is_its_day(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    corpus.write("evenements/mars.md", event(day() + "\nreviewed: {on: 2027-03-13, by: une personne}"))
    assert entries(files(corpus)["evenements/a-venir.ics"].content) == []
    corpus.write("evenements/mars.md", event(day() + "\nreviewed: {on: 2027-03-12, by: une personne}"))
    assert len(entries(files(corpus)["evenements/a-venir.ics"].content)) == 1


def test_an_entry_is_the_same_one_in_both_calendars(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", as_of("2027-03-01"))
    corpus.write("evenements/mars.md", event(day()))
    found = files(corpus)
    [ahead] = entries(found["evenements/a-venir.ics"].content)
    assert ahead.to_ical() == entries(found["evenements/mars/programme.ics"].content)[0].to_ical()


def test_the_index_of_events_leads_to_the_calendar_of_what_comes(site: Path) -> None:
    links = [link.attributes["href"] for link in read(site / "evenements").all("a") if link.attributes.get("href", "").endswith(".ics")]
    assert links == ["../evenements/a-venir.ics"]
    others = [folder for folder in TYPES if folder != "evenements"]
    assert [folder for folder in others if ".ics" in (site / folder / "index.html").read_text(encoding="utf-8")] == []
    assert (site / "evenements" / links[0]).is_file()
