"""The calendars of events: when, where and what, told so that a calendar that has an entry knows it again."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hostile.inputs.calendar_lines import TEXTS
from macros.pages.events.calendar import Calendar
from support.cases import pole
from support.corpus import Corpus, load_once
from support.events.calendars import calendar_of, entries, event, loaded, logical, meeting_of, meetings_of, moments, physical, read, read_by_ical_js, shape

DAY = "starts: 2027-03-12"

PROGRAMME = """programme:
  - {kind: ouverture, title: Accueil, start: "09:00", end: "09:30", id: accueil}
  - {kind: pleniere, title: Débat, start: "09:30", id: debat, room: Salle Vercors}
  - {kind: restitution, title: Clôture}"""


def title(entry: Any) -> str:
    return str(entry["SUMMARY"])


# --- days ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ("starts: 2027-03-12", [("2027-03-12", "2027-03-13")]),
        ("starts: 2027-12-31\nends: 2028-01-02", [("2027-12-31", "2028-01-03")]),
        ("starts: 2028-02-28\nends: 2028-02-29", [("2028-02-28", "2028-03-01")]),
        ("starts: 2027-03-12\nends: 2027-04", [("2027-03-12", "2027-03-13")]),
        (
            "starts: 2012-02-14\nends: 2012-03-29\nprogramme: [{kind: pleniere, title: Un, day: 2012-02-14}, {kind: pleniere, title: Deux, day: 2012-03-29}]",
            [("2012-02-14", "2012-02-15"), ("2012-03-29", "2012-03-30")],
        ),
        ("starts: 2012-02-14\nends: 2012-03-29", [("2012-02-14", "2012-03-30")]),
        (
            "starts: 2012-02\nprogramme: [{kind: pleniere, title: Un, day: 2012-02-14}, {kind: pleniere, title: Deux, day: 2012-02-15}]",
            [("2012-02-14", "2012-02-16")],
        ),
    ],
)
def test_an_event_has_an_entry_for_its_days(corpus: Corpus, facts: str, days: list[tuple[str, str]]) -> None:
    found = entries(calendar_of(corpus, facts))
    assert [(entry["DTSTART"].dt.isoformat(), entry["DTEND"].dt.isoformat()) for entry in found] == days
    assert all(isinstance(entry["DTSTART"].dt, date) and not isinstance(entry["DTSTART"].dt, datetime) for entry in found)
    assert len({str(entry["UID"]) for entry in found}) == len(days)


@pytest.mark.parametrize("starts", ["2027", "2027-03", "2027-03-12~"])
def test_an_event_whose_day_is_not_known_has_no_calendar(corpus: Corpus, starts: str) -> None:
    corpus.write("evenements/journee.md", event(f"starts: {starts}"))
    library = loaded(corpus)
    assert list(meetings_of(library).all()) == []
    assert not meetings_of(library).views.has_calendar(library.cases["evenements/journee"])


def test_only_events_have_calendars(corpus: Corpus) -> None:
    corpus.write("poles/voisin.md", pole())
    library = loaded(corpus)
    assert not meetings_of(library).views.has_calendar(library.cases["poles/voisin"])


# --- sessions --------------------------------------------------------------------------


def test_each_session_whose_hour_is_known_has_an_entry_and_the_day_tells_of_the_others(corpus: Corpus) -> None:
    day, opening, debate = entries(calendar_of(corpus, f"{DAY}\n{PROGRAMME}"))
    assert [title(entry) for entry in (day, opening, debate)] == ["Une journée", "Accueil", "Débat"]
    assert "Au programme, sans horaire précisé :\n– Clôture" in typed(day["DESCRIPTION"])
    assert "Accueil" not in day["DESCRIPTION"]
    assert (opening["DTSTART"].dt.isoformat(), opening["DTEND"].dt.isoformat()) == ("2027-03-12T09:00:00+01:00", "2027-03-12T09:30:00+01:00")
    assert "DTEND" not in debate
    assert "L’heure de fin n’est pas précisée." in debate["DESCRIPTION"]
    assert str(debate["LOCATION"]) == "Salle Vercors"
    assert {str(entry["RELATED-TO"]) for entry in (opening, debate)} == {str(day["UID"])}
    assert str(opening["URL"]) == "https://site.example.org/evenements/journee/#accueil"


def typed(text: Any) -> str:
    """A text with plain spaces."""
    return str(text).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_session_has_a_calendar_of_its_own_with_the_same_entry(corpus: Corpus) -> None:
    meetings, meeting = meeting_of(corpus, f"{DAY}\n{PROGRAMME}")
    calendar = Calendar(meetings)
    _day, *whole = entries(calendar.of_event(meeting))
    alone = [entries(calendar.of_session(meeting, planned)) for planned in meeting.timed]
    assert [[entry.to_ical() for entry in one] for one in alone] == [[entry.to_ical()] for entry in whole]


ZONED = [
    ("2027-03-12", "", 1),
    ("2027-03-27", "", 1),
    ("2027-03-28", "", 2),
    ("2027-03-29", "", 2),
    ("2027-07-14", "", 2),
    ("2027-10-31", "", 1),
    ("2027-03-27", 'departments: ["974"]', 4),
    ("2027-07-14", 'departments: ["974"]', 4),
    ("2027-03-29", 'departments: ["971"]', -4),
    ("2027-07-14", 'departments: ["972"]', -4),
    ("2027-07-14", 'departments: ["973"]', -3),
    ("2027-03-12", 'departments: ["976"]', 3),
]
"""A day, where the event is, and the distance of its clocks from UTC in the morning, in hours."""


def test_two_readers_find_the_same_times_before_and_after_the_clocks_change_and_overseas(corpus: Corpus, tmp_path: Path) -> None:
    files = {}
    for rank, (day, where, _offset) in enumerate(ZONED):
        facts = f'starts: {day}\n{where}\nprogramme: [{{kind: pleniere, title: Matin, start: "09:30", end: "12:15"}}]'
        files[f"{rank}.ics"] = calendar_of(corpus, facts)
    found = read_by_ical_js(files, tmp_path)
    for (day, where, offset), (name, content) in zip(ZONED, files.items(), strict=True):
        told = moments(content)
        assert {entry["uid"]: (entry["starts"], entry["ends"]) for entry in found[name]} == told, (day, where)
        starts = datetime.fromisoformat(f"{day}T09:30:00+00:00").timestamp() - offset * 3600
        assert [*told.values()][1] == (str(int(starts)), str(int(starts + 165 * 60))), (day, where)


def test_an_hour_that_exists_twice_is_the_first_one(corpus: Corpus) -> None:
    corpus.write("evenements/journee.md", event('starts: 2027-10-31\nprogramme: [{kind: pleniere, title: Nuit, start: "02:30"}]'))
    _day, night = entries(calendar_of(corpus, 'starts: 2027-10-31\nprogramme: [{kind: pleniere, title: Nuit, start: "02:30"}]'))
    assert night["DTSTART"].dt.astimezone(UTC) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert night["DTSTART"].dt.tzinfo == ZoneInfo("Europe/Paris")


def test_a_session_that_ends_as_it_begins_has_no_end(corpus: Corpus) -> None:
    _day, moment = entries(calendar_of(corpus, f'{DAY}\nprogramme: [{{kind: pleniere, title: Photo, start: "09:30", end: "09:30"}}]'))
    assert "DTEND" not in moment


# --- which entry, and which state of it ----------------------------------------------------


def uids(content: bytes) -> list[str]:
    return [str(entry["UID"]) for entry in entries(content)]


def test_an_event_with_an_id_keeps_its_entries_whatever_its_name_and_its_hours_are(corpus: Corpus, tmp_path: Path) -> None:
    before = calendar_of(corpus, f"id: k7m2p9x4\n{DAY}\n{PROGRAMME}")
    other = Corpus(tmp_path / "other")
    moved = PROGRAMME.replace('"09:00", end: "09:30"', '"14:00", end: "15:00"').replace("Accueil", "Bienvenue")
    other.write("evenements/autre-nom.md", event(f"id: k7m2p9x4\nformer_slugs: [journee]\nstarts: 2027-04-01\n{moved}"))
    library = loaded(other)
    meetings = meetings_of(library)
    after = Calendar(meetings).of_event(meetings.of(library.cases["evenements/autre-nom"]))
    assert set(uids(after)) == set(uids(before))
    assert len(set(uids(before))) == 3


def test_an_event_without_an_id_keeps_its_entries_when_it_is_renamed(corpus: Corpus, tmp_path: Path) -> None:
    before = uids(calendar_of(corpus, f"{DAY}\n{PROGRAMME}"))
    other = Corpus(tmp_path / "other")
    other.write("evenements/autre-nom.md", event(f"former_slugs: [journee]\n{DAY}\n{PROGRAMME}"))
    library = loaded(other)
    meetings = meetings_of(library)
    assert uids(Calendar(meetings).of_event(meetings.of(library.cases["evenements/autre-nom"]))) == before


def state(content: bytes) -> tuple[int, str]:
    [first, *others] = [(int(entry["SEQUENCE"]), f"{entry['DTSTAMP'].dt:%Y-%m-%d}") for entry in entries(content)]
    assert all(other == first for other in others)
    return first


def test_each_change_of_the_page_makes_a_newer_state_of_its_entries(corpus: Corpus) -> None:
    changes = [
        "",
        "updated: 2026-12-01",
        "updated: 2026-12-01\nchanges: [{kind: corrigee}]",
        "updated: 2026-12-01\nchanges: [{kind: corrigee, on: 2026-12-02}]",
        "updated: 2026-12-03\nchanges: [{kind: corrigee, on: 2026-12-02}]",
        "updated: 2026-12-03\nchanges: [{kind: corrigee, on: 2026-12-02}, {kind: corrigee, on: 2026-12-03}]",
        "updated: 2027-01-03\nchanges: [{kind: corrigee, on: 2026-12-02}, {kind: corrigee, on: 2026-12-03}]",
    ]
    states = [state(calendar_of(corpus, f"{DAY}\n{PROGRAMME}\n{change}")) for change in changes]
    assert [number for number, _stamp in states] == sorted({number for number, _stamp in states})
    assert states[0][0] == 1, "after what the desk gives before there is a page"
    assert [stamp for _number, stamp in states][1:] == ["2026-12-01", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-03", "2027-01-03"]


@pytest.mark.parametrize(
    "lives",
    [
        # A sheet that it names is withdrawn, then no longer named.
        [("cases: [poles/voisin]", ""), ("cases: [poles/voisin]", "2027-01-05"), ("", "2027-01-05"), ("updated: 2026-12-01", "2027-01-05")],
        # Its dates are written down later than those that the library knows, its source is another one.
        [("", ""), ("updated: 2016-05-01", ""), ("updated: 2016-05-01\nsources: [ess-france-ptce-2023]", "")],
        # A change known to the year comes after the day of another one, and its own day after it.
        [("updated: 2026-12-01", ""), ("updated: 2026-12-01\nchanges: [{kind: corrigee, on: 2026}]", ""), ("changes: [{kind: corrigee, on: 2026-12-02}]", "")],
        # The changes of before leave the list when there is a newer one.
        [("changes: [{kind: nouvelle, on: 2026-12-01}, {kind: corrigee, on: 2026-12-02}]", ""), ("updated: 2026-12-03", "")],
        # The whole event is withdrawn, and comes back.
        [("", ""), ("withdrawn: {on: 2027-01-05, reason: à leur demande}", ""), ("updated: 2027-02-01", "")],
    ],
)
def test_no_state_of_its_entries_is_older_than_one_before(corpus: Corpus, lives: list[tuple[str, str]]) -> None:
    states = []
    for facts, withdrawn in lives:
        corpus.write("poles/voisin.md", pole(f"withdrawn: {{on: {withdrawn}, reason: à la demande du pôle}}" if withdrawn else ""))
        told = event(f"{DAY}\n{PROGRAMME}\n{facts}")
        corpus.write("evenements/journee.md", told.replace("sources: [coorace-2016]\n", "") if "sources:" in facts else told)
        library = loaded(corpus)
        meetings = meetings_of(library)
        states.append(state(Calendar(meetings).of_event(meetings.of(library.cases["evenements/journee"]))))
    assert [number for number, _stamp in states] == sorted(number for number, _stamp in states)
    assert [stamp for _number, stamp in states] == sorted(stamp for _number, stamp in states)


def test_a_change_known_to_the_year_is_as_new_as_all_that_is_known(corpus: Corpus) -> None:
    plain = state(calendar_of(corpus, f"{DAY}\n{PROGRAMME}"))
    changed = state(calendar_of(corpus, f"{DAY}\n{PROGRAMME}\nchanges: [{{kind: corrigee, on: {plain[1][:4]}}}]"))
    assert changed[0] > plain[0]
    assert changed[1] == plain[1]


@pytest.mark.parametrize(("status", "expected", "begins"), [("annulee", "CANCELLED", "Annulée : "), ("reportee", "TENTATIVE", "Reportée : ")])
def test_an_event_that_does_not_take_place_as_announced_says_so(corpus: Corpus, status: str, expected: str, begins: str) -> None:
    found = entries(calendar_of(corpus, f"{DAY}\n{PROGRAMME}\nstatus: {status}"))
    assert {str(entry["STATUS"]) for entry in found} == {expected}
    assert all(typed(entry["SUMMARY"]).startswith(begins) for entry in found)
    assert all("Cette rencontre est" in entry["DESCRIPTION"] for entry in found)


def test_an_event_that_takes_place_is_confirmed(corpus: Corpus) -> None:
    for status in ("", "status: maintenue"):
        assert {str(entry["STATUS"]) for entry in entries(calendar_of(corpus, f"{DAY}\n{PROGRAMME}\n{status}"))} == {"CONFIRMED"}


# --- what it says ----------------------------------------------------------------------------


def test_an_entry_says_where_and_what_and_leads_to_the_sheets(corpus: Corpus) -> None:
    corpus.write("poles/voisin.md", pole("id: p2222222", title="Un voisin"))
    corpus.write("poles/autre.md", pole(title="Un autre"))
    facts = """id: k7m2p9x4
starts: 2027-03-12
place: "38185"
departments: ["38"]
venue: CCI de Grenoble
kind: journee-nationale
themes: [mutualisation]
cases: [poles/autre]
registration: {url: "https://www.example.org/inscription", closes: 2027-03-01, places: 120}
practical: {travel: À dix minutes de la gare., price: Gratuit.}
programme:
  - kind: pleniere
    title: Débat
    start: "09:30"
    room: Salle Vercors
    track: Financer
    series: Matin
    text: De quoi parler.
    speakers: ["Zoé Invent, présidente"]
    cases: [poles/voisin, poles/autre]
  - {kind: restitution, title: Clôture, cases: [poles/voisin]}"""
    day, debate = entries(calendar_of(corpus, facts))
    assert str(day["LOCATION"]) == "CCI de Grenoble, Grenoble (Isère)"
    assert str(debate["LOCATION"]) == "Salle Vercors, CCI de Grenoble, Grenoble (Isère)"
    assert [str(name) for name in day["CATEGORIES"].cats] == ["Journée nationale", "Mutualisation"]
    assert [str(name) for name in debate["CATEGORIES"].cats] == ["Plénière", "Financer", "Matin"]
    assert str(day["URL"]) == "https://site.example.org/c/k7m2p9x4/"
    said = typed(day["DESCRIPTION"])
    for line in (
        "– Clôture\n  Un voisin : https://site.example.org/c/p2222222/",
        "Fiches présentées :\n– Un autre : https://site.example.org/poles/autre/",
        "Inscription : https://www.example.org/inscription, jusqu’au 1er mars 2027, 120 places",
        "Venir : À dix minutes de la gare.\nPrix : Gratuit.",
        "La rencontre et son programme : https://site.example.org/c/k7m2p9x4/",
    ):
        assert line in said, said
    said = typed(debate["DESCRIPTION"])
    for line in (
        "De quoi parler.\n\nAvec Zoé Invent, présidente",
        "Fiches :\n– Un voisin : https://site.example.org/c/p2222222/\n– Un autre : https://site.example.org/poles/autre/",
        "Une journée : https://site.example.org/c/k7m2p9x4/",
    ):
        assert line in said, said


def test_nobody_is_an_attendee(corpus: Corpus) -> None:
    content = calendar_of(corpus, f'{DAY}\nprogramme: [{{kind: pleniere, title: Débat, start: "09:30", speakers: ["Zoé Invent"]}}]')
    assert {name for entry in entries(content) for name in entry} & {"ATTENDEE", "ORGANIZER", "CONTACT", "GEO"} == set()


def test_a_sheet_that_was_withdrawn_is_told_without_its_name(corpus: Corpus) -> None:
    withdrawn = "id: p2222222\nwithdrawn: {on: 2027-01-05, reason: à la demande du pôle}"
    corpus.write("poles/voisin.md", pole(withdrawn, title="Zanzibar"))
    day, debate = entries(
        calendar_of(corpus, f'{DAY}\ncases: [poles/voisin]\nprogramme: [{{kind: pleniere, title: Débat, start: "09:30", cases: [poles/voisin]}}]')
    )
    for entry in (day, debate):
        assert "1 fiche retirée de la bibliothèque depuis" in typed(entry["DESCRIPTION"])
        assert "Zanzibar" not in entry.to_ical().decode()
        assert "p2222222" not in entry.to_ical().decode()
        assert f"{entry['DTSTAMP'].dt:%Y-%m-%d}" == "2027-01-05"


def test_an_event_that_was_withdrawn_is_cancelled_and_says_nothing_else(corpus: Corpus) -> None:
    facts = f"""id: k7m2p9x4
{DAY}
venue: Maison de Zanzibar
territory: Pays de Zanzibar
programme:
  - {{kind: pleniere, title: Zanzibar, start: "09:30", room: Zanzibar, track: Zanzibar, speakers: [Zoé Zanzibar], text: Zanzibar.}}
  - {{kind: pleniere, title: Zanzibar encore}}"""
    before = uids(calendar_of(corpus, facts))
    content = calendar_of(corpus, f"{facts}\nwithdrawn: {{on: 2027-01-05, reason: Zanzibar le veut}}")
    assert uids(content) == before
    assert {str(entry["STATUS"]) for entry in entries(content)} == {"CANCELLED"}
    assert [title(entry) for entry in entries(content)] == ["Rencontre retirée", "Séance retirée"]
    assert all("retirée de la bibliothèque le 5 janvier 2027" in typed(entry["DESCRIPTION"]) for entry in entries(content))
    assert "zanzibar" not in content.decode().casefold()


# --- hostile texts ---------------------------------------------------------------------------


def everywhere(value: str) -> str:
    """An event that holds a text wherever it may."""
    said = json.dumps(value, ensure_ascii=False)
    session = f"kind: pleniere, title: {said}, text: {said}, track: {said}, series: {said}, room: {said}, speakers: [{said}]"
    return f"""{DAY}
venue: {said}
territory: {said}
registration: {{note: {said}}}
practical: {{travel: {said}}}
programme:
  - {{{session}, start: "09:30", id: temps-1}}
  - {{{session}, id: temps-2}}"""


@pytest.fixture(scope="module")
def hostile_calendars(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The calendars of events that hold hostile texts wherever they may, by the names of files: of those texts that the check admits."""
    corpus = Corpus(tmp_path_factory.mktemp("hostile") / "cases")
    for rank, value in enumerate(TEXTS):
        if not "\ud800" <= max(value) <= "\udfff":  # no file in UTF-8 has it
            corpus.write(f"evenements/texte-{rank}.md", event(everywhere(value)))
    for path in {problem.path for problem in load_once(corpus.path).problems if problem.severity == "error"}:
        Path(path).unlink()
    meetings = meetings_of(loaded(corpus))
    return {f"{meeting.case.slug}.ics": Calendar(meetings).of_event(meeting) for meeting in meetings.all()}


def test_no_text_of_a_file_adds_anything_to_its_calendar(hostile_calendars: dict[str, bytes], corpus: Corpus, tmp_path: Path) -> None:
    assert len(hostile_calendars) >= 200, "the check admits most of these texts"
    harmless = shape(read(calendar_of(corpus, everywhere("Un mot"))))
    for name, content in hostile_calendars.items():
        assert all(len(line) <= 75 for line in physical(content)), name
        assert shape(read(content)) == harmless, name
        assert logical(content).count("END:VCALENDAR") == 1
    expected = sorted(property.lower() for property in harmless[2][1][1] if property not in ("BEGIN", "END"))
    for name, told in read_by_ical_js(hostile_calendars, tmp_path).items():
        assert [(entry["starts"], entry["ends"]) for entry in told] == [*moments(hostile_calendars[name]).values()]
        assert sorted(told[0]["properties"]) == expected
