"""The door sheets of an event: a session each, to be read from three metres.

Made of `rooms`, for the page and the PDF. How large the letters of a sheet are depends on how much stands on it, so that it stays one
sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from macros.casebook.library.case import Case
from macros.pages.views.packs.pack import Pack, PackedCase, PackedSession
from macros.pages.views.packs.rooms import room_days
from macros.pages.views.short_links import short_address

SIZES = ("large", "medium", "small", "tiny")
"""The sizes of letters, the largest first."""

LARGEST_ROOM, LARGEST_TITLE, LARGEST_LIST = (26, 60), (45, 80), (160, 420, 920)
"""Up to how many characters the name of a room, the title of a session, and all that is listed below it, have each of `SIZES` but the last."""

OF_A_LINE = 30
"""How many characters an item of a list weighs beside its own, for it begins a line."""


@dataclass(frozen=True, slots=True)
class Door:
    """What stands at the door of a room for a session: its day in French words, empty where it is not known, and what follows it in this
    room on that day, None where nothing does or where it has no room. `address` leads to it, from the root of the site."""

    day: str
    packed: PackedSession
    following: PackedSession | None
    address: str

    @property
    def room(self) -> str:
        """The name of its room; empty without one."""
        return self.packed.planned.room

    @property
    def session(self) -> Any:
        """What the file says of the session (`types.evenement.Session`)."""
        return self.packed.planned.session

    @property
    def cases(self) -> tuple[PackedCase, ...]:
        """The cases that it presents, but one whose title it has: a sheet says nothing twice."""
        return tuple(one for one in self.packed.cases if one.case.title != self.session.title)

    @property
    def room_size(self) -> str:
        """The size of the name of its room, one of `SIZES`."""
        return _size(len(self.room), LARGEST_ROOM)

    @property
    def title_size(self) -> str:
        """The size of its title, one of `SIZES`."""
        return _size(len(self.session.title), LARGEST_TITLE)

    @property
    def list_size(self) -> str:
        """The size of who speaks and what is presented, one of `SIZES`."""
        return _size(len(", ".join(self.session.speakers)) + sum(len(one.case.title) + OF_A_LINE for one in self.cases), LARGEST_LIST)


def doors(pack: Pack) -> tuple[Door, ...]:
    """The door sheets of an event: by day, by room, by hour."""
    return tuple(
        Door(room_day.day, packed, following if room_day.room else None, session_address(pack.event, packed))
        for room_day in room_days(pack)
        for packed, following in pairwise((*room_day.sessions, None))
        if packed
    )


def session_address(event: Case, packed: PackedSession) -> str:
    """The address of a session from the root of the site: the short address of its event, or that of its page, with its fragment."""
    return f"{short_address(event) or f'{event.key}/'}#{packed.planned.id}"


def _size(weight: int, bounds: tuple[int, ...]) -> str:
    return SIZES[sum(weight > bound for bound in bounds)]
