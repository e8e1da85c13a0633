"""What the page of an event has beside the fields of its type, and whether the event is to come on the day of the build.

Asked for by `case_page`; the form's preview has its twin in `docs/javascripts/contribute/preview/case-page.js`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.casebook.language import french
from macros.casebook.library.case import Case
from macros.casebook.library.event_days import days_of, last_day
from macros.casebook.library.library import Library
from macros.casebook.library.programme import PlannedSession, programme
from macros.casebook.schema.dates import Day
from macros.pages.views.build_day import build_day
from macros.pages.views.events.timetable import Timetable, timetable
from macros.pages.views.views import HELD


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What the page of an event shows of it.

    `timetable` is None without a programme; `zone` is that of its clocks. `last` is the day on which it ends, None where nobody
    knows; `is_ahead` when that is the day of the build or later, and it takes place as it was announced. `calendar` is the folder of
    its calendars and its programme as data (`outputs.calendars`), from the root of the site; empty where it has none.
    """

    timetable: Timetable | None
    zone: str
    last: Day | None
    is_ahead: bool
    calendar: str

    @property
    def is_wide(self) -> bool:
        """Whether its programme needs the whole width of the page."""
        return self.timetable is not None and self.timetable.is_wide

    @property
    def is_timed(self) -> bool:
        """Whether a moment of its programme is known."""
        return self.timetable is not None and self.timetable.is_timed


def event_facts(library: Library, event: Case) -> EventFacts:
    """What the page of an event shows of it."""
    planned = programme(event, library)
    last = last_day(event)
    return EventFacts(
        timetable(planned, event.facts.rooms) if planned.sessions else None,
        planned.zone,
        last,
        is_ahead(library, event) and event.facts.status in (None, HELD),
        f"{event.key}/" if days_of(event) else "",
    )


def is_ahead(library: Library, event: Case) -> bool:
    """Whether an event ends on the day of the build or later."""
    last = last_day(event)
    return last is not None and last >= build_day(library)


@dataclass(frozen=True, slots=True)
class Presented:
    """A session in which a case was presented: its title, its hour and, where the event has several days, its day, in French words;
    its fragment."""

    title: str
    id: str
    when: str


def presented(library: Library, event: Case) -> Mapping[str, list[Presented]]:
    """What the sessions of an event present: the sessions of each case by its key, in the order of time."""
    planned = programme(event, library)
    several = len(planned.days) > 1
    found: dict[str, list[Presented]] = {}
    for one in planned.chronological:
        for key in dict.fromkeys(one.session.cases):
            found.setdefault(key, []).append(Presented(one.session.title, one.id, _when(one, several)))
    return found


def _when(planned: PlannedSession, several: bool) -> str:
    told = (french.day(*planned.day) if several and planned.day else "", french.hour(planned.session.start) if planned.session.start else "")
    return ", ".join(filter(None, told))
