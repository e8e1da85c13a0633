"""The base map of France, made from Natural Earth's departments.

Called by `scripts.once.outline`. Departments in degrees are placed on one sheet (`map_sheet`); every border
between two of them is simplified once for both sides and written as TopoJSON in whole units (`topojson`).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from macros.casebook.language.french import folded
from macros.devtools.map_sheet import MAGNIFIED, MAGNIFIED_FRAME, OVERSEAS, sheet, spread
from macros.devtools.projection import Ring, area, middle, simplified
from macros.devtools.topojson import Topology, cut, polygons

MISSPELT = {"Haute-Rhin": "68", "Meurhe-et-Moselle": "54", "Seien-et-Marne": "77", "Guyane française": "973"}
"""Names that Natural Earth misspells, or that are not those of the department, with its code."""

DETAIL, FINE = 20.0, 2.0
"""A corner is left out when its triangle is smaller than this, in square units of the sheet: `FINE`
overseas and in the magnified part, which are drawn larger, `DETAIL` elsewhere."""

LEAST = 14.0
"""An island smaller than this, in square units, is left out, unless it is the whole department."""


def base_map(features: list[dict[str, Any]], codes: Mapping[str, str]) -> dict[str, Any]:
    """The base map as TopoJSON, with three members of our own: `size`, `magnified` and `at`.

    `features` are those of Natural Earth's GeoJSON; `codes` has the code of each department by its
    folded name. `size` is [width, height] of the sheet; `magnified` is `{codes, scale, shift: [x, y]}`;
    `at`, among the properties of a department, is [x, y] of its symbol.
    """
    geometries = {MISSPELT.get(name) or codes[folded(name)]: feature["geometry"] for feature in features for name in [feature["properties"]["name"]]}
    shapes = {code: polygons(geometry) for code, geometry in sorted(geometries.items())}
    to_sheet = sheet(shapes)
    kept = {}
    for code, shape in shapes.items():
        sizes = [abs(area([to_sheet[code](point) for point in polygon[0]])) for polygon in shape]
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
        least = FINE if owners[rank] & {*MAGNIFIED, *OVERSEAS} else DETAIL
        points = [(round(x), round(y)) for x, y in simplified([to_sheet[code](point) for point in line], least)]
        drawn.append([point for index, point in enumerate(points) if index == 0 or point != points[index - 1]])

    def joined(ranks: list[int]) -> Ring:
        return [point for rank in ranks for point in (drawn[rank] if rank >= 0 else drawn[~rank][::-1])[:-1]]

    largest = {code: max(([joined(ring) for ring in polygon] for polygon in shape), key=lambda rings: abs(area(rings[0]))) for code, shape in arcs.items()}
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
