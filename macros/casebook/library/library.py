"""The library: every case, linked both ways, indexed by every facet. Frozen.

Made from checked cases alone (see `loading`); everything that a page shows about more
than one case is asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.casebook.language.french import folded
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, Facet
from macros.casebook.registers.vocabularies import Vocabulary
from macros.casebook.schema.communes import Communes
from macros.casebook.schema.dates import Day
from macros.casebook.types.base import CaseTypes
from macros.casebook.types.document import Document


@dataclass(frozen=True, slots=True)
class Backlink:
    """A case that points to another, and the name of the link as seen from there."""

    label: str
    case: Case


@dataclass(frozen=True)
class Library:
    """All cases with what surrounds them. `types` are the case types by their folder. `cases`
    holds every file by its key, those withdrawn included; `published` leaves them out, and is
    what indexes count."""

    types: CaseTypes
    cases: Mapping[str, Case]
    vocabularies: Mapping[str, Vocabulary]
    sources: Mapping[str, Document]
    communes: Communes

    @cached_property
    def published(self) -> Mapping[str, Case]:
        """The cases that pages, indexes and exports show, in French title order."""
        kept = (case for case in self.cases.values() if not case.facts.withdrawn)
        return {case.key: case for case in sorted(kept, key=lambda case: case.sort_key)}

    @cached_property
    def withdrawn(self) -> tuple[Case, ...]:
        """The cases whose address keeps one line."""
        return tuple(case for case in self.cases.values() if case.facts.withdrawn)

    def of_type(self, folder: str) -> tuple[Case, ...]:
        """The published cases of a type: case studies first, then notices."""
        return self._by_type.get(folder, ())

    @cached_property
    def _by_type(self) -> Mapping[str, tuple[Case, ...]]:
        found: dict[str, list[Case]] = {folder: [] for folder in self.types}
        for case in self.published.values():
            found[case.kind.folder].append(case)
        return {folder: studies_first(cases) for folder, cases in found.items()}

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """For each case, the published cases that point to it."""
        found: dict[str, list[Backlink]] = {}
        for case in self.published.values():
            for key, inverse in case.references:
                if key in self.published:
                    found.setdefault(key, []).append(Backlink(inverse, case))
        return {key: tuple(links) for key, links in found.items()}

    def has_page(self, case: Case) -> bool:
        """Whether the case has a page of its own: some types ask for a number of links
        to it, and stay a line on their index until then."""
        least = case.kind.links_for_page
        return least == 0 or len({link.case.key for link in self.backlinks.get(case.key, ())}) >= least

    def index(self, facet: Facet) -> Mapping[str, tuple[Case, ...]]:
        """The cases of each term of a facet; a broader term holds those of its narrower
        ones. Terms without a case are absent."""
        return self._indexes[facet.id]

    @cached_property
    def _indexes(self) -> Mapping[str, Mapping[str, tuple[Case, ...]]]:
        return {facet.id: self._index(facet) for facet in FACETS}

    def _index(self, facet: Facet) -> Mapping[str, tuple[Case, ...]]:
        vocabulary = self.vocabularies[facet.vocabulary]
        lineage = {term.id: vocabulary.lineage(term.id) for term in vocabulary}
        found: dict[str, dict[str, Case]] = {}
        for case in self.published.values():
            for value in facet.values(case):
                for term in lineage[value]:
                    found.setdefault(term, {})[case.key] = case
        return {term: studies_first(cases.values()) for term, cases in found.items()}

    @cached_property
    def ideas(self) -> Mapping[str, tuple[tuple[Case, Any], ...]]:
        """For each challenge, the points of event lists that touch it and that no case
        shows: (event, point)."""
        found: dict[str, list[tuple[Case, Any]]] = {}
        for case in self.of_type("evenements"):
            for idea in (idea for box in case.facts.outputs for idea in box.items):
                for challenge in idea.challenges if not idea.cases else ():
                    found.setdefault(challenge, []).append((case, idea))
        return {challenge: tuple(ideas) for challenge, ideas in found.items()}

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """Former addresses, as `folder/slug`, to the key of the case that took over."""
        return {f"{case.kind.folder}/{old}": case.key for case in self.cases.values() for old in case.facts.former_slugs}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every title and alias, folded, to the key of its case."""
        found: dict[str, str] = {}
        for case in self.published.values():
            for name in (case.title, *case.facts.aliases):
                found.setdefault(folded(name), case.key)
        return found

    @cached_property
    def newest_date(self) -> Day:
        """The latest day on which somebody read a source or a page: the date of the
        build, since nothing in it reads the clock."""
        days = [document.read_on.earliest for document in self.sources.values() if document.read_on]
        days += [case.facts.reviewed.on.earliest for case in self.cases.values() if case.facts.reviewed]
        return max(days, default=Day(2016, 1, 1))


def studies_first(cases: Iterable[Case]) -> tuple[Case, ...]:
    """The cases with the notices last, otherwise in the order given."""
    return tuple(sorted(cases, key=lambda case: case.is_notice))
