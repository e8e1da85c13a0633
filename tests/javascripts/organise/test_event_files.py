"""Event files as the organiser's desk makes them: the check accepts them, and of an event that was opened no other line changes."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.normal_text import normal
from macros.casebook.library.library import Library
from macros.casebook.problems.message_tables.programmes import PROGRAMMES
from macros.casebook.problems.problem import Problem
from support.corpus import Corpus, load_once
from support.events.desk_in_node import Desk, file_of, published
from support.repository import ROOT

NATIONAL_DAY = "evenements/journee-nationale-2016"


@pytest.fixture(scope="module")
def desk(library: Library) -> Desk:
    return Desk(library)


EVENTS = sorted(f"evenements/{path.stem}" for path in (ROOT / "cases/evenements").glob("*.md"))


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


# --- what the check says -----------------------------------------------------------------------


def problems(corpus: Corpus, files: Sequence[tuple[str, str]]) -> list[Problem]:
    corpus.copy()
    for path, text in files:
        corpus.write(path.removeprefix("cases/"), text)
    return list(load_once(corpus.path).problems)


def objections(corpus: Corpus, files: Sequence[tuple[str, str]]) -> list[str]:
    """What the check refuses in them, what contradicts itself in a timetable apart: days by chance may do that."""
    return [str(problem) for problem in problems(corpus, files) if problem.severity == "error" and problem.code not in TIMETABLE]


TIMETABLE = frozenset(objection.partition("/")[0] for objection in PROGRAMMES)


def test_the_check_accepts_random_days_and_says_of_their_timetable_what_the_desk_says(desk: Desk, corpus: Corpus) -> None:
    made = desk(days=list(range(1, 41)), gestures=60)["made"]
    files = [(f"cases/evenements/jour-{index}.md", one["text"]) for index, one in enumerate(made)]
    assert objections(corpus, files) == []
    told = Counter((Path(problem.path).stem, problem.code, problem.severity) for problem in load_once(corpus.path).problems if problem.code in TIMETABLE)
    seen = Counter(
        (f"jour-{index}", clash["code"], "error" if clash["grave"] else "warning")
        for index, one in enumerate(made)
        for clash in one["clashes"]
        if not clash["code"].startswith("sheet-")
    )
    assert seen == told
    codes = {code for _path, code, _severity in told}
    assert codes >= {"room-taken", "person-twice", "room-small", "hour-missing"}
    assert "session-without-day" not in codes  # whoever makes a day of several days of it is asked which: the desk leaves none without
    assert all("announced: true\n" in one["text"] and "\nid: " in one["text"] for one in made)
    assert sum(len(one["ids"]) for one in made) > 200
    assert all(len(set(one["ids"])) == len(one["ids"]) and all(one["ids"]) for one in made)


FRAME: list[list[Any]] = [["setFrame", {"title": "Journée", "starts": "2027-03-28", "expected": "90"}], ["addRoom", {"name": "Vercors", "capacity": "40"}]]


def added(**fields: Any) -> list[Any]:
    return ["addSession", {"kind": "pleniere", **fields}]


CLASHES: dict[str, tuple[list[list[Any]], list[tuple[str, list[str], bool, str]]]] = {
    "two sessions in a room": (
        [added(title="A", start="9h", end="10h", room="Vercors", expected="1"), added(title="B", start="9h30", end="10h", room="vercors", expected="1")],
        [("room-taken", ["s1", "s2"], True, "« B » : « vercors » est déjà occupée par « A », de 9 h à 10 h")],
    ),
    "sessions that touch": (
        [added(title="A", start="9h", end="10h", room="Vercors", expected="1"), added(title="B", start="10h", end="11h", expected="1")],
        [],
    ),
    "a person in two places": (
        [added(title="A", start="9h", end="10h", speakers=["Une élue, ville"]), added(title="B", start="9h", speakers=["Un élu", "une Élue, région"])],
        [("person-twice", ["s1", "s2"], False, "« B » : une Élue intervient déjà dans « A », de 9 h à 10 h")],
    ),
    "a room too small for all": (
        [added(title="A", start="9h", end="10h", room="Vercors")],
        [("room-small", ["s1"], False, "« A » : 90 personnes attendues pour 40 places dans « Vercors »")],
    ),
    "an hour that does not exist": (
        [added(title="A", start="2h30", end="4h")],
        [("hour-missing", ["s1"], True, "« A » : 2 h 30 n’existe pas le 28 mars 2027 : les horloges avancent, et sautent cette heure")],
    ),
    "the same hour overseas": ([["setFrame", {"departments": ["974"]}], added(title="A", start="2h30", end="4h")], []),
    "a day that went": (
        [["addDay"], added(title="A", day="2027-03-29"), ["setFrame", {"ends": ""}]],
        [("session-outside", ["s1"], True, "« A » : « 29 mars 2027 » n’est pas le jour de la rencontre (28 mars 2027)")],
    ),
    "a sheet twice at once": (
        [added(title="A", start="9h", end="10h", cases=["fiches/soleni"]), added(title="B", start="9h", end="10h", cases=["fiches/soleni"])],
        [
            (
                "sheet-twice",
                ["s1", "s2"],
                False,
                "La fiche « Soleni » est présentée au même moment dans « A » et dans « B »",
            )
        ],
    ),
    "a sheet twice, one after the other": (
        [added(title="A", start="9h", end="10h", cases=["fiches/soleni"]), added(title="B", start="10h", end="11h", cases=["fiches/soleni"])],
        [],
    ),
    "a sheet that is gone": (
        [added(title="A", cases=["fiches/disparue"])],
        [("sheet-gone", ["s1"], False, "La fiche « fiches/disparue » n’est plus dans la bibliothèque")],
    ),
}


@pytest.mark.parametrize("case", CLASHES)
def test_what_does_not_go_together_is_told_at_once(desk: Desk, case: str) -> None:
    steps, told = CLASHES[case]
    [clashes] = desk(clashing=[[*FRAME, *steps]])["clashing"]
    assert [(one["code"], one["keys"], one["grave"], one["text"].replace("\xa0", " ")) for one in clashes] == told
    assert all(one["hint"] for one in clashes)


FRAME_OF_A_SCREEN = 16
"""Milliseconds between two pictures of a screen: what takes longer is seen to wait."""


def test_each_gesture_on_four_hundred_sessions_is_done_before_the_next_picture(desk: Desk) -> None:
    slow: set[str] | None = None
    for _ in range(4):  # what is slow each time is slow; a machine with much to do is, now and then
        timed = desk(large=400)["timed"]
        assert timed["sessions"] == 400
        late = {name for name, time in timed["times"].items() if time > FRAME_OF_A_SCREEN}
        slow = late if slow is None else slow & late
        if not slow:
            break
    assert not slow


# --- an event that exists ----------------------------------------------------------------------


def test_an_event_that_was_not_changed_keeps_its_very_bytes(desk: Desk) -> None:
    assert desk(files=[(key, file_of(published(key))) for key in EVENTS])["same"] == [published(key) for key in EVENTS]


def test_events_changed_by_chance_are_read_again(desk: Desk, corpus: Corpus) -> None:
    changed = desk(files=[(key, file_of(published(key))) for key in EVENTS], gestures=25)["changed"]
    assert objections(corpus, [(f"cases/{key}.md", text) for key, text in zip(EVENTS, changed, strict=True)]) == []
    for key, text in zip(EVENTS, changed, strict=True):
        assert text.partition("\n---\n")[2] == published(key).partition("\n---\n")[2]


STEPS: dict[str, tuple[list[list[Any]], list[str]]] = {
    "a session is moved": (
        [["moveSession", "s9", {"start": "14:00"}]],
        ['-   - start: "13:45"', '-     end: "15:30"', '+   - start: "14:00"', '+     end: "15:45"'],
    ),
    "a session gets a room": ([["setSession", "s1", {"room": "Auditorium"}]], ["+     room: Auditorium"]),
    "a sheet is put into a session": (
        [["putSheet", "fiches/soleni", "s3"]],
        ["-   - fiches/soleni", "+     cases: [fiches/soleni]"],
    ),
    "a session is removed": (
        [["removeSession", "s10"]],
        [
            '-   - start: "15:45"',
            '-     end: "16:30"',
            "-     kind: engagements",
            '-     title: "Engagements d\'avenir"',
            '-     text: "Chacun dit ce qu\'il fera à la suite de la journée ; viennent aussi des engagements collectifs et des annonces."',
        ],
    ),
    "a session is added": (
        [["addSession", {"title": "Accueil", "kind": "accueil", "start": "9h", "end": "9h30"}]],
        ['+   - {id: accueil, start: "09:00", end: "09:30", kind: accueil, title: Accueil}'],
    ),
    "a title is changed, and the address stays": (
        [["setSession", "s3", {"title": "Financer ce que l’on fait à plusieurs"}]],
        [
            '-     title: "Modèles économiques d\'avenir et financement de la coopération"',
            "+     id: modeles-economiques-d-avenir-et-financement-de-la",
            '+     title: "Financer ce que l’on fait à plusieurs"',
        ],
    ),
    "the venue is changed": ([["setFrame", {"venue": "Hôtel de ville"}]], ["- venue: CCI de Grenoble", "+ venue: Hôtel de ville"]),
    "a room is added": ([["addRoom", {"name": "Vercors", "capacity": "40"}]], ["+ rooms:", "+   - {name: Vercors, capacity: 40}"]),
    "nothing is left of a move that is undone": ([["moveSession", "s9", {"start": "14:00"}], ["moveSession", "s9", {"start": "13:45"}]], []),
}


@pytest.mark.parametrize("change", STEPS)
def test_of_the_day_of_2016_no_other_line_changes(desk: Desk, corpus: Corpus, change: str) -> None:
    steps, lines = STEPS[change]
    before = published(NATIONAL_DAY)
    [after] = desk(opened=[{"key": NATIONAL_DAY, "file": file_of(before), "steps": steps}])["opened"]
    assert sorted(changed_lines(before, after["text"])) == sorted(lines)
    assert objections(corpus, [(after["path"], after["text"])]) == []


ODD = """---
title: Une journée
summary: Une journée écrite à la main.
themes: [animation-cooperative]
departments: ["38"]
starts: "2027-03-12"
announced: true
rooms:
# au rez-de-chaussée
- name: Vercors   # la grande
  capacity: "40"
- {name: Belledonne, capacity: "12"}

practical:
  price: >-
    Gratuit,
    sans inscription.
  # le repas
  food: Buffet
programme:
  # le matin
  - kind: ouverture
    title: Ouverture
    start: 9h00
    end: 9h30
    # le mot du maire
    speakers:
    - Une élue, ville
    - Un élu, région
  # en parallèle
  - {kind: atelier-pratiques, title: Un, start: "10:00", end: "11:00", room: Vercors,
     text: "Deux lignes
     - kind: leurre"}
  -
    kind: atelier-pratiques
    title: |-
      Deux
    room: belledonne
    start: "10:00"
    end: "11:00"
sources: []
---

Le texte.
"""

ODD_STEPS: dict[str, tuple[list[list[Any]], list[str]]] = {
    "the opening is moved": (
        [["moveSession", "s1", {"start": "9:15"}]],
        ["-     start: 9h00", "-     end: 9h30", '+     start: "09:15"', '+     end: "09:45"'],
    ),
    "one who spoke does not come, and the other one stays as written": (
        [["setSession", "s1", {"speakers": ["Une élue, ville"]}]],
        ["-     - Un élu, région"],
    ),
    "a workshop between braces is moved": (
        [["moveSession", "s2", {"start": "11:00"}]],
        [
            '-   - {kind: atelier-pratiques, title: Un, start: "10:00", end: "11:00", room: Vercors,',
            '+   - {kind: atelier-pratiques, title: Un, start: "11:00", end: "12:00", room: Vercors,',
        ],
    ),
    "a room is called otherwise": (
        [["setRoom", 1, {"name": "Chartreuse"}]],
        ['- - {name: Belledonne, capacity: "12"}', '+ - {name: Chartreuse, capacity: "12"}', "-     room: belledonne", "+     room: Chartreuse"],
    ),
    "the price is changed": (
        [["setFrame", {"practical": {"price": "Dix euros"}}]],
        ["-   price: >-", "-     Gratuit,", "-     sans inscription.", "+   price: Dix euros"],
    ),
    "the capacity is changed": ([["setRoom", 0, {"capacity": "60"}]], ['-   capacity: "40"', '+   capacity: "60"']),
    "the second room is removed": ([["removeRoom", 1]], ['- - {name: Belledonne, capacity: "12"}', "-     room: belledonne"]),
}


@pytest.mark.parametrize("change", ODD_STEPS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_file_written_by_hand_keeps_its_ways(desk: Desk, corpus: Corpus, change: str, newline: str) -> None:
    steps, lines = ODD_STEPS[change]
    before = ODD.replace("\n", newline)
    [after] = desk(opened=[{"key": "evenements/une-journee", "file": file_of(before), "steps": steps}])["opened"]
    text = after["text"]
    assert text.count(newline) == text.count("\n")
    told = read_record(normal(text)[0], "")
    assert not told.problems
    assert told.data == after["data"]
    assert told.body == "\nLe texte.\n"
    assert sorted(changed_lines(ODD, text.replace(newline, "\n"))) == sorted(lines)
