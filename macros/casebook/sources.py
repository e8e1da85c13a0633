"""The documents that facts cite: `_sources.yml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from macros.casebook.dates import PartialDate
from macros.casebook.known import Group
from macros.casebook.problems import Finding, Problem
from macros.casebook.validation import place
from macros.casebook.values import Line, Sentence, Url
from macros.casebook.vocabularies import TermId, read_entries


class Document(Group):
    """One document: what it is, who published it, where and when it was read."""

    id: TermId
    title: Line
    publisher: Line
    author: Line | None = None
    url: Url | None = None
    published: PartialDate | None = None
    read_on: PartialDate | None = None
    licence: Line | None = None
    kind: Literal["article", "entretien", "synthese", "page", "texte-officiel", "base-de-donnees"]
    note: Sentence | None = None


def read_sources(path: Path, shown: str) -> tuple[Mapping[str, Document], list[Problem]]:
    """Every document by its id, and the problems of the file."""
    record, entries = read_entries(path, shown, Document)
    for index, document in entries.items():
        if not document.url and not document.note:
            record.problems.append(
                place(
                    record,
                    Finding(
                        (index, "url"),
                        "source-address",
                        f"la source « {document.id} » n’a pas d’adresse",
                        "ajoutez url, ou dites dans note comment le document est connu",
                    ),
                )
            )
        if not document.published and not document.read_on:
            record.problems.append(
                place(
                    record,
                    Finding(
                        (index, "published"),
                        "source-date",
                        f"la source « {document.id} » n’a pas de date",
                        "ajoutez published, ou read_on (la date de lecture)",
                    ),
                )
            )
    return {document.id: document for document in entries.values()}, record.problems
