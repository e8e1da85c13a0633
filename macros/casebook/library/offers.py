"""What cases offer to others, and which of it is open on a day.

An offer is open from the day on which whoever makes it confirmed it to the day that they gave (`types.facts.Offer`); at any
other time, and where nobody confirmed it, it is a trace of what was once proposed. Read by the page of a case and by the
lists of `pages.views.peers`; the browser compares the same dates with the day of its reader
(docs/javascripts/offers/main.js).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.schema.dates import Day


class Standing(StrEnum):
    """Where an offer stands on a day."""

    OPEN = "open"
    UNCONFIRMED = "unconfirmed"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class MadeOffer:
    """An offer (a `types.facts.Offer`), the case that makes it, and its rank among those of the case, from 0."""

    offer: Any
    maker: Case
    rank: int

    @property
    def key(self) -> str:
        """What tells it from every other offer."""
        return f"{self.maker.key}#{self.rank}"


def standing(offer: Any, day: Day) -> Standing:
    """Where an offer stands on a day. One that is said to be confirmed later than that is not confirmed yet."""
    if not offer.confirmed_on or not offer.until or day < offer.confirmed_on.earliest:
        return Standing.UNCONFIRMED
    return Standing.OPEN if day <= offer.until.latest else Standing.OVER


def made_offers(library: Library) -> Iterator[MadeOffer]:
    """The offers of every published case, in the order of their titles."""
    for case in library.published.values():
        for rank, offer in enumerate(case.fact("offers", ())):
            yield MadeOffer(offer, case, rank)


def passing_on(library: Library) -> Iterator[Case]:
    """The published cases of which a document says what they can pass on to others (`types.facts.Peer`), in the order of their
    titles."""
    return (case for case in library.published.values() if (peer := case.fact("peer")) and peer.offered)
