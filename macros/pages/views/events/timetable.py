"""The programme of an event as its page shows it: its days, and the place of each session in the timetable of its day.

Made of `library.programme`, shown by the macro `programme` of `extras.html`. Whatever the width of the screen, a day is one list in the
order of time, which is read out, printed and shown on a telephone as it is. Where sessions run beside each other, classes of
a bounded set say where a wide screen puts each (`docs/stylesheets/programme.css`), since no page may carry a style of its own. The
form's preview has the twin `docs/javascripts/contribute/preview/timetable.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from macros.casebook.language.french import day, folded, slug, weekday
from macros.casebook.library.programme import PlannedSession, Programme
from macros.casebook.schema.clock import minute_of
from macros.casebook.schema.dates import Day

COLUMNS = 6
"""How many sessions a wide screen sets side by side in columns; where more run at once, they stand in rows, those that begin together
in one row."""

ROWS = 60
"""How many different hours, beginnings and ends, a day with columns may have."""

NARROWINGS = 40
"""How many rooms, tracks and series a programme can be narrowed to."""

FEW = 8
"""Up to this number of sessions, a programme is not narrowed: it is seen at a glance."""

NARROWED_BY = (("Salle", "room"), ("Parcours", "track"), ("Série", "series"))
"""What a programme can be narrowed to: its French name, and the part of the fragments."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of a timetable: the name of its room, empty without one, and how many people it can hold, if it is said."""

    name: str = ""
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A session of the library (`planned`) on the page: its moments as `datetime` writes them, with their distance from UTC, empty
    where they are not known; the classes that give it its place."""

    planned: PlannedSession
    starts: str
    ends: str
    classes: str = ""


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of a programme, or, with `words` empty, the sessions whose day is not known.

    `id` is its fragment. `layout` says how a wide screen sets it: a `list`, `columns` (one for each of `lanes`), or `rows`.
    `sessions` are in the order of time, `untimed` those whose hour is not known. `classes` are its own.
    """

    id: str
    words: str
    layout: str
    lanes: tuple[Lane, ...]
    sessions: tuple[ShownSession, ...]
    untimed: tuple[ShownSession, ...]
    classes: str = ""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A room, a track or a series to which the programme can be narrowed by a link: `label` says which of them it is. Its sessions
    bear the class `in-` with its number, which counts from 1; `id` is its fragment."""

    number: int
    id: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """The programme of an event: its days, what it can be narrowed to, group by group, and the zone of its clocks."""

    zone: str
    days: tuple[ShownDay, ...]
    narrowed: tuple[tuple[Narrowing, ...], ...]

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole width of a page, as sessions stand side by side."""
        return any(shown.layout != "list" for shown in self.days)

    @property
    def is_timed(self) -> bool:
        """Whether a moment of it is known."""
        return any(session.starts for shown in self.days for session in shown.sessions)

    @property
    def is_lone(self) -> bool:
        """Whether it is one session without an hour: what is known of a meeting, and no programme that somebody could take up."""
        return len(self.days) == 1 and not self.days[0].sessions and len(self.days[0].untimed) == 1


def timetable(programme: Programme, rooms: Sequence[Any]) -> Timetable:
    """The timetable of a programme; `rooms` are those that the event lists (`types.evenement.Room`), in their order."""
    names = [folded(room.name) for room in rooms]
    ordered = sorted(programme, key=lambda planned: (planned.day is None, planned.day or (0, 0, 0)))
    days = [_day(date, tuple(group), names) for date, group in groupby(ordered, key=attrgetter("day"))]
    narrowed = _narrowed(programme, names)
    numbers = {(one.label, folded(one.name)): one.number for group in narrowed for one in group}
    return Timetable(programme.zone, tuple(_numbered(shown, numbers) for shown in days), narrowed)


# --- a day -----------------------------------------------------------------------------------


def _day(date: Day | None, planned: Sequence[PlannedSession], rooms: Sequence[str]) -> ShownDay:
    timed = sorted((one for one in planned if one.session.start), key=lambda one: minute_of(one.session.start))
    spans = _spans(timed)
    lanes = _lanes(timed, spans, rooms) if date else [None] * len(timed)
    width = len({lane for lane in lanes if lane is not None})
    layout = "list" if not width else "columns" if width <= COLUMNS and max(end for _start, end in spans) <= ROWS else "rows"
    shown, before = [], 0
    for one, (start, end), lane in sorted(zip(timed, spans, lanes, strict=True), key=lambda place: (place[1][0], -1 if place[2] is None else place[2])):
        place = {
            f"from-{start} to-{end}": layout == "columns",
            "first": layout == "rows" and start != before,
            "lane-all": layout != "list" and lane is None,
            f"lane-{(lane or 0) + 1}": layout == "columns" and lane is not None,
        }
        shown.append(_shown(one, " ".join(name for name, bears in place.items() if bears)))
        before = start
    columns = {lane: one for one, lane in zip(timed, lanes, strict=True) if lane is not None} if layout == "columns" else {}
    return ShownDay(
        "x-jour-{:04}-{:02}-{:02}".format(*date) if date else "x-jour-inconnu",
        f"{weekday(*date)} {day(*date)}".capitalize() if date else "",
        layout,
        tuple(Lane(columns[lane].room, columns[lane].capacity) for lane in sorted(columns)),
        tuple(shown),
        tuple(_shown(one, "") for one in planned if not one.session.start),
    )


def _spans(timed: Sequence[PlannedSession]) -> list[tuple[int, int]]:
    """The hours between which each session stands, as numbers, from 1, of the different hours of the day. One whose end is not known
    ends with the next of them."""
    told = [(minute_of(one.session.start), minute_of(one.session.end) if one.session.end else None) for one in timed]
    hours = sorted({minute for span in told for minute in span if minute is not None})
    rank = {minute: number for number, minute in enumerate(hours, 1)}
    return [(rank[start], max(rank[end], rank[start] + 1) if end is not None else rank[start] + 1) for start, end in told]


def _lanes(timed: Sequence[PlannedSession], spans: Sequence[tuple[int, int]], rooms: Sequence[str]) -> list[int | None]:
    """The column of each session, from 0; None for one that nothing runs beside. A room has its column, in the order of `rooms`; what has
    none, or finds it taken, gets the first free one after them."""
    alone = [sum(_meet(other, span) for other in spans) == 1 for span in spans]
    named = dict.fromkeys(folded(one.room) for one, single in zip(timed, alone, strict=True) if one.room and not single)
    columns = sorted(named, key=lambda name: rooms.index(name) if name in rooms else len(rooms))
    taken: list[list[tuple[int, int]]] = [[] for _ in columns]
    lanes: list[int | None] = []
    for one, span, single in zip(timed, spans, alone, strict=True):
        if single:
            lanes.append(None)
            continue
        wanted = [columns.index(folded(one.room))] if one.room else []
        free = (lane for lane in (*wanted, *range(len(columns), len(taken))) if not any(_meet(other, span) for other in taken[lane]))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(span)
        lanes.append(lane)
    return lanes


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _shown(planned: PlannedSession, classes: str) -> ShownSession:
    starts, ends = (moment.isoformat(timespec="minutes") if moment else "" for moment in (planned.start, planned.end))
    return ShownSession(planned, starts, ends, classes)


# --- what it is narrowed to --------------------------------------------------------------------


def _kinds(planned: PlannedSession) -> tuple[tuple[str, str], ...]:
    """The room, the track and the series of a session, each with its French name."""
    return tuple((label, name) for (label, _part), name in zip(NARROWED_BY, (planned.room, planned.session.track, planned.session.series), strict=True) if name)


def _narrowed(programme: Iterable[PlannedSession], rooms: Sequence[str]) -> tuple[tuple[Narrowing, ...], ...]:
    sessions = tuple(programme)
    groups: list[tuple[Narrowing, ...]] = []
    count = 0
    for label, part in NARROWED_BY if len(sessions) > FEW else ():
        names: dict[str, str] = {}
        for planned in sessions:
            for kind, name in _kinds(planned):
                if kind == label:
                    names.setdefault(folded(name), name)
        found = sorted(names, key=lambda name: rooms.index(name) if part == "room" and name in rooms else len(rooms))
        if 1 < len(found) <= NARROWINGS - count:
            groups.append(tuple(Narrowing(count + rank, f"x-{part}-{slug(names[name]) or rank}", label, names[name]) for rank, name in enumerate(found, 1)))
            count += len(found)
    return tuple(groups)


def _numbered(shown: ShownDay, numbers: dict[tuple[str, str], int]) -> ShownDay:
    """The day with the numbers of what its sessions are in as classes (`in-3`), of each session and of the day."""
    if not numbers:
        return shown
    all_of_day: dict[str, None] = {}

    def with_numbers(session: ShownSession) -> ShownSession:
        found = [f"in-{numbers[kind, folded(name)]}" for kind, name in _kinds(session.planned) if (kind, folded(name)) in numbers]
        all_of_day.update(dict.fromkeys(found))
        return replace(session, classes=" ".join(filter(None, (session.classes, *found))))

    sessions, untimed = tuple(map(with_numbers, shown.sessions)), tuple(map(with_numbers, shown.untimed))
    return replace(shown, sessions=sessions, untimed=untimed, classes=" ".join(all_of_day))
