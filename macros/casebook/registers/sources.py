"""The documents that facts cite: `_sources.yml`, read and checked. A case may bring more of them in `new_sources`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.files.validation import problem_at
from macros.casebook.files.yaml_values import Record
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.entries import read_entries
from macros.casebook.schema.context import Context
from macros.casebook.types.document import TESTIMONY, Document


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of a library by their ids, and the record of their file, which has its problems."""

    documents: Mapping[str, Document]
    record: Record

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems of the file."""
        return self.record.problems


def read_sources(path: Path, shown: str, admitted: tuple[str, ...] = ()) -> Sources:
    """Returns the documents of a file; `admitted` are the addresses of `_links.yml`. An entry with a wrong value is left out; problems are in the record."""
    entries = read_entries(path, shown, Document, Context(admitted=admitted))
    for index, document in entries.by_rank.items():
        entries.record.problems += [problem_at(entries.record, found, (index,)) for found in document.cross_check(document.__dict__, Context())]
        if document.kind == TESTIMONY:  # any case could cite it, and it covers the facts of one
            entries.record.problems.append(problem_at(entries.record, finding((index, "kind"), "testimony-shared", value=document.id)))
    return Sources({document.id: document for document in entries.by_rank.values()}, entries.record)
