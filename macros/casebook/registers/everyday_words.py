"""Everyday words that belong to no term (`_everyday_words.yml`), each with the words of the library to which it leads.

The search widens a query with them (`pages.search.widening`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.files.validation import problem_at
from macros.casebook.files.yaml_values import Record
from macros.casebook.language.words import joined
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.entries import read_entries
from macros.casebook.schema.group import Group
from macros.casebook.schema.values import Id, Line

NAME = "_everyday_words.yml"
"""The file, in a folder of cases."""


class EverydayWord(Group):
    """Words that people type with one meaning, and the words that pages use for it."""

    id: Id
    words: tuple[Line, ...]
    leads_to: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EverydayWords:
    """The entries of the file by their ids, and its record, which has its problems. A word is in one entry."""

    entries: Mapping[str, EverydayWord]
    record: Record | None = None

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems of the file."""
        return self.record.problems if self.record else ()


def read_everyday_words(path: Path, shown: str) -> EverydayWords:
    """Returns the entries of a file, none when it does not exist: a library need not have any. An entry with a wrong value
    is left out; problems are in the record."""
    if not path.exists():
        return EverydayWords({})
    entries = read_entries(path, shown, EverydayWord)
    taken: dict[str, str] = {}
    for index, entry in entries.by_rank.items():
        for rank, word in enumerate(entry.words):
            known = taken.setdefault(joined(word), entry.id)
            if known != entry.id:
                entries.record.problems.append(problem_at(entries.record, finding((index, "words", rank), "word-twice", value=word, name=known)))
    return EverydayWords({entry.id: entry for entry in entries.by_rank.values()}, entries.record)
