"""The outside addresses that stay in the cases though no visit succeeds: `_links.yml`, read and checked.

Each entry says why and since when, so that somebody can visit it again. `scripts.links` does not report these
addresses, and the check admits their sites though they have a number for a name; it refuses an entry without a reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from macros.casebook.files.reading import DATA_BYTES, SourceText, read_source
from macros.casebook.files.validation import doubts, validate
from macros.casebook.files.yaml_values import read_yaml
from macros.casebook.problems.problem import START, Problem
from macros.casebook.registers.entries import MAX_VALUES
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
    """The list of a folder of cases: its valid entries in order, its problems, and its text; None where it has no file."""

    entries: Sequence[LinkException] = ()
    problems: Sequence[Problem] = ()
    source: SourceText | None = None

    @property
    def admitted(self) -> tuple[str, ...]:
        """The addresses of its entries."""
        return tuple(entry.address for entry in self.entries)


def read_link_exceptions(cases: Path) -> LinkExceptions:
    """Returns the list of a folder of cases; an empty one where there is no file. Never raises for what the file holds."""
    path = cases / FILE
    if not path.exists():
        return LinkExceptions()
    source = read_source(path, path.as_posix(), DATA_BYTES)
    if isinstance(source, Problem):
        return LinkExceptions(problems=[source])
    if not re.search(r"^[^#\s]", source.text, re.MULTILINE):
        return LinkExceptions(source=source)  # comments alone
    record = read_yaml(source.text, source.shown, most=MAX_VALUES, too_many="list-size", places=source.places)
    if not record.problems and not isinstance(record.data, list):
        record.refuse(START, (), "expected-list/file", name="address")
    ranks = range(len(record.data)) if isinstance(record.data, list) else ()
    entries = [validate(LinkException, record, Context(), (index,)) for index in ranks]
    record.problems += doubts(record, source.text)
    return LinkExceptions([entry for entry in entries if entry], record.problems, source)
