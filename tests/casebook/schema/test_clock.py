"""The zones of places, and the moments at which their clocks show an hour."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from macros.casebook.schema.clock import OVERSEAS, Turn, minute_of, moment, turn, written, zone_info, zone_of
from macros.casebook.schema.dates import Day

FORWARD, BACK = Turn(True, "02:00", "03:00"), Turn(False, "02:00", "03:00")


@pytest.mark.parametrize(
    ("departments", "zone"),
    [
        ([], "Europe/Paris"),
        (["39"], "Europe/Paris"),
        (["2A"], "Europe/Paris"),
        (["971"], "America/Guadeloupe"),
        (["972"], "America/Martinique"),
        (["973"], "America/Cayenne"),
        (["974"], "Indian/Reunion"),
        (["976"], "Indian/Mayotte"),
        (["974", "974"], "Indian/Reunion"),
        (["974", "75"], "Europe/Paris"),
        (["971", "972"], "Europe/Paris"),
    ],
)
def test_the_zone_is_the_one_that_all_departments_share(departments: list[str], zone: str) -> None:
    assert zone_of(departments) == zone


@pytest.mark.parametrize(
    ("day", "time", "zone", "universal"),
    [
        (Day(2027, 3, 12), "09:30", "Europe/Paris", datetime(2027, 3, 12, 8, 30, tzinfo=UTC)),
        (Day(2027, 7, 14), "09:30", "Europe/Paris", datetime(2027, 7, 14, 7, 30, tzinfo=UTC)),
        (Day(2016, 9, 23), "00:00", "Europe/Paris", datetime(2016, 9, 22, 22, 0, tzinfo=UTC)),
        (Day(2027, 3, 12), "09:30", "America/Guadeloupe", datetime(2027, 3, 12, 13, 30, tzinfo=UTC)),
        (Day(2027, 7, 14), "09:30", "America/Martinique", datetime(2027, 7, 14, 13, 30, tzinfo=UTC)),
        (Day(2027, 7, 14), "09:30", "America/Cayenne", datetime(2027, 7, 14, 12, 30, tzinfo=UTC)),
        (Day(2027, 7, 14), "09:30", "Indian/Reunion", datetime(2027, 7, 14, 5, 30, tzinfo=UTC)),
        (Day(2027, 3, 12), "09:30", "Indian/Mayotte", datetime(2027, 3, 12, 6, 30, tzinfo=UTC)),
    ],
)
def test_a_wall_clock_is_a_moment_of_its_zone(day: Day, time: str, zone: str, universal: datetime) -> None:
    shown = moment(day, time, zone)
    assert shown.astimezone(UTC) == universal
    assert f"{shown:%H:%M}" == time


@pytest.mark.parametrize(
    ("day", "time", "expected"),
    [
        (Day(2027, 3, 28), "01:59", None),
        (Day(2027, 3, 28), "02:00", FORWARD),
        (Day(2027, 3, 28), "02:30", FORWARD),
        (Day(2027, 3, 28), "03:00", None),
        (Day(2027, 10, 31), "01:59", None),
        (Day(2027, 10, 31), "02:00", BACK),
        (Day(2027, 10, 31), "02:30", BACK),
        (Day(2027, 10, 31), "03:00", None),
        (Day(2027, 3, 27), "02:30", None),
        (Day(2016, 3, 27), "02:30", FORWARD),
    ],
)
def test_hours_that_do_not_exist_and_hours_that_exist_twice_are_known(day: Day, time: str, expected: Turn | None) -> None:
    assert turn(day, time, "Europe/Paris") == expected


@pytest.mark.parametrize("zone", sorted(OVERSEAS.values()))
def test_overseas_every_hour_exists_once(zone: str) -> None:
    for day in (Day(2027, 3, 28), Day(2027, 10, 31)):
        assert [turn(day, written(minute), zone) for minute in range(0, 1440, 30)] == [None] * 48


def test_of_an_hour_that_exists_twice_the_first_is_meant() -> None:
    assert moment(Day(2027, 10, 31), "02:30", "Europe/Paris").astimezone(UTC) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_hours_are_minutes_of_the_day_and_back() -> None:
    assert [minute_of(time) for time in ("00:00", "09:30", "23:59")] == [0, 570, 1439]
    assert [written(minute) for minute in (0, 570, 1439, 1470)] == ["00:00", "09:30", "23:59", "00:30"]


ASKED = """
from macros.casebook.schema.clock import moment
from macros.casebook.schema.dates import Day
print(moment(Day(2027, 7, 1), "09:30", "Indian/Reunion").isoformat())
"""


@pytest.mark.parametrize(("path", "zone"), [("", "UTC"), ("/nowhere", "America/Cayenne")])
def test_the_zones_of_the_machine_are_not_asked(path: str, zone: str) -> None:
    environment = {**os.environ, "PYTHONTZPATH": path, "TZ": zone}
    said = subprocess.run([sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == "2027-07-01T09:30:00+04:00\n"


def test_a_zone_keeps_its_name_and_is_read_once() -> None:
    assert zone_info("Europe/Paris").key == "Europe/Paris"
    assert zone_info("Europe/Paris") is zone_info("Europe/Paris")
