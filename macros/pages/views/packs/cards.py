"""The practice cards of an event: what each case that it links says on a quarter of a sheet, to lay out on a table.

Made of `pack`, for the page and the PDF. A card holds no more than its quarter shows at 10 points: `room` says how much of how to start
there is place for, whatever the length of the title and of the summary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from macros.casebook.language.french import typographic
from macros.casebook.library.case import Case
from macros.casebook.library.offers import Standing, standing
from macros.casebook.types.base import CaseType, section_id
from macros.pages.views.build_day import build_day
from macros.pages.views.packs.opening_words import fitting, opening_words
from macros.pages.views.packs.pack import Pack, PackedCase
from macros.pages.views.short_links import short_address
from macros.pages.views.views import Views

A_SHEET = 4
"""How many cards an A4 sheet holds."""

STARTS = ("Pour s'en inspirer", "Comment ça marche", "Action concrète proposée")
"""The sections that say how to start, the best one first; each type declares some of them."""

FILLS, TITLE_WEIGHS, LONGEST_START, SHORTEST_START = 500, 2, 320, 80
"""How many characters fill a card beside its question, a letter of its title weighing as much as so many; the most and the fewest that
tell how to start."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card: the question that the case answers, empty where nothing says it; how to start, under the name of where that stands
    (`start_name`), both empty where nothing says it; the address of the case from the root of the site."""

    packed: PackedCase
    question: str
    start_name: str
    start: str
    address: str

    @property
    def case(self) -> Case:
        """The case."""
        return self.packed.case

    @property
    def kind(self) -> type[CaseType]:
        """Its type."""
        return self.packed.case.kind

    @property
    def head(self) -> str:
        """What stands above its title: the name of its type, and until when its facts are known."""
        return " · ".join(filter(None, (self.kind.label, self.case.known)))


def linked_cases(pack: Pack) -> tuple[PackedCase, ...]:
    """Every published case that an event links, those without a page of their own too, each once: in the order of the sessions, then those
    of no session."""
    linked = {packed.case.key: packed for packed in chain((case for session in pack.sessions for case in session.cases), pack.unplaced)}
    return tuple(linked.values())


def cards(views: Views, pack: Pack) -> tuple[Card, ...]:
    """The cards of the cases that an event links, in the order of its sessions."""
    return tuple(card(views, packed) for packed in linked_cases(pack))


def card_sheets(views: Views, pack: Pack) -> tuple[tuple[Card | None, ...], ...]:
    """The same, four a sheet; None for a blank card, with which the last sheet is filled."""
    made: list[Card | None] = list(cards(views, pack))
    made += [None] * (-len(made) % A_SHEET)
    return tuple(tuple(made[first : first + A_SHEET]) for first in range(0, len(made), A_SHEET))


def card(views: Views, packed: PackedCase) -> Card:
    """The card of a case."""
    case = packed.case
    name, start = _start(views, case)
    return Card(packed, question(views, case), name, start, short_address(case) or views.case_path(case.key) or "")


def question(views: Views, case: Case) -> str:
    """The question that a case answers: that of a practice, else the first of those that it brings elements to, else that of the first
    practice that it is an example of; empty without any."""
    challenge = case.fact("challenge") or next(iter(case.facts.challenges), None) or next(_shown(views, case), None)
    return views.term("challenges", challenge).text if challenge else ""


def _shown(views: Views, case: Case) -> Iterator[str]:
    """The questions of the practices of which a case is an example."""
    for link in views.library.backlinks.get(case.key, ()):
        if any(example.case == case.key for example in link.case.fact("examples", ())) and (challenge := link.case.fact("challenge")):
            yield challenge


def _start(views: Views, case: Case) -> tuple[str, str]:
    """How to start, with its name: a section of the case that says so, else the first of its offers that is open, else of those that were
    made. A card without the room for a line of it has none."""
    most = min(LONGEST_START, FILLS - TITLE_WEIGHS * len(case.title) - len(case.facts.summary))
    if most < SHORTEST_START:
        return "", ""
    for title in STARTS:
        if words := opening_words(case.body, section_id(title), most):
            return typographic(title), words
    day = build_day(views.library)
    for offer in sorted(case.fact("offers", ()), key=lambda offer: standing(offer, day) != Standing.OPEN):
        dated = f"proposée {offer.proposed_on.since}" if offer.proposed_on and standing(offer, day) != Standing.OPEN else ""
        return views.term("offer_kinds", offer.kind).text + (f", {dated}" if dated else ""), fitting(offer.text, most)
    return "", ""
