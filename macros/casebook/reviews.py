"""When a page was last reviewed, and when it is due again.

Computed from the file alone; nothing here reads the clock. Whether a page is overdue is
told in the visitor's browser, which knows the day.
"""

from __future__ import annotations

import calendar

from macros.casebook.case import Case
from macros.casebook.dates import PartialDate

EVERY = 12
"""Months from one review to the next, where a file says nothing (`review_every`)."""


def reviewed_on(case: Case) -> PartialDate | None:
    """The latest day on which somebody reviewed the page: the team, or the pole itself."""
    review, provenance = case.facts.reviewed, case.facts.provenance
    dates = [review.on if review else None, provenance.read_by_pole if provenance else None]
    return max((date for date in dates if date), key=lambda date: date.latest, default=None)


def due_on(case: Case) -> PartialDate | None:
    """The day from which the page should be reviewed again; None when nobody has yet."""
    last = reviewed_on(case)
    if last is None:
        return None
    year, month, day = last.latest
    years, month = divmod(month - 1 + (case.facts.review_every or EVERY), 12)
    year, month = year + years, month + 1
    return PartialDate(year, month, min(day, calendar.monthrange(year, month)[1]))
