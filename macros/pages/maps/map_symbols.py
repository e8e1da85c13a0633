"""The symbols of a map: a disc for each department, its area in proportion to its number of cases.

Geometry over counts. `views.map_view` chooses the departments; the template `maps.html` draws the symbols.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.library.library import studies_first
from macros.pages.maps.basemap import Box, Point

LEAD = "poles"
"""The folder of the case type that is filled in a symbol: the leading type."""

SMALLEST, WIDEST = 0.0132, 0.034
"""The radius of the symbol of one case and the largest radius, as fractions of the width of a drawing.

Areas are in proportion to numbers. When the largest symbol would pass `WIDEST`, all of them shrink, but none
below a third of `SMALLEST`."""

HOLE = 0.7
"""The radius of the hole in which the number is written, as a fraction of the radius of the symbol."""


@dataclass(frozen=True, slots=True)
class Count:
    """The cases of a place, and how many of them are of the leading type."""

    cases: tuple[Case, ...]

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Count:
        """Some cases in the order of a list: the leading type first, notices after studies."""
        return cls(tuple(sorted(studies_first(cases), key=lambda case: case.kind.folder != LEAD)))

    @property
    def total(self) -> int:
        """The number of cases."""
        return len(self.cases)

    @property
    def lead(self) -> int:
        """The number of cases of the leading type."""
        return sum(case.kind.folder == LEAD for case in self.cases)


@dataclass(frozen=True, slots=True)
class Area:
    """A department with its cases."""

    code: str
    name: str
    count: Count


@dataclass(frozen=True, slots=True)
class Symbol:
    """The symbol of a department: a disc, part of which is filled for the leading type. Lengths are in
    units of the sheet.

    `reach` is the radius of the circle that reacts to a pointer, never too small for a finger. `sector` is
    the SVG path of the filled part, empty when all or nothing is filled; `full` when all is. `hole` is the
    radius of the hole with the number, 0 without one.
    """

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
    """A part of the sheet with its symbols. `line` is the width of a border and `letter` the height of a number,
    in units of the sheet."""

    box: Box
    symbols: tuple[Symbol, ...]
    line: float
    letter: float


def draw(box: Box, areas: Iterable[Area], places: Mapping[str, Point], enlarged: float = 1) -> Drawing:
    """A part of the sheet with the symbols of departments at their `places` (by code).

    Symbols are `enlarged` times as large, beside the width of the drawing, as on the whole country.
    """
    drawn = [area for area in areas if area.code in places]
    width = max(box.width, box.height)
    scale = enlarged * width
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
    """The SVG path of a part (0 to 1) of a disc, clockwise from the top."""
    turn = 2 * math.pi * part
    end_x, end_y = x + radius * math.sin(turn), y - radius * math.cos(turn)
    return f"M{x:g} {y:g}V{y - radius:g}A{radius:g} {radius:g} 0 {int(part > 0.5)} 1 {end_x:.1f} {end_y:.1f}z"
