"""The outline of France made from Natural Earth's departments, once: `macros/pages/data/france.json`.

Not a part of any build. `python -m scripts.outline FRA.JSON` reads the departments as longitudes
and latitudes, puts them on one sheet (Lambert 93 for the mainland, Corsica moved nearer, each
overseas department in a place of its own), simplifies every border once for both of its sides,
and writes TopoJSON in whole units: what two departments share stays shared. The README beside
the file says where FRA.JSON comes from.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from macros.casebook.language.french import folded
from macros.casebook.registers.vocabularies import read_vocabularies
from macros.devtools.projection import Point, Ring, area, depth, lambert_93, middle, simplified

ROOT = Path(__file__).parent.parent
OUT = ROOT / "macros" / "pages" / "data" / "france.json"

MISSPELT = {"Haute-Rhin": "68", "Meurhe-et-Moselle": "54", "Seien-et-Marne": "77", "Guyane française": "973"}
"""Names of the data that are not the department's."""

METRES = 500
"""One unit of the sheet, on the mainland."""

DETAIL, FINE = 20.0, 2.0
"""A corner that makes a triangle of less than this (square units) is left out; `FINE` overseas and
in the magnified part, which are drawn larger."""

LEAST = 14.0
"""An island smaller than this (square units) is left out, unless it is all there is."""

MAGNIFIED = ("75", "92", "93", "94")
MAGNIFIED_FRAME = (10.0, 10.0, 330.0, 340.0)
"""Paris and its neighbours are too small for marks: they are drawn a second time in this frame."""

CORSICA = ("2A", "2B")
CORSICA_SHIFT = (-330.0, -15.0)

OVERSEAS = {"971": 1000.0, "972": 1222.0, "973": 1444.0, "974": 1666.0, "976": 1888.0}
"""The top of the place of each, in the left margin."""
OVERSEAS_SIZE, OVERSEAS_LEFT = 165.0, 20.0

APART = 136.0
"""Marks stand at least so far from each other where the shapes allow it: 24 pixels on a phone."""


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


def sheet(shapes: dict[str, list[list[Ring]]]) -> dict[str, Callable[[Point], Point]]:
    """How each department's degrees become units of the sheet."""
    flat = [lambert_93(*point) for code, shape in shapes.items() if code not in OVERSEAS for polygon in shape for point in polygon[0] if code not in CORSICA]
    left, top = min(x for x, _y in flat), min(y for _x, y in flat)

    def mainland(point: Point) -> Point:
        x, y = lambert_93(*point)
        return (x - left) / METRES + 10, (y - top) / METRES + 10

    def corsica(point: Point) -> Point:
        x, y = mainland(point)
        return x + CORSICA_SHIFT[0], y + CORSICA_SHIFT[1]

    def overseas(code: str) -> Callable[[Point], Point]:
        points = [point for polygon in shapes[code] for point in polygon[0]]
        west, south = min(lon for lon, _lat in points), min(lat for _lon, lat in points)
        east, north = max(lon for lon, _lat in points), max(lat for _lon, lat in points)
        narrow = math.cos(math.radians((south + north) / 2))
        scale = OVERSEAS_SIZE / max((east - west) * narrow, north - south)
        shift = (OVERSEAS_SIZE - (east - west) * narrow * scale) / 2
        return lambda point: (OVERSEAS_LEFT + shift + (point[0] - west) * narrow * scale, OVERSEAS[code] + (north - point[1]) * scale)

    return {code: overseas(code) if code in OVERSEAS else corsica if code in CORSICA else mainland for code in shapes}


def spread(middles: dict[str, Point], largest: dict[str, list[Ring]]) -> dict[str, Point]:
    """The middles moved apart by small steps, none nearer to its border than half of what it had."""
    places = dict(middles)
    room = {code: depth(middles[code], largest[code]) / 2 for code in middles}
    movable = [code for code in sorted(places) if code not in MAGNIFIED]
    for _round in range(60):
        for code in movable:
            x, y = places[code]
            push = [0.0, 0.0]
            for other in movable:
                away = math.dist(places[code], places[other])
                if code != other and away < APART:
                    push[0] += (x - places[other][0]) / away * (APART - away) / 6
                    push[1] += (y - places[other][1]) / away * (APART - away) / 6
            for wanted in ((x + push[0], y + push[1]), (x + push[0], y), (x, y + push[1])):
                if wanted != (x, y) and depth(wanted, largest[code]) >= room[code]:
                    places[code] = wanted
                    break
    return places


def outline(features: list[dict[str, Any]], codes: dict[str, str]) -> dict[str, Any]:
    """The whole drawing as TopoJSON, with the places of marks and of the magnified part."""
    named = {MISSPELT.get(name) or codes[folded(name)]: feature["geometry"] for feature in features for name in [feature["properties"]["name"]]}
    shapes = {code: polygons(geometry) for code, geometry in sorted(named.items())}
    onto = sheet(shapes)
    kept = {}
    for code, shape in shapes.items():
        sizes = [abs(area([onto[code](point) for point in polygon[0]])) for polygon in shape]
        kept[code] = [polygon for polygon, size in zip(shape, sizes, strict=True) if size >= LEAST or size == max(sizes)]
    rings = [(code, number, ring) for code, shape in kept.items() for number, polygon in enumerate(shape) for ring in polygon]
    topology = Topology()
    arcs: dict[str, list[list[list[int]]]] = {code: [[] for _polygon in shape] for code, shape in kept.items()}
    owners: dict[int, set[str]] = {}
    for (code, number, _ring), lines in zip(rings, cut([ring for _code, _number, ring in rings]), strict=True):
        ranks = [topology.rank(line) for line in lines]
        arcs[code][number].append(ranks)
        for rank in ranks:
            owners.setdefault(max(rank, ~rank), set()).add(code)
    drawn: list[list[tuple[int, int]]] = []
    for rank, line in enumerate(topology.lines):
        code = min(owners[rank])
        fine = FINE if owners[rank] & {*MAGNIFIED, *OVERSEAS} else DETAIL
        points = [(round(x), round(y)) for x, y in simplified([onto[code](point) for point in line], fine)]
        drawn.append([point for index, point in enumerate(points) if index == 0 or point != points[index - 1]])

    def walked(ranks: list[int]) -> Ring:
        return [point for rank in ranks for point in (drawn[rank] if rank >= 0 else drawn[~rank][::-1])[:-1]]

    largest = {code: max(([walked(ring) for ring in polygon] for polygon in shape), key=lambda rings: abs(area(rings[0]))) for code, shape in arcs.items()}
    places = spread({code: middle(rings) for code, rings in largest.items()}, largest)
    near = [point for code in MAGNIFIED for point in largest[code][0]]
    west, north = min(x for x, _y in near), min(y for _x, y in near)
    wide, high = max(x for x, _y in near) - west, max(y for _x, y in near) - north
    x, y, width, height = MAGNIFIED_FRAME
    scale = round(min(width / wide, height / high), 2)
    everything = [point for line in drawn for point in line]
    return {
        "type": "Topology",
        "size": [max(x for x, _y in everything) + 10, max(y for _x, y in everything) + 10],
        "magnified": {"codes": list(MAGNIFIED), "scale": scale, "shift": [round(x - west * scale, 1), round(y - north * scale, 1)]},
        "objects": {
            "departments": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "id": code, "properties": {"at": [round(value) for value in places[code]]}, "arcs": shape}
                    for code, shape in arcs.items()
                ],
            }
        },
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[list(line[0]), *([x2 - x1, y2 - y1] for (x1, y1), (x2, y2) in pairwise(line))] for line in drawn],
    }


def main(source: str) -> int:
    """Make the file again."""
    departments, _problems = read_vocabularies(ROOT / "cases" / "_vocabularies", "", frozenset())
    codes = {folded(term.pref_label): term.id for term in departments["departments"]}
    features = json.loads(Path(source).read_text(encoding="utf-8"))["features"]
    made = outline(features, codes)
    text = json.dumps(made, separators=(",", ":")).replace('{"type":"MultiPolygon"', '\n{"type":"MultiPolygon"').replace(',"transform"', ',\n"transform"')
    OUT.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
