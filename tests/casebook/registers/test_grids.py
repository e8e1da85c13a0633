"""Grids: read as trees, and what is wrong with one is told at its place, all in one run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from macros.casebook.library.library import Library
from macros.casebook.problems.problem import errors
from macros.casebook.registers.grid import CRITERIA, SELF_TEST, Grid
from macros.casebook.registers.grids import current
from support.cases import pole
from support.corpus import Corpus, load_once
from support.registers.broken_lists import VALUES, WHOLE
from support.registers.grids import indicator, small_grid, text_of, with_poles
from support.repository import ROOT

FILE = "_grids/petite-1.yml"


@pytest.fixture
def folder(corpus: Corpus) -> Corpus:
    return with_poles(corpus)


def told(folder: Corpus) -> list[tuple[str, int, str]]:
    """The code, the line and the field of each problem, in the order of the file."""
    return [(problem.code, problem.line, problem.field) for problem in folder.check() if problem.path.startswith("cases/_grids")]


def test_a_grid_is_one_file_more_and_its_tree_is_read_in_its_order(folder: Corpus) -> None:
    folder.write(FILE, text_of(small_grid()))
    assert folder.check() == []
    library = load_once(folder.path).library
    assert library
    assert [*library.grids] == ["petite-1"]
    grid = library.grids["petite-1"]
    assert [item.id for item in grid.below()] == ["lieux", "liens"]
    assert [item.id for item in grid.below("liens")] == ["confiance", "decisions"]
    assert [item.id for item in grid.indicators] == ["a1", "a2", "b1", "c1", "c2"]
    folder.write("_grids/petite-2.yml", text_of(small_grid(version="2", structure=["2", "3", "4"], items=small_grid()["items"][:-1])))
    newer = load_once(folder.path).library
    assert newer
    assert {name: len(grid.indicators) for name, grid in newer.grids.items()} == {"petite-1": 5, "petite-2": 4}
    assert (current(newer.grids, SELF_TEST) or grid).name == "petite-2"
    assert current(newer.grids, CRITERIA) is None


def items(change: Callable[[list[dict[str, Any]]], Any]) -> dict[str, Any]:
    """The small grid with its items changed in place."""
    grid = small_grid()
    change(grid["items"])
    return grid


FAULTS: list[tuple[str, dict[str, Any], list[tuple[str, int, str]]]] = [
    ("an indicator is missing", items(lambda rows: rows.pop(3)), [("grid-structure", 8, "structure[2]")]),
    ("an objective is left without any", items(lambda rows: rows.pop(6)), [("grid-structure", 8, "structure[2]"), ("grid-empty", 16, "items[5].id")]),
    (
        "a circle",
        items(lambda rows: rows[0].update(broader="besoins")),
        [
            ("term-cycle", 11, "items[0].broader"),
            ("term-cycle", 12, "items[1].broader"),
            ("term-cycle", 13, "items[2].broader"),
            ("term-cycle", 14, "items[3].broader"),
        ],
    ),
    ("two equal ids", items(lambda rows: rows[3].update(id="a1")), [("duplicate-id", 14, "items[3].id")]),
    ("an objective that is not there", items(lambda rows: rows[2].update(broader="besoin")), [("unknown-term", 13, "items[2].broader")]),
    ("too deep", items(lambda rows: rows[3].update(broader="a1")), [("grid-structure", 8, "structure[2]"), ("grid-depth", 14, "items[3].broader")]),
    ("a lead to nowhere", items(lambda rows: rows[2]["leads"][0].update(case="poles/un-polle")), [("unknown-reference", 13, "items[2].leads[0].case")]),
    ("one lead alone", items(lambda rows: rows[2]["leads"].pop()), [("grid-leads", 13, "items[2].id")]),
    ("twice the same lead", items(lambda rows: rows[2]["leads"][0].update(case="poles/un-autre")), [("grid-leads", 13, "items[2].id")]),
    ("no ground", items(lambda rows: rows[9].pop("based_on")), [("grid-unfounded", 20, "items[9].id")]),
    ("an unknown document", items(lambda rows: rows[9]["based_on"][0].update(source="coorace-2061")), [("unknown-source", 20, "items[9].based_on[0].source")]),
    ("a step is missing", items(lambda rows: rows[9]["steps"].pop()), [("grid-steps", 20, "items[9].steps")]),
    (
        "a scale of one step",
        items(lambda rows: [row.update(steps=["Oui."]) for row in rows if "steps" in row]) | {"scale": small_grid()["scale"][:1]},
        [("grid-scale", 9, "scale")],
    ),
    (
        "two steps that say the same",
        items(lambda rows: rows[9]["steps"].__setitem__(1, "pas encore, par  exemple ainsi.")),
        [("grid-steps", 20, "items[9].steps[1]")],
    ),
    (
        "two steps of the same name",
        small_grid(scale=[{"label": label, "meaning": "Ainsi."} for label in ("Non", "Oui", "oui")]),
        [("grid-steps", 9, "scale[2]")],
    ),
    ("today", items(lambda rows: rows[2]["steps"].__setitem__(0, "Aujourd’hui, non.")), [("undated-word", 13, "items[2].steps[0]")]),
    ("this year", items(lambda rows: rows[2]["leads"][1].update(why="Cette année, il l’a fait.")), [("undated-word", 13, "items[2].leads[1].why")]),
    ("two levels", small_grid(structure=["2", "8"]), [("grid-levels", 8, "structure")]),
    ("a ground that is none", items(lambda rows: rows[9]["based_on"].append({})), [("grid-basis", 20, "items[9].based_on[1]")]),
    ("a document without its passage", items(lambda rows: rows[9]["based_on"][0].pop("passage")), [("grid-basis", 20, "items[9].based_on[0]")]),
    ("another name than the file's", small_grid(version="7"), [("grid-name", 1, "grid")]),
    ("a version that is none", small_grid(version="0"), [("grid-version", 2, "version")]),
    ("an unknown key", small_grid(note="x"), [("unknown-key", 10, "note")]),
    ("an unknown kind", small_grid(kind="autodiagnostique"), [("unknown-value", 3, "kind")]),
    ("no heading at all", {"items": [{"id": "a"}]}, [("missing-field", 1, name) for name in ("grid", "kind", "on", "origin", "structure", "title", "version")]),
]


@pytest.mark.parametrize(("about", "grid", "expected"), FAULTS, ids=[about for about, _grid, _expected in FAULTS])
def test_what_is_wrong_is_told_at_its_place(about: str, grid: dict[str, Any], expected: list[tuple[str, int, str]], folder: Corpus) -> None:
    folder.write(FILE, text_of(grid))
    found = told(folder)
    assert [one for one in expected if one not in found] == []
    if about not in ("no heading at all", "two levels"):
        assert len(found) == len(expected)
    assert all(problem.hint for problem in folder.check())


def test_a_year_that_is_named_and_the_official_wording_are_let_be(folder: Corpus) -> None:
    rows = items(
        lambda rows: (rows[2].update(official="Où en êtes-vous aujourd’hui ?"), rows[3]["leads"][0].update(why="En 2016, cette année-là, il l’a fait."))
    )
    folder.write(FILE, text_of(rows))
    assert folder.check() == []


def test_a_grid_of_a_day_to_come_is_told_until_that_day(folder: Corpus) -> None:
    folder.write(FILE, text_of(small_grid(on="2027-03")))
    for day, found in ((date(2027, 2, 28), [("on", 5, "warning")]), (date(2027, 3, 1), [])):
        told_on = [problem for problem in folder.upkeep(day) if problem.code == "grid-to-come"]
        assert [(problem.field, problem.line, problem.severity) for problem in told_on] == found


def test_several_faults_are_told_in_one_run_and_the_near_name_is_proposed(folder: Corpus) -> None:
    grid = items(lambda rows: (rows[2]["leads"][0].update(case="poles/un-polle"), rows[3].update(id="a1"), rows[4].update(broader="b1")))
    folder.write(FILE, text_of(grid | {"structure": ["2", "x"]}))
    codes = {code for code, _line, _field in told(folder)}
    assert codes >= {"unknown-reference", "duplicate-id", "term-cycle", "number"}
    assert any("poles/un-pole" in problem.hint for problem in folder.check() if problem.code == "unknown-reference")


def test_a_lead_to_a_page_that_was_renamed_is_told_its_name_and_one_to_a_withdrawn_page_is_a_warning(folder: Corpus) -> None:
    folder.write(FILE, text_of(small_grid()))
    (folder.path / "poles/un-pole.md").unlink()
    folder.write("poles/un-nom-neuf.md", pole("former_slugs: [un-pole]"))
    assert {problem.hint for problem in folder.check()} == {"c’est l’ancienne adresse de poles/un-nom-neuf : écrivez « poles/un-nom-neuf »"}
    folder.write("poles/un-pole.md", pole("withdrawn: {on: 2026-11-30, reason: à la demande du pôle}"))
    (folder.path / "poles/un-nom-neuf.md").unlink()
    found = [problem for problem in folder.check() if problem.path.startswith("cases/_grids")]
    assert {problem.severity for problem in found} == {"warning"}
    assert [problem.line for problem in found] == [13, 14, 17, 19, 20]


def test_criteria_need_neither_scale_nor_leads(folder: Corpus) -> None:
    rows = [{"id": "a", "label": "A"}, {"id": "b", "broader": "a", "label": "B"}]
    folder.write("_grids/criteres-1.yml", text_of(small_grid(grid="criteres", kind="criteres", structure=["1", "1"], scale=None, items=rows)))
    assert folder.check() == []


def test_a_folder_without_grids_borrows_those_of_the_repository_as_far_as_they_are_true_of_it(folder: Corpus) -> None:
    loaded = load_once(folder.path)
    assert loaded.library
    assert loaded.problems == ()
    assert {*loaded.library.grids} == {path.stem for path in (ROOT / "cases/_grids").glob("*.yml")}
    assert {lead.case for grid in loaded.library.grids.values() for item in grid.items for lead in item.leads} <= {*loaded.library.cases}


@pytest.mark.parametrize(
    "text", [*WHOLE, "grid: {a: b}", "items: &a [*a]", "items: " + "[" * 40, "grid: !!python/object x", "x" * 600_000, "\0"], ids=lambda text: repr(text[:20])
)
def test_a_file_that_is_no_grid_is_told(text: str, folder: Corpus) -> None:
    folder.write(FILE, text)
    assert told(folder)


@pytest.mark.parametrize(("seed", "ways"), [("a few", 30), pytest.param("grids", 120, marks=pytest.mark.slow)])
def test_a_grid_that_is_broken_in_any_way_never_ends_the_check(folder: Corpus, seed: str, ways: int) -> None:
    chance = random.Random(seed)
    keys = [*Grid.model_fields, "inconnu"]
    began = time.process_time()
    for _ in range(ways):
        grid = small_grid()
        row = chance.choice(grid["items"])
        target, key = chance.choice([(grid, chance.choice(keys)), (row, chance.choice([*indicator("a", "b"), "about", "official"]))])
        target[key] = chance.choice(VALUES)
        folder.write(FILE, text_of(grid))
        loaded = load_once(folder.path)
        assert loaded.library is not None or errors(loaded.problems)
        assert all(problem.hint for problem in loaded.problems)
    assert time.process_time() - began < 40


def test_a_long_circle_and_ten_thousand_items_are_told_in_moments(folder: Corpus) -> None:
    rows = [{"id": f"i{rank}", "broader": f"i{(rank + 1) % 5000}", "label": "I"} for rank in range(5000)]
    folder.write(FILE, text_of(small_grid(items=rows)))
    began = time.process_time()
    assert ("term-cycle", 11, "items[0].broader") in told(folder)
    rows = [{"id": f"i{rank % 5000}", "label": "I"} for rank in range(10_000)]
    folder.write(FILE, text_of(small_grid(items=rows)))
    assert ("duplicate-id", 5011, "items[5000].id") in told(folder)
    assert time.process_time() - began < 12


def test_the_grids_of_the_repository_are_whole(library: Library) -> None:
    for grid in library.grids.values():
        for item in grid.indicators if grid.kind == SELF_TEST else ():
            assert len({lead.case for lead in item.leads if lead.case in library.published}) >= 2
