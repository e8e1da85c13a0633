"""What the values of a case may lead to, as plain values: terms, documents, cases of a library.

The contribution form reads it beside the rules (`form_rules`); nothing of a withdrawn case but its
address stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from macros.casebook.check.rules import COMMON
from macros.casebook.derived.form_rules import groups
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW
from macros.casebook.schema.fields import annotation_of
from macros.casebook.schema.references import TermOf
from macros.casebook.types.base import CaseTypes
from macros.casebook.types.document import Document


def directory(library: Library) -> dict[str, Any]:
    """What the values of a form may lead to.

    Shape: `{vocabularies: {name: [[id, label, definition, [other names]]]}, broader: {name:
    {id: id}}, homes: {department: region}, former_homes: {department: region before 2016},
    facets: {vocabulary: [address, [id of a term that has a page]]}, sources: [[id, title,
    publisher, year]], unlisted: [id], brought: {id: key}, cases: [[key, title, where, [other names]]],
    offers: {key of a pole: [key of an action that it leads and that offers something]}, newest: the day
    up to which the library was read, former: {key: key}, explained: [acronym]}`. `where` is 2 for a page
    of its own, 1 for a line on the index of its type, 0 for nowhere. Any case may cite `sources`, and
    `unlisted`, which withdrawn cases alone cite: of those the name is all that is said. `brought` are
    those that one case describes for itself; `former` are the addresses that another one took over;
    `explained` is what the glossary explains, or needs no glossary; titles and other names explain too.
    """
    named = {*_vocabularies(library.types), *(facet.vocabulary for facet in FACETS)}
    vocabularies = {name: library.vocabularies[name] for name in sorted(named) if name in library.vocabularies}
    brought = {document.id: case.key for case in library.published.values() for document in case.facts.new_sources}
    listed = {document.id: document for document in _listed(library) if document.id not in brought}
    return {
        "vocabularies": {
            name: [[term.id, term.pref_label, term.definition or "", [*term.alt_labels, *term.hidden_labels]] for term in vocabulary]
            for name, vocabulary in vocabularies.items()
        },
        "broader": {name: {term.id: term.broader for term in library.vocabularies[name] if term.broader} for name in sorted(ASSIGNED_NARROW)},
        "homes": {term.id: term.region for term in library.vocabularies["departments"]},
        "former_homes": {term.id: term.former_region for term in library.vocabularies["departments"]},
        "facets": {facet.vocabulary: [facet.address, list(library.index(facet))] for facet in FACETS},
        "sources": [
            [document.id, document.title, document.publisher, str(document.published.year) if document.published else ""] for document in listed.values()
        ],
        "unlisted": sorted(library.sources.keys() - listed.keys() - brought.keys()),
        "brought": brought,
        "cases": [_row(library, case) for case in library.cases.values()],
        "offers": _offers(library),
        "newest": library.newest_date,
        "former": dict(library.redirects),
        "explained": sorted(COMMON | set(library.vocabularies["glossary"].spellings)),
    }


def documents(library: Library) -> dict[str, dict[str, str]]:
    """What the directory does not say of the documents, by their id: the preview alone asks.

    Shape: `{id: {author, url, published, read_on, licence, note}}`, what is not known left out.
    """
    told = {"author", "url", "published", "read_on", "licence", "note"}
    return {document.id: document.model_dump(mode="json", include=told, exclude_none=True) for document in _listed(library)}


def _listed(library: Library) -> Iterator[Document]:
    """The documents, but for those that withdrawn cases alone cite: they tell of them. Those that such a case brings
    are not in the library."""
    told = {source for case in library.withdrawn for source in case.sources}
    told -= {source for case in library.published.values() for source in (*case.sources, *(document.id for document in case.facts.new_sources))}
    return (document for document in library.sources.values() if document.id not in told)


def _row(library: Library, case: Case) -> list[Any]:
    """What is told of a case. One that is withdrawn keeps its address alone: a link to it is not
    a broken link, and its name stands nowhere."""
    if case.facts.withdrawn:
        return [case.key, "", 0, []]
    return [case.key, case.title, 2 if library.has_page(case) else 1, list(case.facts.aliases)]


def _offers(library: Library) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for case in library.published.values():
        for pole in getattr(case.facts, "poles", ()) if getattr(case.facts, "offers", ()) else ():
            found.setdefault(f"poles/{pole}", []).append(case.key)
    return found


def _vocabularies(types: CaseTypes) -> set[str]:
    """Every vocabulary that some field takes its terms from."""
    models: list[type[BaseModel]] = [*types.values(), *groups(types).values()]
    annotations = (annotation_of(info, TermOf) for model in models for info in model.model_fields.values())
    return {term.vocabulary for term in annotations if term}
