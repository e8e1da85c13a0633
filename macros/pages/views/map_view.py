"""The library on the map: the cases of each department and region, and the drawings made of them.

Plain values from the library, the outline and the symbols (`pages.maps`), made once a build; the templates
`maps.html`, `blocks/map.html` and `france.svg` draw them. A case of several departments counts in each.
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
"""How many times larger symbols are on the map of a region than on that of the country."""

LINES, MOST, FEWEST = 400, 40, 3
"""About how many cases the list beside the map has, at most how many a place, and how many each place has at least."""

HARD_TO_SEE = 70
"""A department whose width and height, in units of the sheet, are below this gets a dot on the map of a case."""


@dataclass(frozen=True, slots=True)
class MapRegion:
    """A region of today: its page (`address`, None without a case), its cases, its departments that have a case
    (`areas`), its cases of which no department is known (`elsewhere`), the codes of all its departments."""

    id: str
    name: str
    address: str | None
    count: Count
    areas: tuple[Area, ...]
    elsewhere: tuple[Case, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the small map of a case: its name, the id of its shape in `france.svg` (`piece`), a point in it
    when it is hard to see (`at`), the address of its entry in the list of the map."""

    name: str
    piece: str
    at: Point | None
    address: str


@dataclass(frozen=True, slots=True)
class MarginName:
    """A name in the left margin of the map of the country, and the lower edge (units of the sheet) of what it
    names."""

    name: str
    bottom: float


class MapView:
    """The maps of one build. `lead` is the type that symbols show filled."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self.lead = views.library.types[LEAD]
        self.outline: Outline = outline()

    # --- where the cases are -------------------------------------------------------

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The departments that have a case, by code."""
        cases: dict[str, list[Case]] = {}
        for case in self._views.library.published.values():
            for code in case.departments:
                cases.setdefault(code, []).append(case)
        departments = self._views.library.vocabularies["departments"]
        return {code: Area(code, departments[code].pref_label, Count.of(cases[code])) for code in sorted(cases)}

    @cached_property
    def regions(self) -> tuple[MapRegion, ...]:
        """Every region of today, in French alphabetical order."""
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
        elsewhere = tuple(case for case in count.cases if not set(case.departments) & set(codes))
        return MapRegion(term.id, term.pref_label, self._views.url(f"regions/{term.id}/") if count.total else None, count, tuple(areas), elsewhere, codes)

    @cached_property
    def region_of(self) -> Mapping[str, str]:
        """The region of today of each department: its id, by the code of the department."""
        return {term.id: term.region for term in self._views.library.vocabularies["departments"]}

    @cached_property
    def nowhere(self) -> Count:
        """The cases that are in no region: of the whole country, or of a place that is not known."""
        return Count.of(case for case in self._views.library.published.values() if not case.regions)

    @cached_property
    def most(self) -> int:
        """How many cases a place lists at most, so that the whole list has about `LINES` lines: those of few cases list
        them all. The page of the region, or of a type, has the rest."""
        numbers = [area.count.total for region in self.regions for area in region.areas]
        numbers += [len(region.elsewhere) for region in self.regions] + [self.nowhere.total]
        room = range(MOST, FEWEST, -1)
        return next((most for most in room if sum(min(most, number) for number in numbers) <= LINES), FEWEST)

    # --- drawings --------------------------------------------------------------------

    @cached_property
    def region_names(self) -> frozenset[str]:
        """The names of the regions: a department that bears one says that it is a department."""
        return frozenset(region.name for region in self.regions)

    def region(self, region_id: str) -> MapRegion:
        """A region by its id. Raises `StopIteration` when there is none."""
        return next(region for region in self.regions if region.id == region_id)

    def shapes(self, region: MapRegion) -> list[Shape]:
        """The shapes of the departments of a region."""
        return [self.outline.shapes[code] for code in region.codes if code in self.outline.shapes]

    def spots(self, departments: Iterable[str], regions: Iterable[str]) -> list[Spot]:
        """The departments of these codes on the map of a case; the regions of these ids when there is none."""
        at = self._views.url("carte/")
        areas = [self.areas[code] for code in departments if code in self.outline.shapes]
        if areas:
            return [Spot(area.name, f"d-{area.code}", dot(self.outline.shapes[area.code]), f"{at}#d-{area.code}") for area in areas]
        return [Spot(region.name, f"r-{region.id}", None, f"{at}#r-{region.id}") for region in map(self.region, regions)]

    @cached_property
    def _places(self) -> dict[str, Point]:
        return {code: shape.at for code, shape in self.outline.shapes.items()}

    @cached_property
    def margin_names(self) -> list[MarginName]:
        """The names in the left margin: the regions of one department, all of them overseas; then the
        magnified part, without a name."""
        single = [(region.name, shape.box) for region in self.regions for shape in self.shapes(region) if len(region.codes) == 1]
        magnified = self.outline.magnified
        part = self.outline.box(magnified.codes)
        names = [MarginName(name, box.top + box.height) for name, box in single]
        return [*names, MarginName("", round(magnified.moved((0, part.top + part.height))[1]))]

    @cached_property
    def borders(self) -> str:
        """The SVG path of the borders between regions."""
        return self.outline.borders(self.region_of)

    @cached_property
    def whole(self) -> Drawing:
        """The whole country; the departments of the magnified part have their symbol there."""
        areas = [area for region in self.regions for area in region.areas]
        magnified = self.outline.magnified
        moved = {code: magnified.moved(self.outline.shapes[code].at) for code in magnified.codes}
        return draw(self.outline.sheet, areas, self._places | moved)

    def close_up(self, region: MapRegion) -> Drawing:
        """One region, which fills the drawing but for a margin of 7 %."""
        box = self.outline.box(region.codes)
        return draw(box.with_margin(0.07 * max(box.width, box.height)), region.areas, self._places, CLOSER)


def dot(shape: Shape) -> Point | None:
    """The point of a dot on the small map of a case, for a department that is hard to see; None for another."""
    return shape.at if max(shape.box.width, shape.box.height) < HARD_TO_SEE else None
