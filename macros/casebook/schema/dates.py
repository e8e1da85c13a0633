"""Dates as precise as they are known: `2016`, `2021-12`, `2016-09-23`, `1992~`.

The written form is EDTF level 0 with the `~` of level 1 (Extended Date/Time Format,
Library of Congress, ISO 8601-2). The `edtf` package reads far more of it, and brings
four dependencies; these three forms are all that the cases need.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic_core import core_schema

from macros.casebook.language import french
from macros.casebook.problems.messages import wrong

FORM = re.compile(r"(?P<y>[12]\d{3})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?(?P<about>~?)", re.ASCII)
TIME = re.compile(r"([01]?\d|2[0-3])[:hH]([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date whose month or day may be unknown (`0`), or that is only about right."""

    year: int
    month: int = 0
    day: int = 0
    about: bool = False

    @property
    def earliest(self) -> tuple[int, int, int]:
        """The first day that the date can mean: for sorting and for starts."""
        return self.year, self.month or 1, self.day or 1

    @property
    def latest(self) -> tuple[int, int, int]:
        """The last day that the date can mean: for ends and for age."""
        month = self.month or 12
        return self.year, month, self.day or calendar.monthrange(self.year, month)[1]

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text + ("~" if self.about else "")

    @property
    def words(self) -> str:
        """`23 septembre 2016`, `décembre 2021`, `2016`, `vers 1992`."""
        if self.day:
            text = french.day(self.year, self.month, self.day)
        elif self.month:
            text = f"{french.MONTHS[self.month - 1]} {self.year}"
        else:
            text = str(self.year)
        return f"vers {text}" if self.about else text

    @property
    def since(self) -> str:
        """The date with its preposition: `en 2016`, `le 23 septembre 2016`, `vers 1992`."""
        if self.about:
            return self.words
        return f"{'le' if self.day else 'en'} {self.words}"

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
def _read(text: str) -> PartialDate | None:
    found = FORM.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(found[part] or 0) for part in "ymd")
    if month > 12 or (found["m"] and not month) or (found["d"] and not day):
        return None
    if day and day > calendar.monthrange(year, month)[1]:
        return None
    return PartialDate(year, month, day, bool(found["about"]))


def parse(value: Any) -> PartialDate:
    """The date that a text writes.

    Raises `PydanticCustomError` (code `date`) for anything else, a day that does not
    exist included.
    """
    if isinstance(value, PartialDate):
        return value
    date = _read(value) if isinstance(value, str) else None
    if date is None:
        raise wrong("date", value=shortened(value))
    return date


def parse_time(value: str) -> str:
    """An hour of the day as `HH:MM`; takes `9:30`, `09:30` and `9h30`.

    Raises `PydanticCustomError` (code `time`) for anything else.
    """
    found = TIME.fullmatch(value.strip())
    if not found:
        raise wrong("time", value=shortened(value))
    return f"{int(found[1]):02}:{found[2]}"


def shortened(value: Any, most: int = 60) -> str:
    """A value short enough to be quoted in a message."""
    text = value if isinstance(value, str) else "une liste" if isinstance(value, list) else "un groupe"
    return text if len(text) <= most else text[: most - 1] + "…"
