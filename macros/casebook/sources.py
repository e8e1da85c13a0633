"""The documents that facts cite: `_sources.yml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from macros.casebook.documents import Document
from macros.casebook.problems import Problem
from macros.casebook.validation import place
from macros.casebook.vocabularies import read_entries


def read_sources(path: Path, shown: str) -> tuple[Mapping[str, Document], list[Problem]]:
    """Every document by its id, and the problems of the file."""
    record, entries = read_entries(path, shown, Document)
    for index, document in entries.items():
        record.problems += [place(record, found, (index,)) for found in document.cross_check(document.__dict__)]
    return {document.id: document for document in entries.values()}, record.problems
