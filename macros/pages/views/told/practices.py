"""Of whom a practice was said, how many they are, and when: a practice is done by somebody, at a time.

The form's preview has its twin in `docs/javascripts/contribute/preview/library/knowledge.js`.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from macros.casebook.language.french import counted
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library

NAMED_DOERS = 2
"""How many of those who do a practice its card names."""


def doers(library: Library, case: Case) -> str:
    """Whom a practice names as doing it, in a few words: two titles of published cases, and how many others. Empty for the other types."""
    titles = [doer.title for doer, _dates in _said_of(library, case)]
    others = f" et {counted(len(titles) - NAMED_DOERS, 'autre')}" if len(titles) > NAMED_DOERS else ""
    return ", ".join(titles[:NAMED_DOERS]) + others


def told(library: Library, case: Case) -> str:
    """How many a practice was said of, what they are, and when it was said of them: `Dit de 2 pôles, en 2016`, `Dit d’un pôle et de 2 échanges,
    entre 2012 et 2016`. Empty for the other types."""
    said = _said_of(library, case)
    if not said:
        return ""
    by_kind = groupby(sorted((doer.kind for doer, _dates in said), key=lambda kind: kind.rank))
    whom = [_of(kind, len(list(same))) for kind, same in by_kind]
    years = sorted({date.year for _doer, dates in said for date in dates})
    when = f", entre {years[0]} et {years[-1]}" if len(years) > 1 else f", en {years[0]}" if years else ""
    return f"Dit {_listed(whom)}{when}"


def _said_of(library: Library, case: Case) -> list[tuple[Case, list[Any]]]:
    """The published cases that are examples of a practice, in the order in which it names them, each with the dates that it has of them."""
    said: dict[str, list[Any]] = {}
    for example in case.fact("examples", ()):
        if example.case in library.published:
            said.setdefault(example.case, []).extend([example.as_of] if example.as_of else [])
    return [(library.published[key], dates) for key, dates in said.items()]


def _of(kind: Any, number: int) -> str:
    one, several = kind.said_of
    return f"{'d’une' if kind.feminine else 'd’un'} {one}" if number == 1 else f"de {counted(number, one, several)}"


def _listed(parts: list[str]) -> str:
    return " et ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
