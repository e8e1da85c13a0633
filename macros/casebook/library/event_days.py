"""On which days an event takes place: what calendars, programme data and the page of an event agree on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from macros.casebook.library.case import Case
from macros.casebook.library.programme import day_of
from macros.casebook.schema.dates import Day, PartialDate

MOST_DAYS = 7
"""An event that lasts longer takes place on the days that its programme names, where it names some: nobody meets from February to
the end of March, but on a day of each."""


class Days(NamedTuple):
    """Days one after the other: the first and the last one."""

    first: Day
    last: Day

    @property
    def lasts(self) -> int:
        """How many days there are between both."""
        return (date(*self.last) - date(*self.first)).days

    def each(self) -> tuple[Day, ...]:
        """All of them."""
        first = date(*self.first)
        return tuple(_day(first + timedelta(rank)) for rank in range(self.lasts + 1))


def is_event(case: Case) -> bool:
    """Whether a case is of a type that has a programme."""
    return case.fact("programme") is not None


def last_day(event: Case) -> Day | None:
    """The last day on which an event may take place, as far as its dates say; None without any."""
    date: PartialDate | None = event.fact("ends") or event.fact("starts")
    return date.latest if date else None


def days_of(event: Case) -> tuple[Days, ...]:
    """The days on which an event takes place, in their order; none where neither its dates nor its programme tell them to the day.

    Where only the day of its end is not known to the day, it is told for its first day alone.
    """
    starts: PartialDate | None = event.fact("starts")
    if starts is None or not is_event(event):
        return ()
    ends: PartialDate | None = event.fact("ends")
    if not starts.day or starts.about:
        return _runs(_named(event))
    last = ends.earliest if ends and ends.day and not ends.about and ends.earliest > starts.earliest else starts.earliest
    whole = Days(starts.earliest, last)
    if whole.lasts < MOST_DAYS:
        return (whole,)
    return _runs(day for day in _named(event) if whole.first <= day <= last) or (whole,)


def _named(event: Case) -> Iterator[Day]:
    """The days that the programme of an event names."""
    starts, ends = event.fact("starts"), event.fact("ends")
    return (day for session in event.fact("programme", ()) if (day := day_of(session.day, starts, ends)))


def after(day: Day) -> Day:
    """The next day."""
    return _day(date(*day) + timedelta(1))


def _runs(days: Iterable[Day]) -> tuple[Days, ...]:
    """Days, each once and in their order, those that follow each other taken together."""
    runs: list[Days] = []
    for day in sorted(set(days)):
        if runs and after(runs[-1].last) == day:
            runs[-1] = Days(runs[-1].first, day)
        else:
            runs.append(Days(day, day))
    return tuple(runs)


def _day(value: date) -> Day:
    return Day(value.year, value.month, value.day)
