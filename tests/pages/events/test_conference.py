"""The programme of an event as conference apps read it.

The public JSON Schema of the format (https://c3voc.de/schedule/schema.json, of the repository voc/schedule) is not copied here: `RULES` says
in our own words what it asks of the files that we write, and is stricter where we write less than it admits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft6Validator
from pydantic_core import to_json

from hostile.inputs.calendar_lines import TEXTS
from macros.pages.events.conference import schedule
from support.cases import pole
from support.corpus import Corpus, load_once
from support.events.calendars import calendar_of, entries, event, loaded, meeting_of, meetings_of
from support.repository import ROOT

TEXT = {"type": "string"}
FILLED = {"type": "string", "minLength": 1}
UUID = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}
DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
ADDRESS = {"type": "string", "pattern": r"^https?://[!-~]+$"}
SLUG = {"type": "string", "pattern": "^[a-z0-9_-]+[a-z0-9]$"}
DURATION = {"type": "string", "pattern": "^[0-9]+:[0-5][0-9]$"}


def group(optional: Mapping[str, Any] | None = None, **required: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required), "additionalProperties": False}


def many(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


REFERENCE = group(title=FILLED, url=ADDRESS, type={"enum": ["slides", "paper", "web", "blog", "article", "media", "related", "activitypub"]})
PERSON = group({"biography": FILLED}, guid=UUID, name=FILLED, public_name=FILLED)
ROOM = group(name=FILLED, guid=UUID, description={"type": ["string", "null"]}, capacity={"type": ["number", "null"]})
SESSION = group(
    guid=UUID,
    id={"type": "integer", "minimum": 1, "maximum": 2**31},
    date=MOMENT,
    start={"type": "string", "pattern": "^(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]$"},
    duration=DURATION,
    room=FILLED,
    slug=SLUG,
    url=ADDRESS,
    title=FILLED,
    subtitle=TEXT,
    track=TEXT,
    type=FILLED,
    language={"const": "fr"},
    abstract=TEXT,
    description=TEXT,
    persons=many(PERSON),
    links=many(REFERENCE),
    attachments=many(REFERENCE),
)
DAY = group(
    index={"type": "integer", "minimum": 1}, date=DATE, day_start=MOMENT, day_end=MOMENT, rooms={"type": "object", "additionalProperties": many(SESSION)}
)
CONFERENCE = group(
    {"keywords": many(FILLED), "tracks": many(group(name=FILLED))},
    acronym={"type": "string", "pattern": "^[a-z0-9_-][a-z0-9_]{3,}$"},
    title=FILLED,
    description=FILLED,
    start=DATE,
    end=DATE,
    daysCount={"type": "integer"},
    timeslot_duration=DURATION,
    time_zone_name={"type": "string", "pattern": "^[A-Z][a-z]+/[A-Z][a-z]+$"},
    url=ADDRESS,
    rooms=many(ROOM),
    days=many(DAY),
)
RULES = {
    "$schema": "http://json-schema.org/draft-06/schema#",
    **group(
        **{
            "$schema": {"const": "https://c3voc.de/schedule/schema.json"},
            "generator": group(name=FILLED),
            "schedule": group(version=FILLED, base_url=ADDRESS, conference=CONFERENCE),
        }
    ),
}


def sound(told: Any) -> dict[str, Any]:
    """The conference of a schedule, as it is read from its JSON. Fails where it breaks a rule of the format."""
    read = json.loads(to_json(told))
    assert [f"{error.json_path}: {error.message}" for error in Draft6Validator(RULES).iter_errors(read)] == []
    conference: dict[str, Any] = read["schedule"]["conference"]
    assert conference["daysCount"] == len(conference["days"])
    assert [day["index"] for day in conference["days"]] == list(range(1, len(conference["days"]) + 1))
    names = [room["name"] for room in conference["rooms"]]
    assert len(set(names)) == len(names)
    told_sessions = sessions(conference)
    for one in told_sessions:
        assert one["room"] in names
    for key in ("guid", "id", "slug"):
        assert len({one[key] for one in told_sessions}) == len(told_sessions), key
    return conference


def sessions(conference: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [session for day in conference["days"] for inside in day["rooms"].values() for session in inside]


def conference_of(corpus: Corpus, facts: str) -> dict[str, Any]:
    return sound(schedule(*meeting_of(corpus, facts)))


def test_the_rules_are_rules() -> None:
    Draft6Validator.check_schema(RULES)
    assert list(Draft6Validator(RULES).iter_errors({"schedule": {}}))


def test_every_event_of_the_library_holds_against_the_format() -> None:
    library = load_once(ROOT / "cases").library
    assert library
    meetings = meetings_of(library)
    told = {meeting.case.slug: sound(schedule(meetings, meeting)) for meeting in meetings.all()}
    assert len(told) >= 8
    assert [one["start"] for one in sessions(told["journee-nationale-2016"])] == ["09:30", "10:00", "12:00", "13:45", "15:45"]
    assert [day["date"] for day in told["seminaires-referentiel-2012"]["days"]] == ["2012-02-14", "2012-03-29"]


FACTS = """id: k7m2p9x4
starts: 2027-03-12
ends: 2027-03-13
venue: Maison commune
themes: [mutualisation]
rooms: [{name: Salle Vercors, capacity: 40, note: Au premier.}, {name: Salle Meije}]
programme:
  - day: 2027-03-12
    kind: pleniere
    title: Débat
    id: debat
    start: "09:30"
    end: "11:00"
    room: salle vercors
    track: Financer
    series: Matin
    text: Un débat.
    speakers: ["Zoé Invent, présidente", Ali Invent]
    cases: [poles/voisin]
  - {day: 2027-03-12, kind: pleniere, title: Accueil, start: "09:00"}
  - {day: 2027-03-13, kind: restitution, title: Clôture, start: "16:00", end: "16:05", room: Salle Meije}
  - {kind: pleniere, title: Un temps sans heure}"""


def test_days_rooms_people_and_sheets_are_told_as_the_programme_tells_them(corpus: Corpus) -> None:
    corpus.write("poles/voisin.md", pole("id: p2222222", title="Un voisin"))
    told = conference_of(corpus, FACTS)
    assert [(room["name"], room["capacity"], room["description"]) for room in told["rooms"]] == [
        ("Salle Vercors", 40, "Au premier."),
        ("Salle Meije", None, None),
        ("Maison commune", None, None),
    ]
    assert [(day["date"], list(day["rooms"])) for day in told["days"]] == [("2027-03-12", ["Salle Vercors", "Maison commune"]), ("2027-03-13", ["Salle Meije"])]
    [debate] = told["days"][0]["rooms"]["Salle Vercors"]
    assert (debate["date"], debate["start"], debate["duration"]) == ("2027-03-12T09:30:00+01:00", "09:30", "01:30")
    assert (debate["track"], debate["subtitle"], debate["type"], debate["abstract"]) == ("Financer", "Matin", "Plénière", "Un débat.")
    assert [(person["name"], person.get("biography")) for person in debate["persons"]] == [("Zoé Invent", "présidente"), ("Ali Invent", None)]
    assert debate["links"] == [{"title": "Un voisin", "url": "https://site.example.org/c/p2222222/", "type": "related"}]
    assert debate["url"] == "https://site.example.org/evenements/journee/#debat"
    assert (told["start"], told["end"], told["time_zone_name"], told["acronym"]) == ("2027-03-12", "2027-03-13", "Europe/Paris", "journee")


def test_a_session_without_an_hour_is_left_out_and_counted(corpus: Corpus) -> None:
    corpus.write("poles/voisin.md", pole())
    told = conference_of(corpus, FACTS)
    assert [one["title"] for one in sessions(told)] == ["Débat", "Accueil", "Clôture"]
    assert "1\u00a0temps sans horaire précisé n’est pas ici, mais sur la page de la rencontre." in told["description"]


def test_a_session_without_an_end_is_the_smallest_slot_and_says_so(corpus: Corpus) -> None:
    corpus.write("poles/voisin.md", pole())
    welcome = next(one for one in sessions(conference_of(corpus, FACTS)) if one["title"] == "Accueil")
    assert (welcome["duration"], welcome["description"]) == ("00:05", "L’heure de fin n’est pas précisée.")


@pytest.mark.parametrize(
    ("day", "where", "hours", "duration"),
    [
        ("2027-03-28", "", ("01:00", "04:00"), "02:00"),
        ("2027-10-31", "", ("01:00", "04:00"), "04:00"),
        ("2027-03-28", 'departments: ["974"]', ("01:00", "04:00"), "03:00"),
    ],
)
def test_a_session_is_as_long_as_it_takes_when_the_clocks_are_changed(corpus: Corpus, day: str, where: str, hours: tuple[str, str], duration: str) -> None:
    starts, ends = hours
    facts = f'starts: {day}\n{where}\nprogramme: [{{kind: pleniere, title: Nuit, start: "{starts}", end: "{ends}"}}]'
    [night] = sessions(conference_of(corpus, facts))
    assert night["duration"] == duration


def test_a_session_is_the_same_one_for_apps_and_for_calendars(corpus: Corpus) -> None:
    corpus.write("poles/voisin.md", pole())
    told = sessions(conference_of(corpus, FACTS))
    assert {one["guid"] for one in told} == {str(entry["UID"]) for entry in entries(calendar_of(corpus, FACTS)) if "RELATED-TO" in entry}


def test_a_person_of_two_sessions_is_one_and_another_one_at_another_event(corpus: Corpus) -> None:
    corpus.write("evenements/autre.md", event('starts: 2027-05-01\nprogramme: [{kind: pleniere, title: Un, start: "09:00", speakers: [Zoé Invent]}]'))
    said = 'kind: pleniere, start: "09:00", speakers: '
    meetings, meeting = meeting_of(corpus, f"starts: 2027-03-12\nprogramme: [{{title: Un, {said}[Zoé Invent]}}, {{title: Deux, {said}['Zoe Invent, élue']}}]")
    ids = [[person["guid"] for one in sessions(sound(schedule(meetings, one))) for person in one["persons"]] for one in meetings.all()]
    other, here = sorted(ids, key=len)
    assert here[0] == here[1] != other[0]
    assert meeting.case.slug == "journee"


@pytest.mark.parametrize("slug", ["abc", "1-2", "une-journee-nationale", "x" * 60])
def test_an_acronym_is_one_of_the_format(corpus: Corpus, slug: str) -> None:
    corpus.write(f"evenements/{slug}.md", event("starts: 2027-03-12"))
    [meeting] = meetings_of(loaded(corpus)).all()
    sound(schedule(meetings_of(loaded(corpus)), meeting))


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ("starts: 2027-03-12", ["2027-03-12"]),
        ("starts: 2027-12-30\nends: 2028-01-01", ["2027-12-30", "2027-12-31", "2028-01-01"]),
        ("starts: 2012-02-14\nends: 2999-12-31", []),
        ('starts: 2027-02-01\nends: 2027-06-30\nprogramme: [{kind: pleniere, title: Un, day: 2027-03-28, start: "09:00"}]', ["2027-03-28"]),
    ],
)
def test_an_event_has_its_days_and_one_that_lasts_for_months_those_of_its_sessions(corpus: Corpus, facts: str, days: list[str]) -> None:
    told = conference_of(corpus, facts)
    assert [day["date"] for day in told["days"]] == days
    if days == ["2027-03-28"]:
        assert [(day["day_start"], day["day_end"]) for day in told["days"]] == [("2027-03-28T00:00:00+01:00", "2027-03-29T00:00:00+02:00")]


def test_a_withdrawn_sheet_and_a_withdrawn_event_are_not_named(corpus: Corpus) -> None:
    corpus.write("poles/voisin.md", pole("id: p2222222\nwithdrawn: {on: 2027-01-05, reason: à sa demande}", title="Zanzibar"))
    [debate] = [one for one in sessions(conference_of(corpus, FACTS)) if one["title"] == "Débat"]
    assert (debate["links"], debate["description"]) == ([], "1\u00a0fiche retirée de la bibliothèque depuis.")
    told = conference_of(corpus, FACTS.replace("Maison commune", "Maison de Zanzibar") + "\nwithdrawn: {on: 2027-01-05, reason: à leur demande}")
    said = json.dumps(told, ensure_ascii=False)
    assert told["title"] == "Rencontre retirée"
    for word in ("Zanzibar", "Invent", "Débat", "Vercors", "Financer", "Un exemple"):
        assert word not in said


@pytest.mark.parametrize("status", ["annulee", "reportee"])
def test_an_event_that_does_not_take_place_as_announced_says_so(corpus: Corpus, status: str) -> None:
    told = conference_of(corpus, f"starts: 2027-03-12\nstatus: {status}")
    assert told["description"].startswith({"annulee": "Rencontre annulée.", "reportee": "Rencontre reportée."}[status])


NUMBER = 400
"""As many sessions as a programme of a large congress has."""


def test_many_sessions_and_hostile_texts_hold_against_the_format(corpus: Corpus) -> None:
    texts = [text for text in TEXTS if 0 < len(text.strip()) < 150 and text.isprintable() and not set(text) & set("<>@\ufffd")][:100]
    hours = ([f"{9 + rank % 9:02}:{minutes}" for minutes in ("00", "45")] for rank in range(NUMBER))
    lines = [
        f'  - {{kind: pleniere, title: {json.dumps(texts[rank % len(texts)], ensure_ascii=False)}, start: "{start}", end: "{end}"}}'
        for rank, (start, end) in enumerate(hours)
    ]
    assert len(texts) >= 80
    corpus.write("evenements/journee.md", event("starts: 2027-03-12\nprogramme:\n" + "\n".join(lines)))
    read = load_once(corpus.path)
    assert read.library, [str(problem) for problem in read.problems][:5]
    meetings = meetings_of(read.library)
    told = sound(schedule(meetings, meetings.of(read.library.cases["evenements/journee"])))
    assert len(sessions(told)) == NUMBER
