"""Where things are, for the search: the areas that a query may name, and those of each document.

An area is a region or a department. In the index each is a number: the regions first, then the departments, in the order of their
vocabularies. A document has the narrowest that are known of it; one without any is of no place, as what is national.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from macros.casebook.language.french import folded
from macros.casebook.language.words import SMALL_WORDS, joined, words
from macros.casebook.library.library import Library
from macros.pages.search.documents import Document

EVERYDAY = frozenset("ara aube aura centre cher creuse landes lot manche moulins nord orne saintdenis somme tours vannes".split())
"""Names, written as one word, that a query has more often as words of every day, « pas cher », « un lot », « il y aura », or that two large towns share."""


def places(library: Library, documents: Sequence[Document]) -> Mapping[str, Any]:
    """What the index says of places: the region of each area (`within`), the areas of each name, written as one word (`names`), those
    of each document (`sites`): a number, or a list of any other length than one."""
    regions, departments = library.vocabularies["regions"], library.vocabularies["departments"]
    areas = [*(term.id for term in regions), *(term.id for term in departments)]
    number = {area: rank for rank, area in enumerate(areas)}
    names: dict[str, dict[int, None]] = {}
    common = {*EVERYDAY, *_common(library, documents)}
    for name, own in _names(library):
        if (one := joined(name)) and one not in common:
            names.setdefault(one, {}).update(dict.fromkeys(number[area] for area in own))
    sites = [[number[area] for area in document.sites] for document in documents]
    return {
        "within": [*range(len(regions)), *(number[term.region] for term in departments)],
        "names": {name: _one(list(own)) for name, own in sorted(names.items())},
        "sites": [_one(own) for own in sites],
    }


def _one(own: list[int]) -> int | list[int]:
    return own[0] if len(own) == 1 else own


def _names(library: Library) -> Iterator[tuple[str, Iterable[str]]]:
    """Each name that a query may use of a place, with its areas: regions of today and of before 2016, departments, their chief towns, and
    the communes where a published case is."""
    departments = library.vocabularies["departments"]
    for vocabulary in (library.vocabularies["regions"], departments):
        for term in vocabulary:
            yield from ((name, (term.id,)) for name in (term.pref_label, *term.alt_labels, *term.hidden_labels))
    for term in library.vocabularies["former_regions"]:
        own = [department.id for department in departments if department.former_region == term.id]
        yield from ((name, own) for name in (term.pref_label, *term.alt_labels, *term.hidden_labels))
    own_towns = (library.communes[case.facts.place] for case in library.published.values() if case.facts.place)
    for commune in (*library.communes.chief_towns, *own_towns):
        yield commune.name, (commune.department,)


def _common(library: Library, documents: Iterable[Document]) -> Iterator[str]:
    """The words that are written small somewhere, so that a query need not mean the commune of that name."""
    yield from SMALL_WORDS
    for text in (one for document in documents for one in (document.summary, *document.names)):
        yield from (words(piece)[-1] for piece in text.replace("’", "'").split() if piece.split("'")[-1][:1].islower() and words(piece))
    for entry in library.everyday_words.values():
        yield from (folded(one) for one in entry.words if one[:1].islower())
