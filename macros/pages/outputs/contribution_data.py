"""The files that the contribution form reads: its rules, the names that exist, sources, templates, communes.

The form (`docs/javascripts/contribute/`) fetches them when somebody opens it, or begins to write, and sends nothing. The file of
each case is in `case_files`.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from typing import Any

from macros.casebook.derived.form_directory import directory, documents, known_cases
from macros.casebook.derived.form_rules import form_rules
from macros.casebook.library.library import Library
from macros.pages.outputs.output import File, Plan
from macros.pages.render.template_trees import template_trees

LATER = frozenset({"messages", "misread", "explained", "definitions"})
"""The parts of the rules and of the directory that are a file of their own: nobody needs them before they write."""


def files(plan: Plan) -> Iterator[File]:
    """JSON files in `contribuer/`, whose shapes are those of the functions called here, and `communes.z`.

    `fiches.json` grows with the library: it has a gzipped copy, `fiches.z`. `communes.z` is gzipped text with the line
    `code<tab>name<tab>department` for each commune: it is long, and not every host compresses what it serves.
    """
    library = plan.views.library
    yield File.json("contribuer/regles.json", lambda: _parts(form_rules(library.types), later=False))
    yield File.json("contribuer/messages.json", lambda: _parts(form_rules(library.types) | directory(library), later=True))
    yield File.json("contribuer/repertoire.json", lambda: _parts(directory(library), later=False))
    yield File.json("contribuer/documents.json", lambda: documents(library))
    yield File.json("contribuer/gabarits.json", template_trees)
    cases = File.json("contribuer/fiches.json", lambda: known_cases(library, plan.views.lines))
    yield cases
    yield File("contribuer/fiches.z", lambda: gzip.compress(cases.content, mtime=0))
    yield File("contribuer/communes.z", lambda: _communes(library))


def _parts(told: Mapping[str, Any], later: bool) -> dict[str, Any]:
    return {name: part for name, part in told.items() if (name in LATER) is later}


def _communes(library: Library) -> bytes:
    communes = "".join(f"{commune.code}\t{commune.name}\t{commune.department}\n" for commune in library.communes.all())
    return gzip.compress(communes.encode(), mtime=0)
