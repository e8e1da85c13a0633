"""The library as data, for the search page, the selection, the comparison and the tools of others.

`data/library.json` has each published case with the ids of its terms, and the names of the terms once;
`data/library.z` is the same, gzipped. `data/joindre.json` has how one reaches those of whom each case tells.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, FILTERS
from macros.casebook.library.library import Library
from macros.casebook.library.reach import Reach, own_way, reach
from macros.casebook.types.facts import RECEIVED
from macros.pages.outputs.output import File, Plan
from macros.pages.views.told.practices import doers
from macros.pages.views.views import Views

VERSION = 2
"""The version of the shape of the file: it changes with the shape, not with the content."""


def files(plan: Plan) -> Iterator[File]:
    """Every published case, and the facets with the terms that are in use.

    Shape: `{version, facets: [{id, label, address, values: [[id, label, [other name]]], broader: {id: id}}],
    cases: [{key, title, summary, type, aliases, place, doers, told, territory, year, known_until, dated, notice, event, line, reach, <facet id>: [term id]}]}`.
    Members without a value are left out. `doers` says in a few words whom a practice names as doing it, `told` is what a card tells
    of a case beside its summary (`Views.told`). `known_until` is the date of the newest fact that a document supports, as precise as known
    (`casebook.library.knowledge`), `dated` what a card says of the time of a case, `year` what lists sort by. `broader` has the
    broader term of each; `event` is the key of the event for which a sheet came; `reach` says in a few words how one reaches those
    of whom it tells; `line` is, for a case without a page, the number
    of the page of the index of its type that has its line (`views.numbering`). The first facet, `type`, also has `singular` and
    `pictogram`, by folder.
    """
    views = plan.views
    data = File.json("data/library.json", lambda: _content(views))
    yield data
    # Gzipped too, for the pages of the site: not every host compresses what it serves.
    yield File("data/library.z", lambda: gzip.compress(data.content, mtime=0))
    yield File.json("data/joindre.json", lambda: reach_entries(views.library))


def _content(views: Views) -> Mapping[str, Any]:
    cases = [case_entry(views, case) for case in views.library.published.values()]
    return {"version": VERSION, "facets": list(facet_entries(views.library)), "cases": cases}


def facet_entries(library: Library) -> Iterator[Mapping[str, Any]]:
    """The facets with the terms that are in use, the type of a case first; shape: see `files`."""
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
        shown = {term for value in present for term in (vocabulary.lineage(value) if value in vocabulary else (value,))}
        entry: dict[str, Any] = {"id": facet.id, "label": facet.label} | ({"address": facet.address} if facet.address else {})
        entry["values"] = [_value(term) for term in terms.values() if term.id in shown]
        if broader := {term.id: term.broader for term in terms.values() if term.id in shown and term.broader}:
            entry["broader"] = broader
        yield entry


def _value(term: Any) -> list[Any]:
    others = [*term.alt_labels, *term.hidden_labels]
    return [term.id, term.pref_label, others] if others else [term.id, term.pref_label]


def case_entry(views: Views, case: Case) -> Mapping[str, Any]:
    """A case with the ids of its terms; shape: see `files`."""
    way = reach(views.library, case)
    told = {"reach": words} if way and (words := reach_words(views, way)) else {}
    return shown_entry(views, case) | told | {facet.id: values for facet in (*FACETS, *FILTERS) if (values := facet.values(case))}


def shown_entry(views: Views, case: Case) -> dict[str, Any]:
    """What a list shows of a case: its entry without the terms."""
    facts = case.facts
    called_off = views.called_off(case)
    entry: dict[str, Any] = {"key": case.key, "title": case.title, "summary": facts.summary, "type": case.kind.folder}
    optional = {
        "aliases": facts.aliases,
        "place": views.place(case),
        "doers": doers(views.library, case),
        "told": views.told(case),
        "territory": facts.territory,
        "year": case.year,
        "known_until": str(case.known_until or ""),
        "dated": f"{case.dated} ({called_off.lower()})" if called_off else case.dated,
        "notice": case.is_notice,
        "event": next((reference.key for reference in case.references if reference.inverse == RECEIVED), ""),
    }
    entry |= {name: value for name, value in optional.items() if value}
    if case.key in views.lines:
        entry["line"] = views.lines[case.key]
    return entry


def reach_words(views: Views, way: Reach) -> str:
    """How one reaches those of whom a case tells, as a cell of a table says it; empty where nobody knows."""
    address = ", ".join(filter(None, (way.email, way.url)))
    if way.direct:
        link = views.case(way.through) if way.through else None
        return f"par {link.text} : {address}" if link else address
    name = way.region.contact.name if way.region else ""
    return f"à défaut, {name}{f' : {address}' if address else ''}" if name else ""


def reach_entries(library: Library) -> Mapping[str, Any]:
    """How one reaches those of whom each published case tells (`library.reach`), for others and for the preview of the form.

    Shape: `{version, networks: {id of a region: {name, site, as_of, source}}, cases: {key: {contact: {url, email, structure, as_of, source,
    seen_alive}, site: {url, as_of, source, seen_alive}, through: key, region: id, sought: date}}}`. Members without a value are left out. A case
    has its own contact or site, or the key of the case whose it is (`through`); `region` is the first of its regions of which a network is
    known. Cases that other cases may be reached through are there too, whatever their type.
    """
    entries = {case.key: entry for case in library.published.values() if (entry := _reach_entry(library, case))}
    networks = {term.id: _filled(term.contact) for term in library.vocabularies["regions"] if term.contact}
    return {"version": VERSION, "networks": networks, "cases": entries}


def _reach_entry(library: Library, case: Case) -> dict[str, Any]:
    own, way, terms = own_way(case), reach(library, case), library.vocabularies["regions"]
    entry: dict[str, Any] = {}
    if own:
        entry |= {"contact": _filled(own.contact)} if own.contact else {"site": _filled(own.site)}
    elif way and way.through:
        entry["through"] = way.through
    if way and (region := next((id for id in case.regions if terms[id].contact), "")):
        entry["region"] = region
    if way and case.facts.contact_sought:
        entry["sought"] = str(case.facts.contact_sought)
    return entry


def _filled(group: Any) -> Mapping[str, Any]:
    """The values of a group that are known, without what somebody said of it: anybody may claim to be the pole (`reviews.confirmed`)."""
    filled: Mapping[str, Any] = group.model_dump(mode="json", exclude_none=True, exclude={"confirmed_on"})
    return filled
