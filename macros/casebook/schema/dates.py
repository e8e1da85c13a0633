"""Dates as precise as they are known: `2016`, `2021-12`, `2016-09-23`, `1992~`.

The written form is level 0 of EDTF with the `~` of level 1 (Extended Date/Time Format, Library of
Congress, ISO 8601-2): all that the cases need (docs/decisions/0006-libraries.md). Every field of a
declaration that holds a date has the type `PartialDate`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic_core import core_schema

from macros.casebook.language import french
from macros.casebook.problems.messages import wrong

FORM = re.compile(r"(?P<y>[12]\d{3})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?(?P<about>~?)", re.ASCII)
TIME = re.compile(r"([01]?\d|2[0-3])[:hH]([0-5]\d)", re.ASCII)


class Day(NamedTuple):
    """A day of the calendar: year, month and day of the month, these two from 1. Days sort as they come.

    Not `datetime.date`, which ends with the year 9999: a file may ask for its next review after that.
    """

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """The day as ISO 8601 writes it: `2016-09-23`."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as it is known: `month` and `day` are 0 where unknown; `about` marks an
    approximate one (`1992~`)."""

    year: int
    month: int = 0
    day: int = 0
    about: bool = False

    @property
    def earliest(self) -> Day:
        """The first day that the date can mean: a start is compared by it."""
        return Day(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> Day:
        """The last day that the date can mean: an end and an age are compared by it."""
        month = self.month or 12
        return Day(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text + ("~" if self.about else "")

    @property
    def words(self) -> str:
        """The date in French: `23 septembre 2016`, `décembre 2021`, `2016`, `vers 1992`."""
        if self.day:
            text = french.day(self.year, self.month, self.day)
        elif self.month:
            text = f"{french.MONTHS[self.month - 1]} {self.year}"
        else:
            text = str(self.year)
        return f"vers {text}" if self.about else text

    @property
    def since(self) -> str:
        """The date in French with its preposition: `en 2016`, `le 23 septembre 2016`, `vers 1992`."""
        if self.about:
            return self.words
        return f"{'le' if self.day else 'en'} {self.words}"

    @property
    def until(self) -> str:
        """The date in French as an end: `jusqu’au 23 septembre 2016`, `jusqu’en 2016`, `jusque vers 1992`."""
        if self.about:
            return f"jusque {self.words}"
        return f"jusqu’{'au' if self.day else 'en'} {self.words}"

    @property
    def of(self) -> str:
        """The date in French as one from which something is: `du 23 septembre 2016`, `d’août 2016`, `de 2016`, `de 1992 environ`."""
        exact = replace(self, about=False).words
        told = f"du {exact}" if self.day else f"d’{exact}" if exact[0] in "ao" else f"de {exact}"
        return f"{told} environ" if self.about else told

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(parse, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": r"^[12]\d{3}(-\d{2}(-\d{2})?)?~?$",
            "description": "Date aussi précise que connue : 2016, 2021-12, 2016-09-23, 1992~ (vers 1992).",
        }


@lru_cache(maxsize=4096)
def read(text: str) -> PartialDate | None:
    """The date that a text writes; None for what is none."""
    match = FORM.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(match[part] or 0) for part in "ymd")
    if month > 12 or (match["m"] and not month) or (match["d"] and not day):
        return None
    if day and day > calendar.monthrange(year, month)[1]:
        return None
    return PartialDate(year, month, day, bool(match["about"]))


def later(*dates: PartialDate | None) -> PartialDate | None:
    """The date that ends last, of those that there are; None without any."""
    return max((date for date in dates if date), key=lambda date: date.latest, default=None)


def span(first: PartialDate, last: PartialDate | None) -> str:
    """From one date to another in French, without saying twice what both have: `du 12 au 13 mars 2027`, `du 30 mars au 2 avril 2027`,
    `de mars à mai 2016`, `de 2015 à 2016`; `PartialDate.of` where there is one alone."""
    if last is None or last == first:
        return first.of
    begins = first.of
    if first.year == last.year and not first.about and bool(first.day) == bool(last.day) and first.month and last.month:
        shared = f" {french.MONTHS[first.month - 1]} {first.year}" if first.day and first.month == last.month else f" {first.year}"
        begins = begins.removesuffix(shared)
    ends = replace(last, about=False).words
    return f"{begins} {'au' if last.day else 'à'} {ends}{' environ' if last.about else ''}"


def parse(value: Any) -> PartialDate:
    """The date that a text writes; a `PartialDate` is returned as it is.

    Raises `PydanticCustomError` (code `date`) for anything else, and for a day that does not exist.
    """
    if isinstance(value, PartialDate):
        return value
    date = read(value) if isinstance(value, str) else None
    if date is None:
        raise wrong("date", value=shortened(value))
    return date


def parse_time(value: str) -> str:
    """Returns an hour of the day as `HH:MM`. Accepts `9:30`, `09:30` and `9h30`.

    Raises `PydanticCustomError` (code `time`) for anything else.
    """
    match = TIME.fullmatch(value.strip())
    if not match:
        raise wrong("time", value=shortened(value))
    return f"{int(match[1]):02}:{match[2]}"


def shortened(value: Any, most: int = 60) -> str:
    """A value as a message quotes it: a text cut to `most` characters, or the French for a list or a group."""
    text = value if isinstance(value, str) else "une liste" if isinstance(value, list) else "un groupe"
    return text if len(text) <= most else text[: most - 1] + "…"
