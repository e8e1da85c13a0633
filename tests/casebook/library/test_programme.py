"""The programme of an event: what its sessions are called, when they are, where."""

from __future__ import annotations

from datetime import datetime

import pytest

from macros.casebook.library.library import Library
from macros.casebook.library.programme import Programme, programme
from macros.casebook.schema.dates import Day
from support.corpus import Corpus, load_once

EVENT = """---
title: Une journée
summary: Un exemple.
{facts}
sources: [coorace-2016]
---

Rien à dire.
"""


def planned(corpus: Corpus, facts: str) -> Programme:
    """The programme of an event that has these facts."""
    corpus.write("evenements/journee.md", EVENT.format(facts=facts))
    loaded = load_once(corpus.path)
    assert loaded.library, loaded.problems
    return programme(loaded.library.cases["evenements/journee"], loaded.library)


def sessions(*lines: str) -> str:
    return "programme:\n" + "\n".join(f"  - {{kind: pleniere, {line}}}" for line in lines)


def moments(found: Programme) -> list[str]:
    return [f"{planned.start.isoformat() if planned.start else ''}/{planned.end.isoformat() if planned.end else ''}" for planned in found]


def test_sessions_keep_their_ids_and_the_others_are_named_after_their_titles(corpus: Corpus) -> None:
    found = planned(
        corpus, "starts: 2027-03-12\n" + sessions("title: Ouverture", "title: Accueil, id: ouverture", "title: Ouverture", "title: Sources", "title: '…'")
    )
    assert [planned.id for planned in found] == ["ouverture-2", "ouverture", "ouverture-3", "temps-sources", "temps"]
    assert [planned.number for planned in found] == [1, 2, 3, 4, 5]
    assert found.by_id["ouverture"].session.title == "Accueil"


@pytest.mark.parametrize(
    ("dates", "own", "day"),
    [
        ("starts: 2027-03-12", "", Day(2027, 3, 12)),
        ("starts: 2027-03-12\nends: 2027-03-12", "", Day(2027, 3, 12)),
        ("starts: 2027-03-12\nends: 2027-03-13", "", None),
        ("starts: 2027-03-12\nends: 2027-03-13", ", day: 2027-03-13", Day(2027, 3, 13)),
        ("starts: 2027-03", "", None),
        ("starts: 2027-03", ", day: 2027-03-13", Day(2027, 3, 13)),
        ("starts: 2027-03-12~", "", None),
        ("starts: 2027", ", day: 2027-03", None),
    ],
)
def test_the_day_is_the_sessions_own_else_that_of_an_event_of_one_day(dates: str, own: str, day: Day | None, corpus: Corpus) -> None:
    (found,) = planned(corpus, f"{dates}\n" + sessions(f"title: Un{own}, start: '09:30'"))
    assert found.day == day
    assert found.is_timed == (day is not None)
    assert (found.start is None) == (day is None)


@pytest.mark.parametrize(
    ("place", "zone", "start"),
    [
        ("national: true", "Europe/Paris", "2027-07-14T09:30:00+02:00"),
        ('place: "97411"', "Indian/Reunion", "2027-07-14T09:30:00+04:00"),
        ('departments: ["974", "75"]\nplace: "97411"', "Indian/Reunion", "2027-07-14T09:30:00+04:00"),
        ('departments: ["973"]', "America/Cayenne", "2027-07-14T09:30:00-03:00"),
        ('departments: ["973", "39"]', "Europe/Paris", "2027-07-14T09:30:00+02:00"),
        ("regions: [martinique]", "America/Martinique", "2027-07-14T09:30:00-04:00"),
        ("regions: [bretagne]", "Europe/Paris", "2027-07-14T09:30:00+02:00"),
    ],
)
def test_the_clock_is_that_of_the_place(place: str, zone: str, start: str, corpus: Corpus) -> None:
    found = planned(corpus, f"{place}\nstarts: 2027-07-14\n" + sessions("title: Un, start: 9h30, end: '10:00'"))
    assert found.zone == zone
    assert [planned.start for planned in found] == [datetime.fromisoformat(start)]


def test_what_is_not_said_stays_unknown(corpus: Corpus) -> None:
    found = planned(corpus, "starts: 2027-03-12\n" + sessions("title: Un", "title: Deux, start: '10:00'", "title: Trois, end: '10:00'"))
    assert moments(found) == ["/", "2027-03-12T10:00:00+01:00/", "/2027-03-12T10:00:00+01:00"]


def test_a_room_has_the_name_and_the_places_of_the_list(corpus: Corpus) -> None:
    rooms = "rooms:\n  - {name: Salle Vercors, capacity: 40}\n  - {name: Hall}\n"
    found = planned(corpus, f"starts: 2027-03-12\n{rooms}" + sessions("title: Un, room: salle vercors", "title: Deux, room: Hall", "title: Trois"))
    assert [(planned.room, planned.capacity) for planned in found] == [("Salle Vercors", 40), ("Hall", None), ("", None)]


def test_a_room_of_no_list_is_as_it_is_written(corpus: Corpus) -> None:
    (found,) = planned(corpus, "starts: 2027-03-12\n" + sessions("title: Un, room: Salle Vercors"))
    assert (found.room, found.capacity) == ("Salle Vercors", None)


def test_sessions_come_by_day_and_hour_and_those_without_stay_behind_the_one_before_them(corpus: Corpus) -> None:
    found = planned(
        corpus,
        "starts: 2027-03-12\nends: 2027-03-13\n"
        + sessions(
            "title: Bilan, day: 2027-03-13, start: '14:00'",
            "title: Un verre, day: 2027-03-13",
            "title: Atelier, day: 2027-03-12, start: '11:00', room: B",
            "title: Ouverture, day: 2027-03-12, start: '09:00'",
            "title: Café, day: 2027-03-12",
            "title: Autre atelier, day: 2027-03-12, start: '11:00', room: A",
            "title: Accueil, day: 2027-03-13",
            "title: Reprise, day: 2027-03-13, start: '09:00'",
        ),
    )
    assert [planned.session.title for planned in found.chronological] == [
        *("Ouverture", "Café", "Atelier", "Autre atelier"),
        *("Accueil", "Reprise", "Bilan", "Un verre"),
    ]
    assert found.days == (Day(2027, 3, 12), Day(2027, 3, 13))


def test_a_programme_without_hours_is_in_the_order_of_its_file(library: Library) -> None:
    for event in library.of_type("evenements"):
        found = programme(event, library)
        assert [planned.session for planned in found] == list(event.facts.programme)
        if not any(planned.is_timed for planned in found):
            assert found.chronological == found.sessions
        assert len(found.by_id) == len(found)


def test_a_case_of_another_type_has_no_programme(library: Library) -> None:
    assert not programme(library.of_type("fiches")[0], library).sessions


def test_a_case_is_known_by_its_permanent_id_also_once_withdrawn(corpus: Corpus) -> None:
    corpus.write("evenements/une.md", EVENT.format(facts="id: k7m2p9x4\nstarts: 2027"))
    corpus.write("evenements/deux.md", EVENT.format(facts="id: b3n8q2w5\nstarts: 2027\nwithdrawn: {on: 2027-01-01, reason: Sur demande.}"))
    corpus.write("evenements/trois.md", EVENT.format(facts="starts: 2027"))
    loaded = load_once(corpus.path)
    assert loaded.library, loaded.problems
    assert {id: case.key for id, case in loaded.library.by_id.items()} == {"k7m2p9x4": "evenements/une", "b3n8q2w5": "evenements/deux"}
