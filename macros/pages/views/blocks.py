"""What the blocks of hand-written pages show: lists of cases, figures, single cases.

The templates of `templates/blocks/` call these methods; the macros of `macros/__init__.py` name the
templates. A name that matches nothing is a mistake of the page, and raises `BlockError`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from macros.casebook.coverage.tables import PTCE
from macros.casebook.derived.form_rules import form_rules
from macros.casebook.language import french
from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.cross_table import Crossing, crossings
from macros.casebook.library.facets import FACETS, Facet
from macros.casebook.library.library import Library
from macros.casebook.problems.formats import report
from macros.casebook.schema.dates import PartialDate
from macros.casebook.syntheses.synthesis import Synthesis, synthesis
from macros.pages.views.access.declared import SamplePage
from macros.pages.views.access.evaluation import Evaluation
from macros.pages.views.access.reading import read_evaluation
from macros.pages.views.build_day import build_day
from macros.pages.views.coverage.coverage import Coverage
from macros.pages.views.grids.self_test import SelfTest
from macros.pages.views.numbering import Group
from macros.pages.views.peers.find_peer import FindPeer
from macros.pages.views.told.awaiting import Awaiting, awaiting
from macros.pages.views.told.news import News, newest
from macros.pages.views.views import Link, Views

OPEN = "ouvert"
"""The state of a scheme of which a document says that one may ask."""


@dataclass(frozen=True, slots=True)
class Financing:
    """What a new pole may ask for, as far as the library knows: the schemes that say what they pay and are not over, by their state (the
    id of the term is the head of each group), open ones first. Of all that are made for poles alone, whether they say what they pay or not:
    `for_poles` are the open ones, `last_call` is the newest whatever its state, `looked_for` the oldest day on which one was checked. `checked` is the
    oldest check of all that the page tells, those too. None where there is none."""

    groups: Sequence[Group]
    for_poles: Sequence[Case]
    last_call: Case | None
    looked_for: PartialDate | None
    checked: PartialDate | None


class BlockError(Exception):
    """A hand-written page calls a block that cannot be filled; the message names the fault."""


class Blocks:
    """The library as the blocks see it. One `Blocks` serves one build."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self.library: Library = views.library

    @cached_property
    def declared(self) -> Mapping[str, Any]:
        """The types, fields and groups of the contribution form (shape: `derived.form_rules`): the blank forms on
        paper have the same ones."""
        return form_rules(self.library.types)

    def facet_at(self, address: str) -> Facet:
        """The facet whose pages have this address (`themes`). Raises `BlockError` when there is none."""
        for facet in FACETS:
            if facet.address == address:
                return facet
        raise BlockError(f"no facet at « {address} »: {', '.join(facet.address for facet in FACETS)}")

    def chosen(self, keys: tuple[str, ...]) -> list[Case]:
        """The cases of some keys (`poles/bou-sol`) and types (`pratiques`), in that order; withdrawn cases are
        left out. Raises `BlockError` for a key that is neither."""
        cases: list[Case] = []
        for key in keys:
            if key in self.library.types:
                cases += self.library.of_type(key)
            elif key in self.library.published:
                cases.append(self.library.published[key])
            elif key not in self.library.cases:
                raise BlockError(f"no case and no type « {key} »")
        return cases

    def case_link(self, key: str, name: str = "") -> Link:
        """The link to a case by its key, under its title or another name. Without such a case, or once it is withdrawn, the name stays
        without a link; without a name either, raises `BlockError`."""
        link = self._views.case(key)
        if name:
            return Link(name, link.href if link else None)
        if link is None:
            raise BlockError(f"no case « {key} »")
        return link

    def term_link(self, address: str, term_id: str, name: str) -> Link:
        """A name, linked to the page of a term of the facet at an address; without a link where there is no such term, or no case bears it: lists are
        the editors' to change. Raises `BlockError` when there is no such facet."""
        return Link(name, self._views.term_address(self.facet_at(address), term_id))

    def varied(self, number: int) -> list[Case]:
        """`number` case studies for the home page, by a fixed rule: take the types in turn, and in each the study
        with most sources whose region is not shown yet, or with most sources when all regions are."""
        waiting = {
            folder: sorted((case for case in self.library.of_type(folder) if not case.is_notice), key=lambda case: (-len(case.sources), case.sort_key))
            for folder, kind in self.library.types.items()
            if not kind.links_for_page
        }
        chosen: list[Case] = []
        shown: set[str] = set()
        while len(chosen) < number and any(waiting.values()):
            for cases in waiting.values():
                if cases and len(chosen) < number:
                    best = next((case for case in cases if not shown & set(case.regions)), cases[0])
                    cases.remove(best)
                    shown.update(best.regions)
                    chosen.append(best)
        return chosen

    def example_pole(self) -> Case | None:
        """The pole that tells in one sentence what a PTCE is, by a fixed rule: the study of a PTCE with most sources; None without any."""
        studies = (case for case in self.library.of_type("poles") if not case.is_notice and case.facts.kind == PTCE)
        return min(studies, key=lambda case: (-len(case.sources), case.sort_key), default=None)

    def news(self, number: int) -> list[News]:
        """The pages that changed last (`told.news`)."""
        return newest(self.library, number)

    def awaiting(self, number: int) -> Awaiting:
        """The poles whose knowledge is the oldest (`told.awaiting`)."""
        return awaiting(self.library, number)

    def count(self, what: str) -> int:
        """A figure by its name: a key of `figures`, or the folder of a type. Raises `BlockError` for any other
        name."""
        if what not in self._figures:
            raise BlockError(f"no figure « {what} »: {', '.join(self._figures)}")
        return self._figures[what]

    @cached_property
    def _figures(self) -> Mapping[str, int]:
        published = self.library.published.values()
        return {
            "cases": len(published),
            "studies": sum(not case.is_notice for case in published),
            "notices": sum(case.is_notice for case in published),
            "regions": len({region for case in published for region in case.regions}),
            "sources": len(self._views.cited),
            "glossary": len(self.library.vocabularies["glossary"]),
        } | {folder: len(self.library.of_type(folder)) for folder in self.library.types}

    def glossary(self) -> list[Group]:
        """The entries of the glossary, grouped by the letter under which a dictionary has them."""
        entries = self.library.vocabularies["glossary"].by_label()
        return [Group(letter, tuple(group)) for letter, group in groupby(entries, key=lambda entry: sort_key(entry.pref_label)[0][:1].upper())]

    def annotated(self, folder: str) -> Case | None:
        """The case of a type that is shown with notes: a study with as many parts as any other, the first by title; None
        without any."""
        studies = [case for case in self.library.of_type(folder) if not case.is_notice and self.library.has_page(case)]
        return max(studies, key=lambda case: len(case.body.sections) + sum(bool(value) for value in case.facts.__dict__.values()), default=None)

    def financing(self) -> Financing:
        """What a new pole may ask for (`Financing`)."""
        schemes = self.library.of_type("dispositifs")
        shown = [case for case in schemes if case.facts.may_be_asked_for]
        states = [term.id for term in self.library.vocabularies["scheme_states"]]
        groups = [Group(state, tuple(case for case in shown if case.facts.state == state)) for state in states]
        for_poles = [case for case in schemes if case.facts.for_poles]
        return Financing(
            [group for group in groups if group.items],
            [case for case in for_poles if case.facts.state == OPEN],
            max((case for case in for_poles if case.facts.since), key=lambda case: case.facts.since.earliest, default=None),
            _oldest_check(for_poles),
            _oldest_check([*shown, *for_poles]),
        )

    def crossing(self) -> Crossing:
        """The cross table of the whole library."""
        return crossings(self.library)

    @cached_property
    def self_test(self) -> SelfTest:
        """The self-test, and the grids that are only read."""
        return SelfTest(self._views)

    @cached_property
    def find_peer(self) -> FindPeer:
        """What « Trouver un pair » says without its script."""
        return FindPeer(self._views)

    @cached_property
    def coverage(self) -> Coverage:
        """What the library covers and what it does not."""
        return Coverage(self._views)

    def synthesis(self, challenge: str) -> Synthesis:
        """What cases teach of a question, side by side, by the id of its term."""
        return synthesis(self.library, challenge)

    @cached_property
    def evaluation(self) -> Evaluation:
        """How the site judges its own accessibility. Raises `BlockError` with what is wrong in its files."""
        evaluation, problems = read_evaluation()
        if problems:
            raise BlockError(report(problems, "text"))
        return evaluation

    def sample_link(self, page: SamplePage) -> Link:
        """A page of the sample by its title, linked unless it is that of a case or a term that this library has not."""
        folder, _, rest = page.address.strip("/").partition("/")
        name = rest.partition("/")[0]
        term_pages = {facet.address: self.library.in_use(facet) for facet in FACETS}
        case = self.library.published.get(f"{folder}/{name}")
        there = {**term_pages, **dict.fromkeys(self.library.types, (name,) if case and self.library.has_page(case) else ())}
        kept = not name or name in there.get(folder, (name,))
        return Link(page.title, self._views.url(page.address.removeprefix("/")) if kept else None)

    def date(self) -> str:
        """The date of the build (`build_day`), in French words."""
        return french.day(*build_day(self.library))


def _oldest_check(schemes: Sequence[Case]) -> PartialDate | None:
    """The oldest day on which somebody looked where one of some schemes stands; None where nobody did."""
    return min((case.facts.verified_on for case in schemes if case.facts.verified_on), key=lambda date: date.latest, default=None)
