"""The programme of an event: its sessions with the fragment of their address, their day, their moments, their room.

What a file says of a session is a wall clock; here it becomes a moment of the zone where the event is. Pages, calendars and
programme data are made of these values; the check has seen to it that they do not contradict each other (`schema.timetable`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from macros.casebook.language.french import folded
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.schema.clock import minute_of, moment, zone_of_place
from macros.casebook.schema.dates import Day, PartialDate
from macros.casebook.schema.fragments import fragments_of


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session of a programme.

    `id` is the fragment of its address, without the `#`: its own id, else one made of its title; `number` its rank in the file,
    from 1. `session` is what the file says of it (`types.evenement.Session`). `day` is its day, None where it is not known;
    `start` and `end` are moments in the zone of the event, None without a day or an hour. `room` is the name of its room, as the list
    of rooms writes it where that has it, empty without one; `capacity` the number of places there, None where it is not said.
    """

    id: str
    number: int
    session: Any
    day: Day | None = None
    start: datetime | None = None
    end: datetime | None = None
    room: str = ""
    capacity: int | None = None

    @property
    def is_timed(self) -> bool:
        """Whether it is known when it begins, to the minute."""
        return self.start is not None


@dataclass(frozen=True)
class Programme:
    """The sessions of an event, in the order of its file, and the zone in which its clocks run (`Europe/Paris`)."""

    zone: str
    sessions: tuple[PlannedSession, ...] = ()

    def __iter__(self) -> Iterator[PlannedSession]:
        return iter(self.sessions)

    def __len__(self) -> int:
        return len(self.sessions)

    @cached_property
    def chronological(self) -> tuple[PlannedSession, ...]:
        """The sessions by day and hour. Those that begin at once stay in the order of the file; one without an hour stays behind
        the session that is before it there on its day, one without a day behind the session before it."""
        places: list[tuple[Day, int]] = []
        place = (Day(0, 0, 0), -1)
        for planned in self.sessions:
            day = planned.day or place[0]
            if planned.start and planned.session.start:
                place = (day, minute_of(planned.session.start))
            elif day != place[0]:
                place = (day, -1)
            places.append(place)
        order = sorted(range(len(self.sessions)), key=places.__getitem__)
        return tuple(self.sessions[index] for index in order)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days on which there is a session, in their order."""
        return tuple(sorted({planned.day for planned in self.sessions if planned.day}))

    @cached_property
    def by_id(self) -> dict[str, PlannedSession]:
        """The sessions by their ids."""
        return {planned.id: planned for planned in self.sessions}


def programme(event: Case, library: Library) -> Programme:
    """Returns the programme of an event; one without sessions where the case has none."""
    zone = zone_of_event(event, library)
    sessions = event.fact("programme", ())
    rooms = {folded(room.name): room for room in event.fact("rooms", ())}
    fragments = fragments_of([(session.id, session.title) for session in sessions])
    planned = []
    for number, (session, id) in enumerate(zip(sessions, fragments, strict=True), 1):
        day = day_of(session.day, event.fact("starts"), event.fact("ends"))
        room = rooms.get(folded(session.room)) if session.room else None
        planned.append(
            PlannedSession(
                id,
                number,
                session,
                day,
                moment(day, session.start, zone) if day and session.start else None,
                moment(day, session.end, zone) if day and session.end else None,
                room.name if room else session.room or "",
                room.capacity if room else None,
            )
        )
    return Programme(zone, tuple(planned))


def day_of(own: PartialDate | None, starts: PartialDate | None, ends: PartialDate | None) -> Day | None:
    """The day of a session: its own, else that of the event where it has one day; None where it is not known to the day."""
    date = own or (starts if not ends or ends == starts else None)
    return date.earliest if date and date.day and not date.about else None


def zone_of_event(event: Case, library: Library) -> str:
    """The zone in which the clocks of an event run: that of its commune, else of its departments, else of its regions."""
    facts = event.facts
    commune = library.communes[facts.place].department if facts.place else None
    return zone_of_place(commune, facts.departments, facts.regions, {term.id: term.region for term in library.vocabularies["departments"]})
