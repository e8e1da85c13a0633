"""The outline of France as SVG paths, read from `data/france.json` (TopoJSON in whole units).

The ground of the maps: `map_symbols` puts symbols on it, `views.map_view` the cases. It has departments by
their code and no regions: the vocabulary says in which region a department is. The origin of the lines is
in `data/README.md`; `devtools.base_map` makes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, pairwise
from pathlib import Path

FRANCE = Path(__file__).parent.parent / "data" / "france.json"
"""The file of the outline."""

Point = tuple[float, float]
"""(x, y) in units of the sheet, from its top left corner."""

Polyline = tuple[tuple[int, int], ...]
"""A line as its points, (x, y)."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the sheet, in its units."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view(self) -> str:
        """The rectangle as an SVG `viewBox`."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"

    def with_margin(self, margin: float) -> Box:
        """The rectangle with a margin added on each side."""
        return Box(self.left - margin, self.top - margin, self.width + 2 * margin, self.height + 2 * margin)


@dataclass(frozen=True, slots=True)
class Shape:
    """One department: its SVG path, the point of its symbol (`at`), its rectangle, and the ranks of the lines
    that it is made of."""

    code: str
    path: str
    at: Point
    box: Box
    lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class Magnified:
    """The second, larger drawing of the departments that are too small for a symbol: which they are, how many
    times larger, and by how much it is moved then."""

    codes: tuple[str, ...]
    scale: float
    shift: Point

    def moved(self, point: Point) -> Point:
        """The place in the larger drawing of a point of these departments."""
        return (point[0] * self.scale + self.shift[0], point[1] * self.scale + self.shift[1])


@dataclass(frozen=True)
class Outline:
    """The whole sheet. `shapes` are the departments by their code, in the order of the codes; `lines` are the
    lines that they share, by rank."""

    sheet: Box
    shapes: Mapping[str, Shape]
    magnified: Magnified
    lines: tuple[Polyline, ...]

    def borders(self, groups: Mapping[str, str]) -> str:
        """The SVG path of the lines between departments of different groups (`groups`: code → group)."""
        borders = (line for line, codes in zip(self.lines, self._sides, strict=True) if len({groups.get(code) for code in codes}) > 1)
        return "".join(map(_open_path, borders))

    def box(self, codes: Iterable[str]) -> Box:
        """The rectangle around some departments, by their codes; the whole sheet when none of them is drawn."""
        boxes = [self.shapes[code].box for code in codes if code in self.shapes]
        if not boxes:
            return self.sheet
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        return Box(left, top, max(box.left + box.width for box in boxes) - left, max(box.top + box.height for box in boxes) - top)

    @cached_property
    def _sides(self) -> list[list[str]]:
        """For each line, the codes of the departments beside it: one or two."""
        sides: list[list[str]] = [[] for _line in self.lines]
        for shape in self.shapes.values():
            for rank in shape.lines:
                sides[rank].append(shape.code)
        return sides


@cache
def outline() -> Outline:
    """The outline in the file, which is read once."""
    data = json.loads(FRANCE.read_text(encoding="utf-8"))
    lines = tuple(tuple(accumulate(map(tuple, steps), lambda here, step: (here[0] + step[0], here[1] + step[1]))) for steps in data["arcs"])
    shapes = {entry["id"]: _shape(entry["id"], entry["properties"]["at"], entry["arcs"], lines) for entry in data["objects"]["departments"]["geometries"]}
    magnified = data["magnified"]
    return Outline(Box(0, 0, *data["size"]), shapes, Magnified(tuple(magnified["codes"]), magnified["scale"], tuple(magnified["shift"])), lines)


def _shape(code: str, at: Sequence[int], polygons: Iterable[Iterable[Sequence[int]]], lines: Sequence[Polyline]) -> Shape:
    ranks = [ring for polygon in polygons for ring in polygon]
    rings = [[point for rank in ring for point in _directed(lines, rank)[:-1]] for ring in ranks]
    xs, ys = [x for ring in rings for x, _y in ring], [y for ring in rings for _x, y in ring]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    path = "".join(f"{_open_path(ring)}z" for ring in rings)
    return Shape(code, path, (at[0], at[1]), box, frozenset(max(rank, ~rank) for ring in ranks for rank in ring))


def _directed(lines: Sequence[Polyline], rank: int) -> Polyline:
    """The line of a rank; a rank `~n` of TopoJSON is line n from its end to its beginning."""
    return lines[rank] if rank >= 0 else lines[~rank][::-1]


def _open_path(points: Sequence[tuple[int, int]]) -> str:
    """The SVG path of an open line: its first point, then relative steps, which take fewer characters."""
    steps = "".join(f" {x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps[1:]}".replace(" -", "-")
