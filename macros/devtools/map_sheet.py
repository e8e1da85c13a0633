"""The sheet of the base map: where each department is on it, and where its symbol is.

Called by `base_map`. The mainland is in Lambert 93, Corsica moved nearer, each overseas department in a
box of its own, Paris and its neighbours magnified in a frame. Lengths are in units of the sheet.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from macros.devtools.projection import Point, Ring, depth, lambert_93

METRES = 500
"""The length of one unit of the sheet on the mainland, in metres."""

MAGNIFIED = ("75", "92", "93", "94")
MAGNIFIED_FRAME = (10.0, 10.0, 330.0, 340.0)
"""Paris and its neighbours are too small for symbols: they are drawn a second time in this frame, given as
(left, top, width, height)."""

CORSICA = ("2A", "2B")
CORSICA_SHIFT = (-330.0, -15.0)
"""How far Corsica is moved: right and down, hence to the left and up."""

OVERSEAS = {"971": 1000.0, "972": 1222.0, "973": 1444.0, "974": 1666.0, "976": 1888.0}
"""The top of the box of each overseas department, in the left margin of the sheet."""

OVERSEAS_SIZE, OVERSEAS_LEFT = 165.0, 20.0
"""The side of these boxes, and their left edge."""

APART = 136.0
"""The least distance between two symbols, where the shapes leave room for it: 24 pixels on a phone."""


def sheet(shapes: dict[str, list[list[Ring]]]) -> dict[str, Callable[[Point], Point]]:
    """For each department, by its code, the function from (longitude, latitude) in degrees to (x, y) on the sheet.

    `shapes` are the polygons of each department, rings in degrees.
    """
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
    """The middles of the departments, moved apart by small steps until they are `APART` or have no room.

    `largest` is the largest polygon of each department, with its holes. No middle comes nearer to the
    border of its polygon than half of its first distance.
    """
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
            for moved in ((x + push[0], y + push[1]), (x + push[0], y), (x, y + push[1])):
                if moved != (x, y) and depth(moved, largest[code]) >= room[code]:
                    places[code] = moved
                    break
    return places
