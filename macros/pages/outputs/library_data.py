"""The library as data: what the search, the selection and anyone else's tools read.

`data/library.json` holds each published case in a few lines, with the values of its
facets as ids and their names once; `data/library.z` is the same, compressed.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, FILTERS, Facet
from macros.casebook.library.library import Library
from macros.pages.outputs.output import File, Plan
from macros.pages.views.views import Views

VERSION = 1
"""Changes with the shape of the file, never with its content."""


def files(plan: Plan) -> Iterator[File]:
    """Every published case that has an address, and the facets with the terms in use.

    Shape: `{version, facets: [{id, label, address, values: [[id, label, [other names]]], broader}],
    cases: [{key, title, summary, type, place, year, notice, <facet id>: [term ids]}]}`.
    """
    views = plan.views
    told = {"version": VERSION, "facets": list(_facets(views.library)), "cases": [_case(views, case) for case in views.library.published.values()]}
    data = File.json("data/library.json", told)
    yield data
    # Beside it as it travels best: not every host compresses what it serves.
    yield File("data/library.z", gzip.compress(data.content, mtime=0))


def _facets(library: Library) -> Iterator[Mapping[str, Any]]:
    cases = library.published.values()
    used = {case.kind.folder for case in cases}
    kinds = [kind for kind in library.types.values() if kind.folder in used]
    yield {
        "id": "type",
        "label": "Type",
        "values": [[kind.folder, kind.label_plural] for kind in kinds],
        "singular": {kind.folder: kind.label for kind in kinds},
        "pictogram": {kind.folder: kind.pictogram for kind in kinds},
    }
    for facet in (*FACETS, *FILTERS):
        terms = facet.terms(library.vocabularies)
        present = {value for case in cases for value in facet.values(case)}
        vocabulary = library.vocabularies[facet.vocabulary]
        shown = {above for value in present for above in (vocabulary.lineage(value) if value in vocabulary else (value,))}
        told: dict[str, Any] = {"id": facet.id, "label": facet.label} | ({"address": facet.address} if facet.address else {})
        told["values"] = [_value(term) for term in terms.values() if term.id in shown]
        if broader := {term.id: term.broader for term in terms.values() if term.id in shown and term.broader}:
            told["broader"] = broader
        yield told


def _value(term: Any) -> list[Any]:
    others = [*term.alt_labels, *term.hidden_labels]
    return [term.id, term.pref_label, others] if others else [term.id, term.pref_label]


def _case(views: Views, case: Case) -> Mapping[str, Any]:
    facts = case.facts
    told: dict[str, Any] = {"key": case.key, "title": case.title, "summary": facts.summary, "type": case.kind.folder}
    optional = {"aliases": facts.aliases, "place": views.place(case), "territory": facts.territory, "year": case.year, "notice": case.is_notice}
    told |= {name: value for name, value in optional.items() if value}
    if not views.library.has_page(case):
        told["line"] = True
    told |= {facet.id: values for facet, values in _values(case) if values}
    return told


def _values(case: Case) -> Iterator[tuple[Facet, tuple[str, ...]]]:
    return ((facet, facet.values(case)) for facet in (*FACETS, *FILTERS))
