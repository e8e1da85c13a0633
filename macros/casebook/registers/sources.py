"""The documents that facts cite: `_sources.yml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.files.validation import problem_at
from macros.casebook.files.yaml_values import Record
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.vocabularies import read_entries
from macros.casebook.schema.context import Context
from macros.casebook.types.document import Document


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of documents of a library: each by its id, and the record of the file."""

    documents: Mapping[str, Document]
    record: Record

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong in the file."""
        return self.record.problems


def read_sources(path: Path, shown: str) -> Sources:
    """The documents of a file; an entry with an error is left out, and its problems are in the record."""
    record, entries = read_entries(path, shown, Document)
    for index, document in entries.items():
        record.problems += [problem_at(record, found, (index,)) for found in document.cross_check(document.__dict__, Context())]
    return Sources({document.id: document for document in entries.values()}, record)
