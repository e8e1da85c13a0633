"""When a page was last reviewed, and when it is due again.

Computed from the files alone; nothing here reads the clock. Whether a page is overdue is
told in the visitor's browser, which knows the day, and by the check, which is told it
(`upkeep`).
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping

from macros.casebook.library.case import Case
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.document import Document

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
    return _later(last, case) if last else None


def first_due_on(case: Case, sources: Mapping[str, Document]) -> PartialDate | None:
    """The day from which a page that nobody ever reviewed should be: the usual time after
    the newest of its documents was read, or was published where no reading is dated.
    None for a page without a document."""
    documents = [sources[cited] for cited in case.sources]
    dates = [document.read_on for document in documents if document.read_on] or [document.published for document in documents if document.published]
    return _later(max(dates, key=lambda date: date.latest), case) if dates else None


def _later(date: PartialDate, case: Case) -> PartialDate:
    """The last day of a date, and the months from one review to the next."""
    last = date.latest
    years, month = divmod(last.month - 1 + (case.facts.review_every or EVERY), 12)
    year, month = last.year + years, month + 1
    return PartialDate(year, month, min(last.day, calendar.monthrange(year, month)[1]))
