"""Sessions as the rules of the timetable compare them (`timetable`), and which of them are at once.

Its twin in the browser is `contribute/rules/programme/slots.js`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.casebook.language.french import folded, hour
from macros.casebook.schema.clock import minute_of
from macros.casebook.schema.constraints import Part
from macros.casebook.schema.dates import Day, PartialDate, shortened

THIS_DAY = Day(0, 0, 0)
"""The day of the sessions of an event of one day that is not known to the day: they are on one day, whichever that is."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session as the rules compare it.

    `rank` is its place in the file, from 0; `day` its day, `THIS_DAY`, or None where it cannot be told; `begins` and `until` are
    minutes of that day, `until` the first after it: a session without an end fills the minute in which it begins, and one without a day
    or an hour has neither. `room` is the folded name of its room, empty without one; `people` the folded names of those who speak.
    """

    rank: int
    title: str
    hours: str
    day: Day | None
    begins: int | None
    until: int | None
    room: str
    people: tuple[str, ...]

    @property
    def is_timed(self) -> bool:
        return self.begins is not None


def person(speaker: str) -> str:
    """Who a line of `speakers` names, to be compared: what stands before the first comma, folded."""
    return folded(speaker.partition(",")[0])


def earlier_at_once(slots: Iterable[Slot]) -> dict[int, int]:
    """The sessions that are at once with one before them in the file: their rank, and that of the first such one. Sessions that only
    touch, and those without an hour, are not."""
    running: list[Slot] = []
    found: dict[int, int] = {}
    for slot in sorted((slot for slot in slots if slot.is_timed), key=_by_time):
        running = [other for other in running if other.day == slot.day and _until(other) > _begins(slot)]
        for other in running:
            first, second = sorted((slot.rank, other.rank))
            found[second] = min(found.get(second, first), first)
        running.append(slot)
    return found


def without_parallel(slots: Iterable[Slot]) -> frozenset[int]:
    """The ranks of the timed sessions during which there is no other."""
    alone: set[int] = set()
    last: Slot | None = None  # of those before, the one that ends last
    for slot in sorted((slot for slot in slots if slot.is_timed), key=_by_time):
        if last is None or last.day != slot.day or _until(last) <= _begins(slot):
            alone.add(slot.rank)
            last = slot
        else:
            alone.discard(last.rank)
            last = max(last, slot, key=_until)
    return frozenset(alone)


def _by_time(slot: Slot) -> tuple[Day, int, int]:
    return slot.day or THIS_DAY, _begins(slot), slot.rank


def _begins(slot: Slot) -> int:
    return slot.begins or 0


def _until(slot: Slot) -> int:
    return slot.until or 0


def slot_of(rank: int, session: Part, event: Part) -> Slot:
    """The session of a rank, as the rules compare it, from the valid fields of its group and of the event."""
    day = _day(session.get("day"), event.get("starts"), event.get("ends")) if "day" in session and "ends" in event else None
    start, end = session.get("start"), session.get("end")
    begins = minute_of(start) if start and day else None
    until = None if begins is None else max(minute_of(end), begins + 1) if end else begins + 1
    return Slot(
        rank,
        shortened(session.get("title") or "…"),
        f"de {hour(start)} à {hour(end)}" if start and end else f"à {hour(start)}" if start else "",
        day,
        begins,
        until,
        folded(session.get("room") or ""),
        tuple(filter(None, map(person, session.get("speakers") or ()))),
    )


def _day(own: PartialDate | None, starts: PartialDate | None, ends: PartialDate | None) -> Day | None:
    date = own or starts
    if not own and ends and ends != starts:
        return None
    if date and date.day and not date.about:
        return date.earliest
    return None if own else THIS_DAY
