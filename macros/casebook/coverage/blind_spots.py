"""Blind spots: the general themes of which the library has no page in a region, though it knows poles that bear them elsewhere.

They say what nobody has told here, not what there is: a region may be full of poles that no page tells of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from macros.casebook.coverage.tables import POLES, tops
from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library

LINES = 20
"""How many blind spots are told."""


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """A region (a term) without a page on a general theme (a term; None where the region has no page at all). `elsewhere` are the poles of other
    regions that bear the theme, all poles without one; `theme_borne` is the narrower theme that most of these bear, None without one; `pages` is
    how many pages the region has."""

    region: Any
    theme: Any | None
    elsewhere: tuple[Case, ...]
    theme_borne: Any | None
    pages: int


@dataclass(frozen=True, slots=True)
class BlindSpots:
    """The first of the blind spots, how many there are, and how many pairs of a general theme and a region there could be."""

    first: Sequence[BlindSpot]
    number: int
    pairs: int


def blind_spots(library: Library, most: int = LINES) -> BlindSpots:
    """The blind spots of a library: first the regions without any page, a line each, by name; then the pairs of a theme and a region, those whose
    theme most poles bear elsewhere first, of these the regions with fewest pages first. A theme that no pole bears is no blind spot of a region."""
    themes, regions = library.vocabularies["themes"], library.vocabularies["regions"].by_label()
    general = [term for term in themes if not term.broader]
    poles = library.of_type(POLES)
    bearing = {term.id: tuple(pole for pole in poles if term.id in tops(library, pole)) for term in general}
    pages = Counter(region for case in library.published.values() for region in case.regions)
    told = {(top, region) for case in library.published.values() if case.regions for top in tops(library, case) for region in case.regions}
    bare = [BlindSpot(region, None, poles, None, 0) for region in regions if not pages[region.id]] if poles else []
    pairs = [
        BlindSpot(region, theme, bearing[theme.id], _most_borne(library, theme.id, bearing[theme.id]), pages[region.id])
        for theme in general
        for region in regions
        if bearing[theme.id] and pages[region.id] and (theme.id, region.id) not in told
    ]
    pairs.sort(key=lambda spot: (-len(spot.elsewhere), spot.pages, sort_key(spot.region.pref_label)))
    borne = sum(1 for theme in general if bearing[theme.id])
    return BlindSpots([*bare, *pairs][:most], len(bare) * borne + len(pairs), borne * len(regions))


def _most_borne(library: Library, top: str, poles: tuple[Case, ...]) -> Any | None:
    """The narrower theme under a general one that most of some poles bear, the first of the vocabulary where several are."""
    themes = library.vocabularies["themes"]
    counts = Counter(theme for pole in poles for theme in pole.facts.themes if themes.lineage(theme)[-1] == top and theme != top)
    return max((themes[theme] for theme in themes.narrower.get(top, ())), key=lambda term: counts[term.id], default=None)
