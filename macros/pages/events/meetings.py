"""What calendars, conference apps and search engines are told of an event: the same, made once.

Made of the event and its programme (`library.programme`); `calendar`, `conference` and `schema_org` write it down. Whatever is named
to others for ever is made of what never changes: the permanent id of the case, and the id of a session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

from macros.casebook.language.french import folded
from macros.casebook.library.case import Case
from macros.casebook.library.event_days import Days, days_of
from macros.casebook.library.programme import PlannedSession, Programme, programme
from macros.casebook.schema.dates import Day
from macros.pages.views.case_page import public_address
from macros.pages.views.pictures.pictures import picture_address
from macros.pages.views.short_links import short_address
from macros.pages.views.views import Views

NAMESPACE = UUID("f66d5ca1-9a62-4427-9dff-9d08b65900ec")
"""The namespace of all identifiers that the site gives to events. It never changes: calendars would show everything twice."""

_EPOCH = date(2000, 1, 1)

_A_DAY = 100
"""By how much a later day makes a revision grow: more than the changes that editors may take out of the list on that day."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A case that an event presents: its title, and an address of it that lasts."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """The cases that a session presents: those that are published, and how many were withdrawn since."""

    shown: tuple[Sheet, ...]
    withdrawn: int


@dataclass(frozen=True)
class Meeting:
    """An event as it is told to others.

    `uid` is its name among all events, for ever. `days` are those on which it takes place, one run of days or several. `url` is an
    address of it that lasts, `page` that of its page. `stamp` is the last day of which the library knows, or on which the event changed
    if that is later; `revision` a number that grows with each change. Neither ever falls while the library grows: calendars take no
    state that seems older than theirs. `place` says where it is, as parts from the narrowest on.
    """

    case: Case
    uid: UUID
    programme: Programme
    days: tuple[Days, ...]
    url: str
    page: str
    stamp: Day
    revision: int
    place: tuple[str, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether the event was taken down: nothing but its days is told then."""
        return self.case.facts.withdrawn is not None

    @property
    def addresses(self) -> tuple[str, ...]:
        """The folders of the site in which its files are: that of its page, then its former ones."""
        return (self.case.key, *(f"{self.case.kind.folder}/{old}" for old in self.case.facts.former_slugs))

    @property
    def last(self) -> Day:
        """Its last day."""
        return self.days[-1].last

    @cached_property
    def timed(self) -> tuple[PlannedSession, ...]:
        """Its sessions whose beginning is known, in the order of time."""
        return tuple(planned for planned in self.programme.chronological if planned.is_timed)

    @cached_property
    def untimed(self) -> tuple[PlannedSession, ...]:
        """The others, in the order of the programme."""
        return tuple(planned for planned in self.programme.chronological if not planned.is_timed)

    def uid_of(self, planned: PlannedSession) -> UUID:
        """The name of a session among all events, for ever."""
        return uuid5(self.uid, f"temps:{planned.id}")

    def uid_on(self, days: Days) -> UUID:
        """The name of a run of its days: that of the event for the first one."""
        return self.uid if days is self.days[0] else uuid5(self.uid, "jour:{}-{}-{}".format(*days.first))

    def url_of(self, planned: PlannedSession) -> str:
        """The address of a session on the page of the event."""
        return f"{self.page}#{quote(planned.id)}"


class Meetings:
    """The events of a library that have a day, told to others. One serves one build; `site_url` is the address of the site."""

    def __init__(self, views: Views, site_url: str) -> None:
        self.views = views
        self._library = views.library
        self._site = site_url

    def all(self) -> Iterator[Meeting]:
        """The events whose day is known, those that were withdrawn last."""
        cases = chain(self._library.published.values(), self._library.withdrawn)
        return (self.of(case) for case in cases if days_of(case))

    def of(self, case: Case) -> Meeting:
        """An event, told to others."""
        changed = max(_changed(case), default=None)
        page = f"{self._site}{case.key}/"
        return Meeting(
            case,
            uuid5(NAMESPACE, case.facts.id or f"{case.kind.folder}/{next(iter(case.facts.former_slugs), case.slug)}"),
            programme(case, self._library),
            days_of(case),
            f"{self._site}{short_address(case)}" if case.facts.id else page,
            page,
            max(changed or self._newest, self._newest),
            1 + self._taken_down + len(case.facts.changes) + (_days_until(changed) * _A_DAY if changed else 0),
            tuple(part for part in (case.fact("venue"), self.views.place(case)) if part),
        )

    def sheets(self, keys: Iterable[str]) -> Sheets:
        """The cases of some keys, each once."""
        shown, gone = [], 0
        for key in dict.fromkeys(keys):
            if case := self._library.published.get(key):
                shown.append(Sheet(case.title, self.address(case)))
            else:
                gone += 1
        return Sheets(tuple(shown), gone)

    def address(self, case: Case) -> str:
        """The whole address of a published case: the short one, which lasts, where it has one."""
        return f"{self._site}{short_address(case)}" if case.facts.id else self.page(case)

    def page(self, case: Case) -> str:
        """The whole address of the page of a published case as it is today."""
        return f"{self._site}{self.views.case_path(case.key)}"

    def images(self, case: Case) -> list[str]:
        """The whole addresses of the pictures of an event; none on a site that has no address that others can open."""
        if not public_address(self._site, "").public:
            return []
        return [self._site + picture_address(picture, picture.sizes[-1][0]) for _image, picture in self._library.pictures_of(case)]

    def organisers(self, case: Case) -> tuple[Sheet, ...]:
        """Who organises an event: by its case with its address, or by its plain name with none; without what was withdrawn."""
        links = ((self.views.organisation(value), value) for value in case.fact("organisers", ()))
        return tuple(Sheet(link.text, self._organisation(value) if link.href else "") for link, value in links if link)

    def _organisation(self, value: str) -> str:
        return self.address(self._library.published[f"organisations/{value}"])

    @cached_property
    def _newest(self) -> Day:
        """The last day of which the library knows: each event has it at least, so that a date that is written down later, or a source
        that is taken out, makes no entry older."""
        return max([self._library.newest_date, *(one.facts.withdrawn.on.earliest for one in self._library.withdrawn)])

    @cached_property
    def _taken_down(self) -> int:
        """A number that grows with the days on which cases are withdrawn. From the whole library: an event that no longer names one has
        told of it before. From the last day alone: the file of another one may be deleted."""
        return max((_days_until(case.facts.withdrawn.on.earliest) for case in self._library.withdrawn), default=0)


def _changed(case: Case) -> Iterator[Day]:
    """The days on which an event changed, as far as they are written down: the first ones that they can mean, so that a day which is
    told more precisely later comes after them."""
    facts = case.facts
    if facts.updated:
        yield facts.updated.earliest
    yield from (change.on.earliest for change in facts.changes if change.on)


def _days_until(day: Day) -> int:
    return max(0, (date(*day) - _EPOCH).days)


def person(line: str) -> tuple[str, str]:
    """A person as a programme names one, in two parts: the name, and what is said after it (`président de Coorace`)."""
    name, _, role = line.partition(",")
    return name.strip(), role.strip()


def people(sessions: Iterable[Any]) -> dict[str, tuple[str, str]]:
    """The people of some sessions (`person`), each once, by their names folded."""
    named: dict[str, tuple[str, str]] = {}
    for session in sessions:
        for line in session.speakers:
            named.setdefault(folded(person(line)[0]), person(line))
    return named
