"""The calendars of the events: one of each, one of each of their sessions, one of all those to come.

The former addresses of an event hold the same files: calendars follow no page that redirects.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.casebook.types.evenement import Evenement
from macros.pages.events.calendar import Calendar
from macros.pages.events.meetings import Meetings
from macros.pages.outputs.output import File, Plan
from macros.pages.views.build_day import build_day

AHEAD = f"{Evenement.folder}/{Evenement.agenda}"
"""The address of the calendar of the events that end on the day of the build or later."""


def files(plan: Plan) -> Iterator[File]:
    """`evenements/<slug>/programme.ics` of each event whose day is known, `evenements/<slug>/temps/<id>.ics` of each of its sessions whose
    hour is known, `evenements/a-venir.ics`. Of an event that was withdrawn, the first alone stays, and says so."""
    meetings = Meetings(plan.views, plan.settings.site_url)
    calendar = Calendar(meetings)
    for meeting in meetings.all():
        made = {"programme.ics": partial(calendar.of_event, meeting)}
        if not meeting.withdrawn:
            made |= {f"temps/{planned.id}.ics": partial(calendar.of_session, meeting, planned) for planned in meeting.timed}
        yield from (File(f"{address}/{name}", make) for address in meeting.addresses for name, make in made.items())
    yield File(AHEAD, partial(_ahead, plan, meetings, calendar))


def _ahead(plan: Plan, meetings: Meetings, calendar: Calendar) -> bytes:
    today = build_day(plan.views.library)
    ahead = (meeting for meeting in meetings.all() if not meeting.withdrawn and meeting.last >= today)
    ordered = sorted(ahead, key=lambda meeting: (meeting.days, meeting.case.sort_key, meeting.case.key))
    return calendar.of_many("Rencontres à venir · Bibliothèque des PTCE", ordered)
