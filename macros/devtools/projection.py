"""Plane geometry for the base map (`map_sheet`, `base_map`): a projection, areas, inside and outside, simpler lines."""

from __future__ import annotations

import math

Point = tuple[float, float]
"""(x, y), or (longitude, latitude) in degrees."""

Ring = list[Point]
"""A closed line, whose first point is not repeated at the end."""


def lambert_93(lon: float, lat: float) -> Point:
    """The metres east and south of 46° 30' N, 3° E, of a place in degrees.

    The projection is Lambert 93, that of the State's maps (parallels 44° and 49°, meridian 3° E), here on a sphere.
    """
    low, high, middle = math.radians(44), math.radians(49), math.radians(46.5)

    def slope(angle: float) -> float:
        return math.tan(math.pi / 4 + angle / 2)

    n = math.log(math.cos(low) / math.cos(high)) / math.log(slope(high) / slope(low))
    scale = 6_371_000 * math.cos(low) * slope(low) ** n / n
    radius, turn = scale / slope(math.radians(lat)) ** n, n * math.radians(lon - 3)
    return radius * math.sin(turn), radius * math.cos(turn) - scale / slope(middle) ** n


def area(ring: Ring) -> float:
    """The signed area of a ring, in square units: its sign depends on the way in which the ring turns."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def inside(point: Point, rings: list[Ring]) -> bool:
    """Whether a point is in a polygon: its outer ring, then its holes."""
    x, y = point
    odd = False  # whether a half-line from the point crosses the rings an odd number of times
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


def depth(point: Point, rings: list[Ring]) -> float:
    """The distance from a point to the border of a polygon with its holes; negative outside."""
    x, y = point
    nearest = math.inf
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            long = (x2 - x1) ** 2 + (y2 - y1) ** 2
            along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long)) if long else 0.0
            nearest = min(nearest, math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)))
    return nearest if inside(point, rings) else -nearest


def simplified(line: list[Point], least: float) -> list[Point]:
    """A line with fewer corners, by Visvalingam's algorithm: the corner that makes the smallest triangle with
    its neighbours is removed, again and again, until none is below `least` square units.

    The ends stay; a closed line (its last point is its first) keeps four corners.
    """
    line = list(line)
    fewest = 5 if line[0] == line[-1] else 2
    while len(line) > fewest:
        triangles = [abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2 for a, b, c in zip(line, line[1:], line[2:], strict=False)]
        smallest = min(range(len(triangles)), key=triangles.__getitem__)
        if triangles[smallest] >= least:
            break
        del line[smallest + 1]
    return line


def middle(rings: list[Ring]) -> Point:
    """The point of a polygon that is farthest from its border, searched on finer and finer grids, to half a unit."""
    xs, ys = [x for x, _y in rings[0]], [y for _x, y in rings[0]]
    best, step = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), max(max(xs) - min(xs), max(ys) - min(ys)) / 2
    while step > 0.5:
        near = [(best[0] + step * i / 4, best[1] + step * j / 4) for i in range(-4, 5) for j in range(-4, 5)]
        best = max(near, key=lambda point: depth(point, rings))
        step /= 3
    return best
