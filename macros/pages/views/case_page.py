"""What the page of a case shows around its text: the cases that link to it, its neighbours, its offers,
the date of its next review, its address with a QR code.

Called by the template `case.html`, with small frozen values; the rules are those of `macros.casebook`. The
form's preview has a twin of `CasePage` in `docs/javascripts/contribute/preview/views.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlsplit

from macros.casebook.language.french import sort_key
from macros.casebook.library.case import Case
from macros.casebook.library.commitments import known_state
from macros.casebook.library.event_days import is_event
from macros.casebook.library.offers import Standing, standing
from macros.casebook.library.reach import Reach, reach
from macros.casebook.library.reviews import due_on
from macros.casebook.likeness.neighbours import Neighbour, Neighbours
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.base import Change
from macros.casebook.types.document import Document
from macros.casebook.types.facts import PRESENTED, RECEIVED
from macros.pages.views.build_day import build_day
from macros.pages.views.events.event_page import EventFacts, Presented, event_facts, presented
from macros.pages.views.events.results import SessionResults, handouts, length_in_words, session_results
from macros.pages.views.numbering import Group, cut
from macros.pages.views.packs.call import Call, call_for_sheets
from macros.pages.views.packs.parts import ways_to
from macros.pages.views.pictures.pictures import Picture, pictures
from macros.pages.views.qrcode import QrCode, qr_code
from macros.pages.views.short_links import confirm_address, frame_address, short_address
from macros.pages.views.views import Link, Views

FIRST = "pratiques"
"""The type that comes first among the cases that link to a case: the practices that it is an example of."""

LAST = ("À lire aussi", "Cité dans")
"""The names of the weakest links, which come after those of a field."""

MOST_CHANGES = 3
"""How many of its changes a page tells."""

MOST_SESSIONS = 6
"""How many sessions of one event the page of a case that they present lists."""

LOCAL_HOSTS = frozenset({"", "127.0.0.1", "localhost", "0.0.0.0", "::1"})
"""The hosts in `site_url` of a site that is not published yet."""


@dataclass(frozen=True, slots=True)
class LinkName:
    """The head of the cases that link to another under one name (`label`); `one_kind` when they are of one type, `presents` when
    they are events that presented it, `receives` when they are sheets that came for this event."""

    label: str
    one_kind: bool
    presents: bool = False
    receives: bool = False


@dataclass(frozen=True, slots=True)
class PresentedIn:
    """The first sessions of an event that present a case, and how many others do."""

    first: tuple[Presented, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Offered:
    """What a case offers to others, as (offer, the case that makes it). `any_open` when one of the offers is open on the day of the
    build."""

    offers: Sequence[tuple[Any, Case]]
    any_open: bool


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a page: in full when the site is `public`, else from its root (`/poles/…`)."""

    text: str
    public: bool

    @property
    def pieces(self) -> list[str]:
        """Its text without its beginning, cut at each slash, after which a line may break."""
        return self.text.removeprefix("https://").split("/")


class CasePage:
    """What surrounds the text of each case. One `CasePage` serves one build."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._library = views.library
        self._presented: dict[str, Mapping[str, list[Presented]]] = {}  # by the key of an event: asked for each case it presents

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self._library)

    def neighbours(self, case: Case) -> tuple[Neighbour, ...]:
        """The cases most like this one, each with the reasons."""
        return self._neighbours.of(case)

    def referrers(self, case: Case) -> list[Group]:
        """The cases that link to this one, grouped by the name of the link (`LinkName`).

        Each is in one group, that of its strongest link. What came for an event comes first, then practices, the other types in
        their order, mere citations last.
        """
        links = self._library.backlinks.get(case.key, ())
        groups: dict[str, list[Case]] = {}
        seen: set[str] = set()
        for link in sorted(links, key=lambda link: _rank(link.label, link.case)):
            if link.case.key not in seen:
                seen.add(link.case.key)
                groups.setdefault(link.label, []).append(link.case)
        return [
            Group(LinkName(label, len({case.kind for case in cases}) == 1, label == PRESENTED, label == RECEIVED), tuple(cases))
            for label, cases in groups.items()
        ]

    def first_referrers(self, case: Case) -> tuple[Group, ...]:
        """Those of them that its own page shows; the others are on numbered pages (`routes`)."""
        return cut(self.referrers(case))[0]

    def presented(self, event: Case, case: Case) -> PresentedIn:
        """The sessions of an event that present a case."""
        if event.key not in self._presented:
            self._presented[event.key] = presented(self._library, event)
        sessions = self._presented[event.key].get(case.key, [])
        # One left out would take as much room as the line that counts it.
        shown = sessions if len(sessions) <= MOST_SESSIONS + 1 else sessions[:MOST_SESSIONS]
        return PresentedIn(tuple(shown), len(sessions) - len(shown))

    def is_in_programme(self, event: Case, case: Case) -> bool:
        """Whether an event presents a case, in one of its sessions or at no known hour."""
        return bool(self.presented(event, case).first) or case.key in event.fact("cases", ())

    def pictures(self, case: Case) -> tuple[Picture, ...]:
        """The pictures that the page shows, the first of them beside its summary."""
        return pictures(self._library, case) if case.facts.images else ()

    def witnesses(self, case: Case) -> list[Document]:
        """The documents of a case in which somebody tells of facts of their own: those that say the role of who tells."""
        return [document for document in map(self._views.source, case.sources) if document.role]

    def changes(self, case: Case) -> list[Change]:
        """What changed in the page of late, and on which day, the newest first."""
        return [change for change in reversed(case.facts.changes) if change.on][:MOST_CHANGES]

    def offered(self, case: Case) -> Offered | None:
        """The offers of a case and of the actions that it leads, those with an end first; None without any."""
        actions = (link.case for link in self._library.backlinks.get(case.key, ()) if case.slug in link.case.fact("poles", ()))
        makers = {maker.key: maker for maker in (case, *actions)}
        offers = [(offer, maker) for maker in makers.values() for offer in maker.fact("offers", ())]
        if not offers:
            return None
        offers.sort(key=lambda pair: pair[0].until is None)
        return Offered(offers, any(standing(offer, build_day(self._library)) == Standing.OPEN for offer, _maker in offers))

    def reach(self, case: Case) -> Reach | None:
        """How one reaches those of whom a case tells (`library.reach`)."""
        return reach(self._library, case)

    def event(self, case: Case) -> EventFacts | None:
        """What the page of an event shows of it; None for the other types."""
        return event_facts(self._library, case) if "programme" in case.facts.__dict__ else None

    def call(self, event: Case) -> Call:
        """The call for sheets of an event."""
        return call_for_sheets(self._library, event)

    def for_the_day(self, case: Case) -> list[Link]:
        """The parts of the pack of an event, with what each is for; none of another case."""
        return ways_to(self._library, case) if is_event(case) else []

    def sheets(self, keys: Iterable[str]) -> list[Case]:
        """The published ones of the cases that an event presents, by their keys, in their order."""
        return [self._library.published[key] for key in keys if key in self._library.published]

    def gone(self, keys: Iterable[str]) -> list[str]:
        """When the others were withdrawn, in French words: `le 3 mars 2027`."""
        cases = (self._library.cases[key] for key in keys)
        return [case.facts.withdrawn.on.since for case in cases if case.facts.withdrawn]

    def known_state(self, commitment: Any) -> str:
        """The state of a commitment that pages show (`commitments.known_state`)."""
        return known_state(commitment)

    def results(self, event: Case) -> tuple[SessionResults, ...]:
        """What came out of an event, by session and kind."""
        return session_results(event, self._library.vocabularies["output_kinds"].terms)

    handouts = staticmethod(handouts)
    length_in_words = staticmethod(length_in_words)

    def due(self, case: Case) -> PartialDate | None:
        """The date from which the page should be reviewed again; None when it never was."""
        return due_on(case)

    def address(self, site_url: str, page: str) -> Address:
        """The address of a page to print and to cite; `page` is its address from the root of the site."""
        return public_address(site_url, page)

    def lasting_address(self, site_url: str, case: Case, page: str) -> Address:
        """What is printed on the page of a case, and what its code leads to: its short address, which lasts when the page is renamed,
        or that of the page for a case without an id."""
        return public_address(site_url, short_address(case) or page)

    def frame(self, case: Case) -> str:
        """The address of the frame of a case, from the root of the site; it also holds what others paste. Empty without an id."""
        return frame_address(case)

    def confirm_address(self, case: Case) -> str:
        """The address at which those whom a case tells of read it again, from the root of the site."""
        return confirm_address(case)

    def qr_code(self, address: Address) -> QrCode | None:
        """The QR code of an address; None when others cannot open it, or it is too long."""
        return qr_code(address.text) if address.public else None


def public_address(site_url: str, page: str) -> Address:
    """The address of a page that others are given; `page` is its address from the root of the site."""
    public = _is_public(site_url)
    return Address(site_url + page if public else f"/{page}", public)


@lru_cache(maxsize=16)
def _is_public(site_url: str) -> bool:
    return (urlsplit(site_url).hostname or "") not in LOCAL_HOSTS


def _rank(label: str, case: Case) -> tuple[bool, int, bool, bool, int, tuple[str, str], Any]:
    """A key that sorts links by `referrers`' order: the strongest first, then what came for an event, practices, the types, the names."""
    weak = LAST.index(label) if label in LAST else -1
    return weak >= 0, weak, label != RECEIVED, case.kind.folder != FIRST, case.kind.rank, sort_key(label), case.order
