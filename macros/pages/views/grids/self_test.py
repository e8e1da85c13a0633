"""The self-test as the page « Se situer » shows it: the newest version of its grid, who did what each indicator asks, and every version
as data for the script, so that a result kept as a link opens without a request.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic_core import to_json

from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, Facet
from macros.casebook.library.reach import Reach, reach
from macros.casebook.registers.grid import SELF_TEST, Grid, Item
from macros.casebook.registers.grids import current
from macros.casebook.registers.vocabularies import Term
from macros.casebook.types.base import MAIN_BRANCHES
from macros.pages.views.views import Views

PEERS = "trouver-un-pair/"
"""The page that finds poles which have what one seeks."""

SOUGHT = {"theme": "cherche", "challenge": "questions"}
"""What an indicator says of the pole that one seeks, by its facet: the name that it has in the address of that page (peers/address.js)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A case that tells how something was done: what of it, and how one reaches those whom it tells of; None where nobody is."""

    case: Case
    why: str
    way: Reach | None


class SelfTest:
    """The grids of one build."""

    def __init__(self, views: Views) -> None:
        self._library = views.library

    @cached_property
    def grid(self) -> Grid | None:
        """The version that is asked; None where the library has no self-test."""
        return current(self._library.grids, SELF_TEST)

    def named(self, grid: str) -> Grid | None:
        """The newest version of a grid by its name (`criteres-2012`); None where there is none."""
        versions = (one for one in self._library.grids.values() if one.grid == grid)
        return max(versions, key=lambda one: one.version, default=None)

    def leads(self, item: Item) -> Sequence[Shown]:
        """The published cases that an indicator leads to."""
        there = ((self._library.published.get(lead.case), lead.why) for lead in item.leads)
        return [Shown(case, why, reach(self._library, case)) for case, why in there if case]

    def sought(self, item: Item) -> Mapping[str, Sequence[Term]]:
        """What an indicator asks of whoever would help, by the name that it has in the address of the page of peers: the terms that most of
        the cases share which it leads to; of the themes those of cooperation alone, since the trade of these cases is a chance."""
        cases = [shown.case for shown in self.leads(item)]
        found = {SOUGHT[facet.id]: self._shared(facet, cases) for facet in FACETS if facet.id in SOUGHT}
        return {name: terms for name, terms in found.items() if terms}

    def _shared(self, facet: Facet, cases: Sequence[Case]) -> Sequence[Term]:
        vocabulary = self._library.vocabularies[facet.vocabulary]
        borne = Counter(term for case in cases for term in facet.values(case))
        shared = [term for term, number in borne.items() if 2 * number > len(cases)]
        return [vocabulary[term] for term in shared if facet.id != "theme" or vocabulary.lineage(term)[-1] in MAIN_BRANCHES]

    def peers_address(self, item: Item) -> str:
        """The address, from the root of the site, of the search for poles that have done what an indicator asks, filled in as far as it says it."""
        parts = "&".join(f"{name}={','.join(term.id for term in terms)}" for name, terms in self.sought(item).items())
        return f"{PEERS}#{parts}" if parts else PEERS

    def data(self) -> str:
        """Every version of the grid that is asked, by its name, as JSON for an attribute of the page.

        Shape: `{current, grids: {name: {name, grid, version, on, title, origin, scale: [{label, meaning}], generals: [{id, label}],
        objectives: [{id, label, general}], indicators: [{id, label, objective}]}}}`; the indicators in the order of the tree.
        """
        asked = self.grid
        versions = (one for one in self._library.grids.values() if asked and one.grid == asked.grid)
        return to_json({"current": asked.name if asked else "", "grids": {one.name: _data(one) for one in versions}}).decode()


def _data(grid: Grid) -> Mapping[str, Any]:
    generals = grid.below()
    objectives = [one for general in generals for one in grid.below(general.id)]
    return {
        "name": grid.name,
        "grid": grid.grid,
        "version": grid.version,
        "on": str(grid.on),
        "title": grid.title,
        "origin": grid.origin,
        "scale": [{"label": step.label, "meaning": step.meaning} for step in grid.scale],
        "generals": [{"id": one.id, "label": one.label} for one in generals],
        "objectives": [{"id": one.id, "label": one.label, "general": one.broader} for one in objectives],
        "indicators": [{"id": one.id, "label": one.label, "objective": one.broader} for one in grid.indicators],
    }
