"""The sections of a case's page that are made of a field and not of its text: steps, programme, examples.

This module decides which fields have a section, in which order and under which title. `case.html` shows
each with the macro of `extras.html` that has the name of the field.
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
    "laureates": ("x-laureats", "Lauréats nommés"),
    "registration": ("x-inscription", "Inscription"),
    "practical": ("x-venir", "Venir et participer"),
    "programme": ("x-programme", "Programme"),
    "rooms": ("x-salles", "Salles"),
    "cases": ("x-fiches", "Présenté ce jour-là"),
    "outputs": ("x-sorties", "Ce que les participants ont dressé"),
    "commitments": ("x-engagements", "Engagements annoncés"),
    "documents": ("x-documents", "Documents"),
    "lessons_guest": ("x-accueillie", "Ce que l’équipe accueillie en retient"),
    "lessons_host": ("x-accueillante", "Ce que l’équipe qui accueille en retient"),
}
"""The sections in their order: (fragment, title) by field."""


@dataclass(frozen=True, slots=True)
class FieldSection:
    """A section made of a field: the name of the field, the fragment, the title, the value of the field."""

    field: str
    id: str
    title: str
    value: Any


def field_sections(case: Case) -> Iterator[FieldSection]:
    """The sections of the fields that are filled in a case, in the order of `FIELD_SECTIONS`."""
    for name in _names(case.kind):
        if value := getattr(case.facts, name):
            yield FieldSection(name, *FIELD_SECTIONS[name], value)


@lru_cache(maxsize=64)
def _names(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in FIELD_SECTIONS if name in kind.model_fields)
