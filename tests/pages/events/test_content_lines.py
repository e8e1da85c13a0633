"""How iCalendar is written down: no text adds a line, lines are cut between letters, and what is read is what was written."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from hostile.inputs.calendar_lines import ALONE, TEXTS
from macros.casebook.schema.clock import MAINLAND, OVERSEAS, moment
from macros.casebook.schema.dates import Day
from macros.pages.events.content_lines import Component, Property, day, escaped, line, lines, midnight, text
from macros.pages.events.content_lines import moment as moment_property
from macros.pages.events.time_zones import time_zone
from support.events.calendars import entries, physical, read, read_by_ical_js, shape


def calendar(value: str) -> bytes:
    """A calendar whose one entry holds a text wherever one may stand."""
    entry = Component(
        "VEVENT",
        (
            Property("UID", "1"),
            midnight("DTSTAMP", Day(2027, 1, 2)),
            day("DTSTART", Day(2027, 3, 1)),
            line("SUMMARY", value),
            text("DESCRIPTION", value),
            line("LOCATION", value),
            lines("CATEGORIES", [value, "Autre", value]),
            Property("TRANSP", "TRANSPARENT"),
        ),
    )
    return Component("VCALENDAR", (Property("VERSION", "2.0"), Property("PRODID", "-//Essai//FR"), line("NAME", value)), (entry,)).content


def as_read(value: str) -> str:
    """A text as a calendar must give it back: every line break is the same one, what the format forbids is gone."""
    broken = re.sub("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", value)
    return "".join(one for one in broken if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs")).replace("\ufffe", "").replace("\uffff", "")


def test_there_are_more_than_two_hundred_texts_of_every_kind() -> None:
    assert len(set(TEXTS)) == len(TEXTS) > 200
    for sign in ("\n", "\r", "\u2028", "\u2029", "\x85", "BEGIN:VEVENT", "ATTENDEE:mailto:", ";", ",", "\\", '"', ":", "\u0301", "🇫🇷", "\u200f", "\x00"):
        assert any(sign in value for value in TEXTS), sign


def test_no_text_breaks_a_line_or_adds_a_property() -> None:
    harmless = shape(Calendar.from_ical(calendar("Un mot")))
    for value in TEXTS:
        content = calendar(value)
        assert all(len(one) <= 75 for one in physical(content)), ascii(value)
        assert shape(read(content)) == harmless, ascii(value)


def test_a_text_is_read_as_it_was_written() -> None:
    for value in (value for value in ALONE if "\\N" not in value):  # which `icalendar` takes for a line break wherever it stands
        [entry] = entries(calendar(value))
        assert str(entry["DESCRIPTION"]) == as_read(value)
        assert str(entry["SUMMARY"]) == as_read(value).replace("\n", " ")


def test_another_reader_reads_the_same(tmp_path: Path) -> None:
    found = read_by_ical_js({f"{rank}.ics": calendar(value) for rank, value in enumerate(TEXTS)}, tmp_path)
    told = {value: [(entry["summary"], entry["description"]) for entry in found[f"{rank}.ics"]] for rank, value in enumerate(TEXTS)}
    assert told == {value: [(as_read(value).replace("\n", " "), as_read(value))] for value in TEXTS}
    assert {len(entry["properties"]) for [entry] in found.values()} == {8}


def cut_apart(content: bytes) -> list[tuple[str, str]]:
    """The characters between which the lines of a calendar are cut."""
    parts = [part.decode() for part in content.split(b"\r\n ")]
    return [(before[-1], after[0]) for before, after in pairwise(parts)]


LONG = (
    *("é" * 199, "e\u0301" * 99, "n\u0303" * 74, "क्षि" * 45, "ก็" * 90, "👩‍👩‍👧‍👦" * 25, "👍🏽" * 90),
    *("❤️" * 90, "1️⃣" * 60, "\\" * 199, "a;b,\n" * 40),
)


@pytest.mark.parametrize("value", LONG, ids=ascii)
def test_a_line_is_cut_between_letters(value: str) -> None:
    pairs = cut_apart(calendar(value))
    assert pairs
    for before, after in pairs:
        assert unicodedata.category(after) not in ("Mn", "Mc", "Me"), (before, after)
        assert "\u200d" not in (before, after)
        assert not "\U0001f3fb" <= after <= "\U0001f3ff"
        assert set(value) == {"\\"} or before != "\\"


def test_a_flag_is_not_cut() -> None:
    for before in ("", "x", "é", "🇩🇪", "xx🇮🇹y"):
        for one in calendar(before + "🇫🇷" * 90).split(b"\r\n"):
            letters = re.findall("[\U0001f1e6-\U0001f1ff]+", one.decode())
            assert all(len(run) % 2 == 0 for run in letters)


def test_marks_that_have_no_room_on_a_line_are_cut_between_characters() -> None:
    assert [len(one) for one in physical(Component("X", (text("A", "a" + "\u0301" * 150),)).content)] == [7, 2, 74, 75, 75, 75, 7, 5]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a;b,c:d\"e'f", "a\\;b\\,c:d\"e'f"),
        ("C:\\Nouveau\\nom", "C:\\\\Nouveau\\\\nom"),
        ("un\r\ndeux\rtrois\u2028quatre\x85cinq", "un\\ndeux\\ntrois\\nquatre\\ncinq"),
        ("a\x00b\x1bc\x7fd\ud800e", "abcde"),
        ("a\tb", "a\tb"),
    ],
)
def test_a_text_is_escaped_as_the_norm_says(value: str, written: str) -> None:
    assert escaped(value) == written


# --- zones ---------------------------------------------------------------------------------


def seconds(day: Day, hour: str, zone: str) -> str:
    """A moment in seconds since 1970, by the zones of the standard library."""
    return str(int(datetime(*day, *map(int, hour.split(":")), tzinfo=ZoneInfo(zone)).timestamp()))


def in_zone(zone: str, days: list[Day], hour: str) -> bytes:
    entries = [
        Component("VEVENT", (Property("UID", str(rank)), midnight("DTSTAMP", one), moment_property("DTSTART", moment(one, hour, zone), zone)))
        for rank, one in enumerate(days)
    ]
    return Component("VCALENDAR", (Property("VERSION", "2.0"), Property("PRODID", "-//Essai//FR")), (time_zone(zone), *entries)).content


def test_the_definitions_of_the_zones_tell_the_true_time_of_every_day(tmp_path: Path) -> None:
    changes = [Day(year, month, number) for year in range(1982, 2038) for month in (3, 9, 10) for number in range(23, 31)]
    days = [*changes, *(Day(year, month, 15) for year in (1982, 2016, 2027) for month in range(1, 13))]
    zones = {f"{rank}.ics": zone for rank, zone in enumerate((MAINLAND, *OVERSEAS.values()))}
    found = read_by_ical_js({name: in_zone(zone, days, "12:00") for name, zone in zones.items()}, tmp_path)
    for name, zone in zones.items():
        assert [entry["starts"] for entry in found[name]] == [seconds(one, "12:00", zone) for one in days], zone


def test_on_the_days_on_which_clocks_are_changed_each_hour_is_the_true_one(tmp_path: Path) -> None:
    days = [Day(1995, 9, 24), Day(1996, 10, 27), Day(2026, 10, 25), Day(2027, 3, 28)]
    hours = ("00:30", "01:59", "03:00", "04:30", "23:30")
    found = read_by_ical_js({f"{rank}.ics": in_zone(MAINLAND, days, hour) for rank, hour in enumerate(hours)}, tmp_path)
    for rank, hour in enumerate(hours):
        assert [entry["starts"] for entry in found[f"{rank}.ics"]] == [seconds(one, hour, MAINLAND) for one in days], hour


def test_only_the_zones_of_france_are_defined() -> None:
    with pytest.raises(KeyError):
        time_zone("Europe/Berlin")
