"""The tables of `casebook.coverage` as charts: each figure with the address of a page that lists just what it counts.

Such a page is that of a term, the search page narrowed by type and term, or a list of our own (`lists`) for what neither has: years, and what is unknown.
"""

from __future__ import annotations

from macros.casebook.coverage.tables import ALL, Column, Row, Table
from macros.casebook.library.facets import FACETS
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.coverage.figures import Chart, Figure, Line, notices, share
from macros.pages.views.coverage.words import NAMES, head_of, label_of, said
from macros.pages.views.views import Views

HOME = "couverture/"
"""The address of the page; the lists behind its figures are below it."""

EXPLORER = "explorer/"

_PAGES = {facet.id: facet.address for facet in FACETS}
"""The facets whose terms have pages, with the folder of these."""


def list_address(table: Table, row: Row, column: Column) -> str:
    """The address of a list of our own, from the root of the site."""
    return f"{HOME}{table.id}/{row.id}-{column.id}/"


def has_own_list(table: Table, row: Row) -> bool:
    """Whether the figures of a row lead to lists of our own: neither a term nor the search knows what they count."""
    return not table.facet or not row.label


def cell_address(table: Table, row: Row, column: Column) -> str:
    """The address of what a figure counts, from the root of the site."""
    if has_own_list(table, row):
        return list_address(table, row, column)
    if column.folder == ALL:
        return f"{_PAGES[table.facet]}/{row.id}/"
    return search_address(column.folder, table.facet, row.id)


def search_address(folder: str, facet: str, *terms: str) -> str:
    """The address of the search narrowed to the cases of a type (`ALL`: of any) that bear one of some terms of a facet, from the root of the site."""
    chosen = [f"type={folder}"] if folder else []
    return f"{EXPLORER}?{'&'.join([*chosen, *(f'{facet}={term}' for term in terms)])}"


def chart_of(views: Views, table: Table, most_first: bool = True) -> Chart:
    """The chart of a table; `most_first` sorts its terms by their first figure, the others as they are."""
    types = views.library.types
    heads = [head_of(table, column, types) for column in table.columns]
    rows = sorted(table.rows, key=lambda row: -len(row.cells[0])) if most_first else table.rows
    lines = [_line(views, table, row, heads) for row in (*rows, *table.beyond)]
    name, head = NAMES[table.id]
    return Chart(table.id, name, head, heads, lines, table.shared, any(figure.hollow for line in lines for figure in line.figures))


def _line(views: Views, table: Table, row: Row, heads: list[str]) -> Line:
    label, most = label_of(table, row), table.most(0)
    figures = []
    for at, (column, cases) in enumerate(zip(table.columns, row.cells, strict=True)):
        href = TO_ROOT + cell_address(table, row, column) if cases else None
        bar, hollow = (share(len(cases), most), share(notices(cases), most)) if at == 0 else (0, 0)
        figures.append(Figure(len(cases), href, said(len(cases), heads[at], label), bar, hollow))
    address = _PAGES.get(table.facet) and not row.is_empty and row.label
    href = views.term_address(next(facet for facet in FACETS if facet.id == table.facet), row.id) if address else None
    return Line(label, href, figures, apart=not row.label)
