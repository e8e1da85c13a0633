"""The library as small frozen values that the templates show: addresses, names, places, groups of cases.

Templates hold all HTML and no rule of the domain. One `Views` serves one build; the other modules of the room
are made from it. The form's preview has its twin in `docs/javascripts/contribute/preview/views.js`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.cross_table import Crossing
from macros.casebook.library.event_days import days_of
from macros.casebook.library.facets import FACETS, SEARCHED, Facet
from macros.casebook.library.library import Library
from macros.casebook.schema.fields import annotation_of
from macros.casebook.schema.references import RefTo
from macros.casebook.schema.values import Choices
from macros.casebook.types.base import section_ids
from macros.casebook.types.document import Document
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.numbering import Group, number_of, numbered_address
from macros.pages.views.told import practices, schemes

HELD = "maintenue"
"""What an event says of itself (`status`) that takes place as it was announced; it need not say so."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something shown by its name, with an address when it has a page."""

    text: str
    href: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term, and how many cases bear it."""

    link: Link
    number: int


@dataclass(frozen=True, slots=True)
class Companions:
    """The terms of a facet that some cases bear most often, the most frequent first."""

    facet: Facet
    terms: tuple[TermCount, ...]


class Views:
    """The library as the templates see it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._facets = {facet.vocabulary: facet for facet in FACETS}
        self._terms: dict[tuple[str, str], Link] = {}  # by (vocabulary, id); in the class it would outlive the library
        self._pages = {case.key for case in library.published.values() if library.has_page(case)}
        # Only indexes of types with lines are counted through.
        lined = (library.of_type(folder) for folder, kind in library.types.items() if kind.links_for_page)
        self.lines: Mapping[str, int] = {case.key: number_of(rank) for cases in lined for rank, case in enumerate(cases) if case.key not in self._pages}
        """The cases without a page of their own, by key: the number of the page of the index of their type that has the line of each."""

    # --- addresses ---------------------------------------------------------------

    def url(self, address: str) -> str:
        """An address from the root of the site, as it is written in a page (`TO_ROOT`)."""
        return TO_ROOT + address

    def case_path(self, key: str) -> str | None:
        """The address of a case from the root of the site: its page, or its line on the index of its type; None once it is
        withdrawn."""
        if key in self._pages:
            return f"{key}/"
        if key in self.lines:
            folder, _, name = key.partition("/")
            return f"{numbered_address(f'{folder}/', self.lines[key])}#{name}"
        return None

    def case_address(self, key: str) -> str | None:
        """The same address as it is written in a page."""
        path = self.case_path(key)
        return path and TO_ROOT + path

    def term_address(self, facet: Facet, term_id: str) -> str | None:
        """The address of the page of a term, or None when no case bears it."""
        if term_id not in self.library.in_use(facet):
            return None
        return f"{TO_ROOT}{facet.address}/{term_id}/"

    def cell_address(self, crossing: Crossing, theme: str, region: str, form: Any = None) -> str:
        """The address of the cases of a cell of the cross table, by the ids of its theme and region; of those of one legal
        form, if its term is given."""
        cell = f"{TO_ROOT}croisements/{theme}/{region}/"
        return f"{numbered_address(cell, number_of(crossing.entries_before(theme, region, form)))}#{form.id}" if form else cell

    # --- names -------------------------------------------------------------------

    def term(self, vocabulary: str, term_id: str) -> Link:
        """A term by its label, linked to its page when its vocabulary is that of a facet, to the search that it narrows when
        it is that of a filter which tells what cases have in common."""
        link = self._terms.get((vocabulary, term_id))
        if link is None:
            link = self._terms[vocabulary, term_id] = self._term(vocabulary, term_id)
        return link

    def _term(self, vocabulary: str, term_id: str) -> Link:
        term = self.library.vocabularies[vocabulary][term_id]
        if facet := self._facets.get(vocabulary):
            address = self.term_address(facet, term_id)
        else:
            address = f"{TO_ROOT}explorer/?{SEARCHED[vocabulary]}={term_id}" if vocabulary in SEARCHED else None
        return Link(term.pref_label, address, term.definition or "")

    def labels(self, terms: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
        """The labels of terms of several vocabularies, in the order of `terms`: (vocabulary, ids)."""
        return [self.term(vocabulary, term_id).text for vocabulary, ids in terms for term_id in ids]

    def terms(self, terms: Iterable[tuple[str, Iterable[str]]]) -> list[Link]:
        """The same terms as `term` shows each."""
        return [self.term(vocabulary, term_id) for vocabulary, ids in terms for term_id in ids]

    def reference(self, reference_type: RefTo, value: str) -> Link | None:
        """What a field that refers to a case shows: the case by its title, or a plain name where the field admits
        one; None once the case is withdrawn."""
        key = reference_type.key(value)
        if key is None:
            return Link(value)
        case = self.library.published.get(key)
        return Link(case.title, self.case_address(key)) if case else None

    def organisation(self, value: str) -> Link | None:
        """An organisation by its case, or by its plain name; None once its case is withdrawn."""
        return self.reference(RefTo("organisations", "", or_name=True), value)

    def case(self, key: str) -> Link | None:
        """A case by its key; None once it is withdrawn."""
        case = self.library.published.get(key)
        return Link(case.title, self.case_address(key), case.kind.label) if case else None

    def source(self, source_id: str) -> Document:
        """A document by its id. Raises `KeyError` when there is none."""
        return self.library.sources[source_id]

    def told(self, case: Case) -> str:
        """What a card tells of a case beside its summary: of whom a practice was said and when, where a scheme stands. Empty for the other
        types."""
        doers = practices.doers(self.library, case)
        return f"{practices.told(self.library, case)} : {doers}" if doers else schemes.situation(self.library, case)

    def reach(self, case: Case) -> str:
        """How far the page of a case reaches, as it says under its title: `Dit de 2 pôles, en 2016 · Faits connus jusqu’en 2016`. Empty where
        nothing says."""
        return " · ".join(filter(None, (practices.told(self.library, case), case.known.capitalize())))

    @cached_property
    def cited(self) -> tuple[Document, ...]:
        """The documents that a published case cites, sorted by publisher and title."""
        ids = {source for case in self.library.published.values() for source in case.sources}
        documents = (self.library.sources[source] for source in ids)
        return tuple(sorted(documents, key=lambda document: (sort_key(document.publisher), sort_key(document.title), document.id)))

    def place(self, case: Case) -> str:
        """Where a case is, in a few words: commune, territory, department."""
        facts = case.facts
        departments = self.library.vocabularies["departments"]
        names = [departments[code].pref_label for code in case.departments]
        if facts.place:
            commune = self.library.communes[facts.place]
            where = departments[commune.department].pref_label
            return commune.name if where == commune.name else f"{commune.name} ({where})"
        if facts.territory:
            territory = str(facts.territory)
            return f"{territory} ({names[0]})" if len(names) == 1 and names[0] not in territory and "(" not in territory else territory
        if names:
            return ", ".join(names[:3])
        if case.regions:
            return ", ".join(self.library.vocabularies["regions"][region].pref_label for region in case.regions[:2])
        return "Partout en France" if facts.national else ""

    def vanished_regions(self, case: Case) -> list[str]:
        """The ids of the regions of a case from before 2016 whose name no region of today has kept."""
        today = {self.library.vocabularies["regions"][region].pref_label for region in case.regions}
        former = self.library.vocabularies["former_regions"]
        return [region for region in case.former_regions if former[region].pref_label not in today]

    def has_calendar(self, case: Case) -> bool:
        """Whether a case is an event whose day is known: it has a calendar (`outputs.calendars`) and its programme as data
        (`outputs.schedule`)."""
        return bool(days_of(case))

    def choice(self, group: BaseModel, name: str) -> str:
        """The label of what a group chose among the few values of a field (`Choices`), in French; empty where it chose none."""
        choices = annotation_of(type(group).model_fields[name], Choices)
        return choices.labels.get(getattr(group, name), "") if choices else ""

    def called_off(self, case: Case) -> str:
        """What became of an event that is not held as it was announced, in French; empty otherwise, and for the other types."""
        return self.choice(case.facts, "status") if case.fact("status") not in (None, HELD) else ""

    def original(self, case: Case) -> Document | None:
        """The document that a testimony retells, which its page links to first; None for any other case."""
        name = case.fact("original")
        return self.source(name) if name else None

    # --- what surrounds a case -----------------------------------------------------

    def by_kind(self, cases: Iterable[Case], first: str = "") -> list[Group]:
        """Cases grouped by type, which is the head of each group: the type of the folder `first`, then the others in their
        order."""
        groups: dict[str, list[Case]] = {}
        for case in cases:
            groups.setdefault(case.kind.folder, []).append(case)
        kinds = (Group(group[0].kind, tuple(sorted(group, key=attrgetter("order")) if group[0].kind.newest_first else group)) for group in groups.values())
        return sorted(kinds, key=lambda group: (group.head.folder != first, group.head.rank))

    def notices(self, cases: Iterable[Case]) -> list[Case]:
        """Those of some cases that are notices."""
        return [case for case in cases if case.is_notice]

    def unwritten_sections(self, case: Case) -> tuple[str, ...]:
        """The titles of the sections that the type declares and the text of the case lacks."""
        written = {section.id for section in case.body.sections}
        return tuple(title for section_id, title in section_ids(case.kind).items() if section_id not in written)

    def companions(self, facet: Facet, cases: tuple[Case, ...], most: int = 6) -> list[Companions]:
        """For each facet but this one, the `most` terms that these cases bear most often."""
        companions = []
        for other in FACETS:
            if other.id == facet.id:
                continue
            if counts := Counter(chain.from_iterable(map(other.values, cases))):
                often = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
                companions.append(Companions(other, tuple(TermCount(self.term(other.vocabulary, term), number) for term, number in often)))
        return companions
