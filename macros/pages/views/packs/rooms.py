"""The sessions of an event by day and room: what whoever keeps a room follows.

Made of `pack`, for the running orders; `doors` makes a sheet of each session.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.casebook.language.french import folded, hour
from macros.casebook.schema.clock import minute_of
from macros.pages.views.packs.pack import Pack, PackedSession


@dataclass(frozen=True, slots=True)
class RoomDay:
    """The sessions of a room on a day, in the order of time: its day and its name, each empty where it is not known."""

    day: str
    room: str
    sessions: tuple[PackedSession, ...]


def room_days(pack: Pack) -> tuple[RoomDay, ...]:
    """The days of an event, and on each its rooms in the order in which the event lists them, then the others in that of time; last, what
    has no room."""
    listed = [folded(room.name) for room in pack.event.fact("rooms", ())]
    return tuple(room_day for packed_day in pack.days for room_day in _of_day(packed_day.words, packed_day.sessions, listed))


def hours(session: Any) -> str:
    """When a session is, in French: `9 h 30 – 10 h`; empty where it is not known."""
    return " – ".join(hour(time) for time in (session.start, session.end if session.start else None) if time)


def length(session: Any) -> str:
    """How long a session lasts, in French: `1 h 30`, `45 min`; empty where it is not known."""
    if not session.start or not session.end:
        return ""
    minutes = minute_of(session.end) - minute_of(session.start)
    return hour(f"{minutes // 60:02}:{minutes % 60:02}") if minutes >= 60 else f"{minutes}\u00a0min"


def _of_day(day: str, sessions: Sequence[PackedSession], listed: Sequence[str]) -> Iterator[RoomDay]:
    by_room: dict[str, list[PackedSession]] = {}
    for packed in sessions:
        by_room.setdefault(folded(packed.planned.room), []).append(packed)
    order = [*listed, *(name for name in by_room if name and name not in listed), ""]
    for name in (name for name in order if name in by_room):
        yield RoomDay(day, by_room[name][0].planned.room, tuple(by_room[name]))
