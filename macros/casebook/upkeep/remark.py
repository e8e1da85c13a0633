"""A remark for those who edit: a problem of the library as it is told everywhere, with a name of its own.

The name stays when lines move, so that an editor may judge the remark once (`registers.judged`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.reading import SourceText
from macros.casebook.files.yaml_values import Record
from macros.casebook.library.case import Case
from macros.casebook.problems.problem import Finding, Position, Problem


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its name, the case that it is about (empty for a list that all share), and the problem that it tells."""

    name: str
    case: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page that editors read: its title, what it asks in a sentence, its remarks in the order in which they are to be read, and
    whether a remark may be judged to be none."""

    id: str
    title: str
    asks: str
    remarks: Sequence[Remark]
    judged: bool


def remark(case: Case, about: str, found: Finding, position: Position) -> Remark:
    """A remark on a case, at a place in its file. `about` tells it from other remarks of the same kind on the case."""
    return Remark(f"{found.code} {case.key} {about}".strip(), case.key, found.at(case.path, position))


def place_of(case: Case, path: tuple[str | int, ...]) -> Position:
    """Where a value stands in the front matter of a case."""
    return _record(case.source).position(path)


@lru_cache(maxsize=64)  # the remarks on one page come one after the other
def _record(source: SourceText) -> Record:
    return read_record(source.text, source.shown, source.places)
