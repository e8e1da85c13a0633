"""What the page of an event has beside the fields of its type, and whether the event is to come on the day of the build.

Asked for by `case_page`; the form's preview has its twin in `docs/javascripts/contribute/preview/case-page.js`.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.library.event_days import days_of
from macros.casebook.library.library import Library
from macros.casebook.library.programme import programme
from macros.casebook.schema.dates import Day
from macros.pages.views.build_day import build_day
from macros.pages.views.events.timetable import Timetable, timetable

HELD = (None, "maintenue")
"""What an event says of itself (`status`) that takes place as it was announced."""


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
        is_ahead(library, event) and event.facts.status in HELD,
        f"{event.key}/" if days_of(event) else "",
    )


def last_day(event: Case) -> Day | None:
    """The last day on which an event may take place, as far as its dates say; None without any."""
    date = event.facts.ends or event.facts.starts
    return date.latest if date else None


def is_ahead(library: Library, event: Case) -> bool:
    """Whether an event ends on the day of the build or later."""
    last = last_day(event)
    return last is not None and last >= build_day(library)
