"""The remarks of `make upkeep` that an editor has judged to be none: `_judged.yml`, read and checked.

Each entry says why and since when. The list is published with the cases, so that nobody judges the same remark twice; an entry that no
remark has any more is told (`upkeep.remarks`).
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
from macros.casebook.schema.values import Line, Sentence, field

FILE = "_judged.yml"
"""The name of the file, beside the cases."""


class Judgement(Group):
    """One remark that is none."""

    remark: Line = field("Remarque", "Son nom, tel que la page de suivi l’écrit.", required=True, example="judging-words poles/mon-pole banal")
    reason: Sentence = field("Motif", "Pourquoi ce n’en est pas une.", required=True, example="Le mot est celui du pôle, que la phrase cite.")
    on: PartialDate = field("Le", "Le jour où quelqu’un en a jugé.", required=True, example="2026-11-30")


@dataclass(frozen=True, slots=True)
class Judged:
    """The list of a folder of cases: its valid entries by their rank, its problems, and its record; None where it has no file."""

    entries: Sequence[tuple[int, Judgement]] = ()
    problems: Sequence[Problem] = ()
    record: Record | None = None


def read_judged(cases: Path) -> Judged:
    """Returns the list of a folder of cases; an empty one where there is no file. Never raises for what the file holds."""
    entries, record, problems = read_list(cases / FILE, Judgement, Context(), "remark")
    return Judged(entries, problems, record)
