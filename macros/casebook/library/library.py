"""The library: every case, linked both ways, indexed by every facet.

`check.loading` makes it when no case has an error. Pages and exports take from it whatever concerns more than one case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any

from macros.casebook.images.accepted import Accepted
from macros.casebook.language.french import folded
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, Facet
from macros.casebook.registers.everyday_words import EverydayWord
from macros.casebook.registers.grid import Grid
from macros.casebook.registers.lessons import Lesson
from macros.casebook.registers.national_figures import NationalFigure
from macros.casebook.registers.vocabularies import Vocabulary
from macros.casebook.schema.communes import Communes
from macros.casebook.schema.dates import Day
from macros.casebook.types.base import CaseTypes
from macros.casebook.types.document import Document


@dataclass(frozen=True, slots=True)
class Backlink:
    """A link to a case, seen from that case: the French name of the link, and the case that it comes from."""

    label: str
    case: Case


@dataclass(frozen=True, slots=True)
class UnshownIdea:
    """An idea of an event (a `types.evenement.Idea`) that no case shows yet, and that event."""

    event: Case
    idea: Any


@dataclass(frozen=True)
class Library:
    """All cases with what they refer to.

    `types` are the case types by their folder; `cases` all cases by their key, withdrawn ones too; `vocabularies` are by
    their name; `sources` the documents by their id, those that published cases bring included; `everyday_words` lead what
    people type to the words of the library, by the id of their entry; `admitted` are the addresses of `_links.yml`; `pictures` are those that cases may show,
    by the names of their files: no withdrawn one is among them; `national_figures` are what others counted of poles in France; `grids` are the
    versions of the grids, by the names of their files; `lessons` is what is said by hand of a question, by its id.
    """

    types: CaseTypes
    cases: Mapping[str, Case]
    vocabularies: Mapping[str, Vocabulary]
    sources: Mapping[str, Document]
    communes: Communes
    everyday_words: Mapping[str, EverydayWord] = field(default_factory=dict)
    admitted: tuple[str, ...] = ()
    pictures: Mapping[str, Accepted] = field(default_factory=dict)
    national_figures: tuple[NationalFigure, ...] = ()
    grids: Mapping[str, Grid] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)

    @cached_property
    def published(self) -> Mapping[str, Case]:
        """The cases that pages, indexes and exports show, by their key, in the order of their titles: all but the
        withdrawn ones."""
        kept = (case for case in self.cases.values() if not case.facts.withdrawn)
        return {case.key: case for case in sorted(kept, key=lambda case: case.sort_key)}

    @cached_property
    def withdrawn(self) -> tuple[Case, ...]:
        """The cases taken down; their address shows one line that says so."""
        return tuple(case for case in self.cases.values() if case.facts.withdrawn)

    def of_type(self, folder: str) -> tuple[Case, ...]:
        """The published cases of the type of a folder: case studies, then notices, each in the order of titles."""
        return self._by_type.get(folder, ())

    @cached_property
    def _by_type(self) -> Mapping[str, tuple[Case, ...]]:
        by_type: dict[str, list[Case]] = {folder: [] for folder in self.types}
        for case in self.published.values():
            by_type[case.kind.folder].append(case)
        return {folder: studies_first(sorted(cases, key=attrgetter("order"))) for folder, cases in by_type.items()}

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """The links from published cases to each published case, by its key. A case without any is absent."""
        backlinks: dict[str, list[Backlink]] = {}
        for case in self.published.values():
            for reference in case.references:
                if reference.key in self.published:
                    backlinks.setdefault(reference.key, []).append(Backlink(reference.inverse, case))
        return {key: tuple(links) for key, links in backlinks.items()}

    def has_page(self, case: Case) -> bool:
        """Whether a case has a page of its own, or is one line on the index of its type: some types require that a
        number of cases link to it (`links_for_page`)."""
        least = case.kind.links_for_page
        return least == 0 or len({link.case.key for link in self.backlinks.get(case.key, ())}) >= least

    def index(self, facet: Facet) -> Mapping[str, tuple[Case, ...]]:
        """The published cases of each term of a facet, by the term's id; those of a narrower term are also among those of
        its broader terms. A term without a case is absent."""
        return self._indexes[facet.id]

    @cached_property
    def _indexes(self) -> Mapping[str, Mapping[str, tuple[Case, ...]]]:
        return {facet.id: self._index(facet) for facet in FACETS}

    def in_use(self, facet: Facet) -> frozenset[str]:
        """The ids of the terms of a facet that `index` has: found without the cases of each."""
        return self._terms_in_use[facet.id]

    @cached_property
    def _terms_in_use(self) -> Mapping[str, frozenset[str]]:
        borne: dict[str, set[str]] = {facet.id: set() for facet in FACETS}
        for case in self.published.values():
            for facet in FACETS:
                borne[facet.id].update(facet.values(case))
        lineages = {facet.id: self.vocabularies[facet.vocabulary].lineage for facet in FACETS}
        return {id: frozenset(term for value in values for term in lineages[id](value)) for id, values in borne.items()}

    def _index(self, facet: Facet) -> Mapping[str, tuple[Case, ...]]:
        vocabulary = self.vocabularies[facet.vocabulary]
        lineage = {term.id: vocabulary.lineage(term.id) for term in vocabulary}
        by_term: dict[str, dict[str, Case]] = {}
        for case in self.published.values():
            for value in facet.values(case):
                for term in lineage[value]:
                    by_term.setdefault(term, {})[case.key] = case
        return {term: studies_first(cases.values()) for term, cases in by_term.items()}

    def pictures_of(self, case: Case) -> tuple[tuple[Any, Accepted], ...]:
        """The pictures that a published case shows, in its order: each `types.image.Image` with what its file holds. A withdrawn case shows
        none, and no case one that any case withdraws."""
        if not case.facts.images or case.facts.withdrawn:
            return ()
        return tuple((image, self.pictures[image.file]) for image in case.facts.images if image.file in self.pictures)

    @cached_property
    def first_to_show(self) -> Mapping[str, str]:
        """The key of the first published case that shows each picture, by the `key` of the picture."""
        first: dict[str, str] = {}
        for case in self.published.values():
            for _image, picture in self.pictures_of(case):
                first.setdefault(picture.key, case.key)
        return first

    @cached_property
    def ideas(self) -> Mapping[str, tuple[UnshownIdea, ...]]:
        """The ideas of events that no case shows yet, by the id of each challenge that they concern."""
        by_challenge: dict[str, list[UnshownIdea]] = {}
        for case in self.of_type("evenements"):
            for idea in (idea for output in case.facts.outputs for idea in output.items):
                for challenge in idea.challenges if not idea.cases else ():
                    by_challenge.setdefault(challenge, []).append(UnshownIdea(case, idea))
        return {challenge: tuple(ideas) for challenge, ideas in by_challenge.items()}

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """The former addresses (`folder/slug`), each with the key of the case to which it leads now."""
        return {f"{case.kind.folder}/{old}": case.key for case in self.cases.values() for old in case.facts.former_slugs}

    @cached_property
    def by_id(self) -> Mapping[str, Case]:
        """The cases that have a permanent id, withdrawn ones too, by it: what a short address leads to."""
        return {case.facts.id: case for case in self.cases.values() if case.facts.id}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The titles and other names of the published cases, folded (`french.folded`), each with the key of its case; a
        name of several cases has the key of the first by title."""
        keys: dict[str, str] = {}
        for case in self.published.values():
            for name in (case.title, *case.facts.aliases):
                keys.setdefault(folded(name), case.key)
        return keys

    @cached_property
    def newest_date(self) -> Day:
        """The latest day on which somebody read a document, reviewed a page or confirmed an offer. It dates the build, which
        does not read the clock."""
        days = [document.read_on.earliest for document in self.sources.values() if document.read_on]
        days += [case.facts.reviewed.on.earliest for case in self.cases.values() if case.facts.reviewed]
        offers = (offer for case in self.cases.values() for offer in case.fact("offers", ()))
        days += [offer.confirmed_on.earliest for offer in offers if offer.confirmed_on]
        return max(days, default=Day(2016, 1, 1))


def studies_first(cases: Iterable[Case]) -> tuple[Case, ...]:
    """The cases with the notices last, otherwise in the same order."""
    return tuple(sorted(cases, key=attrgetter("is_notice")))
