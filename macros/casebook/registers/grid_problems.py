"""What is wrong with a grid as a whole: its name, its tree, what its indicators lack.

`grids` calls it with what of the file is valid by itself, so that one run shows every problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.registers.grid import SELF_TEST
from macros.casebook.registers.vocabularies import broader_problems
from macros.casebook.schema.constraints import Part

LEAST_LEADS = 2
"""How many cases an indicator of a self-test leads to, at least: one alone may be withdrawn, or be too far from the reader's own."""

LEVELS = 3
"""The levels of a self-test: general objectives, main objectives (a screen each), indicators."""

LEAST_STEPS = 2
"""How many steps a scale has, at least."""

NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?-[1-9][0-9]{0,3}")
"""The name of a file without `.yml`: the grid and its version."""

Rows = Mapping[int, Part]
"""The valid part of each item, by its rank in the list of the file, from 0."""


def grid_problems(stem: str, part: Part, rows: Rows) -> Iterator[Finding]:
    """Yields what is wrong with a grid, each finding at its path in the file.

    `stem` is the name of the file without `.yml`, `part` the valid part of the grid, `rows` that of each of its items.
    """
    yield from _of_heading(part, stem)
    yield from _of_tree(part, rows)
    if part.get("kind") == SELF_TEST:
        yield from _of_indicators(part, rows)


def _of_heading(part: Part, stem: str) -> Iterator[Finding]:
    """What is wrong at the top of a grid."""
    name = f"{part['grid']}-{part['version']}" if {"grid", "version"} <= part.keys() else stem
    if not NAME.fullmatch(name):
        yield finding(("version",), "grid-version")
    elif name != stem:
        yield finding(("grid",), "grid-name", value=f"{name}.yml", name=f"{stem}.yml")
    if part.get("kind") == SELF_TEST and "structure" in part and len(part["structure"]) != LEVELS:
        yield finding(("structure",), "grid-levels", wanted=LEVELS)
    if part.get("kind") == SELF_TEST and "scale" in part and len(part["scale"]) < LEAST_STEPS:
        yield finding(("scale",), "grid-scale", least=LEAST_STEPS)
    yield from _said_twice(("scale",), [step.label for step in part.get("scale", ())])


def _said_twice(path: tuple[str | int, ...], steps: Sequence[str]) -> Iterator[Finding]:
    """The steps that say what an earlier one says: whoever answers could not choose between them."""
    seen: set[str] = set()
    for rank, text in enumerate(steps):
        words = " ".join(text.casefold().split())
        if words in seen:
            yield finding((*path, rank), "grid-steps/same", value=text)
        seen.add(words)


@dataclass(frozen=True, slots=True)
class _Node:
    """An item as far as its place in the tree goes."""

    id: str
    broader: str | None


def _nodes(rows: Rows) -> Mapping[int, _Node]:
    return {rank: _Node(row["id"], row.get("broader")) for rank, row in rows.items() if "id" in row}


def _of_tree(part: Part, rows: Rows) -> Iterator[Finding]:
    """What is wrong with how items stand above one another."""
    nodes: dict[int, _Node] = {}
    above: dict[str, str | None] = {}
    for rank, node in _nodes(rows).items():
        if node.id in above:
            yield finding(("items", rank, "id"), "duplicate-id", value=node.id)
        else:
            nodes[rank], above[node.id] = node, node.broader
    wrong = tuple(broader_problems(nodes))
    for found in wrong:
        yield replace(found, field=("items", *found.field))
    structure = part.get("structure", ())
    if wrong or not structure or len(nodes) < len(rows):
        return
    objectives = {*above.values()}
    levels = {rank: _level(node.id, above) for rank, node in nodes.items()}
    for rank, level in levels.items():
        if level > len(structure):
            yield finding(("items", rank, "broader"), "grid-depth", most=len(structure))
        elif level < len(structure) and nodes[rank].id not in objectives:
            yield finding(("items", rank, "id"), "grid-empty", value=nodes[rank].id)
    for level, wanted in enumerate(structure, 1):
        if (number := list(levels.values()).count(level)) != wanted:
            yield finding(("structure", level - 1), "grid-structure", number=number, level=level, wanted=wanted)


def _level(item_id: str, above: Mapping[str, str | None]) -> int:
    """The level of an item, 1 at the top; one more than there are items where what is above it makes a circle or is not there."""
    level, broader = 1, above.get(item_id)
    while broader is not None and level <= len(above):
        level, broader = level + 1 if broader in above else len(above) + 1, above.get(broader)
    return level


def _of_indicators(part: Part, rows: Rows) -> Iterator[Finding]:
    """What the items at the foot of a self-test lack."""
    above = {node.id: node.broader for node in _nodes(rows).values()}
    objectives = {*above.values()}
    steps, deep = len(part.get("scale", ())), len(part.get("structure", ()))
    for rank, row in rows.items():
        if "id" not in row or row["id"] in objectives or _level(row["id"], above) < deep:
            continue
        if "steps" in row and steps and len(row["steps"]) != steps:
            yield finding(("items", rank, "steps"), "grid-steps", number=len(row["steps"]), wanted=steps)
        yield from _said_twice(("items", rank, "steps"), row.get("steps", ()))
        if "based_on" in row and not row["based_on"]:
            yield finding(("items", rank, "id"), "grid-unfounded", value=row["id"])
        for number, basis in enumerate(row.get("based_on", ())):
            if not (basis.case or (basis.source and basis.passage)):
                yield finding(("items", rank, "based_on", number), "grid-basis")
        if "leads" in row and len({lead.case for lead in row["leads"]}) < LEAST_LEADS:
            yield finding(("items", rank, "id"), "grid-leads", value=row["id"], least=LEAST_LEADS)
