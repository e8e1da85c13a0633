"""What came out of an event as its page shows it: lists of points by session, then by kind; documents by kind.

Asked for by `case_page`; the form's preview has its twin in `docs/javascripts/contribute/preview/results.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from macros.casebook.language.french import hour
from macros.casebook.library.case import Case
from macros.casebook.schema.fields import annotation_of
from macros.casebook.schema.fragments import fragments_of
from macros.casebook.schema.values import Choices
from macros.casebook.types.evenement import Handout


@dataclass(frozen=True, slots=True)
class Box:
    """The lists (`types.evenement.Output`) of one kind and title that were drawn up in one session, each with a source of its own."""

    kind: str
    title: str
    lists: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class SessionResults:
    """What came out of one session: the fragment of its address, its title, its boxes. Both are empty for the whole event."""

    id: str
    title: str
    boxes: tuple[Box, ...]


def session_results(event: Case, kinds: Iterable[str]) -> tuple[SessionResults, ...]:
    """What came out of an event as a whole, then of each session in the order of its programme, where something did. `kinds` are the terms
    of `output_kinds`, in their order."""
    sessions = event.facts.programme
    titles = {"": "", **dict(zip(fragments_of([(one.id, one.title) for one in sessions]), (one.title for one in sessions), strict=True))}
    found: dict[str, dict[tuple[str, str], list[Any]]] = {id: {} for id in titles}
    for output in event.facts.outputs:
        found[output.session or ""].setdefault((output.kind, output.title or ""), []).append(output)
    order = list(kinds)
    results = []
    for id, boxes in found.items():
        ordered = sorted(boxes.items(), key=lambda one: order.index(one[0][0]))
        if ordered:
            results.append(SessionResults(id, titles[id], tuple(Box(kind, title, tuple(lists)) for (kind, title), lists in ordered)))
    return tuple(results)


def handouts(documents: Sequence[Handout]) -> list[Handout]:
    """The documents of an event by their kind, in the order in which it is declared; those of no kind last."""
    choices = annotation_of(Handout.model_fields["kind"], Choices)
    order = [*(choices.labels if choices else ()), None]
    return sorted(documents, key=lambda one: order.index(one.kind))


def length_in_words(document: Handout) -> str:
    """How long a recording lasts, in French: `1 h 15`, `45 min`; empty where it is not said."""
    minutes = document.length
    if minutes is None:
        return ""
    return hour(f"{minutes // 60:02}:{minutes % 60:02}") if minutes >= 60 else f"{minutes}\u00a0min"
