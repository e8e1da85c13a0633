"""Departments drawn as marks: discs as large as their number of cases, on a part of the sheet.

Pure geometry over counts; `map_view.py` says which departments, the template `maps.html` draws.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.library.library import studies_first
from macros.pages.maps.basemap import Box, Point

LEAD = "poles"
"""The type of case that marks tell from the others."""

SMALLEST, WIDEST = 0.0132, 0.034
"""The radius of the mark of one case, and the radius that no mark passes, as parts of the width
of a drawing. Areas follow numbers; with so many cases that the widest mark would pass it, all
shrink, to a third of the smallest at most."""

HOLE = 0.7
"""The radius of the hole of a ring, where its number stands, as a part of the mark's."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases there are somewhere, and how many of them are of the leading type."""

    cases: tuple[Case, ...]

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Count:
        """Cases in the order of a list: the leading type first, notices after studies."""
        return cls(tuple(sorted(studies_first(cases), key=lambda case: case.kind.folder != LEAD)))

    @property
    def total(self) -> int:
        """All cases."""
        return len(self.cases)

    @property
    def lead(self) -> int:
        """Those of the leading type."""
        return sum(case.kind.folder == LEAD for case in self.cases)


@dataclass(frozen=True, slots=True)
class Area:
    """A department with its cases, those of the leading type first."""

    code: str
    name: str
    count: Count


@dataclass(frozen=True, slots=True)
class Symbol:
    """The mark of a department: a disc as large as its number of cases, filled for the part of the
    leading type. `sector` is the path of that part, empty for none, `full` when it is all;
    with a `hole`, the number is written in it."""

    area: Area
    x: float
    y: float
    radius: float
    reach: float
    sector: str
    full: bool
    hole: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A part of the sheet with its marks. `line` is the width of a border in its units, `letter`
    the height of a number."""

    box: Box
    marks: tuple[Symbol, ...]
    line: float
    letter: float


def draw(box: Box, areas: Iterable[Area], places: Mapping[str, Point], larger: float = 1) -> Drawing:
    """Departments as marks at their places, on a part of the sheet; `larger` than on the whole."""
    drawn = [area for area in areas if area.code in places]
    width = max(box.width, box.height)
    scale = larger * width
    most = max((area.count.total for area in drawn), default=1)
    unit = min(SMALLEST * scale, WIDEST * scale / math.sqrt(most))
    return Drawing(box, tuple(_symbol(area, places[area.code], unit, scale) for area in drawn), round(width / 1100, 2), round(scale / 52, 1))


def _symbol(area: Area, at: Point, unit: float, scale: float) -> Symbol:
    x, y = round(at[0], 1), round(at[1], 1)
    total, lead = area.count.total, area.count.lead
    radius = round(max(unit * math.sqrt(total), SMALLEST * scale / 3), 1)
    hole = round(radius * HOLE, 1) if total > 1 and radius >= 1.1 * SMALLEST * scale else 0
    sector = _sector(x, y, radius, lead / total) if 0 < lead < total else ""
    return Symbol(area, x, y, radius, round(max(radius, 2.6 * SMALLEST * scale), 1), sector, lead == total, hole)


def _sector(x: float, y: float, radius: float, part: float) -> str:
    """The path of a part of a disc, from the top, the way of the clock."""
    turn = 2 * math.pi * part
    end_x, end_y = x + radius * math.sin(turn), y - radius * math.cos(turn)
    return f"M{x:g} {y:g}V{y - radius:g}A{radius:g} {radius:g} 0 {int(part > 0.5)} 1 {end_x:.1f} {end_y:.1f}z"
