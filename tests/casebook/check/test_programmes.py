"""The programme of an event: what its sessions, rooms and days may not say of each other."""

from __future__ import annotations

import random
import time
from itertools import combinations

import pytest

from macros.casebook.problems.problem import Problem
from macros.casebook.schema.slots import Slot, earlier_at_once, without_parallel
from macros.casebook.types.evenement import Evenement
from support.corpus import Corpus
from support.repository import TYPES

EVENT = """---
title: Une rencontre
summary: Un exemple.
announced: true
{facts}
---

Rien à dire.
"""

ONE_DAY = "starts: 2027-03-12"
TWO_DAYS = "starts: 2027-03-12\nends: 2027-03-13"


def event(facts: str, *sessions: str) -> str:
    """An event with these facts and sessions, each on one line of its file."""
    lines = [f"  - {{kind: pleniere, title: Temps {number}, {session}}}" for number, session in enumerate(sessions, 1)]
    return EVENT.format(facts="\n".join([facts, "programme:", *lines] if lines else [facts]))


def told(corpus: Corpus, facts: str, *sessions: str) -> list[tuple[str, str, str]]:
    """What the check says: (field, code, severity)."""
    return [(problem.field, problem.code, problem.severity) for problem in problems(corpus, facts, *sessions)]


def problems(corpus: Corpus, facts: str, *sessions: str) -> list[Problem]:
    corpus.write("evenements/rencontre.md", event(facts, *sessions))
    return corpus.check()


def at(hours: str, more: str = "", day: str = "") -> str:
    """The fields of a session: `at("10:00-11:00", "room: A")`."""
    start, _, end = hours.partition("-")
    return ", ".join(filter(None, [day and f"day: {day}", start and f'start: "{start}"', end and f'end: "{end}"', more]))


# --- rooms and people at once ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("10:00-11:00", "10:30-11:30", True),
        ("10:30-11:30", "10:00-11:00", True),
        ("10:00-12:00", "10:30-11:00", True),
        ("10:00-11:00", "10:00-11:00", True),
        ("10:00-11:00", "11:00-12:00", False),
        ("11:00-12:00", "10:00-11:00", False),
        ("10:00-11:00", "10:30", True),
        ("10:00", "10:00", True),
        ("10:00", "10:30-11:00", False),
        ("09:00-10:00", "10:00", False),
        ("10:00-10:00", "10:00-10:00", True),
        ("10:00-11:00", "", False),
        ("", "", False),
        ("-11:00", "10:00-12:00", False),
    ],
)
def test_one_room_holds_one_session_at_once_and_the_second_is_blamed(first: str, second: str, clash: bool, corpus: Corpus) -> None:
    expected = [("programme[1].room", "room-taken", "error")] if clash else []
    assert told(corpus, ONE_DAY, at(first, "room: A"), at(second, "room: A")) == expected
    assert told(corpus, ONE_DAY, at(first, "room: A"), at(second, "room: B")) == []
    assert told(corpus, ONE_DAY, at(first, "room: A"), at(second)) == []


def test_a_room_is_the_same_however_it_is_written(corpus: Corpus) -> None:
    found = told(corpus, ONE_DAY, at("10:00-11:00", "room: Salle Vercors"), at("10:00-11:00", "room: salle vercors"), at("10:00-11:00", "room: Salle  VERCORS"))
    assert found == [("programme[1].room", "room-taken", "error"), ("programme[2].room", "room-taken", "error")]


def test_the_second_one_says_who_has_the_room_and_when(corpus: Corpus) -> None:
    (found,) = problems(corpus, ONE_DAY, at("10:00-11:30", "room: Salle Vercors"), at("11:00-12:00", "room: Salle Vercors"))
    assert found.message.replace("\u00a0", " ") == "« Salle Vercors » est déjà occupée par « Temps 1 », de 10 h à 11 h 30"
    assert corpus.read("evenements/rencontre.md").split("\n")[found.line - 1].startswith("  - {kind: pleniere, title: Temps 2")


@pytest.mark.parametrize(
    ("facts", "first", "second", "clash"),
    [
        (TWO_DAYS, "2027-03-12", "2027-03-12", True),
        (TWO_DAYS, "2027-03-12", "2027-03-13", False),
        (ONE_DAY, "", "2027-03-12", True),
        ("starts: 2027-03", "", "", True),
        ("starts: 2027-03", "2027-03-12", "2027-03-13", False),
        ("starts: 2027-03\nends: 2027-04", "2027-03", "2027-03", False),
    ],
)
def test_sessions_of_different_days_do_not_clash(facts: str, first: str, second: str, clash: bool, corpus: Corpus) -> None:
    found = told(corpus, facts, at("10:00-11:00", "room: A", first), at("10:00-11:00", "room: A", second))
    assert ("programme[1].room", "room-taken", "error") in found if clash else found == []


@pytest.mark.parametrize(
    ("first", "second", "index"),
    [
        ("[Une intervenante]", "[Une intervenante]", 0),
        ("['Une intervenante, directrice']", "['UNE INTERVENANTE, présidente']", 0),
        ("[Une intervenante]", "[Un intervenant, 'Une  intervenante, directrice']", 1),
        ("[Une intervenante]", "[Une autre intervenante]", None),
        ("['Une intervenante, directrice']", "['Un intervenant, directrice']", None),
        ("[]", "[Une intervenante]", None),
    ],
)
def test_a_person_in_two_places_at_once_is_a_warning(first: str, second: str, index: int | None, corpus: Corpus) -> None:
    sessions = (at("10:00-11:00", f"room: A, speakers: {first}"), at("10:30-11:30", f"room: B, speakers: {second}"))
    expected = [] if index is None else [(f"programme[1].speakers[{index}]", "person-twice", "warning")]
    assert told(corpus, ONE_DAY, *sessions) == expected


def test_a_person_may_go_from_one_session_to_the_next(corpus: Corpus) -> None:
    assert told(corpus, ONE_DAY, at("10:00-11:00", "speakers: [Une intervenante]"), at("11:00-12:00", "speakers: [Une intervenante]")) == []


def test_one_wrong_session_hides_no_clash_of_the_others(corpus: Corpus) -> None:
    wrong = "room: A, kind: rien, start: 25h, inconnu: x"
    found = told(corpus, ONE_DAY, at("10:00-11:00", "room: A"), wrong.replace("kind: rien, ", ""), at("10:30-11:30", "room: A"))
    assert [line for line in found if line[1] == "room-taken"] == [("programme[2].room", "room-taken", "error")]
    assert {code for _field, code, _severity in found} == {"room-taken", "time", "unknown-key"}


def test_a_session_whose_day_is_wrong_is_on_no_day(corpus: Corpus) -> None:
    found = told(corpus, ONE_DAY, at("10:00-11:00", "room: A"), at("10:00-11:00", "room: A", "le 12"))
    assert found == [("programme[1].day", "date", "error")]


def test_a_title_that_is_missing_hides_no_clash(corpus: Corpus) -> None:
    corpus.write("evenements/rencontre.md", event(ONE_DAY, at("10:00", "room: A"), at("10:00", "room: A")).replace("title: Temps 1, ", ""))
    assert [(problem.field, problem.code) for problem in corpus.check()] == [("programme[0].title", "missing-field"), ("programme[1].room", "room-taken")]


# --- days and hours ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "day", "outside"),
    [
        (ONE_DAY, "2027-03-12", False),
        (ONE_DAY, "2027-03-13", True),
        (ONE_DAY, "2027-03-11", True),
        (ONE_DAY, "2027-03", False),
        (ONE_DAY, "2027-04", True),
        (TWO_DAYS, "2027-03-13", False),
        (TWO_DAYS, "2027-03-14", True),
        (TWO_DAYS, "2026", True),
        ("starts: 2027-03", "2027-03-31", False),
        ("starts: 2027-03", "2027-04-01", True),
    ],
)
def test_a_session_is_on_a_day_of_the_event(facts: str, day: str, outside: bool, corpus: Corpus) -> None:
    found = told(corpus, facts, at("", "room: A", day))
    assert found == ([("programme[0].day", "session-outside", "error")] if outside else [])


def test_an_end_that_is_no_date_is_told_alone(corpus: Corpus) -> None:
    corpus.write("evenements/rencontre.md", event("starts: 2027-03-12\nends: 2027-3-1", at("10:00", "room: A", "2027-03-13")))
    assert [(problem.field, problem.code) for problem in corpus.check()] == [("ends", "date")]


def test_an_hour_of_an_event_of_several_days_wants_its_day(corpus: Corpus) -> None:
    found = told(corpus, TWO_DAYS, at("10:00-11:00"), at("10:00-11:00", day="2027-03-12"), at("", "room: A"))
    assert found == [("programme[0].day", "session-without-day", "warning")]


def test_an_event_that_ends_before_it_starts_is_one_problem(corpus: Corpus) -> None:
    found = told(corpus, "starts: 2027-03-12\nends: 2027-03-11", at("10:00", day="2027-03-12"))
    assert found == [("ends", "end-before-start", "error")]


@pytest.mark.parametrize(
    ("day", "hours", "place", "expected"),
    [
        ("2027-03-28", "02:30", "national: true", [("start", "hour-missing", "error", "écrivez 03:30, ou une autre heure")]),
        ("2027-03-28", "01:30-02:00", "national: true", [("end", "hour-missing", "error", "écrivez 03:00, ou une autre heure")]),
        ("2027-03-28", "03:00", "national: true", []),
        ("2027-10-31", "02:30-03:00", 'departments: ["39"]', [("start", "hour-twice", "warning", "écrivez une heure avant 02:00 ou à partir de 03:00")]),
        ("2027-10-31", "03:00", 'departments: ["39"]', []),
        ("2027-03-28", "02:30", 'departments: ["974"]', []),
        ("2027-03-28", "02:30", 'place: "97411"', []),
        ("2027-03-28", "02:30", "regions: [guadeloupe]", []),
        ("2027-10-31", "02:30", "regions: [bretagne]", [("start", "hour-twice", "warning", "écrivez une heure avant 02:00 ou à partir de 03:00")]),
    ],
)
def test_an_hour_that_does_not_exist_and_one_that_comes_twice_are_told(
    day: str, hours: str, place: str, expected: list[tuple[str, str, str, str]], corpus: Corpus
) -> None:
    found = problems(corpus, f"starts: {day}\n{place}", at(hours))
    said = [(problem.field.removeprefix("programme[0]."), problem.code, problem.severity, problem.hint.partition(" ;")[0]) for problem in found]
    assert said == expected


def test_the_hour_that_is_proposed_exists(corpus: Corpus) -> None:
    for hours in ("02:00", "02:30", "02:59"):
        (found,) = problems(corpus, "starts: 2027-03-28", at(hours))
        assert told(corpus, "starts: 2027-03-28", at(found.hint.removeprefix("écrivez ").partition(",")[0])) == []


# --- rooms -------------------------------------------------------------------------------------

ROOMS = f"{ONE_DAY}\nrooms:\n  - {{name: Salle Vercors, capacity: 40}}\n  - {{name: Hall}}\n  - {{name: Salle Oisans, capacity: 20}}"


@pytest.mark.parametrize(
    ("facts", "sessions", "expected"),
    [
        (ROOMS, ["room: Salle Vercors, expected: 40"], []),
        (ROOMS, ["room: Salle Vercors, expected: 41"], [("programme[0].expected", "room-small", "warning")]),
        (ROOMS, ["room: salle vercors, expected: 41"], [("programme[0].expected", "room-small", "warning")]),
        (ROOMS, ["room: Hall, expected: 500"], []),
        (f"{ROOMS}\nexpected: 100", [at("10:00-11:00", "room: Salle Vercors")], [("programme[0].room", "room-small", "warning")]),
        (f"{ROOMS}\nexpected: 100", [at("10:00-11:00", "room: Salle Vercors, expected: 30")], []),
        (f"{ROOMS}\nexpected: 100", [at("10:00-11:00", "room: Salle Vercors"), at("10:00-11:00", "room: Salle Oisans")], []),
        (f"{ROOMS}\nexpected: 100", [at("10:00-11:00", "room: Salle Vercors"), at("11:00-12:00")], [("programme[0].room", "room-small", "warning")]),
        (f"{ROOMS}\nexpected: 100", ["room: Salle Vercors"], []),
        (ROOMS, ["room: Salle Vecors"], [("programme[0].room", "room-unknown", "warning")]),
        (ROOMS, ["room: Amphithéâtre"], [("programme[0].room", "room-unknown", "warning")]),
        (ONE_DAY, ["room: Amphithéâtre, expected: 500"], []),
        (f"{ONE_DAY}\nrooms: [{{name: A}}, {{name: a}}]", [], [("rooms[1].name", "room-twice", "error")]),
        (f"{ONE_DAY}\nrooms: [{{name: <b>}}, {{name: A}}]", ["room: B"], [("rooms[0].name", "angle-bracket", "error")]),
    ],
)
def test_rooms_are_listed_once_and_large_enough(facts: str, sessions: list[str], expected: list[tuple[str, str, str]], corpus: Corpus) -> None:
    assert told(corpus, facts, *sessions) == expected


def test_a_room_that_is_not_listed_is_guessed(corpus: Corpus) -> None:
    (found,) = problems(corpus, ROOMS, "room: Salle Vecors")
    assert found.hint == "vouliez-vous dire « Salle Vercors » ?"


# --- ids ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "expected", "fresh"),
    [
        (["atelier", "debat"], [], ""),
        (["atelier", "atelier"], ["programme[1].id"], "atelier-2"),
        (["atelier", "atelier-2", "atelier"], ["programme[2].id"], "atelier-3"),
        (["sources"], ["programme[0].id"], "temps-sources"),
        (["x-notes"], ["programme[0].id"], "temps-x-notes"),
        (["s-origine"], ["programme[0].id"], "temps-s-origine"),
        (["source-avise-2022"], ["programme[0].id"], "temps-source-avise-2022"),
        (["sourcier"], [], ""),
    ],
)
def test_an_id_leads_to_one_session_and_to_nothing_else_of_the_page(ids: list[str], expected: list[str], fresh: str, corpus: Corpus) -> None:
    found = problems(corpus, ONE_DAY, *(f"id: {id}" for id in ids))
    assert [(problem.field, problem.code) for problem in found] == [(field, "session-id") for field in expected]
    assert all(f"par exemple « {fresh} »" in problem.hint for problem in found)


def test_three_sessions_of_one_id_are_given_three(corpus: Corpus) -> None:
    hints = [problem.hint for problem in problems(corpus, ONE_DAY, *["id: atelier"] * 3)]
    assert [hint.partition("« ")[2].partition(" »")[0] for hint in hints] == ["atelier-2", "atelier-3"]


# --- all sessions ------------------------------------------------------------------------------


def slots(draw: random.Random, number: int) -> list[Slot]:
    made = []
    for rank in range(number):
        begins = draw.randrange(0, 60) if draw.random() < 0.9 else None
        until = None if begins is None else begins + draw.randrange(1, 12)
        made.append(Slot(rank, "", "", (2027, 3, draw.randrange(1, 3)), begins, until, "", ()))  # type: ignore[arg-type]
    return made


def overlap(one: Slot, other: Slot) -> bool:
    if one.begins is None or other.begins is None or one.until is None or other.until is None:
        return False
    return one.day == other.day and one.begins < other.until and other.begins < one.until


@pytest.mark.parametrize("seed", range(40))
def test_what_is_at_once_is_what_a_comparison_of_each_with_each_finds(seed: int) -> None:
    draw = random.Random(seed)
    drawn = slots(draw, draw.randrange(0, 25))
    pairs = [(one, other) for one, other in combinations(drawn, 2) if overlap(one, other)]
    first: dict[int, int] = {}
    for one, other in pairs:
        first.setdefault(other.rank, one.rank)
    shuffled = draw.sample(drawn, len(drawn))
    assert earlier_at_once(shuffled) == first
    parallel = {slot.rank for pair in pairs for slot in pair}
    assert without_parallel(shuffled) == {slot.rank for slot in drawn if slot.is_timed} - parallel


def test_a_programme_of_four_hundred_sessions_is_checked_at_once(corpus: Corpus) -> None:
    sessions = [at("10:00-11:00", f"room: Salle {number % 40}, speakers: [Personne {number % 50}]") for number in range(400)]
    corpus.write("evenements/rencontre.md", event(ONE_DAY, *sessions))
    corpus.check()
    begun = time.perf_counter()
    found = corpus.check()
    taken = time.perf_counter() - begun
    assert [sum(problem.code == code for problem in found) for code in ("room-taken", "person-twice")] == [360, 350]
    assert taken < 2


def test_a_programme_of_400_sessions_each_with_its_texts_is_read(corpus: Corpus) -> None:
    text = "Ce que chacune et chacun y apporte, ce que l’on y prépare, et ce que l’on en retient. " * 4
    more = f'intent: [pratique-a-transferer], text: "{text}", track: Un, series: Une, expected: 25'
    hours = [f"{9 + rank % 8:02}:00-{9 + rank % 8:02}:50" for rank in range(400)]
    sessions = [at(hour, f"{more}, room: Salle {rank // 8}, speakers: [A, B, C], id: temps-{rank}") for rank, hour in enumerate(hours)]
    written = event(ONE_DAY, *sessions)
    assert 3 * 64 * 1024 < len(written.encode()) < Evenement.most_bytes
    assert {problem.code for problem in problems(corpus, ONE_DAY, *sessions)} <= {"person-twice"}


def test_the_limits_are_those_of_the_type_and_the_advice_fits_it(corpus: Corpus) -> None:
    for folder, most, said in (("evenements", 256, "les textes des séances"), ("poles", 64, "en deux fiches"), ("fiches", 64, "en deux fiches")):
        corpus.write(f"{folder}/long.md", "a" * (most * 1024 + 1))
        corpus.write(f"{folder}/juste.md", "a" * most * 1024)
        corpus.write(f"{folder}/valeurs.md", f"---\naliases: [{'a, ' * (TYPES[folder].most_values + 1)}]\n---\n")
        found = [problem for problem in corpus.check() if problem.path.startswith(f"cases/{folder}/")]
        (big,) = (problem for problem in found if problem.code == "file-too-big")
        (many,) = (problem for problem in found if problem.code == "yaml-size")
        assert big.path.endswith("long.md")
        assert f"{most} Ko" in big.message
        assert said in big.hint
        assert str(TYPES[folder].most_values) in many.message


# --- documents -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "wrong"),
    [
        ("kind: replay, length: 75, captions: true", []),
        ("kind: replay, captions: false", []),
        ("kind: actes", []),
        ("", []),
        ("kind: actes, length: 75", ["documents[0].length"]),
        ("kind: photos, captions: true", ["documents[0].captions"]),
        ("length: 75", ["documents[0].length"]),
    ],
)
def test_what_is_said_of_a_video_is_said_of_nothing_else(corpus: Corpus, document: str, wrong: list[str]) -> None:
    found = told(corpus, f"{ONE_DAY}\ndocuments: [{{title: Un document{', ' if document else ''}{document}}}]")
    assert found == [(field, "replay-only", "error") for field in wrong]


# --- what came out of a session --------------------------------------------------------------


@pytest.mark.parametrize(
    ("session", "wrong"),
    [
        ("atelier-1", []),
        ("temps-2", []),
        ("Atelier-1", ["term-id"]),
        ("atelier-2", ["session-unknown"]),
        ("temps-1", ["session-unknown"]),
        ("x-programme", ["session-unknown"]),
    ],
)
def test_what_came_out_of_a_session_names_one_of_the_programme(corpus: Corpus, session: str, wrong: list[str]) -> None:
    outputs = f"outputs: [{{kind: solutions, session: {session}, items: [Un point.]}}]"
    found = told(corpus, f"{ONE_DAY}\n{outputs}", "id: atelier-1", "text: Sans identifiant.")
    assert found == [("outputs[0].session", code, "error") for code in wrong]


def test_the_session_that_was_meant_is_guessed(corpus: Corpus) -> None:
    (problem,) = problems(corpus, f"{ONE_DAY}\noutputs: [{{kind: solutions, session: atelier-un, items: [Un point.]}}]", "id: atelier-1", "id: pause")
    assert "atelier-1" in problem.hint


def test_where_the_programme_is_wrong_no_session_is_missed(corpus: Corpus) -> None:
    found = told(corpus, f"{ONE_DAY}\noutputs: [{{kind: solutions, session: autre, items: [Un point.]}}]", "id: Autre")
    assert [code for _field, code, _severity in found] == ["term-id"]
