"""The words of the tables: heads of columns, rows of what has no term, titles of the lists behind figures."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.coverage.tables import NATIONAL, UNKNOWN, Column, Row, Table
from macros.casebook.language.french import grouped, lower_first
from macros.casebook.types.base import CaseTypes

NAMES: Mapping[str, tuple[str, str]] = {
    "region": ("Par région", "Région"),
    "theme": ("Par thème général", "Thème général"),
    "forme": ("Pôles par forme juridique", "Forme juridique de la structure porteuse"),
    "etat": ("Pôles par dernier état connu", "Dernier état connu"),
    "annee": ("Par année", "Année"),
}
"""The name of each table, and the head of its first column."""

OF_YEARS: Mapping[str, tuple[str, str, str]] = {
    "creation": ("Pôles : année de création", "Pôles nés en {year}", "Pôles dont aucune source ne dit la naissance"),
    "poles": ("Pôles : derniers faits connus", "Pôles connus jusqu’en {year}", "Pôles dont aucun fait n’est daté"),
    "pratiques": ("Pratiques : derniers faits connus", "Pratiques connues jusqu’en {year}", "Pratiques dont aucun fait n’est daté"),
    "temoignages": ("Témoignages : leur date", "Témoignages de {year}", "Témoignages sans date"),
}
"""The columns of the table of years: the head, the title of the list of a year, that of the list without one."""

BEYOND: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "region": {NATIONAL: ("Partout en France", "qui concernent toute la France"), UNKNOWN: ("Sans région dite", "sans région dite")},
    "theme": {UNKNOWN: ("Sans thème", "sans thème")},
    "forme": {UNKNOWN: ("Forme inconnue", "dont aucune source ne donne la forme juridique")},
    "etat": {UNKNOWN: ("État inconnu", "dont aucune source ne dit l’état")},
    "annee": {UNKNOWN: ("Année inconnue", "")},
}
"""The rows of what has no term, by table: the label, and what the title of a list says after what it lists."""


def head_of(table: Table, column: Column, types: CaseTypes) -> str:
    """The head of a column."""
    if table.id == "annee":
        return OF_YEARS[column.id][0]
    return plural(column, types)


def label_of(table: Table, row: Row) -> str:
    """The label of a row."""
    return row.label or BEYOND[table.id][row.id][0]


def title_of(table: Table, row: Row, column: Column, types: CaseTypes) -> str:
    """The title of the list of what a figure counts, where no other page lists it."""
    if table.id == "annee":
        _head, of_year, without = OF_YEARS[column.id]
        return of_year.format(year=row.label) if row.label else without
    return f"{plural(column, types)} {BEYOND[table.id][row.id][1]}"


def plural(column: Column, types: CaseTypes) -> str:
    """What a column counts, in the plural."""
    return {"poles": "Pôles"}.get(column.folder) or (types[column.folder].label_plural if column.folder else "Toutes les pages")


def said(number: int, column: str, row: str) -> str:
    """What is read of a figure out of its table."""
    return f"{grouped(number)}, {lower_first(column)}, {row}"
