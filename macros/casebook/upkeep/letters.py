"""What the letter about a pole has to say: how far its page reaches, what looks out of date there, whom it names, what was asked before.

The words of the letter are in the templates of `pages.upkeep`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.library.offers import Standing, standing
from macros.casebook.library.reviews import reviewed_on
from macros.casebook.schema.dates import Day, PartialDate
from macros.casebook.schema.fields import nested
from macros.casebook.types.document import Document
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
    """What one letter says of one pole.

    `until` is how far the page knows, `read` when the pole or the team last read it; `aged` are the fields that look out of date,
    `beginnings` the founding dates where there are several, `offers` what its sheets offer and nobody confirmed; `site` is an address that
    nobody has seen, empty without one; `reachable` whether the page says how to reach the pole; `documents` is where it comes from; `asked`
    is the last letter, if any.
    """

    pole: Case
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
    def looks_dated(self) -> bool:
        """Whether anything of the page looks out of date, or is missing."""
        return bool(self.aged or len(self.beginnings) > 1 or self.offers or self.site or not self.reachable)


def letters(library: Library, today: Day, askings: Askings) -> Iterator[Letter]:
    """A letter for each published pole, in the order of their titles."""
    persons, limit = Persons(library), months_before(today, OLD)
    for pole in sorted(library.of_type("poles"), key=lambda case: case.sort_key):
        site = pole.facts.website
        yield Letter(
            pole,
            pole.known_until,
            reviewed_on(pole),
            tuple(_aged(pole, limit)),
            tuple(dict.fromkeys(beginning.on for beginning in pole.facts.founded)),
            tuple(offer for sheet in _sheets(library, pole) for offer in sheet.facts.offers if standing(offer, today) is not Standing.OPEN),
            site.url if site and not site.seen_alive else "",
            bool(pole.facts.contact and (pole.facts.contact.url or pole.facts.contact.email)),
            persons.of(pole),
            tuple(library.sources[cited] for cited in pole.sources),
            askings.last(pole.key),
        )


def _aged(pole: Case, limit: Day) -> Iterator[AgedField]:
    """The fields of facts that hold at a date, all of whose dates are older than the limit."""
    for name, group in nested(pole.kind):
        newest = newest_of(pole, name) if issubclass(group, Fact) else None
        if newest and newest.latest < limit:
            yield AgedField(pole.kind.model_fields[name].title or name, newest)


def _sheets(library: Library, pole: Case) -> list[Case]:
    """The action sheets of a pole."""
    return [sheet for sheet in library.of_type("fiches") if pole.slug in sheet.facts.poles]
