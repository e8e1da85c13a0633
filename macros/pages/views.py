"""What the templates ask of the library: addresses, labels, rows of the fact box.

Templates hold all HTML and no logic of the domain; this module gives them small frozen
values to show. One `Views` serves one build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.case import Case
from macros.casebook.casetype import TYPES
from macros.casebook.dates import PartialDate
from macros.casebook.facets import FACETS, Facet
from macros.casebook.french import slug, sort_key
from macros.casebook.introspect import group_of, mark_of
from macros.casebook.library import Library
from macros.casebook.sources import Document
from macros.casebook.values import RefTo, SourceId, TermOf
from macros.pages.crossing import Crossing, crossings
from macros.pages.shell import ROOT


class BlockError(Exception):
    """A hand-written page calls a block with a name that leads to nothing."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something to show by its name, with an address when it has a page."""

    text: str
    href: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a row: `macro` names the macro of `values.html` that shows it."""

    macro: str
    value: Any


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the fact box."""

    field: str
    label: str
    items: tuple[Item, ...]


class Views:
    """The library as the templates see it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._facets = {facet.vocabulary: facet for facet in FACETS}
        self._pages = {case.key for case in library.published.values() if library.has_page(case)}

    # --- addresses ---------------------------------------------------------------

    def url(self, address: str) -> str:
        """An address of the site, as the pour expects it."""
        return ROOT + address

    def case_address(self, key: str) -> str | None:
        """Where a case is read: its page, or its line on the index of its type."""
        if key in self._pages:
            return f"{ROOT}{key}/"
        if key in self.library.published:
            folder, _, name = key.partition("/")
            return f"{ROOT}{folder}/#{name}"
        return None

    def term_address(self, facet: Facet, term_id: str) -> str | None:
        """The page of a term, or None when no case is under it."""
        if term_id not in self.library.index(facet):
            return None
        return f"{ROOT}{facet.address}/{term_id}/"

    # --- names -------------------------------------------------------------------

    @lru_cache(maxsize=4096)  # noqa: B019  (one Views a build)
    def term(self, vocabulary: str, term_id: str) -> Link:
        """A term by its label, linked to its page when its vocabulary is a facet."""
        term = self.library.vocabularies[vocabulary][term_id]
        facet = self._facets.get(vocabulary)
        return Link(term.pref_label, self.term_address(facet, term_id) if facet else None, term.definition or "")

    def reference(self, mark: RefTo, value: str) -> Link | None:
        """A case by its title, or a plain name; None once it is withdrawn."""
        key = mark.key(value)
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
            commune = self.library.places[facts.place]
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

    # --- the fact box -------------------------------------------------------------

    def rows(self, case: Case) -> Iterator[Row]:
        """The filled fields that their declaration puts in the fact box."""
        yield from self._rows(case.facts)

    def _rows(self, group: BaseModel) -> Iterator[Row]:
        for name, label, show in _boxed(type(group)):
            value = getattr(group, name)
            if value in (None, (), False, ""):
                continue
            shown = (show(self, one) for one in (value if isinstance(value, tuple) else (value,)))
            if items := tuple(item for item in shown if item):
                yield Row(name, label, items)

    def extras(self, case: Case) -> Iterator[Item]:
        """The filled fields that have a part of the page to themselves, in their order."""
        for name in _extra_names(case.kind):
            if value := getattr(case.facts, name):
                yield Item(name, value)

    # --- what surrounds a case -----------------------------------------------------

    def backlinks(self, case: Case) -> list[tuple[str, list[Case]]]:
        """Who points to this case, grouped by the name of the link."""
        groups: dict[str, list[Case]] = {}
        for link in self.library.backlinks.get(case.key, ()):
            groups.setdefault(link.label, []).append(link.case)
        return sorted(groups.items(), key=lambda group: sort_key(group[0]))

    def by_kind(self, cases: tuple[Case, ...]) -> list[tuple[Any, list[Case]]]:
        """Cases grouped by type, in the order of the types."""
        groups: dict[str, list[Case]] = {}
        for case in cases:
            groups.setdefault(case.kind.folder, []).append(case)
        return sorted(((cases[0].kind, cases) for cases in groups.values()), key=lambda group: group[0].rank)

    def unknown(self, case: Case) -> list[str]:
        """The labels of declared sections and key fields that nobody has filled."""
        filled = {here for here, _title in case.body.sections}
        return [section.title for section in case.kind.sections if section.id not in filled]

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

    # --- what hand-written pages ask for ---------------------------------------------

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
            if key in TYPES:
                found += self.library.of_type(key)
            elif key in self.library.published:
                found.append(self.library.published[key])
            elif key not in self.library.cases:
                raise BlockError(f"no case and no type « {key} »")
        return found

    def known_case(self, key: str) -> Link:
        """A case by its key. Raises `BlockError` when there is none."""
        found = self.case(key)
        if found is None:
            raise BlockError(f"no case « {key} »")
        return found

    def varied(self, number: int) -> list[Case]:
        """Case studies for the home page, by a rule that anyone can check: take the types
        in turn, and in each the study with most sources whose region is not shown yet."""
        waiting = {
            folder: sorted((case for case in self.library.of_type(folder) if not case.is_notice), key=lambda case: (-len(case.sources), case.sort_key))
            for folder in TYPES
            if not TYPES[folder].links_for_page
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
        } | {folder: len(self.library.of_type(folder)) for folder in TYPES}
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


EXTRAS = ("offers", "examples", "milestones", "programme", "cases", "outputs", "commitments", "documents", "lessons_guest", "lessons_host")
"""The fields that `extras.html` shows below the text, each with the macro of its name."""


@lru_cache(maxsize=64)
def _extra_names(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in EXTRAS if name in kind.model_fields)


@lru_cache(maxsize=64)
def _boxed(model: type[BaseModel]) -> tuple[tuple[str, str, Callable[[Views, Any], Item | None]], ...]:
    """The fields of a model that go in the fact box: name, label, how to show a value."""
    found = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and extra.get("x-box"):
            found.append((name, info.title or name, _shown_as(info)))
    return tuple(found)


def _shown_as(info: FieldInfo) -> Callable[[Views, Any], Item | None]:
    term, reference, group = mark_of(info, TermOf), mark_of(info, RefTo), group_of(info.annotation)
    if group:
        macro = slug(group.__name__)
        return lambda _views, value: Item(macro, value)
    if term:
        return lambda views, value: Item("reference", views.term(term.vocabulary, value))
    if reference:
        return lambda views, value: Item("reference", link) if (link := views.reference(reference, value)) else None
    if mark_of(info, SourceId):
        return lambda views, value: Item("document", views.source(value))
    return lambda _views, value: Item("date" if isinstance(value, PartialDate) else "text", value)
