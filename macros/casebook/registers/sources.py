"""The documents that facts cite: `_sources.yml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from macros.casebook.files.validation import place
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.vocabularies import read_entries
from macros.casebook.types.document import Document


def read_sources(path: Path, shown: str) -> tuple[Mapping[str, Document], list[Problem]]:
    """Every document by its id, and the problems of the file."""
    record, entries = read_entries(path, shown, Document)
    for index, document in entries.items():
        record.problems += [place(record, found, (index,)) for found in document.cross_check(document.__dict__)]
    return {document.id: document for document in entries.values()}, record.problems
