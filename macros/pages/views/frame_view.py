"""What the frame of a case shows that its page shows otherwise: when an event is, its programme in short.

Called by the template `frame.html`. The card itself is made of what `views` and the case say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby

from macros.casebook.language import french
from macros.casebook.library.case import Case
from macros.casebook.library.programme import PlannedSession, programme
from macros.casebook.schema.dates import span
from macros.casebook.schema.fields import annotation_of
from macros.casebook.schema.values import Choices
from macros.pages.views.numbering import Group
from macros.pages.views.views import Link, Views

MOST_BYTES = 12_000
"""How many bytes the programme of a frame takes at most, about: the whole frame stays under 30 KB with its sheet."""

MARKUP = 170
"""How many bytes the marks around a session or a case take, about."""


@dataclass(frozen=True, slots=True)
class ShortProgramme:
    """What fits into a frame of what an event shows: the first sessions by day, each day with its words; then the first cases that were
    presented at no known hour. `sessions_left` and `sheets_left` count the others."""

    days: tuple[Group, ...]
    sessions_left: int
    sheets: tuple[Link, ...]
    sheets_left: int


class FrameView:
    """What frames show. One `FrameView` serves one build."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def when(self, case: Case) -> str:
        """When a case itself was or will be, in French; empty where its type has no such date."""
        starts, ends = case.fact("starts"), case.fact("ends")
        if starts and ends and ends != starts:
            return span(starts, ends)
        return starts.words if starts else case.own_time

    def status(self, case: Case) -> str:
        """What became of an event that is not held as it was announced, in French; empty otherwise."""
        value = case.fact("status")
        choices = annotation_of(case.kind.model_fields["status"], Choices) if value else None
        return choices.labels[value] if choices and value != "maintenue" else ""

    def programme(self, case: Case) -> ShortProgramme:
        """The first sessions and cases of an event that fit into a frame. Days are without words where the event has one day, or
        where the day is not known."""
        planned = programme(case, self._views.library)
        several = len(planned.days) > 1
        address = len(self._views.case_address(case.key) or "")
        weights = [self._weight(session, address) for session in planned.chronological]
        shown = planned.chronological[: _fitting(weights, MOST_BYTES)]
        days = groupby(shown, key=lambda session: session.day if several else None)
        sheets = self.sheets(case.fact("cases", ()))
        fitting = _fitting([_bytes(sheet) for sheet in sheets], MOST_BYTES - sum(weights[: len(shown)]))
        return ShortProgramme(
            tuple(Group(french.day(*day) if day else "", tuple(sessions)) for day, sessions in days),
            len(planned) - len(shown),
            tuple(sheets[:fitting]),
            len(sheets) - fitting,
        )

    def _weight(self, planned: PlannedSession, address: int) -> int:
        """How many bytes a session takes, about, on a page whose address has so many."""
        own = Link(planned.session.title + planned.room, planned.id)
        return address + _bytes(own) + sum(map(_bytes, self.sheets(planned.session.cases)))

    def sheets(self, keys: tuple[str, ...]) -> list[Link]:
        """The cases of some keys by their titles; the withdrawn ones are left out."""
        return [link for key in keys if (link := self._views.case(key))]


def _bytes(link: Link) -> int:
    return len(escape(f"{link.text}{link.href}").encode()) + MARKUP


def _fitting(weights: Iterable[int], most: int) -> int:
    """How many of the first of some things, by their bytes, make no more than `most`; at least one where there is one."""
    count = 0
    for weight in weights:
        most -= weight
        if count and most < 0:
            break
        count += 1
    return count
