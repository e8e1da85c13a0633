"""The programme of an event in the format that frab began, which conference apps read (Giggity, Fahrplan …).

Called by the output `schedule`. The shape is that of c3voc's public JSON Schema (https://c3voc.de/schedule/schema.json). The format knows
no session without a moment: those whose hour is not known are left out, and the description says how many they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid5

from macros.casebook.language.french import counted, folded, slug
from macros.casebook.library.event_days import MOST_DAYS, after
from macros.casebook.library.programme import PlannedSession
from macros.casebook.schema.clock import moment
from macros.casebook.schema.dates import Day
from macros.pages.events.meetings import Meeting, Meetings, people

SLOT = timedelta(minutes=5)
"""The smallest step of a timetable, and how long a session is shown whose end is not known."""

NO_ROOM = "Salle non précisée"
"""Where a session is of which neither a room nor a building is known: the format wants a room."""

LARGEST = 2**31 - 1
"""The largest number of a session that apps can keep."""

STATES = {"annulee": "Rencontre annulée.", "reportee": "Rencontre reportée."}


def schedule(meetings: Meetings, meeting: Meeting) -> Mapping[str, Any]:
    """An event and its sessions whose hour is known, as plain values; of one that was withdrawn, its days alone."""
    return {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "Bibliothèque des PTCE"},
        "schedule": {
            "version": f"{_iso(meeting.stamp)}.{meeting.revision}",
            "base_url": meeting.page,
            "conference": _conference(meetings, meeting),
        },
    }


def _conference(meetings: Meetings, meeting: Meeting) -> Mapping[str, Any]:
    facts = meeting.case.facts
    days = _days(meeting)
    told: dict[str, Any] = {
        "acronym": _acronym(meeting),
        "title": "Rencontre retirée" if meeting.withdrawn else meeting.case.title,
        "description": " ".join(_description(meeting)),
        "start": _iso(meeting.days[0].first),
        "end": _iso(meeting.last),
        "daysCount": len(days),
        "timeslot_duration": _duration(SLOT),
        "time_zone_name": meeting.programme.zone,
        "url": meeting.page,
    }
    if meeting.withdrawn:
        return told | {"rooms": [], "days": [_day(meeting, rank, day, {}) for rank, day in enumerate(days, 1)]}
    rooms = _rooms(meeting)
    tracks = dict.fromkeys(planned.session.track for planned in meeting.timed if planned.session.track)
    sessions = list(zip(meeting.timed, _sessions(meetings, meeting), strict=True))
    by_day = {day: {name: [told for planned, told in sessions if planned.day == day and told["room"] == name] for name in rooms} for day in days}
    return told | {
        "keywords": meetings.views.labels([("themes", facts.themes)]),
        "tracks": [{"name": name} for name in tracks],
        "rooms": list(rooms.values()),
        "days": [_day(meeting, rank, day, by_day[day]) for rank, day in enumerate(days, 1)],
    }


def _days(meeting: Meeting) -> tuple[Day, ...]:
    """The days of an event, and those of its sessions; of an event that lasts for weeks, these alone."""
    of_sessions = {planned.day for planned in meeting.timed if planned.day}
    runs = [days.each() for days in meeting.days if days.lasts < MOST_DAYS]
    return tuple(sorted(of_sessions.union(*runs)))


def _day(meeting: Meeting, index: int, day: Day, rooms: Mapping[str, list[Any]]) -> Mapping[str, Any]:
    """A day with its sessions by the name of their room, from midnight to midnight."""
    starts, ends = (moment(one, "00:00", meeting.programme.zone).isoformat() for one in (day, after(day)))
    used = {name: sessions for name, sessions in rooms.items() if sessions}
    return {"index": index, "date": _iso(day), "day_start": starts, "day_end": ends, "rooms": used}


def _rooms(meeting: Meeting) -> dict[str, Mapping[str, Any]]:
    """The rooms by their names, those of the event first, then others that a session names."""
    rooms: dict[str, Mapping[str, Any]] = {}
    for room in meeting.case.facts.rooms:
        rooms.setdefault(room.name, {"name": room.name, "guid": _guid(meeting, "salle", room.name), "description": room.note, "capacity": room.capacity})
    for planned in meeting.timed:
        name = _room(meeting, planned)
        rooms.setdefault(name, {"name": name, "guid": _guid(meeting, "salle", name), "description": None, "capacity": planned.capacity})
    return rooms


def _room(meeting: Meeting, planned: PlannedSession) -> str:
    return planned.room or meeting.case.facts.venue or NO_ROOM


def _sessions(meetings: Meetings, meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """The sessions whose hour is known, in the order of time."""
    numbers: set[int] = set()
    for planned in meeting.timed:
        session = planned.session
        uid = meeting.uid_of(planned)
        number = uid.int % LARGEST + 1
        while number in numbers:
            number += 1
        numbers.add(number)
        sheets = meetings.sheets(session.cases)
        assert planned.start, "only sessions whose hour is known are told"
        yield {
            "guid": str(uid),
            "id": number,
            "date": planned.start.isoformat(),
            "start": f"{planned.start:%H:%M}",
            "duration": _duration(_length(planned.start, planned.end)),
            "room": _room(meeting, planned),
            "slug": f"{meeting.case.slug}-{planned.id if planned.id.isascii() else planned.number}".lower(),
            "url": meeting.url_of(planned),
            "title": session.title,
            "subtitle": session.series or "",
            "track": session.track or "",
            "type": meetings.views.labels([("session_kinds", [session.kind])])[0],
            "language": "fr",
            "abstract": session.text or "",
            "description": " ".join(_remarks(planned, sheets.withdrawn)),
            "persons": [_person(meeting, key, *said) for key, said in people([session]).items()],
            "links": [{"title": sheet.title, "url": sheet.url, "type": "related"} for sheet in sheets.shown],
            "attachments": [],
        }


def _person(meeting: Meeting, key: str, name: str, role: str) -> Mapping[str, Any]:
    told = {"guid": _guid(meeting, "personne", key), "name": name, "public_name": name}  # the latter is what older apps show
    return told | {"biography": role} if role else told


def _description(meeting: Meeting) -> Iterator[str]:
    facts = meeting.case.facts
    if meeting.withdrawn:
        yield f"La page de cette rencontre a été retirée de la bibliothèque {facts.withdrawn.on.since}."
        return
    if facts.status in STATES:
        yield STATES[facts.status]
    yield facts.summary
    if meeting.untimed:
        number = counted(len(meeting.untimed), "temps sans horaire précisé n’est pas ici", "temps sans horaire précisé ne sont pas ici")
        yield f"{number}, mais sur la page de la rencontre."


def _remarks(planned: PlannedSession, withdrawn: int) -> Iterator[str]:
    if planned.end is None:
        yield "L’heure de fin n’est pas précisée."
    if withdrawn:
        yield f"{counted(withdrawn, 'fiche retirée', 'fiches retirées')} de la bibliothèque depuis."


def _acronym(meeting: Meeting) -> str:
    """A short name in the alphabet that the format admits, of four characters or more; of what was withdrawn, one that says nothing."""
    return f"rencontre_{meeting.uid.hex[:8]}" if meeting.withdrawn else slug(meeting.case.slug).replace("-", "_").ljust(4, "_")


def _guid(meeting: Meeting, kind: str, name: str) -> str:
    """The name, for ever, of a room or a person of an event; that of a person is another one at each event."""
    return str(uuid5(meeting.uid, f"{kind}:{folded(name)}"))


def _length(start: datetime, end: datetime | None) -> timedelta:
    """How long a session is, over a change of the clocks too: moments of one zone would be told apart by what its clocks show."""
    return end.astimezone(UTC) - start.astimezone(UTC) if end else SLOT


def _duration(length: timedelta) -> str:
    minutes = length // timedelta(minutes=1)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _iso(day: Day) -> str:
    return "{:04}-{:02}-{:02}".format(*day)
