"""The facts that pages most often do not know, type by type: fields that lead a fact box and sections of the text that are left empty.

Notices are not counted: they say little by their kind, and are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.types.base import CaseType

MAY_BE_NONE = frozenset({"recognitions", "related", "poles", "event", "exchange", "scheme", "part_of", "networks", "ends", "themes", "challenges"})
"""The fields that are empty where there is nothing, as much as where nobody knows: nothing can be said of them."""

MOST = 3
"""How many facts of a type are told."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact of a type that some pages do not know: the name of its field or the id of its section, its label, the pages without it, all the pages
    that might say it."""

    kind: type[CaseType]
    id: str
    label: str
    cases: tuple[Case, ...]
    among: tuple[Case, ...]

    @property
    def of(self) -> int:
        """How many pages might say it."""
        return len(self.among)

    @property
    def share(self) -> int:
        """How many in a hundred do not know it."""
        return round(100 * len(self.cases) / self.of)


def gaps(library: Library, most: int = MOST) -> Sequence[Gap]:
    """Of each type the facts that most pages lack, the most frequent first; those that every page has are left out."""
    found: list[Gap] = []
    for folder, kind in library.types.items():
        studies = tuple(case for case in library.of_type(folder) if not case.is_notice and library.has_page(case))
        of_kind = [*_fields(kind, studies), *_sections(kind, studies)]
        found += sorted((gap for gap in of_kind if gap.cases), key=lambda gap: -len(gap.cases))[:most]
    return found


def _fields(kind: type[CaseType], studies: tuple[Case, ...]) -> list[Gap]:
    names = [name for name in kind.leads if name not in MAY_BE_NONE and not kind.model_fields[name].is_required()]
    return [Gap(kind, name, kind.model_fields[name].title or name, tuple(case for case in studies if not case.fact(name)), studies) for name in names]


def _sections(kind: type[CaseType], studies: tuple[Case, ...]) -> list[Gap]:
    written = {case.key: {section.id for section in case.body.sections} for case in studies}
    return [Gap(kind, section.id, section.title, tuple(case for case in studies if section.id not in written[case.key]), studies) for section in kind.sections]
