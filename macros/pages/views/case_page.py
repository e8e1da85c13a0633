"""What the page of a case shows around its text: who points to it, what is near it, what is
offered, when it is due for review, its address and the code of it.

Small frozen values for `case.html`; the domain's own answers come from `macros.casebook`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.neighbours import Neighbour, Neighbours
from macros.casebook.library.reviews import due_on
from macros.casebook.schema.dates import PartialDate
from macros.pages.views import qrcode
from macros.pages.views.views import Views

FIRST = "pratiques"
"""The type whose links stand before the others: what a case shows others how to do."""

LAST = ("À lire aussi", "Cité dans")
"""The links that say least, after those that a field names."""

HERE = frozenset({"", "127.0.0.1", "localhost", "0.0.0.0", "::1"})
"""Hosts of a site that has no address of its own yet."""


@dataclass(frozen=True, slots=True)
class Referrers:
    """The cases that point to another by one link, and whether they are of one type."""

    label: str
    cases: Sequence[Case]
    one_kind: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """What a case offers to others: each offer with the case that makes it, and whether one
    of them still stood on the day up to which the library was read."""

    offers: Sequence[tuple[Any, Case]]
    standing: bool


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is read: in full, or from the root of a site without an address."""

    text: str
    public: bool


class CasePage:
    """What surrounds the text of cases. One serves one build."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._library = views.library

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self._library)

    def near(self, case: Case) -> tuple[Neighbour, ...]:
        """The cases near this one, with the reasons."""
        return self._neighbours.of(case)

    def around(self, case: Case) -> list[Referrers]:
        """Who points to this case, by the name of the link: each page once, under the link
        that says most; practices first, then by type; what merely cites it last."""
        links = self._library.backlinks.get(case.key, ())
        groups: dict[str, list[Case]] = {}
        seen: set[str] = set()
        for link in sorted(links, key=lambda link: _telling(link.label, link.case)):
            if link.case.key not in seen:
                seen.add(link.case.key)
                groups.setdefault(link.label, []).append(link.case)
        return [Referrers(label, cases, len({case.kind for case in cases}) == 1) for label, cases in groups.items()]

    def offered(self, case: Case) -> Offered | None:
        """What the case offers, and what the actions that it leads offer; None when nothing."""
        actions = (link.case for link in self._library.backlinks.get(case.key, ()) if case.slug in getattr(link.case.facts, "poles", ()))
        makers = {maker.key: maker for maker in (case, *actions)}
        offers = [(offer, maker) for maker in makers.values() for offer in getattr(maker.facts, "offers", ())]
        if not offers:
            return None
        offers.sort(key=lambda one: one[0].until is None)
        return Offered(offers, any(offer.until and offer.until.latest >= self._library.newest_date for offer, _maker in offers))

    def due(self, case: Case) -> PartialDate | None:
        """The day from which the page should be reviewed again."""
        return due_on(case)

    def address(self, site_url: str, page: str) -> Address:
        """The address to print and to cite."""
        public = (urlsplit(site_url).hostname or "") not in HERE
        return Address(site_url + page if public else f"/{page}", public)

    def code(self, address: Address) -> tuple[int, str] | None:
        """The QR code of an address that others can open: its side and its path."""
        return qrcode.path(address.text) if address.public else None


def _telling(label: str, case: Case) -> tuple[bool, int, bool, int, tuple[str, str], tuple[str, str]]:
    weak = LAST.index(label) if label in LAST else -1
    return weak >= 0, weak, case.kind.folder != FIRST, case.kind.rank, sort_key(label), case.sort_key
