"""How far what a page says reaches: the newest dated fact that a document supports.

Read by `upkeep`. What somebody did to the page or to an offer (read, checked, confirmed) is no fact of the case.
"""

from __future__ import annotations

from macros.casebook.library.case import Case
from macros.casebook.schema.dates import PartialDate, later

_ABOUT_THE_PAGE = frozenset({"verified_on", "confirmed_on", "until", "seen_alive", "read_by_pole"})


def known_until(case: Case) -> PartialDate | None:
    """The date of the newest fact that cites a document, of the day of the case itself where it is later; None where no fact is dated."""
    dates = (
        value
        for group in case.groups()
        if isinstance(group.__dict__.get("source"), str)
        for name, value in group.__dict__.items()
        if type(value) is PartialDate and name not in _ABOUT_THE_PAGE
    )
    return later(case.own_date, *dates)
