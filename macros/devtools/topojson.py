"""Polygons as the lines of a TopoJSON topology: a border that two of them share is one line.

Called by `base_map`, which simplifies each line once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from macros.devtools.projection import Point, Ring


def polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    """The polygons of a GeoJSON `Polygon` or `MultiPolygon`; a ring does not repeat its first point at the end."""
    coordinates = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[[(lon, lat) for lon, lat in ring[:-1]] for ring in polygon] for polygon in coordinates]


def cut(rings: list[Ring]) -> Iterator[list[list[Point]]]:
    """Each ring as lines that end where the neighbour of the polygon changes.

    A ring with one neighbour all around, or none, is one line, which ends at the point where it begins.
    """
    beside: dict[Point, set[frozenset[Point]]] = {}  # the points before and after each, in every ring
    for ring in rings:
        for before, here, after in zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True):
            beside.setdefault(here, set()).add(frozenset((before, after)))
    for ring in rings:
        ends = [index for index, point in enumerate(ring) if len(beside[point]) > 1]
        if not ends:
            start = ring.index(min(ring))
            yield [[*ring[start:], *ring[: start + 1]]]
            continue
        turned = [*ring[ends[0] :], *ring[: ends[0]], ring[ends[0]]]
        stops = [*(index - ends[0] for index in ends), len(ring)]
        yield [turned[start : stop + 1] for start, stop in pairwise(stops)]


class Topology:
    """Lines by their rank, each stored once, in whichever direction it is used."""

    def __init__(self) -> None:
        self.lines: list[list[Point]] = []
        self._ranks: dict[tuple[Point, ...], int] = {}

    def rank(self, line: list[Point]) -> int:
        """The rank of a line, which is added when it is new; `~rank` when it is stored in the other direction."""
        forth, back = tuple(line), tuple(reversed(line))
        if back in self._ranks:
            return ~self._ranks[back]
        if forth not in self._ranks:
            self._ranks[forth] = len(self.lines)
            self.lines.append(line)
        return self._ranks[forth]
