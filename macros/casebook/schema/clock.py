"""The time of day: which clock a place lives by, and the moment at which its clocks show a day and an hour.

Zones come from the package `tzdata` and from nowhere else, so that one file means the same moment on every machine. The timetable
of an event (`library.programme`) and its check (`schema.timetable`) stand on this; its twin in the browser is
`contribute/rules/clock.js`, which asks the browser for the zones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from macros.casebook.schema.dates import Day

MAINLAND = "Europe/Paris"
"""The zone of the departments of mainland France and Corsica."""

OVERSEAS = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "976": "Indian/Mayotte",
}
"""The zones of the overseas departments, by their codes, as the time zone database of IANA names them."""

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Turn:
    """What the clocks of a zone do at an hour of a day when they are changed: they leave it out (`missing`) or show it twice.
    `minutes` is by how much they are changed."""

    missing: bool
    minutes: int


def zone_of(departments: Iterable[str]) -> str:
    """The name of the zone in which places in these departments live: the one that all share, `MAINLAND` where they live in
    several or none is known."""
    zones = {OVERSEAS.get(department, MAINLAND) for department in departments}
    return zones.pop() if len(zones) == 1 else MAINLAND


@lru_cache(maxsize=16)
def zone_info(name: str) -> ZoneInfo:
    """The rules of a zone, by its name in the database of IANA. Raises `FileNotFoundError` for an unknown name."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def moment(day: Day, time: str, zone: str) -> datetime:
    """The moment when the clocks of a zone show an hour, `HH:MM`, of a day.

    Of an hour that exists twice the first is meant; one that does not exist is read with the offset of before the change, as the
    standard library does (PEP 495).
    """
    return datetime(*day, *hours_and_minutes(time), tzinfo=zone_info(zone))


def turn(day: Day, time: str, zone: str) -> Turn | None:
    """What happens to the clocks of a zone at an hour, `HH:MM`, of a day; None nearly always: the hour exists once."""
    if not _changes(day, zone):
        return None
    shown = moment(day, time, zone)
    before, after = shown.utcoffset(), shown.replace(fold=1).utcoffset()
    if before is None or after is None or before == after:
        return None
    return Turn(before < after, abs(after - before) // timedelta(minutes=1))


@lru_cache(maxsize=1024)
def _changes(day: Day, zone: str) -> bool:
    """Whether the clocks of a zone are changed within a day: asked first, for most days have no change."""
    starts = datetime(*day, tzinfo=zone_info(zone))
    return starts.utcoffset() != starts.replace(hour=23, minute=59, fold=1).utcoffset()


def hours_and_minutes(time: str) -> tuple[int, int]:
    """An hour of the day, `HH:MM`, as two numbers."""
    hours, minutes = time.split(":")
    return int(hours), int(minutes)


def minute_of(time: str) -> int:
    """The minute of the day, from 0, that an hour `HH:MM` names."""
    hours, minutes = hours_and_minutes(time)
    return hours * 60 + minutes


def written(minute: int) -> str:
    """The hour `HH:MM` of a minute of the day, from 0; those of the next day begin again at `00:00`."""
    return f"{minute % MINUTES_A_DAY // 60:02}:{minute % 60:02}"
