"""What the list of a type says at its top of all its pages: how far they are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.schema.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Known:
    """The years until which the page of a list that is known least, and that which is known best, are known."""

    first: PartialDate
    last: PartialDate


def known(cases: Sequence[Case]) -> Known | None:
    """How far the cases of a list are known; None where that says nothing: meetings are of their day, one page says it itself, and where nobody
    knows it of some, the others do not speak for all."""
    years = sorted((case.known_year for case in cases if case.known_year), key=lambda year: year.latest)
    if len(cases) < 2 or len(years) < len(cases) or cases[0].kind.newest_first:
        return None
    return Known(years[0], years[-1])
