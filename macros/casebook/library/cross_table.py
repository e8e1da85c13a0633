"""The cross table: theme × region × legal form, each count with the cases it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library, studies_first

NO_FORM = "forme-inconnue"
"""The fragment under which a pair's page lists the cases whose form no source gives."""

_THEME, _REGION, _FORM = (next(facet for facet in FACETS if facet.id == name) for name in ("theme", "region", "legal_form"))


@dataclass(frozen=True)
class Crossing:
    """The filled cells. `pairs` maps (theme id, region id) to its cases; a case stands in
    the cell of each of its themes and of each of its regions."""

    library: Library
    pairs: Mapping[tuple[str, str], tuple[Case, ...]]

    def theme(self, term_id: str) -> Any:
        """A theme by its id."""
        return self.library.vocabularies[_THEME.vocabulary][term_id]

    def region(self, term_id: str) -> Any:
        """A region by its id."""
        return self.library.vocabularies[_REGION.vocabulary][term_id]

    @cached_property
    def regions(self) -> list[Any]:
        """The regions with a case, as French sorts them."""
        found = {region for _theme, region in self.pairs}
        return sorted((self.region(region) for region in found), key=lambda term: sort_key(term.pref_label))

    @cached_property
    def branches(self) -> list[tuple[Any, list[Any]]]:
        """The themes with a case, under their top themes, in the order of the file."""
        found = {theme for theme, _region in self.pairs}
        themes = self.library.vocabularies[_THEME.vocabulary]
        groups = ((themes[top], [themes[term] for term in narrower if term in found]) for top, narrower in themes.narrower.items())
        return [(top, narrower) for top, narrower in groups if narrower]

    @cached_property
    def forms(self) -> list[Any]:
        """The legal forms with a case that has both a theme and a region."""
        crossed = {form for cases in self.pairs.values() for case in cases for form in _FORM.values(case)}
        return [term for term in self.library.vocabularies[_FORM.vocabulary] if term.id in crossed]

    @cached_property
    def _counts(self) -> Mapping[tuple[str, str, str], int]:
        counts: dict[tuple[str, str, str], int] = {}
        for (theme, region), cases in self.pairs.items():
            for case in cases:
                for form in _FORM.values(case):
                    counts[theme, region, form] = counts.get((theme, region, form), 0) + 1
        return counts

    def count(self, theme: str, region: str, form: Any = None) -> int:
        """How many cases a cell holds, of one legal form or of any."""
        if form is None:
            return len(self.pairs.get((theme, region), ()))
        return self._counts.get((theme, region, form.id), 0)

    def by_form(self, cases: tuple[Case, ...]) -> list[tuple[str, str, list[Case]]]:
        """The cases of a cell under each of their forms: (id, label, cases)."""
        groups: dict[str, list[Case]] = {}
        for case in cases:
            for form in _FORM.values(case) or (NO_FORM,):
                groups.setdefault(form, []).append(case)
        labels = {term.id: term.pref_label for term in self.library.vocabularies[_FORM.vocabulary]} | {NO_FORM: "Forme juridique non connue"}
        return [(form, label, groups[form]) for form, label in labels.items() if form in groups]


def crossings(library: Library) -> Crossing:
    """Every cell that holds a case."""
    found: dict[tuple[str, str], list[Case]] = {}
    for case in library.published.values():
        for theme in _THEME.values(case):
            for region in _REGION.values(case):
                found.setdefault((theme, region), []).append(case)
    return Crossing(library, {pair: studies_first(found[pair]) for pair in sorted(found)})
