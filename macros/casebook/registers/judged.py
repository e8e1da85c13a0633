"""The remarks of `make upkeep` that an editor has judged to be none: `_judged.yml`, read and checked.

Each entry says why and since when. The list is published with the cases, so that nobody judges the same remark twice; an entry that no
remark has any more is told (`upkeep.remarks`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from macros.casebook.files.reading import DATA_BYTES, read_source
from macros.casebook.files.validation import doubts, validate
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.problems.problem import START, Problem
from macros.casebook.registers.entries import MAX_VALUES
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.values import Line, Sentence, field

G = TypeVar("G", bound=Group)

FILE = "_judged.yml"
"""The name of the file, beside the cases."""


class Judgement(Group):
    """One remark that is none."""

    remark: Line = field("Remarque", "Son nom, tel que la page de suivi l’écrit.", required=True, example="judging-words poles/mon-pole banal")
    reason: Sentence = field("Motif", "Pourquoi ce n’en est pas une.", required=True, example="Le mot est celui du pôle, que la phrase cite.")
    on: PartialDate = field("Le", "Le jour où quelqu’un en a jugé.", required=True, example="2026-11-30")


@dataclass(frozen=True, slots=True)
class Judged:
    """The list of a folder of cases: its valid entries by their rank, its problems, and its record; None where it has no entry."""

    entries: Sequence[tuple[int, Judgement]] = ()
    problems: Sequence[Problem] = ()
    record: Record | None = None


def read_judged(cases: Path) -> Judged:
    """Returns the list of a folder of cases; an empty one where there is no file. Never raises for what the file holds."""
    entries, record, problems = read_list(cases / FILE, Judgement, Context(), "remark")
    return Judged(entries, problems, record)


def read_list(path: Path, model: type[G], context: Context, first: str) -> tuple[Sequence[tuple[int, G]], Record | None, Sequence[Problem]]:
    """The valid entries of a YAML list that may be missing or all comments, by their rank from 0, its record and its problems. `first` is the
    field with which an entry begins."""
    if not path.exists():
        return (), None, ()
    source = read_source(path, path.as_posix(), DATA_BYTES)
    if isinstance(source, Problem):
        return (), None, (source,)
    if not re.search(r"^[^#\s]", source.text, re.MULTILINE):
        return (), None, ()
    record = read_yaml(source.text, source.shown, most=MAX_VALUES, too_many="list-size", places=source.places)
    record.source = source
    if not record.problems and not isinstance(record.data, list):
        record.refuse(START, (), "expected-list/file", name=first)
    ranks = range(len(record.data)) if isinstance(record.data, list) and not record.problems else ()
    entries = [(rank, validate(model, record, context, (rank,))) for rank in ranks]
    record.problems += doubts(record, source.text)
    return [(rank, entry) for rank, entry in entries if entry], record, tuple(record.problems)
