"""Every pole by region with the way to reach it, and the network of each region: what the page « Joindre un pôle » shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.reach import Reach, reach
from macros.pages.views.views import Views

POLES = "poles"
"""The type whose cases are listed: all others are reached through them, or on their own page."""

MOST = 36
"""How many poles of a region are listed; the page of the region has them all (docs/decisions/0021-growth.md). Those without a region have no
other page that lists them: all of them are here."""


@dataclass(frozen=True, slots=True)
class ReachedRegion:
    """A region (a term; None for the poles of which no region is known): the first of its poles, each with the way to it, and how many
    others it has. `bare` are the names of its departments in which no pole is known."""

    term: Any | None
    poles: Sequence[tuple[Case, Reach]]
    left: int
    bare: Sequence[str] = ()

    @property
    def network(self) -> Any | None:
        """Its chamber or network (a `registers.vocabularies.Network`); None where no page names one."""
        return self.term and self.term.contact


class ReachList:
    """The ways to the poles of one build."""

    def __init__(self, views: Views) -> None:
        self._library = views.library

    def regions(self) -> list[ReachedRegion]:
        """The regions that have a pole or a network, in the order of their names, then the poles without a region. A pole of several
        regions is in each."""
        poles = self._library.of_type(POLES)
        told = [
            self._region(term, [pole for pole in poles if term.id in pole.regions])
            for term in self._library.vocabularies["regions"].by_label()
            if self.has(term)
        ]
        elsewhere = [pole for pole in poles if not pole.regions]
        return [*told, self._region(None, elsewhere)] if elsewhere else told

    def has(self, term: Any) -> bool:
        """Whether a region has its place on the page, whose fragment is the id of the term."""
        return bool(term.contact) or any(term.id in pole.regions for pole in self._library.of_type(POLES))

    def bare(self, term: Any) -> Sequence[str]:
        """The names of the departments of a region in which no pole is known."""
        return self._bare(term, [pole for pole in self._library.of_type(POLES) if term.id in pole.regions])

    def _region(self, term: Any | None, poles: Sequence[Case]) -> ReachedRegion:
        # The network stands once, at the head of the region.
        listed = poles[:MOST] if term else poles
        ways = ((pole, reach(self._library, pole)) for pole in listed)
        told = tuple((pole, replace(way, region=None)) for pole, way in ways if way)
        return ReachedRegion(term, told, len(poles) - len(listed), self._bare(term, poles) if term else ())

    def _bare(self, term: Any, poles: Sequence[Case]) -> Sequence[str]:
        """The departments of a region in which no pole is. Where one is of the region alone, nobody knows in which department it is."""
        taken = {department for pole in poles for department in pole.departments}
        if not all(pole.departments for pole in poles):
            return ()
        departments = self._library.vocabularies["departments"].by_label()
        return tuple(one.pref_label for one in departments if one.region == term.id and one.id not in taken)
