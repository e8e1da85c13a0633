"""What the templates ask of the library: addresses, names, what surrounds a case.

Templates hold all HTML and no logic of the domain; this module gives them small frozen
values to show. One `Views` serves one build.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, Facet
from macros.casebook.library.library import Library
from macros.casebook.schema.references import RefTo
from macros.casebook.types.base import section_ids
from macros.casebook.types.document import Document
from macros.pages.views.addresses import TO_ROOT


@dataclass(frozen=True, slots=True)
class Link:
    """Something to show by its name, with an address when it has a page."""

    text: str
    href: str | None = None
    note: str = ""


class Views:
    """The library as the templates see it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._facets = {facet.vocabulary: facet for facet in FACETS}
        self._terms: dict[tuple[str, str], Link] = {}  # of this library: a cache of the class would keep it for ever
        self._pages = {case.key for case in library.published.values() if library.has_page(case)}

    # --- addresses ---------------------------------------------------------------

    def url(self, address: str) -> str:
        """An address of the site, as the pour expects it."""
        return TO_ROOT + address

    def case_address(self, key: str) -> str | None:
        """Where a case is read: its page, or its line on the index of its type; None once it is withdrawn."""
        if key in self._pages:
            return f"{TO_ROOT}{key}/"
        if key in self.library.published:
            folder, _, name = key.partition("/")
            return f"{TO_ROOT}{folder}/#{name}"
        return None

    def term_address(self, facet: Facet, term_id: str) -> str | None:
        """The page of a term, or None when no case is under it."""
        if term_id not in self.library.index(facet):
            return None
        return f"{TO_ROOT}{facet.address}/{term_id}/"

    # --- names -------------------------------------------------------------------

    def term(self, vocabulary: str, term_id: str) -> Link:
        """A term by its label, linked to its page when its vocabulary is a facet."""
        found = self._terms.get((vocabulary, term_id))
        if found is None:
            found = self._terms[vocabulary, term_id] = self._term(vocabulary, term_id)
        return found

    def _term(self, vocabulary: str, term_id: str) -> Link:
        term = self.library.vocabularies[vocabulary][term_id]
        facet = self._facets.get(vocabulary)
        return Link(term.pref_label, self.term_address(facet, term_id) if facet else None, term.definition or "")

    def labels(self, terms: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
        """The labels of terms of several vocabularies: (vocabulary, ids), in the order given."""
        return [self.term(vocabulary, term_id).text for vocabulary, ids in terms for term_id in ids]

    def reference(self, reference_type: RefTo, value: str) -> Link | None:
        """A case by its title, or a plain name; None once it is withdrawn."""
        key = reference_type.key(value)
        if key is None:
            return Link(value)
        case = self.library.published.get(key)
        return Link(case.title, self.case_address(key)) if case else None

    def organisation(self, value: str) -> Link | None:
        """An organisation by its file, or by its plain name."""
        return self.reference(RefTo("organisations", "", or_name=True), value)

    def case(self, key: str) -> Link | None:
        """A case by its `folder/slug`."""
        case = self.library.published.get(key)
        return Link(case.title, self.case_address(key), case.kind.label) if case else None

    def source(self, source_id: str) -> Document:
        """A document by its id."""
        return self.library.sources[source_id]

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
            told = str(facts.territory)
            return f"{told} ({names[0]})" if len(names) == 1 and names[0] not in told and "(" not in told else told
        if names:
            return ", ".join(names[:3])
        if case.regions:
            return ", ".join(self.library.vocabularies["regions"][region].pref_label for region in case.regions[:2])
        return "Partout en France" if facts.national else ""

    def former_names(self, case: Case) -> list[str]:
        """The ids of the regions of before 2016 that no region of today still names."""
        today = {self.library.vocabularies["regions"][region].pref_label for region in case.regions}
        former = self.library.vocabularies["former_regions"]
        return [region for region in case.former_regions if former[region].pref_label not in today]

    def original(self, case: Case) -> Document | None:
        """The document that a testimony retells, to be linked before anything else."""
        name = getattr(case.facts, "original", None)
        return self.source(name) if name else None

    # --- what surrounds a case -----------------------------------------------------

    def by_kind(self, cases: tuple[Case, ...], first: str = "") -> list[tuple[Any, list[Case]]]:
        """Cases grouped by type, in the order of the types but for the one to show `first`."""
        groups: dict[str, list[Case]] = {}
        for case in cases:
            groups.setdefault(case.kind.folder, []).append(case)
        return sorted(((cases[0].kind, cases) for cases in groups.values()), key=lambda group: (group[0].folder != first, group[0].rank))

    def unknown(self, case: Case) -> tuple[str, ...]:
        """The titles of the declared sections that nobody has written."""
        filled = {here for here, _title in case.body.sections}
        return tuple(title for here, title in section_ids(case.kind).items() if here not in filled)

    def companions(self, facet: Facet, cases: tuple[Case, ...], most: int = 6) -> list[tuple[Facet, list[tuple[Link, int]]]]:
        """For the other facets, the terms that these cases bear most often."""
        found = []
        for other in FACETS:
            if other.id == facet.id:
                continue
            counts: dict[str, int] = {}
            for case in cases:
                for value in other.values(case):
                    counts[value] = counts.get(value, 0) + 1
            if counts:
                often = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
                found.append((other, [(self.term(other.vocabulary, term), number) for term, number in often]))
        return found
