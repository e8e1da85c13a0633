"""The library on the map: how many cases each department and each region has, as marks to draw.

Pure values, made once a build from the library and the outline; the templates `maps.html`,
`blocks/map.html` and `france.svg` draw them. A case of several departments counts in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.pages.maps.basemap import Outline, Point, Shape, outline
from macros.pages.maps.map_symbols import LEAD, Area, Count, Drawing, draw
from macros.pages.views.views import Views

CLOSER = 1.6
"""How much larger marks are on the small map of a region."""

HARD_TO_SEE = 70
"""A department narrower and lower than this (units) gets a dot on the small map of a case."""


@dataclass(frozen=True, slots=True)
class MapRegion:
    """A region of today with its departments; `elsewhere` are the cases of which no department
    is known. `address` is its page, None without a case."""

    id: str
    name: str
    address: str | None
    count: Count
    areas: tuple[Area, ...]
    elsewhere: tuple[Case, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to show on a small map: its piece of the outline, a point in it when it is hard to
    see, its entry in the list."""

    name: str
    piece: str
    at: Point | None
    address: str


class MapView:
    """The maps of one build."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self.lead = views.library.types[LEAD]
        self.outline: Outline = outline()

    # --- where the cases are -------------------------------------------------------

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The departments that have a case, by code."""
        found: dict[str, list[Case]] = {}
        for case in self._views.library.published.values():
            for code in case.departments:
                found.setdefault(code, []).append(case)
        departments = self._views.library.vocabularies["departments"]
        return {code: Area(code, departments[code].pref_label, Count.of(found[code])) for code in sorted(found)}

    @cached_property
    def regions(self) -> tuple[MapRegion, ...]:
        """Every region of today, as French sorts them."""
        library = self._views.library
        cases: dict[str, list[Case]] = {}
        for case in library.published.values():
            for region in case.regions:
                cases.setdefault(region, []).append(case)
        return tuple(self._region(term, cases.get(term.id, ())) for term in library.vocabularies["regions"].by_label())

    def _region(self, term: Any, cases: Iterable[Case]) -> MapRegion:
        codes = tuple(code for code, region in self.region_of.items() if region == term.id)
        areas = sorted((self.areas[code] for code in codes if code in self.areas), key=lambda area: sort_key(area.name))
        count = Count.of(cases)
        alone = tuple(case for case in count.cases if not set(case.departments) & set(codes))
        return MapRegion(term.id, term.pref_label, self._views.url(f"regions/{term.id}/") if count.total else None, count, tuple(areas), alone, codes)

    @cached_property
    def region_of(self) -> Mapping[str, str]:
        """The region of today of each department."""
        return {term.id: term.region for term in self._views.library.vocabularies["departments"]}

    @cached_property
    def nowhere(self) -> Count:
        """The cases that no region holds: of the whole country, or of no place that is known."""
        return Count.of(case for case in self._views.library.published.values() if not case.regions)

    # --- what is drawn ---------------------------------------------------------------

    def region(self, region_id: str) -> MapRegion:
        """A region by its id."""
        return next(region for region in self.regions if region.id == region_id)

    def shapes(self, region: MapRegion) -> list[Shape]:
        """The departments of a region that are drawn."""
        return [self.outline.shapes[code] for code in region.codes if code in self.outline.shapes]

    def spots(self, departments: Iterable[str], regions: Iterable[str]) -> list[Spot]:
        """Departments, or regions where none is known, to show on a small map."""
        at = self._views.url("carte/")
        known = [self.areas[code] for code in departments if code in self.outline.shapes]
        if known:
            return [Spot(area.name, f"d-{area.code}", dot(self.outline.shapes[area.code]), f"{at}#d-{area.code}") for area in known]
        return [Spot(region.name, f"r-{region.id}", None, f"{at}#r-{region.id}") for region in map(self.region, regions)]

    @cached_property
    def _places(self) -> dict[str, Point]:
        return {code: shape.at for code, shape in self.outline.shapes.items()}

    @cached_property
    def names(self) -> list[tuple[str, float]]:
        """What is drawn in the left margin, with how far down it ends: the regions of one
        department, all overseas, by name; the magnified part last, without a name."""
        alone = [(region.name, shape.box) for region in self.regions for shape in self.shapes(region) if len(region.codes) == 1]
        larger = self.outline.magnified
        part = self.outline.box(larger.codes)
        return [*((name, box.top + box.height) for name, box in alone), ("", round(larger.place((0, part.top + part.height))[1]))]

    @cached_property
    def borders(self) -> str:
        """The path of the borders between regions."""
        return self.outline.borders(self.region_of)

    @cached_property
    def whole(self) -> Drawing:
        """The whole country; the departments of the magnified part have their mark there."""
        areas = [area for region in self.regions for area in region.areas]
        larger = self.outline.magnified
        moved = {code: larger.place(self.outline.shapes[code].at) for code in larger.codes}
        return draw(self.outline.sheet, areas, self._places | moved)

    def near(self, region: MapRegion) -> Drawing:
        """One region, as large as the drawing allows."""
        box = self.outline.box(region.codes)
        return draw(box.around(0.07 * max(box.width, box.height)), region.areas, self._places, CLOSER)


def dot(shape: Shape) -> Point | None:
    """Where the small map of a case marks a department that is hard to see; None for the others."""
    return shape.at if max(shape.box.width, shape.box.height) < HARD_TO_SEE else None
