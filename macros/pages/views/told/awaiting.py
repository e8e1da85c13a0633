"""The poles whose knowledge is the oldest, for whoever may tell what became of them: the page « Contribuer » lists them.

It is a list of what this library does not know, and no judgement of anybody: a pole may thrive and publish nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library

POLES = "poles"
"""The type whose cases are listed: it is poles that go on after what was written of them. The search page sorts every type."""

MOST = 60
"""How many are listed in all; the search page has the others (docs/decisions/0021-growth.md)."""


@dataclass(frozen=True, slots=True)
class Awaiting:
    """The first of the poles, the oldest knowledge first; those that follow, as lines; how many are left."""

    first: Sequence[Case]
    others: Sequence[Case]
    left: int


def awaiting(library: Library, number: int) -> Awaiting:
    """The poles that have a page, by how far their knowledge reaches; those of which no year is known come last, as in the search page. Of one
    year, the order is that of their titles, whatever the month: the year is what is shown."""
    poles = [case for case in library.of_type(POLES) if library.has_page(case)]
    poles.sort(key=lambda case: (case.known_year is None, case.known_year.year if case.known_year else 0, case.sort_key))
    return Awaiting(tuple(poles[:number]), tuple(poles[number:MOST]), max(0, len(poles) - MOST))
