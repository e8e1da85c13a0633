"""The cross table: how many cases have a theme, a region and a legal form, and which ones.

Made of the library's published cases; each cell has a page of its own that lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Any

from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library, studies_first

NO_FORM = "forme-inconnue"
"""The fragment, on the page of a cell, of the cases whose legal form no source gives."""

_THEME, _REGION, _FORM = (next(facet for facet in FACETS if facet.id == name) for name in ("theme", "region", "legal_form"))


@dataclass(frozen=True, slots=True)
class CasesOfForm:
    """The cases of a cell that have one legal form: the id of its term (or `NO_FORM`), its French label, the cases."""

    id: str
    label: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class ThemeBranch:
    """A top theme, and the themes under it that have a case; all are terms."""

    top: Any
    themes: tuple[Any, ...]


@dataclass(frozen=True)
class Crossing:
    """The cells that hold a case. `pairs` maps (id of a theme, id of a region) to the cases of that cell; a case is in
    the cell of each of its themes with each of its regions."""

    library: Library
    pairs: Mapping[tuple[str, str], tuple[Case, ...]]

    def theme(self, term_id: str) -> Any:
        """The term of a theme's id. Raises `KeyError` for an unknown one."""
        return self.library.vocabularies[_THEME.vocabulary][term_id]

    def region(self, term_id: str) -> Any:
        """The term of a region's id. Raises `KeyError` for an unknown one."""
        return self.library.vocabularies[_REGION.vocabulary][term_id]

    @cached_property
    def regions(self) -> list[Any]:
        """The terms of the regions with a case, in the order of a French dictionary."""
        ids = {region for _theme, region in self.pairs}
        return sorted((self.region(region) for region in ids), key=lambda term: sort_key(term.pref_label))

    @cached_property
    def branches(self) -> list[ThemeBranch]:
        """The themes with a case under their top themes, in the order of their file; top themes without any are absent."""
        ids = {theme for theme, _region in self.pairs}
        themes = self.library.vocabularies[_THEME.vocabulary]
        branches = (ThemeBranch(themes[top], tuple(themes[term] for term in narrower if term in ids)) for top, narrower in themes.narrower.items())
        return [branch for branch in branches if branch.themes]

    @cached_property
    def forms(self) -> list[Any]:
        """The terms of the legal forms of the cases in the table, in the order of their file."""
        crossed = {form for cases in self.pairs.values() for case in cases for form in _FORM.values(case)}
        return [term for term in self.library.vocabularies[_FORM.vocabulary] if term.id in crossed]

    @cached_property
    def _counts(self) -> Mapping[tuple[str, str, str], int]:
        """How many cases each (id of a theme, id of a region, id of a legal form) has."""
        counts: dict[tuple[str, str, str], int] = {}
        for (theme, region), cases in self.pairs.items():
            for case in cases:
                for form in _FORM.values(case):
                    counts[theme, region, form] = counts.get((theme, region, form), 0) + 1
        return counts

    def count(self, theme: str, region: str, form: Any = None) -> int:
        """How many cases are in the cell of a theme and a region, by their ids; of one legal form, if its term is given."""
        if form is None:
            return len(self.pairs.get((theme, region), ()))
        return self._counts.get((theme, region, form.id), 0)

    def entries_before(self, theme: str, region: str, form: Any) -> int:
        """How many entries `by_form` has, in the cell of a theme and a region, before the first of a legal form."""
        return sum(self.count(theme, region, other) for other in takewhile(lambda term: term.id != form.id, self.forms))

    def by_form(self, cases: tuple[Case, ...]) -> list[CasesOfForm]:
        """The cases of a cell by legal form, in the order of the vocabulary, those without a known form last. A case of
        two forms comes twice."""
        groups: dict[str, list[Case]] = {}
        for case in cases:
            for form in _FORM.values(case) or (NO_FORM,):
                groups.setdefault(form, []).append(case)
        labels = {term.id: term.pref_label for term in self.library.vocabularies[_FORM.vocabulary]} | {NO_FORM: "Forme juridique non connue"}
        return [CasesOfForm(form, label, tuple(groups[form])) for form, label in labels.items() if form in groups]


def crossings(library: Library) -> Crossing:
    """The cross table of the published cases of a library; in each cell, case studies come before notices."""
    cells: dict[tuple[str, str], list[Case]] = {}
    for case in library.published.values():
        for theme in _THEME.values(case):
            for region in _REGION.values(case):
                cells.setdefault((theme, region), []).append(case)
    return Crossing(library, {pair: studies_first(cells[pair]) for pair in sorted(cells)})
