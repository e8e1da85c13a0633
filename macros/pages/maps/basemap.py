"""The outline of France as paths to draw: from `data/france.json` (TopoJSON, whole units).

Knows departments by their code and nothing of cases: which region a department is in comes
from the vocabulary, so borders between regions are asked with it. `data/README.md` says where
the lines come from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, pairwise
from pathlib import Path

FRANCE = Path(__file__).parent.parent / "data" / "france.json"

Point = tuple[float, float]
Polyline = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view(self) -> str:
        """The rectangle as an SVG `viewBox`."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"

    def around(self, margin: float) -> Box:
        """The rectangle with a margin on each side."""
        return Box(self.left - margin, self.top - margin, self.width + 2 * margin, self.height + 2 * margin)


@dataclass(frozen=True, slots=True)
class Shape:
    """One department: its path, a point well inside it, and the lines that make it, by rank
    (complemented where they are walked backwards)."""

    code: str
    path: str
    at: Point
    box: Box
    lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class Magnified:
    """The departments that are too small for a mark, drawn a second time, larger, elsewhere."""

    codes: tuple[str, ...]
    scale: float
    shift: Point

    def place(self, point: Point) -> Point:
        """Where a point of the sheet stands in the larger drawing."""
        return (point[0] * self.scale + self.shift[0], point[1] * self.scale + self.shift[1])


@dataclass(frozen=True)
class Outline:
    """The whole sheet. `shapes` are the departments by code, in the order of the codes."""

    sheet: Box
    shapes: Mapping[str, Shape]
    magnified: Magnified
    lines: tuple[Polyline, ...]

    def borders(self, groups: Mapping[str, str]) -> str:
        """The path of the lines between departments of different groups (code → group)."""
        parted = (line for line, codes in zip(self.lines, self._sides, strict=True) if len({groups.get(code) for code in codes}) > 1)
        return "".join(map(_open_path, parted))

    def box(self, codes: Iterable[str]) -> Box:
        """The rectangle that holds some departments; the sheet when none of them is drawn."""
        boxes = [self.shapes[code].box for code in codes if code in self.shapes]
        if not boxes:
            return self.sheet
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        return Box(left, top, max(box.left + box.width for box in boxes) - left, max(box.top + box.height for box in boxes) - top)

    @cached_property
    def _sides(self) -> list[list[str]]:
        """For each line, the departments on its sides."""
        found: list[list[str]] = [[] for _line in self.lines]
        for shape in self.shapes.values():
            for rank in shape.lines:
                found[rank].append(shape.code)
        return found


@cache
def outline() -> Outline:
    """The outline of the file, read once."""
    data = json.loads(FRANCE.read_text(encoding="utf-8"))
    lines = tuple(tuple(accumulate(map(tuple, steps), lambda here, step: (here[0] + step[0], here[1] + step[1]))) for steps in data["arcs"])
    shapes = {entry["id"]: _shape(entry["id"], entry["properties"]["at"], entry["arcs"], lines) for entry in data["objects"]["departments"]["geometries"]}
    magnified = data["magnified"]
    return Outline(Box(0, 0, *data["size"]), shapes, Magnified(tuple(magnified["codes"]), magnified["scale"], tuple(magnified["shift"])), lines)


def _shape(code: str, at: Sequence[int], polygons: Iterable[Iterable[Sequence[int]]], lines: Sequence[Polyline]) -> Shape:
    ranks = [ring for polygon in polygons for ring in polygon]
    rings = [[point for rank in ring for point in _walked(lines, rank)[:-1]] for ring in ranks]
    xs, ys = [x for ring in rings for x, _y in ring], [y for ring in rings for _x, y in ring]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    path = "".join(f"{_open_path(ring)}z" for ring in rings)
    return Shape(code, path, (at[0], at[1]), box, frozenset(max(rank, ~rank) for ring in ranks for rank in ring))


def _walked(lines: Sequence[Polyline], rank: int) -> Polyline:
    return lines[rank] if rank >= 0 else lines[~rank][::-1]


def _open_path(points: Sequence[tuple[int, int]]) -> str:
    """A start and steps from point to point: shorter than points, and in few characters."""
    steps = "".join(f" {x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps[1:]}".replace(" -", "-")
