"""How many poles others counted in France: `_national_figures.yml`, read and checked.

They count different things at different dates and do not agree; `coverage` shows them beside what the library holds, each with its date
and its document. The list may be missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.files.yaml_values import Record
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.entries import read_list
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import Source
from macros.casebook.schema.values import Line, Whole, field

FILE = "_national_figures.yml"
"""The name of the file, beside the cases."""


class NationalFigure(Group):
    """What somebody counted, when, says which document."""

    number: Whole = field("Nombre", "Celui que montre la barre.", required=True, example="160")
    words: Line = field("Comme on le lit", "Le nombre avec ses précautions.", required=True, example="plus de 160")
    counts: Line = field("Ce qu’il compte", required=True, example="pôles répertoriés par l’État")
    as_of: PartialDate = field("Date du fait", "L’année, ou la date, pour laquelle c’est vrai.", required=True, example="2023-05")
    source: Source = field("Source", "Le document qui le dit.", required=True, example="avise-2022")


@dataclass(frozen=True, slots=True)
class NationalFigures:
    """The list of a folder of cases: its valid entries, its problems, and its record; None where it has no file."""

    entries: tuple[NationalFigure, ...] = ()
    problems: Sequence[Problem] = ()
    record: Record | None = None


def read_national_figures(cases: Path, sources: Context) -> NationalFigures:
    """Returns the list of a folder of cases; an empty one where there is no file. `sources` has the documents that its entries may cite. Never
    raises for what the file holds."""
    entries, record, problems = read_list(cases / FILE, NationalFigure, sources, "number")
    return NationalFigures(tuple(entry for _rank, entry in entries), problems, record)
