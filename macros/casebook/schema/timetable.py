"""The timetable of an event: what its sessions, its rooms and its days say of each other.

`Timetable` is a constraint across the groups of one case (`constraints.ListRule`), which the declaration of events lists. It works on
the valid part of each session, so that one that is wrong hides nothing of the others. Its twin, which the form and the organiser's
desk run, is `contribute/rules/programme/timetable.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.casebook.language.french import counted, folded, hour
from macros.casebook.language.nearest import nearest
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.schema.clock import Turn, minute_of, turn, written, zone_of_place
from macros.casebook.schema.constraints import Part, Parts
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate, shortened
from macros.casebook.schema.fragments import fragment_for, fragments_of, is_kept
from macros.casebook.schema.slots import THIS_DAY, Slot, earlier_at_once, person, slot_of, without_parallel


@dataclass(frozen=True, slots=True)
class Fragments:
    """No two sessions of the `programme` have one `id`, and none has an id that its page keeps for itself (`fragments`)."""

    def check(self, values: Part, parts: Parts, context: Context) -> Iterator[Finding]:
        ids = [(rank, id) for rank, session in parts.get("programme", {}).items() if (id := session.get("id"))]
        taken = {id for _rank, id in ids}
        seen: set[str] = set()
        for rank, id in ids:
            if id in seen or is_kept(id):
                fresh = fragment_for(id, taken)
                taken.add(fresh)
                yield finding(("programme", rank, "id"), "session-id" if id in seen else "session-id/kept", value=id, fresh=fresh)
            seen.add(id)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The sessions `programme` of an event are on its days, at hours that exist; no two are in one room at once, nor, as a warning, one
    person in both; the `rooms` have their names and are large enough."""

    def check(self, values: Part, parts: Parts, context: Context) -> Iterator[Finding]:
        sessions, rooms = parts.get("programme", {}), parts.get("rooms", {})
        slots = {rank: slot_of(rank, session, values) for rank, session in sessions.items()}
        zone = _zone(values, context)
        for rank, session in sessions.items():
            yield from _days(rank, session, values)
            yield from _hours(rank, session, slots[rank], zone)
        yield from _rooms_at_once(sessions, slots)
        yield from _people_at_once(sessions, slots)
        yield from _rooms(sessions, slots, values, rooms)


@dataclass(frozen=True, slots=True)
class FromSession:
    """What came out of a session (`outputs`) names one of the `programme` by the fragment of its address: its id, else one made of its title."""

    def check(self, values: Part, parts: Parts, context: Context) -> Iterator[Finding]:
        programme = parts.get("programme", {}).values()
        if not all("id" in session and session.get("title") for session in programme):
            return  # the fragment of one that is wrong may be the one that is meant
        known = fragments_of([(session["id"], session["title"]) for session in programme])
        for rank, output in parts.get("outputs", {}).items():
            session = output.get("session")
            if session and session not in known:
                yield finding(("outputs", rank, "session"), "session-unknown", nearest(session, known), value=shortened(session))


def _zone(values: Part, context: Context) -> str:
    place = values.get("place")
    commune = context.communes[place].department if place else None
    homes = {department: home.region for department, home in context.homes.items()}
    return zone_of_place(commune, values.get("departments") or (), values.get("regions") or (), homes)


def _days(rank: int, session: Part, event: Part) -> Iterator[Finding]:
    """A day outside those of the event; an hour of a session that does not say on which of several days."""
    own, starts, ends = session.get("day"), event.get("starts"), event.get("ends")
    if not starts or "ends" not in event or (ends and ends.latest < starts.earliest):
        return  # which days are those of the event cannot be told
    last = ends or starts
    if own and (own.latest < starts.earliest or own.earliest > last.latest):
        if last == starts:
            yield finding(("programme", rank, "day"), "session-outside", value=own.words, first=starts.words)
        else:
            yield finding(("programme", rank, "day"), "session-outside/days", value=own.words, first=starts.words, last=last.words)
    if session.get("start") and "day" in session and not own and last != starts:
        yield finding(("programme", rank, "day"), "session-without-day", first=starts.words, last=last.words, example=str(starts))


def _hours(rank: int, session: Part, slot: Slot, zone: str) -> Iterator[Finding]:
    """The hours that the clocks of the place leave out, or show twice."""
    if not slot.day or slot.day == THIS_DAY:
        return
    for name in ("start", "end"):
        time = session.get(name)
        change = turn(slot.day, time, zone) if time else None
        if time and change:
            words = {"value": hour(time), "day": PartialDate(*slot.day).words, **_advice(time, change)}
            yield finding(("programme", rank, name), "hour-missing" if change.missing else "hour-twice", **words)


def _advice(time: str, change: Turn) -> dict[str, str]:
    return {"instead": written(minute_of(time) + change.minutes), "before": change.begins, "after": change.ends}


def _rooms_at_once(sessions: Mapping[int, Part], slots: Mapping[int, Slot]) -> Iterator[Finding]:
    for together in _by_name((slot.room, slot) for slot in slots.values()).values():
        for rank, first in earlier_at_once(together).items():
            said = {"room": shortened(sessions[rank]["room"]), "title": slots[first].title, "hours": slots[first].hours}
            yield finding(("programme", rank, "room"), "room-taken", **said)


def _people_at_once(sessions: Mapping[int, Part], slots: Mapping[int, Slot]) -> Iterator[Finding]:
    for name, together in _by_name((name, slot) for slot in slots.values() for name in dict.fromkeys(slot.people)).items():
        for rank, first in earlier_at_once(together).items():
            index, speaker = next((index, line) for index, line in enumerate(sessions[rank]["speakers"]) if person(line) == name)
            said = {"person": shortened(speaker.partition(",")[0].strip()), "title": slots[first].title, "hours": slots[first].hours}
            yield finding(("programme", rank, "speakers", index), "person-twice", **said)


def _by_name(named: Iterable[tuple[str, Slot]]) -> dict[str, list[Slot]]:
    """The sessions that have each name in common; those without a name are left out."""
    groups: dict[str, list[Slot]] = {}
    for name, slot in named:
        if name:
            groups.setdefault(name, []).append(slot)
    return groups


def _rooms(sessions: Mapping[int, Part], slots: Mapping[int, Slot], event: Part, rooms: Mapping[int, Part]) -> Iterator[Finding]:
    """A room listed twice; a room of a session that is not listed, or that is too small for it."""
    listed: dict[str, Part] = {}
    for rank, room in rooms.items():
        name = folded(room.get("name") or "")
        if name and listed.setdefault(name, room) is not room:
            yield finding(("rooms", rank, "name"), "room-twice", value=shortened(room["name"]))
    whole = bool(rooms) and all(room.get("name") for room in rooms.values())  # a name that is wrong may be the one that is meant
    alone = without_parallel(slots.values())
    for rank, slot in slots.items():
        known = listed.get(slot.room)
        if slot.room and whole and not known:
            typed = shortened(sessions[rank]["room"])
            yield finding(("programme", rank, "room"), "room-unknown", nearest(typed, [room["name"] for room in listed.values()]), value=typed)
        own = sessions[rank].get("expected")
        expected = own if own is not None else event.get("expected") if "expected" in sessions[rank] and rank in alone else None
        capacity = known.get("capacity") if known else None
        if known and expected is not None and capacity is not None and expected > capacity:
            said = {"expected": counted(expected, "personne attendue", "personnes attendues"), "places": counted(capacity, "place"), "room": known["name"]}
            yield finding(("programme", rank, "room" if own is None else "expected"), "room-small", **said)
