"""Shapes as TopoJSON: what two of them share is kept once, and stays shared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from macros.devtools.projection import Point, Ring


def polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    """The polygons of a GeoJSON geometry, each ring without its repeated last point."""
    found = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[[(lon, lat) for lon, lat in ring[:-1]] for ring in polygon] for polygon in found]


def cut(rings: list[Ring]) -> Iterator[list[list[Point]]]:
    """Each ring as lines that end where the neighbour changes; closed when it has one alone."""
    around: dict[Point, set[frozenset[Point]]] = {}
    for ring in rings:
        for before, here, after in zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True):
            around.setdefault(here, set()).add(frozenset((before, after)))
    for ring in rings:
        ends = [index for index, point in enumerate(ring) if len(around[point]) > 1]
        if not ends:
            start = ring.index(min(ring))
            yield [[*ring[start:], *ring[: start + 1]]]
            continue
        turned = [*ring[ends[0] :], *ring[: ends[0]], ring[ends[0]]]
        stops = [*(index - ends[0] for index in ends), len(ring)]
        yield [turned[start : stop + 1] for start, stop in pairwise(stops)]


class Topology:
    """Lines by their rank, each kept once, whichever way it is walked."""

    def __init__(self) -> None:
        self.lines: list[list[Point]] = []
        self._known: dict[tuple[Point, ...], int] = {}

    def rank(self, line: list[Point]) -> int:
        """The rank of a line; its complement when it is walked backwards."""
        forth, back = tuple(line), tuple(reversed(line))
        if back in self._known:
            return ~self._known[back]
        if forth not in self._known:
            self._known[forth] = len(self.lines)
            self.lines.append(line)
        return self._known[forth]
