"""How many poles, practices and testimonies the library has, by region, theme, legal form, state and year.

Each figure of a table is the cases that it counts, so that a page can lead to them. A case counts once in each row that is its own: rows of regions and
themes may share cases, and a table says so (`shared`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, FILTERS
from macros.casebook.library.library import Library

PTCE = "ptce"
"""The kind of a cooperation that is a PTCE, among the terms of `cooperation_kinds`."""

POLES, PRACTICES, TESTIMONIES = "poles", "pratiques", "entretiens"

ALL = ""
"""The folder of a column that counts the cases of every type."""

NATIONAL, UNKNOWN = "national", "inconnu"
"""The rows of the cases that concern the whole country, and of those of which nothing is known."""

GENERAL_THEME = "general_theme"
"""The name of what `tops` works out, among the terms of a case."""

OVERSEAS_CODE = "0"
"""How the INSEE code of a region overseas begins."""

_FACETS = {facet.id: facet for facet in (*FACETS, *FILTERS)}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column counts: the cases of the type of a folder (`ALL`: of every type). `id` names it in addresses."""

    id: str
    folder: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the id of its term (or a year, or one of the rows beyond the terms), the label of a term, and the cases of each column."""

    id: str
    label: str
    cells: tuple[tuple[Case, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether no column has a case."""
        return not any(self.cells)


@dataclass(frozen=True)
class Table:
    """A table of figures. `id` names it in addresses; `facet` is the id of the facet whose terms its rows are, empty for years; `beyond` are the rows
    of what has no term."""

    id: str
    facet: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    beyond: tuple[Row, ...] = ()

    @cached_property
    def shared(self) -> bool:
        """Whether a case is in more than one row: the sum of a column is then more than its cases."""
        every = [row.cells for row in (*self.rows, *self.beyond)]
        return any(sum(len(cells[at]) for cells in every) > len(self.cases(at)) for at in range(len(self.columns)))

    def cases(self, at: int) -> tuple[Case, ...]:
        """The cases of a column, each once."""
        found = {case.key: case for row in (*self.rows, *self.beyond) for case in row.cells[at]}
        return tuple(found.values())

    def most(self, at: int) -> int:
        """The largest figure of a column, to which its bars are drawn; 0 without any."""
        return max((len(row.cells[at]) for row in (*self.rows, *self.beyond)), default=0)

    def reached(self, at: int) -> tuple[Row, ...]:
        """The rows of terms that have a case in a column."""
        return tuple(row for row in self.rows if row.cells[at])


def by_region(library: Library) -> Table:
    """By region of today, all of them; then the cases of the whole country, and those without a known region."""
    columns = (Column("poles", POLES), Column("pratiques", PRACTICES), Column("temoignages", TESTIMONIES), Column("pages", ALL))
    terms = library.vocabularies["regions"].by_label()
    known = _FACETS["region"].values
    beyond = {NATIONAL: lambda case: not known(case) and case.facts.national, UNKNOWN: lambda case: not known(case) and not case.facts.national}
    return _table(library, "region", "region", columns, terms, known, beyond)


def by_theme(library: Library) -> Table:
    """By general theme: a case is in that of each of its themes."""
    columns = (Column("poles", POLES), Column("pratiques", PRACTICES), Column("temoignages", TESTIMONIES), Column("pages", ALL))
    themes = library.vocabularies["themes"]
    return _table(library, "theme", "theme", columns, [term for term in themes if not term.broader], lambda case: tops(library, case))


def by_form(library: Library) -> Table:
    """The poles by the legal form of the structures that carry them, as far as a source gives it."""
    used = library.in_use(_FACETS["legal_form"])
    terms = [term for term in library.vocabularies["legal_forms"] if term.id in used]
    return _table(library, "forme", "legal_form", (Column("poles", POLES),), terms, _FACETS["legal_form"].values)


def by_state(library: Library) -> Table:
    """The poles by the latest state that a source gives."""
    return _table(library, "etat", "state", (Column("poles", POLES),), list(library.vocabularies["pole_states"]), _FACETS["state"].values)


def by_year(library: Library) -> Table:
    """By year, the oldest first: the year when a pole began, the earliest where sources differ; until when what is told of a pole and of a practice is
    known; the year of a testimony. Years without any case are left out."""
    counted: tuple[tuple[Column, Callable[[Case], int | None]], ...] = (
        (Column("creation", POLES), began),
        (Column("poles", POLES), _known),
        (Column("pratiques", PRACTICES), _known),
        (Column("temoignages", TESTIMONIES), lambda case: case.own_date.year if case.own_date else None),
    )
    found = [_grouped(library.of_type(column.folder), partial(_one, year)) for column, year in counted]
    years = sorted({year for groups in found for year in groups if year is not None})
    rows = tuple(Row(str(year), str(year), tuple(groups.get(year, ()) for groups in found)) for year in years)
    unknown = Row(UNKNOWN, "", tuple(groups.get(None, ()) for groups in found))
    return Table("annee", "", tuple(column for column, _year in counted), rows, () if unknown.is_empty else (unknown,))


def tops(library: Library, case: Case) -> tuple[str, ...]:
    """The ids of the general themes of a case, each once; they are worked out once a case, as the terms of its facets are."""
    known = case.terms
    if GENERAL_THEME not in known:
        themes = library.vocabularies["themes"]
        known[GENERAL_THEME] = tuple(dict.fromkeys(themes.lineage(theme)[-1] for theme in case.facts.themes))
    return known[GENERAL_THEME]


def began(case: Case) -> int | None:
    """The year when a pole began, the earliest that a source gives; None where none does."""
    return min((beginning.on.year for beginning in case.fact("founded", ())), default=None)


def overseas(library: Library) -> frozenset[str]:
    """The ids of the regions overseas."""
    return frozenset(term.id for term in library.vocabularies["regions"] if term.code.startswith(OVERSEAS_CODE))


def _one(value: Callable[[Case], int | None], case: Case) -> tuple[int | None]:
    return (value(case),)


def _known(case: Case) -> int | None:
    return case.known_until.year if case.known_until else None


def _grouped(cases: Iterable[Case], values: Callable[[Case], Iterable[Any]]) -> Mapping[Any, tuple[Case, ...]]:
    """The cases by each of their values, in their order."""
    groups: dict[Any, list[Case]] = {}
    for case in cases:
        for value in dict.fromkeys(values(case)):
            groups.setdefault(value, []).append(case)
    return {value: tuple(found) for value, found in groups.items()}


def _table(
    library: Library,
    id: str,
    facet: str,
    columns: tuple[Column, ...],
    terms: Iterable[Any],
    values: Callable[[Case], tuple[str, ...]],
    beyond: Mapping[str, Callable[[Case], bool]] | None = None,
) -> Table:
    """The table of a facet: a row a term, then the rows beyond, `UNKNOWN` alone where none is given; of these, those that hold a case."""
    of_columns = [tuple(library.published.values()) if column.folder == ALL else library.of_type(column.folder) for column in columns]
    found = [_grouped(cases, values) for cases in of_columns]
    rows = tuple(Row(term.id, term.pref_label, tuple(groups.get(term.id, ()) for groups in found)) for term in terms)
    others = beyond or {UNKNOWN: lambda case: not values(case)}
    left = (Row(name, "", tuple(tuple(filter(has, cases)) for cases in of_columns)) for name, has in others.items())
    return Table(id, facet, columns, rows, tuple(row for row in left if not row.is_empty))
