"""What is new in the library, for the home page: which pages changed last, on which day, and what is known of the change.

The rule is written on the page that shows it (`docs/index.md`).
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.casebook.language.french import lower_first
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotation_of
from macros.casebook.schema.values import Choices
from macros.casebook.types.base import Change

_KINDS = annotation_of(Change.model_fields["kind"], Choices)


@dataclass(frozen=True, slots=True)
class News:
    """A page, the last day of which something is known of it, and what: `corrigée : le budget de 2026`, `relue`."""

    case: Case
    on: PartialDate
    words: str


def newest(library: Library, number: int) -> list[News]:
    """The pages of which the latest is known, the newest first, so many at most. A notice says too little to be news. On one day, those come
    first whose facts are the newest."""
    pages = (case for case in library.published.values() if not case.is_notice and library.has_page(case))
    news = [one for case in pages if (one := _of(library, case))]
    return sorted(news, key=lambda one: (one.on.latest, one.case.known_until.latest if one.case.known_until else (0, 0, 0)), reverse=True)[:number]


def _of(library: Library, case: Case) -> News | None:
    """What the file says of its changes; else when it was reviewed; else when one of its documents was read. The page is at least as new."""
    facts = case.facts
    changes = [change for change in facts.changes if change.on]
    told = [(change.on, _words(change)) for change in changes] + ([(facts.updated, "mise à jour")] if facts.updated else [])
    read = [(document.read_on, "d’après un document lu ce jour-là") for id in case.sources if (document := library.sources[id]).read_on]
    known = told or ([(facts.reviewed.on, "relue")] if facts.reviewed else []) or read
    if not known:
        return None
    on, words = max(known, key=lambda one: one[0].latest)
    return News(case, on, words)


def _words(change: Change) -> str:
    label = lower_first(_KINDS.labels[change.kind]) if _KINDS else change.kind
    return f"{label} : {change.text}" if change.text else label
