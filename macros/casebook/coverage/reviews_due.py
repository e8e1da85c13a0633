"""When pages are to be read again, month by month, by the public rule (`library.reviews`). Whether a month is past depends on the day: whoever reads
knows it, and the build does not."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.library.reviews import due_on, first_due_on
from macros.casebook.schema.dates import PartialDate


def reviews_due(library: Library) -> Mapping[PartialDate | None, tuple[Case, ...]]:
    """The published cases by the month in which their next review is due, or their first one, the earliest first; under None those of which nothing
    is dated."""
    months: dict[PartialDate | None, list[Case]] = {}
    for case in library.published.values():
        due = due_on(case) or first_due_on(case, library.sources)
        months.setdefault(PartialDate(due.year, due.month) if due else None, []).append(case)
    return {month: tuple(months[month]) for month in sorted(months, key=lambda month: (month is None, month.earliest if month else ()))}
