"""What the letter about a page has to say: how far it reaches, what looks out of date there, whom it names, what was asked before.

Each pole has one without being asked for; `scripts.upkeep --for` asks for that of any other page.

The words of the letter are in the templates of `pages.upkeep`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.library.offers import Standing, standing
from macros.casebook.library.reach import reach
from macros.casebook.library.reviews import reviewed_on
from macros.casebook.schema.dates import Day, PartialDate
from macros.casebook.schema.fields import nested
from macros.casebook.types.document import TESTIMONY, Document
from macros.casebook.types.facts import Fact
from macros.casebook.upkeep.ageing import OLD, months_before, newest_of
from macros.casebook.upkeep.asking import Asking, Askings
from macros.casebook.upkeep.persons import People, Persons


@dataclass(frozen=True, slots=True)
class AgedField:
    """A field whose facts are all old: its French label, and the newest of their dates."""

    label: str
    newest: PartialDate


@dataclass(frozen=True, slots=True)
class Letter:
    """What one letter says of one page, that of `about`.

    `until` is how far the page knows, `read` when those it tells of or the team last read it; `aged` are the fields that look out of date,
    `beginnings` the founding dates where there are several, `offers` what it or its sheets offer and nobody confirmed; `site` is an address
    that nobody has seen, empty without one; `reachable` whether the page says how to reach those it tells of, which not every page has to;
    `documents` is where it comes from; `asked` is the last letter, if any.
    """

    about: Case
    until: PartialDate | None
    read: PartialDate | None
    aged: tuple[AgedField, ...]
    beginnings: tuple[PartialDate, ...]
    offers: tuple[Any, ...]
    site: str
    reachable: bool
    people: People
    documents: tuple[Document, ...]
    asked: Asking | None

    @property
    def witnessed(self) -> bool:
        """Whether the page rests on the word of somebody too, and not on public documents alone."""
        return any(document.kind == TESTIMONY for document in self.documents)

    @property
    def looks_dated(self) -> bool:
        """Whether anything of the page looks out of date, or is missing."""
        return bool(self.aged or len(self.beginnings) > 1 or self.offers or self.site or not self.reachable)


def letters(library: Library, about: Iterable[Case], today: Day, askings: Askings) -> Iterator[Letter]:
    """A letter for each of some published pages, in the order of their titles."""
    persons, limit = Persons(library), months_before(today, OLD)
    for case in sorted(about, key=lambda case: case.sort_key):
        site, way = case.fact("website"), reach(library, case)
        yield Letter(
            case,
            case.known_until,
            reviewed_on(case),
            tuple(_aged(case, limit)),
            tuple(dict.fromkeys(beginning.on for beginning in case.fact("founded", ()))),
            tuple(offer for maker in (case, *_sheets(library, case)) for offer in maker.fact("offers", ()) if standing(offer, today) is not Standing.OPEN),
            site.url if site and not site.seen_alive else "",
            way is None or bool(way.contact),
            persons.of(case),
            tuple(library.sources[cited] for cited in case.sources),
            askings.last(case.key),
        )


def _aged(case: Case, limit: Day) -> Iterator[AgedField]:
    """The fields of facts that hold at a date, all of whose dates are older than the limit."""
    for name, group in nested(case.kind):
        newest = newest_of(case, name) if issubclass(group, Fact) else None
        if newest and newest.latest < limit:
            yield AgedField(case.kind.model_fields[name].title or name, newest)


def _sheets(library: Library, case: Case) -> list[Case]:
    """The action sheets of a pole; none of any other page."""
    return [sheet for sheet in library.of_type("fiches") if case.slug in sheet.facts.poles] if case.kind.folder == "poles" else []
