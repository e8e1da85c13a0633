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

MOST = 40
"""How many poles of a region are listed; the page of the region has them all (docs/decisions/0021-growth.md). Those without a region have no
other page that lists them: all of them are here."""


@dataclass(frozen=True, slots=True)
class ReachedRegion:
    """A region (a term; None for the poles of which no region is known): the first of its poles, each with the way to it, and how many
    others it has."""

    term: Any | None
    poles: Sequence[tuple[Case, Reach]]
    left: int

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
            if term.contact or any(term.id in pole.regions for pole in poles)
        ]
        elsewhere = [pole for pole in poles if not pole.regions]
        return [*told, self._region(None, elsewhere)] if elsewhere else told

    def _region(self, term: Any | None, poles: Sequence[Case]) -> ReachedRegion:
        # The network stands once, at the head of the region.
        listed = poles[:MOST] if term else poles
        ways = ((pole, reach(self._library, pole)) for pole in listed)
        return ReachedRegion(term, tuple((pole, replace(way, region=None)) for pole, way in ways if way), len(poles) - len(listed))
