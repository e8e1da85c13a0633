"""The voices that testimonies let one hear, by where each speaks from (the vocabulary `voices`). A role that does not say it stays unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.casebook.coverage.tables import TESTIMONIES, UNKNOWN
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a case (a `types.facts.Person`)."""

    person: Any
    case: Case


def voices(library: Library) -> Mapping[str, Sequence[Voice]]:
    """The voices of testimonies by the id of the term, in the order of the vocabulary, those that nobody heard too; the unknown ones last."""
    heard: dict[str, list[Voice]] = {id: [] for id in (*library.vocabularies["voices"].terms, UNKNOWN)}
    for case in library.of_type(TESTIMONIES):
        for person in case.facts.people:
            heard[person.voice or UNKNOWN].append(Voice(person, case))
    return {id: tuple(found) for id, found in heard.items()}
