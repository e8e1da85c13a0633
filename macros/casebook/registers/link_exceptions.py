"""The outside addresses that stay in the cases though no visit succeeds: `_links.yml`, read and checked.

Each entry says why and since when, so that somebody can visit it again. `scripts.links` does not report these
addresses, and the check admits their sites though they have a number for a name; it refuses an entry without a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from macros.casebook.files.yaml_values import Record
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.entries import read_list
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.values import Sentence, field, web_address
from macros.casebook.schema.web_addresses import covers

FILE = "_links.yml"
"""The name of the file, beside the cases."""


Kept = Annotated[str, StringConstraints(max_length=500), AfterValidator(web_address)]
"""An address that is kept whatever its site is."""


class LinkException(Group):
    """One address, or several, with `*` for any run of characters."""

    address: Kept = field("Adresse", "Une adresse ; * y vaut pour n’importe quelle suite.", required=True, example="https://www.example.org/*")
    reason: Sentence = field("Motif", "Pourquoi on la garde.", required=True, example="Le site refuse les robots ; la page s’ouvre dans un navigateur.")
    on: PartialDate = field("Le", "Le jour où quelqu’un l’a ouverte.", required=True, example="2026-11-22")

    def covers(self, url: str) -> bool:
        """Whether the address of this entry matches `url`."""
        return covers(self.address, url)


@dataclass(frozen=True, slots=True)
class LinkExceptions:
    """The list of a folder of cases: its valid entries in order, its problems, and its record; None where it has no file."""

    entries: Sequence[LinkException] = ()
    problems: Sequence[Problem] = ()
    record: Record | None = None

    @property
    def admitted(self) -> tuple[str, ...]:
        """The addresses of its entries."""
        return tuple(entry.address for entry in self.entries)


def read_link_exceptions(cases: Path) -> LinkExceptions:
    """Returns the list of a folder of cases; an empty one where there is no file. Never raises for what the file holds."""
    entries, record, problems = read_list(cases / FILE, LinkException, Context(), "address")
    return LinkExceptions([entry for _rank, entry in entries], problems, record)
