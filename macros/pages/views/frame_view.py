"""What the frame of a case shows that its page shows otherwise: when an event is, its programme in short.

Called by the template `frame.html`. The card itself is made of what `views` and the case say.
"""

from __future__ import annotations

from itertools import groupby

from macros.casebook.language import french
from macros.casebook.library.case import Case
from macros.casebook.library.programme import programme
from macros.casebook.schema.fields import annotation_of
from macros.casebook.schema.values import Choices
from macros.pages.views.numbering import Group
from macros.pages.views.views import Link, Views


class FrameView:
    """What frames show. One `FrameView` serves one build."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def when(self, case: Case) -> str:
        """When a case itself was or will be, in French; empty where its type has no such date."""
        starts, ends = case.fact("starts"), case.fact("ends")
        if starts and ends and ends != starts:
            return f"du {starts.words} au {ends.words}"
        date = case.own_date
        return "" if date is None else case.dated if case.kind.dated_by[1] else date.words

    def status(self, case: Case) -> str:
        """What became of an event that is not held as it was announced, in French; empty otherwise."""
        value = case.fact("status")
        choices = annotation_of(case.kind.model_fields["status"], Choices) if value else None
        return choices.labels[value] if choices and value != "maintenue" else ""

    def days(self, case: Case) -> list[Group]:
        """The sessions of an event by day, each day with its words; without words where the event has one day, or where the day is
        not known."""
        planned = programme(case, self._views.library)
        several = len(planned.days) > 1
        days = groupby(planned.chronological, key=lambda session: session.day if several else None)
        return [Group(french.day(*day) if day else "", tuple(sessions)) for day, sessions in days]

    def sheets(self, keys: tuple[str, ...]) -> list[Link]:
        """The cases of some keys by their titles; the withdrawn ones are left out."""
        return [link for key in keys if (link := self._views.case(key))]
