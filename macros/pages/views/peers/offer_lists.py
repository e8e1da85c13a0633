"""The list of what poles offer to others, by region, by theme and by kind.

Made for `routes`, which cuts it into numbered pages; their template also asks it how to take up an offer. What is open and
what is over is told for the day of the build (`build_day`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from macros.casebook.language.french import slug
from macros.casebook.library.case import Case
from macros.casebook.library.offers import MadeOffer, Standing, made_offers, passing_on, standing
from macros.casebook.library.reach import Reach, reach
from macros.casebook.schema.dates import Day
from macros.pages.views.build_day import build_day
from macros.pages.views.numbering import Group
from macros.pages.views.peers.peer_list import Head, PeerList, jumps
from macros.pages.views.views import Views

OFFERS = "offres/"
"""The address of the list of offers."""

PASSING_ON = "transmettre"
"""The part of that list that has what poles can pass on, which nobody confirms and which has no end."""

NOWHERE = "Partout, ou région non précisée"
"""The heading of what is in no region that a file names."""


@dataclass(frozen=True, slots=True)
class OfferCard:
    """Offers that one case makes, shown together: those of a group that nobody can count on. An open one has a card of its own,
    as it will be over on a day of its own. `rank` is that of the first of them among those of the case, from 0."""

    maker: Case
    standing: Standing
    offers: tuple[Any, ...]
    key: str
    rank: int

    @classmethod
    def of(cls, made: Sequence[MadeOffer], standing: Standing) -> OfferCard:
        """The card of offers of one case that have one standing."""
        return cls(made[0].maker, standing, tuple(one.offer for one in made), " ".join(one.key for one in made), made[0].rank)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One order of the offers: the last part of its address, its name, what it helps to find, and the vocabulary whose terms make its groups.
    `of_offer` and `of_pole` return the ids of the terms of an offer, and of a case that can pass something on."""

    address: str
    label: str
    told: str
    vocabulary: str
    of_offer: Callable[[MadeOffer], Iterable[str]]
    of_pole: Callable[[Case], Iterable[str]]


ARRANGEMENTS = (
    Arrangement("", "Par région", "ce qui est ouvert, et jusqu’à quand", "regions", lambda made: made.maker.regions, lambda case: case.regions),
    Arrangement(
        "par-theme/", "Par thème", "pour chercher d’après un sujet", "themes", lambda made: made.maker.facts.themes, lambda case: case.facts.peer.offered
    ),
    Arrangement("par-nature/", "Par nature", "pour chercher d’après ce qui est offert", "offer_kinds", lambda made: (made.offer.kind,), lambda _case: ()),
)
"""The orders in which the offers are listed, the first at the address of the list itself."""


class OfferLists:
    """The offers of one build."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._library = views.library

    @cached_property
    def day(self) -> Day:
        """The day for which the lists say what is open."""
        return build_day(self._library)

    def standing(self, offer: Any) -> Standing:
        """Where an offer stands on that day."""
        return standing(offer, self.day)

    @cached_property
    def offers(self) -> Mapping[Standing, Sequence[MadeOffer]]:
        """The offers by where they stand; those of one standing in the order of the titles of their cases."""
        found: dict[Standing, list[MadeOffer]] = {one: [] for one in Standing}
        for made in made_offers(self._library):
            found[self.standing(made.offer)].append(made)
        return found

    @cached_property
    def last_days(self) -> str:
        """How many of the open offers end on each day, for the script of the page: `2027-01-31 2,2027-06-30 1`."""
        ends = Counter(made.offer.until.latest for made in self.offers[Standing.OPEN])
        return ",".join(f"{day.year:04}-{day.month:02}-{day.day:02} {number}" for day, number in sorted(ends.items()))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The first and the last year in which offers that are not open were made; empty where no file tells one."""
        offers = (made.offer for one in (Standing.UNCONFIRMED, Standing.OVER) for made in self.offers[one])
        years = {date.year for offer in offers if (date := offer.proposed_on or offer.confirmed_on)}
        return tuple(sorted({min(years), max(years)})) if years else ()

    @cached_property
    def _in_regions(self) -> Mapping[str, str]:
        """The address of the first group of each region that has one, what is open before the rest, by the id of the region."""
        found: dict[str, str] = {}
        for jump in chain.from_iterable(next(self.lists()).context["jumps"].values()):
            _part, _, region = jump.address.rpartition("#")[2].partition("-")
            found.setdefault(region, jump.address)
        return found

    def in_region(self, region: str) -> str:
        """Where the list by region tells what is offered in one, from the root of the site; empty where nothing is."""
        return self._in_regions.get(region, "")

    @cached_property
    def bare_regions(self) -> Sequence[Any]:
        """The regions in which nothing is offered that is known, as terms."""
        return tuple(term for term in self._library.vocabularies["regions"].by_label() if term.id not in self._in_regions)

    def reach(self, maker: Case) -> Reach | None:
        """How one reaches whoever makes an offer (`library.reach`)."""
        return reach(self._library, maker)

    def lists(self) -> Iterator[PeerList]:
        """The list in each of its orders."""
        passed_on = tuple(passing_on(self._library))
        for arrangement in ARRANGEMENTS:
            groups = [
                *(self._carded(one, group) for one in Standing for group in self._arranged(one, arrangement, self.offers[one], arrangement.of_offer)),
                *self._arranged(PASSING_ON, arrangement, passed_on, arrangement.of_pole),
            ]
            address = OFFERS + arrangement.address
            yield PeerList(
                address,
                f"Visites et coups de main, {arrangement.label.lower()}" if arrangement.address else "Visites et coups de main",
                f"Ce que des pôles proposent aux autres, {arrangement.label.lower()} : une visite, un appel, un coup de main ; {arrangement.told}.",
                "offers.html",
                "offres",
                tuple(groups),
                {"arrangement": arrangement, "arrangements": ARRANGEMENTS, "jumps": jumps(address, groups, _number), "sizes": _sizes(groups)},
                (("Outils", "outils/"), *((("Visites et coups de main", OFFERS),) if arrangement.address else ())),
            )

    @staticmethod
    def _carded(standing: Standing, group: Group) -> Group:
        cards: dict[str, list[MadeOffer]] = {}
        for made in group.items:
            cards.setdefault(made.key if standing == Standing.OPEN else made.maker.key, []).append(made)
        return replace(group, items=tuple(OfferCard.of(made, standing) for made in cards.values()))

    def _arranged(self, part: str, arrangement: Arrangement, items: Sequence[Any], terms_of: Callable[[Any], Iterable[str]]) -> Iterator[Group]:
        """The groups of a part of the list, in the order of their names; what has no term is in the last."""
        vocabulary = self._library.vocabularies[arrangement.vocabulary]
        groups: dict[str, list[Any]] = {}
        for item in items:
            for term in tuple(terms_of(item)) or ("",):
                groups.setdefault(term, []).append(item)
        for term in (*(term for term in vocabulary.by_label() if term.id in groups), None):
            if term:
                yield Group(Head(part, term.pref_label, f"{part}-{term.id}"), tuple(groups[term.id]))
            elif rest := groups.get(""):
                label = NOWHERE if arrangement.vocabulary == "regions" else "Savoir-faire"
                yield Group(Head(part, label, f"{part}-{slug(label)}"), tuple(rest))


def _sizes(groups: Iterable[Group]) -> Mapping[str, tuple[int, int]]:
    """How many offers each group has, and how many cards tell them, by the fragment of the group."""
    return {group.head.id: (sum(map(_number, group.items)), len(group.items)) for group in groups}


def _number(card: Any) -> int:
    return len(card.offers) if isinstance(card, OfferCard) else 1
