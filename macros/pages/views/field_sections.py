"""The sections below the text of a case that are made of a field: its steps, its programme, who does it.

Here is which fields have one, in which order and under which title; `templates/extras.html` shows each by the
macro of its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from macros.casebook.library.case import Case

FIELD_SECTIONS = {
    "examples": ("x-exemples", "Qui le fait"),
    "milestones": ("x-etapes", "Étapes"),
    "programme": ("x-programme", "Programme"),
    "cases": ("x-fiches", "Présenté ce jour-là"),
    "outputs": ("x-sorties", "Ce que les participants ont dressé"),
    "commitments": ("x-engagements", "Engagements annoncés"),
    "documents": ("x-documents", "Documents"),
    "lessons_guest": ("x-accueillie", "Ce que l’équipe accueillie en retient"),
    "lessons_host": ("x-accueillante", "Ce que l’équipe qui accueille en retient"),
}
"""The fragment and the title of each section, by its field."""


@dataclass(frozen=True, slots=True)
class FieldSection:
    """A section that is made of a field: its fragment, its title, its value."""

    field: str
    id: str
    title: str
    value: Any


def field_sections(case: Case) -> Iterator[FieldSection]:
    """The sections of the fields that a case fills, in the order of `FIELD_SECTIONS`."""
    for name in _names(case.kind):
        if value := getattr(case.facts, name):
            yield FieldSection(name, *FIELD_SECTIONS[name], value)


@lru_cache(maxsize=64)
def _names(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in FIELD_SECTIONS if name in kind.model_fields)
