"""What hand-written pages ask for, by macros: lists, figures, single cases.

Each answer is made of values for the templates of `blocks/`; a name that leads to nothing
is the page's mistake, told as such.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from macros.casebook.derived.form_rules import form_rules
from macros.casebook.language import french
from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.cross_table import Crossing, crossings
from macros.casebook.library.facets import FACETS, Facet
from macros.casebook.library.library import Library
from macros.casebook.types.document import Document
from macros.pages.views.views import Link, Views


class BlockError(Exception):
    """A hand-written page calls a block with a name that leads to nothing."""


class Blocks:
    """The library as hand-written pages see it."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self.library: Library = views.library

    @cached_property
    def declared(self) -> Mapping[str, Any]:
        """What the online form asks (`form_rules`): the form on paper asks the same."""
        return form_rules(self.library.types)

    def facet_at(self, address: str) -> Facet:
        """A facet by the address of its pages. Raises `BlockError` for another word."""
        for facet in FACETS:
            if facet.address == address:
                return facet
        raise BlockError(f"no facet at « {address} »: {', '.join(facet.address for facet in FACETS)}")

    def chosen(self, keys: tuple[str, ...]) -> list[Case]:
        """Named cases, or all those of named types. Raises `BlockError` for a name that
        leads to nothing."""
        found: list[Case] = []
        for key in keys:
            if key in self.library.types:
                found += self.library.of_type(key)
            elif key in self.library.published:
                found.append(self.library.published[key])
            elif key not in self.library.cases:
                raise BlockError(f"no case and no type « {key} »")
        return found

    def known_case(self, key: str) -> Link:
        """A case by its key. Raises `BlockError` when there is none."""
        found = self._views.case(key)
        if found is None:
            raise BlockError(f"no case « {key} »")
        return found

    def varied(self, number: int) -> list[Case]:
        """Case studies for the home page, by a rule that anyone can check: take the types
        in turn, and in each the study with most sources whose region is not shown yet."""
        waiting = {
            folder: sorted((case for case in self.library.of_type(folder) if not case.is_notice), key=lambda case: (-len(case.sources), case.sort_key))
            for folder, kind in self.library.types.items()
            if not kind.links_for_page
        }
        found: list[Case] = []
        seen: set[str] = set()
        while len(found) < number and any(waiting.values()):
            for cases in waiting.values():
                if cases and len(found) < number:
                    best = next((case for case in cases if not seen & set(case.regions)), cases[0])
                    cases.remove(best)
                    seen.update(best.regions)
                    found.append(best)
        return found

    def count(self, what: str) -> int:
        """A figure that a page states. Raises `BlockError` for a word that names none."""
        published = self.library.published.values()
        figures = {
            "cases": len(published),
            "studies": sum(not case.is_notice for case in published),
            "notices": sum(case.is_notice for case in published),
            "regions": len({region for case in published for region in case.regions}),
            "sources": len(self.cited()),
            "glossary": len(self.library.vocabularies["glossary"]),
        } | {folder: len(self.library.of_type(folder)) for folder in self.library.types}
        if what not in figures:
            raise BlockError(f"no figure « {what} »: {', '.join(figures)}")
        return figures[what]

    def cited(self) -> list[Document]:
        """The documents that a published case cites, by publisher and title."""
        ids = {source for case in self.library.published.values() for source in case.sources}
        return sorted((self.library.sources[source] for source in ids), key=lambda document: (sort_key(document.publisher), sort_key(document.title)))

    def crossing(self) -> Crossing:
        """The cross table of the whole library."""
        return crossings(self.library)

    def date(self) -> str:
        """The date of the build, in words: `SOURCE_DATE_EPOCH`, else the newest day on which
        somebody read a source or a page. Nothing reads the clock."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        day = time.gmtime(int(epoch))[:3] if epoch.isdigit() else self.library.newest_date
        return french.day(*day)
