"""The calls and those whom they chose, as far as lists are held: of whom a page tells, of whom none does.

A laureate whose page was withdrawn is out of everything: it is neither counted nor asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.casebook.language.french import folded, sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library

SCHEMES = "dispositifs"

LAUREATES = "laureats"
"""How the label of the key figure begins that says how many a call chose (folded)."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that chose some: how many, by its own figures (a `types.facts.KeyFigure`; None where none says), those whom the library can name, in
    the order of its page, each with its rank there from 1; those of them of whom a page tells."""

    scheme: Case
    announced: Any | None
    untold: tuple[tuple[int, Any], ...]
    told: tuple[Case, ...]

    @property
    def named(self) -> int:
        """How many are named."""
        return len(self.untold) + len(self.told)

    @property
    def unnamed(self) -> int:
        """How many no list names that the library holds, by the figure of the call; 0 where none says."""
        return max(0, int(self.announced.value) - self.named) if self.announced else 0


def calls(library: Library) -> tuple[Call, ...]:
    """The calls that say how many they chose or name some of them, the oldest first."""
    schemes = library.of_type(SCHEMES)
    found = [_call(library, scheme) for scheme in schemes]
    kept = (call for call in found if call.named or call.announced)
    return tuple(sorted(kept, key=lambda call: (call.scheme.facts.since is None, _since(call.scheme), sort_key(call.scheme.title))))


def _call(library: Library, scheme: Case) -> Call:
    untold, told = [], {}
    for rank, laureate in enumerate(scheme.facts.laureates, 1):
        key = f"poles/{laureate.case}" if laureate.case else library.names.get(folded(laureate.name), "")
        if key in library.published:
            told[key] = library.published[key]
        elif key not in library.cases:
            untold.append((rank, laureate))
    return Call(scheme, _announced(scheme), tuple(untold), tuple(told.values()))


def _announced(scheme: Case) -> Any | None:
    """The figure of a call that says how many it chose: a whole number whose label begins so, the newest."""
    figures = [figure for figure in scheme.facts.key_figures if folded(figure.label).startswith(LAUREATES) and figure.value.isdecimal()]
    return max(figures, key=lambda figure: figure.as_of.latest if figure.as_of else (0,), default=None)


def _since(scheme: Case) -> tuple[int, ...]:
    since = scheme.facts.since
    return tuple(since.latest) if since else ()
