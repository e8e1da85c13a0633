"""When a page was last reviewed, when its next review is due, and which of its facts the pole confirmed.

Computed from the files; nothing here reads the clock. Whether a review is overdue depends on the day: the visitor's
browser shows it, and the check reports it for the day that it gets as an argument (`check.upkeep`).
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.confirmation import Confirmation, answered
from macros.casebook.types.document import Document

EVERY = 12
"""Months from one review to the next, unless a file sets its own number (`review_every`)."""


def reviewed_on(case: Case) -> PartialDate | None:
    """The latest date on which the team reviewed the page, or the pole itself read it; None when neither has."""
    review, provenance = case.facts.reviewed, case.facts.provenance
    dates = [review.on if review else None, provenance.read_by_pole if provenance else None]
    return max((date for date in dates if date), key=lambda date: date.latest, default=None)


def due_on(case: Case) -> PartialDate | None:
    """The day on which the next review of a reviewed page is due; None for a page that nobody has reviewed."""
    last = reviewed_on(case)
    return _later(last, case) if last else None


def first_due_on(case: Case, sources: Mapping[str, Document]) -> PartialDate | None:
    """The day on which the first review of a page is due; None for a page without a dated document.

    It is the usual time after the newest of its documents was read, or was published when no reading is dated.
    `sources` are the documents of the library by their ids.
    """
    documents = [sources[cited] for cited in case.sources]
    dates = [document.read_on for document in documents if document.read_on] or [document.published for document in documents if document.published]
    return _later(max(dates, key=lambda date: date.latest), case) if dates else None


def confirmed(case: Case, fact: Any) -> tuple[PartialDate, Confirmation | None] | None:
    """When those whom a fact of a case tells of said that it is true, and what they said that day; None for what is no group of facts,
    for a fact that nobody confirmed, and as long as no editor knows that the pole read the page since (`read_by_pole`).

    Anybody can propose a confirmation: without an answer from the pole itself, nothing of it is told. A fact keeps the day alone: where several
    said something that day, in different roles, whose word it was is not known. It is not looked for by its place, which is another fact's as
    soon as a line is added.
    """
    read = case.facts.provenance and case.facts.provenance.read_by_pole
    on = getattr(fact, "confirmed_on", None) if read else None  # few pages were read again, and this is asked for every fact
    if not on or not answered(on, read):
        return None
    that_day = [said for said in case.facts.confirmations if said.on == on]
    return on, that_day[0] if len({said.role for said in that_day}) == 1 else None


def _later(date: PartialDate, case: Case) -> PartialDate:
    """The last day that a date can mean, plus the months from one review of the case to the next."""
    last = date.latest
    years, month = divmod(last.month - 1 + (case.facts.review_every or EVERY), 12)
    year, month = last.year + years, month + 1
    return PartialDate(year, month, min(last.day, calendar.monthrange(year, month)[1]))
