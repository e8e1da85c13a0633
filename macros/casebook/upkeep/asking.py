"""The days on which editors wrote to those whom pages are of, and on which these answered: `suivi.yml`, which git ignores.

That somebody has not answered is nobody's business but the editors'. So the file is read by `scripts.upkeep` alone, and nothing that is
published can hold a word of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.entries import read_list
from macros.casebook.schema.constraints import EndsAfter, Rule
from macros.casebook.schema.context import Context, Slugs
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import ANY, RefTo
from macros.casebook.schema.values import field

FILE = "suivi.yml"
"""The name of the file, at the root of the repository."""


class Asking(Group):
    """One letter: the page that it was about, the day on which it went, that on which an answer came."""

    rules: ClassVar[tuple[Rule, ...]] = (EndsAfter("asked", "answered"),)

    page: Annotated[str, RefTo(ANY, "")] = field("Page", "La fiche, avec son dossier.", required=True, example="poles/triveo")
    asked: PartialDate = field("Demandé le", "Le jour où la lettre est partie.", required=True, example="2026-12-01")
    answered: PartialDate | None = field("Répondu le", "Le jour où une réponse est venue.", example="2026-12-15")


@dataclass(frozen=True, slots=True)
class Askings:
    """The letters by the key of their page, each page's in the order of their days; the problems of the file."""

    by_page: Mapping[str, Sequence[Asking]]
    problems: Sequence[Problem] = ()

    def last(self, key: str) -> Asking | None:
        """The last letter about a page."""
        return self.by_page[key][-1] if key in self.by_page else None


def read_askings(path: Path, library: Library) -> Askings:
    """Returns the letters that a file lists; none where there is no file. Never raises for what the file holds.

    A page that was renamed is known by its former names too: nobody else can mend a file that git ignores.
    """
    slugs: dict[str, set[str]] = {folder: set() for folder in library.types}
    for key in (*library.cases, *library.redirects):
        folder, _, slug = key.partition("/")
        slugs[folder].add(slug)
    entries, _record, problems = read_list(path, Asking, Context(slugs=Slugs(slugs)), "page")
    by_page: dict[str, list[Asking]] = {}
    for _rank, entry in sorted(entries, key=lambda ranked: ranked[1].asked.latest):
        by_page.setdefault(library.redirects.get(entry.page, entry.page), []).append(entry)
    return Askings(by_page, problems)
