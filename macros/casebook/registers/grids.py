"""The grids of a library, a YAML file each in `_grids/`, read and checked.

The page « Se situer » asks the newest version of the self-test; older ones stay, so that a result kept as a link still opens.
`check.loading` reads them once it knows which cases there are, because an indicator leads to cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.casebook.files.reading import DATA_BYTES, is_system_file, read_source
from macros.casebook.files.validation import doubts, problem_at, valid_part, validate
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.language.nearest import guessing
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Problem
from macros.casebook.registers.entries import GUESSES, MAX_VALUES
from macros.casebook.registers.grid import Grid, Item
from macros.casebook.registers.grid_problems import grid_problems
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import Day

FOLDER = "_grids"
"""The name of the folder, beside the cases."""


@dataclass(frozen=True, slots=True)
class Grids:
    """The grids of a folder by their names, those without an error; the records of the folder's own files, by the names that their
    files have; the problems of all."""

    by_name: Mapping[str, Grid] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


def current(grids: Mapping[str, Grid], kind: str) -> Grid | None:
    """The newest version of the grid of a kind (of the first by name, if there are several grids); None without any."""
    names = sorted(grid.grid for grid in grids.values() if grid.kind == kind)
    return max((grid for grid in grids.values() if names and grid.grid == names[0]), key=lambda grid: grid.version, default=None)


def read_grids(folder: Path, shown: str, context: Context, *, own: bool = True) -> Grids:
    """Returns the grids of a folder; none where it is missing. `shown` is how problems name the folder.

    Where another library lends them (`own` is false), what they lead to and cite is kept as far as it is there, and nothing is objected
    to: the lender has checked them. Never raises for what the files hold.
    """
    paths = sorted(path for path in folder.glob("*.yml") if not is_system_file(path.name)) if folder.is_dir() else []
    grids: dict[str, Grid] = {}
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    for path in paths:
        record = _record(path, f"{shown}/{path.name}")
        with guessing(GUESSES):
            grid = _typed(record, context, path.stem, own)
        if own:
            records[path.stem] = record
            problems += record.problems
        if grid and not (own and any(problem.severity == "error" for problem in record.problems)):
            grids[grid.name] = grid
    return Grids(grids, records, problems)


def grids_to_come(grids: Mapping[str, Grid], own: Mapping[str, Record], today: Day) -> Iterator[Problem]:
    """The grids of a library's own that are dated after a day: a result would be older than its grid. `own` are their records."""
    for name in sorted(own.keys() & grids.keys()):
        if grids[name].on.earliest > today:
            yield problem_at(own[name], finding(("on",), "grid-to-come", day=grids[name].on.words))


def _record(path: Path, shown: str) -> Record:
    source = read_source(path, shown, DATA_BYTES)
    if isinstance(source, Problem):
        return Record(shown, problems=[source])
    record = read_yaml(source.text, shown, most=MAX_VALUES, too_many="list-size", places=source.places)
    record.source = source
    if not record.problems and not isinstance(record.data, dict):
        record.refuse(START, (), "expected-group/file", name="grid")
    return record


def _typed(record: Record, context: Context, stem: str, own: bool) -> Grid | None:
    """The grid that a record holds; its problems are added to the record."""
    if record.problems:
        return None
    if not own:
        _keep_what_is_there(record.data, context)
    grid = validate(Grid, record, context)
    part = valid_part(Grid, record.data, context)
    items = record.data.get("items")
    rows = {rank: valid_part(Item, row, context) for rank, row in enumerate(items) if isinstance(row, dict)} if isinstance(items, list) else {}
    if own:
        record.problems += [problem_at(record, found) for found in grid_problems(stem, part, rows)]
        if record.source:
            record.problems += doubts(record, record.source.text)
    return grid


def _keep_what_is_there(data: Any, context: Context) -> None:
    """Leave out of what was read the documents and cases that this library has not."""
    cases = context.slugs.with_folders

    def is_there(value: Any) -> bool:
        if not isinstance(value, dict):
            return value in context.sources
        return value["case"] in cases if "case" in value else value.get("source", "") in context.sources

    for row in [data, *(data.get("items") or ())]:
        for name in {"sources", "leads", "based_on"} & row.keys() if isinstance(row, dict) else ():
            if isinstance(row[name], list):
                row[name] = [value for value in row[name] if is_there(value)]
