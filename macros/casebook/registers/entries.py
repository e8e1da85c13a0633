"""The entries of a register: a YAML list, bounded, each entry typed.

Those of `vocabularies`, `sources` and `everyday_words` have an id of their own (`read_entries`); the lists of the editors, which may be
missing or all comments, have none (`read_list`). Whoever proposes a case may also change these lists:
they are held to bounds as cases are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from macros.casebook.files.reading import DATA_BYTES, read_source
from macros.casebook.files.validation import doubts, problem_at, validate
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.language.nearest import guessing
from macros.casebook.problems.problem import START, Problem
from macros.casebook.schema.context import Context
from macros.casebook.schema.group import Group

G = TypeVar("G", bound=Group)

MAX_VALUES = 50_000
"""How many values, lists and groups a register may hold; the fullest real one has 4,100."""

GUESSES = 1_000_000
"""How many names may be compared with the wrong ones of a register to propose a near one (`language.nearest`)."""

_CONTENT = re.compile(r"^[ \t]*[^#\s]", re.MULTILINE)
"""What is no comment: a list may be set in by spaces."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a register: those that are valid, by their rank in the list from 0, and the record of the file,
    which has its problems."""

    record: Record
    by_rank: Mapping[int, Any]


def read_entries(path: Path, shown: str, model: type[Group], context: Context | None = None) -> Entries:
    """Returns the entries of a YAML list, each an instance of `model` with an id of its own.

    `shown` is how problems name the file; `context` is what its values may refer to. An entry that is not valid, or
    whose id came before, is left out and is a problem.
    """
    source = read_source(path, shown, DATA_BYTES)
    if isinstance(source, Problem):
        return Entries(Record(shown, problems=[source]), {})
    record = read_yaml(source.text, shown, most=MAX_VALUES, too_many="list-size", places=source.places)
    record.source = source
    if record.problems:
        return Entries(record, {})
    if not isinstance(record.data, list):
        record.refuse(START, (), "expected-list/file", name="id")
        return Entries(record, {})
    entries: dict[int, Any] = {}
    seen: set[str] = set()
    with guessing(GUESSES):
        for index in range(len(record.data)):
            entry: Any = validate(model, record, context or Context(), (index,))
            if entry is None:
                continue
            if entry.id in seen:
                record.refuse(record.position((index, "id")), (index, "id"), "duplicate-id", value=entry.id)
                continue
            seen.add(entry.id)
            entries[index] = entry
    record.problems += doubts(record, source.text)
    return Entries(record, entries)


def read_list(
    path: Path, model: type[G], context: Context, first: str, kept: Callable[[Any], list[Any]] | None = None
) -> tuple[Sequence[tuple[int, G]], Record | None, Sequence[Problem]]:
    """The valid entries of a YAML list that may be missing or all comments, by their rank from 0, its record and its problems. `first` is the
    field with which an entry begins. Of a list that is borrowed, `kept` leaves only what is true here."""
    if not path.exists():
        return (), None, ()
    source = read_source(path, path.as_posix(), DATA_BYTES)
    if isinstance(source, Problem):
        return (), None, (source,)
    if not _CONTENT.search(source.text):
        return (), Record(source.shown, data=[], source=source), ()
    record = read_yaml(source.text, source.shown, most=MAX_VALUES, too_many="list-size", places=source.places)
    record.source = source
    if not record.problems and not isinstance(record.data, list):
        record.refuse(START, (), "expected-list/file", name=first)
    if kept and not record.problems:
        record.data = kept(record.data)
    ranks = range(len(record.data)) if isinstance(record.data, list) and not record.problems else ()
    entries = [(rank, entry) for rank in ranks if (entry := validate(model, record, context, (rank,)))]
    for rank, entry in entries:
        record.problems += [problem_at(record, found, (rank,)) for found in entry.cross_check(entry.__dict__, context)]
    record.problems += doubts(record, source.text)
    return entries, record, tuple(record.problems)
