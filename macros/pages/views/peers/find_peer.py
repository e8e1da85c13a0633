"""What the page « Trouver un pair » says without a script: how its order is made, who pays for an exchange, what past exchanges taught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.likeness.peers import OF_A_THEME, SHARED
from macros.casebook.likeness.traits import KINDS, worth
from macros.pages.views.views import Views

POINT = 100
"""How many thousandths (`likeness.traits.worth`) make one point as it is shown: whole numbers that one can add up in one's head."""

BETWEEN_PEERS = "echange-entre-pairs"
"""The kind of a scheme that is made for exchanges between peers."""

ABOUT_PEERS = "transfert-entre-pairs"
"""The theme of a case that tells of exchanges between peers."""

MOST = 12
"""How many exchanges the page tells of; the list of exchanges has all (docs/decisions/0021-growth.md)."""

BEARERS = (1, 5, 20)
"""The numbers of poles for which the table says what a trait is worth."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A line of the table of weights: what two poles may share or seek of each other, and its points where so many poles have it (`BEARERS`)."""

    label: str
    points: Sequence[int]


@dataclass(frozen=True, slots=True)
class Took:
    """An exchange that took place, and what each side says it learnt: (of whom, the lessons)."""

    case: Case
    sides: Sequence[tuple[str, Sequence[Any]]]


class FindPeer:
    """What « Trouver un pair » draws of one build."""

    def __init__(self, views: Views) -> None:
        self._library = views.library

    def shared(self) -> Sequence[Worth]:
        """The table of what two poles have in common, what counts most first."""
        return _table((*SHARED, "bordering"))

    def sought(self) -> Sequence[Worth]:
        """The table of what one has and the other seeks, what counts most first."""
        return _table((*OF_A_THEME, "sought"))

    def schemes(self) -> list[Case]:
        """The schemes that pay for an exchange: those made for exchanges between peers, or said to be about them, then the wider ones that they are
        a part of."""
        schemes = self._library.of_type("dispositifs")
        paying = [case for case in schemes if case.fact("kind") == BETWEEN_PEERS or ABOUT_PEERS in case.facts.themes]
        wider = {case.fact("part_of") for case in paying}
        return [*paying, *(case for case in schemes if case.slug in wider and case not in paying)]

    def exchanges(self) -> Sequence[Took]:
        """The first exchanges of the library with what was learnt: those that say it, the newest first, then the others."""
        told = [Took(case, tuple(self._sides(case))) for case in self._library.of_type("echanges")]
        told.sort(key=lambda took: (not took.sides, -(took.case.year or 0), took.case.sort_key))
        return told[:MOST]

    def _sides(self, case: Case) -> Iterator[tuple[str, Sequence[Any]]]:
        for role, side in _SIDES.items():
            if lessons := case.fact(side, ()):
                pole = self._library.published.get(f"poles/{case.fact(role)}")
                yield (pole.title if pole else ""), lessons


_SIDES: Mapping[str, str] = {"guest": "lessons_guest", "host": "lessons_host"}
"""The fields of an exchange that hold what a side learnt, by the field that says whose side it is."""


def _table(kinds: Sequence[str]) -> Sequence[Worth]:
    """The lines of some kinds of traits, the weightiest first."""
    weighty = sorted(kinds, key=lambda kind: -KINDS[kind].weight)
    return [Worth(KINDS[kind].label, [round(worth(kind, number) / POINT) for number in BEARERS]) for kind in weighty]
