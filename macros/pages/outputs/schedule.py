"""The programme of each event as data for conference apps, at its address and at its former ones: apps follow no page that redirects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.pages.events.conference import schedule
from macros.pages.events.meetings import Meetings
from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """`evenements/<slug>/schedule.json` of each event whose day is known (shape: `events.conference`)."""
    meetings = Meetings(plan.views, plan.settings.site_url)
    for meeting in meetings.all():
        for address in meeting.addresses:
            yield File.json(f"{address}/schedule.json", partial(schedule, meetings, meeting))
