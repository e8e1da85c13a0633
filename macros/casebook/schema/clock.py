"""The time of day: which clock a place lives by, and the moment at which its clocks show a day and an hour.

Zones come from the package `tzdata` and from nowhere else, so that one file means the same moment on every machine. The timetable
of an event (`library.programme`) and its check (`schema.timetable`) stand on this; its twin in the browser is
`contribute/rules/programme/clock.js`, which asks the browser for the zones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
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
    """A change of the clocks of a zone on a day: the hours from `begins` to before `ends`, each `HH:MM`, are `missing` on it, or come
    twice."""

    missing: bool
    begins: str
    ends: str

    @property
    def minutes(self) -> int:
        """By how many minutes the clocks are changed."""
        return minute_of(self.ends) - minute_of(self.begins)


def zone_of(departments: Iterable[str]) -> str:
    """The name of the zone in which places in these departments live: the one that all share, `MAINLAND` where they live in
    several or none is known."""
    zones = {OVERSEAS.get(department, MAINLAND) for department in departments}
    return zones.pop() if len(zones) == 1 else MAINLAND


def zone_of_place(commune: str | None, departments: Collection[str], regions: Collection[str], homes: Mapping[str, str]) -> str:
    """The zone of what is in a commune, told by its department; else in some departments; else in some regions. `homes` is the region
    of each department."""
    if commune:
        return zone_of((commune,))
    return zone_of(departments or (department for department, region in homes.items() if region in regions))


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
    """The change of the clocks of a zone that an hour, `HH:MM`, of a day falls into; None nearly always: the hour exists once."""
    change = _turn_of(day, zone)
    return change if change and change.begins <= time < change.ends else None


@lru_cache(maxsize=1024)
def _turn_of(day: Day, zone: str) -> Turn | None:
    starts = datetime(*day, tzinfo=zone_info(zone))
    if starts.utcoffset() == starts.replace(hour=23, minute=59, fold=1).utcoffset():
        return None
    odd = [(time, gain) for time in map(written, range(MINUTES_A_DAY)) if (gain := _gain(day, time, zone))]
    return Turn(odd[0][1] > 0, odd[0][0], written(minute_of(odd[-1][0]) + 1)) if odd else None


def _gain(day: Day, time: str, zone: str) -> float:
    """By how many seconds the offset of a zone is greater after an hour of a day than before it: above 0 where the clocks go forward
    (PEP 495)."""
    shown = moment(day, time, zone)
    before, after = shown.utcoffset(), shown.replace(fold=1).utcoffset()
    return (after - before).total_seconds() if before is not None and after is not None else 0


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
