"""What the values of a case may refer to, as plain values: the terms, documents and cases of a library.

The contribution form reads it beside the rules (`form_rules`): the lists that grow slowly when it is opened (`directory`),
those that grow with the library when somebody begins to write (`known_cases`). Of a withdrawn case they hold the address, and
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from macros.casebook.check.rules import COMMON, acronyms
from macros.casebook.derived.form_rules import groups
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, SEARCHED
from macros.casebook.library.library import Library
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW
from macros.casebook.schema.fields import annotation_of
from macros.casebook.schema.references import TermOf
from macros.casebook.types.base import CaseTypes
from macros.casebook.types.document import Document


def directory(library: Library) -> dict[str, Any]:
    """What the values of a case may refer to in a library.

    Shape: `{vocabularies: {name: [[id, label, [other names]]]}, definitions: {name: {id: definition}}, broader: {name:
    {id: id}}, homes: {department: region}, former_homes: {department: region before 2016},
    facets: {vocabulary: [address, [id of a term that has a page]]}, searched: {vocabulary: id of its filter}, sources: [[id, title,
    publisher, year, the date until which it knows]], unlisted: [id], newest: [year, month, day], admitted: [address], explained: [acronym]}`.

    Any case may cite the documents of `sources`, and those of `unlisted`, which only withdrawn cases cite: only their ids are
    given. `newest` is `Library.newest_date`, `admitted` are the addresses of `_links.yml`. `explained` are the acronyms of the
    glossary and those that need no entry; titles and other names explain more.
    """
    named = {*_vocabularies(library.types), *(facet.vocabulary for facet in FACETS)}
    vocabularies = {name: library.vocabularies[name] for name in sorted(named) if name in library.vocabularies}
    brought = _brought(library)
    listed = {document.id: document for document in _listed(library) if document.id not in brought}
    return {
        "vocabularies": {
            name: [[term.id, term.pref_label, [*term.alt_labels, *term.hidden_labels]] for term in vocabulary] for name, vocabulary in vocabularies.items()
        },
        "definitions": {name: {term.id: term.definition for term in vocabulary if term.definition} for name, vocabulary in vocabularies.items()},
        "broader": {name: {term.id: term.broader for term in library.vocabularies[name] if term.broader} for name in sorted(ASSIGNED_NARROW)},
        "homes": {term.id: term.region for term in library.vocabularies["departments"]},
        "former_homes": {term.id: term.former_region for term in library.vocabularies["departments"]},
        "facets": {facet.vocabulary: [facet.address, list(library.index(facet))] for facet in FACETS},
        "searched": SEARCHED,
        "sources": [
            [document.id, document.title, document.publisher, str(document.published.year) if document.published else "", str(document.known_until or "")]
            for document in listed.values()
        ],
        "unlisted": sorted(library.sources.keys() - listed.keys() - brought.keys()),
        "newest": library.newest_date,
        "admitted": list(library.admitted),
        "explained": sorted(COMMON | set(library.vocabularies["glossary"].spellings)),
    }


def known_cases(library: Library, lines: Mapping[str, int]) -> dict[str, Any]:
    """The cases of a library, and what goes by them. `lines` are the cases without a page of their own, by key: the number of
    the page of the index of their type that has the line of each.

    Shape: `{cases: [[key, title, line, acronym …]], offers: {key of a pole: [key of an action that it leads and that offers
    something]}, former: {key: key}, brought: {id: key}}`.

    `line` is 0 for a case with a page; the acronyms are those that the title and the other names explain; of a withdrawn case
    there is the key alone. `former` are former addresses with the case
    to which they lead now, `brought` the documents that one case describes itself.
    """
    return {
        "cases": [_row(case, lines.get(case.key, 0)) for case in library.cases.values()],
        "offers": _offers(library),
        "former": dict(library.redirects),
        "brought": _brought(library),
    }


def documents(library: Library) -> dict[str, dict[str, str]]:
    """What else is known of the documents that any case may cite, by their ids: only the preview of the form reads it.

    Shape: `{id: {role, author, url, published, read_on, licence, language, note}}`, without what is not known.
    """
    fields = {"role", "author", "url", "published", "read_on", "licence", "language", "note"}
    brought = _brought(library)
    listed = (document for document in _listed(library) if document.id not in brought)
    return {document.id: document.model_dump(mode="json", include=fields, exclude_none=True) for document in listed}


def _listed(library: Library) -> Iterator[Document]:
    """The documents of a library, except those that only withdrawn cases cite: their titles would say what those cases were
    about. The documents that a withdrawn case brings are not in the library."""
    unlisted = {source for case in library.withdrawn for source in case.sources}
    unlisted -= {source for case in library.published.values() for source in (*case.sources, *(document.id for document in case.facts.new_sources))}
    return (document for document in library.sources.values() if document.id not in unlisted)


def _brought(library: Library) -> dict[str, str]:
    return {document.id: case.key for case in library.published.values() for document in case.facts.new_sources}


def _row(case: Case, line: int) -> list[Any]:
    """The row of a case in `cases`. A withdrawn case keeps its key, so that a link to it is no broken link, but not its
    name."""
    if case.facts.withdrawn:
        return [case.key]
    explained = {acronym for name in (case.title, *case.facts.aliases) for _at, acronym in acronyms(name)}
    return [case.key, case.title, line, *sorted(explained)]


def _offers(library: Library) -> dict[str, list[str]]:
    """The keys of the actions that offer something, by the key of each pole that leads them."""
    offers: dict[str, list[str]] = {}
    for case in library.published.values():
        for pole in getattr(case.facts, "poles", ()) if getattr(case.facts, "offers", ()) else ():
            offers.setdefault(f"poles/{pole}", []).append(case.key)
    return offers


def _vocabularies(types: CaseTypes) -> set[str]:
    """The names of the vocabularies from which a field takes its terms."""
    models: list[type[BaseModel]] = [*types.values(), *groups(types).values()]
    annotations = (annotation_of(info, TermOf) for model in models for info in model.model_fields.values())
    return {term.vocabulary for term in annotations if term}
