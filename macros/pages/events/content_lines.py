r"""How iCalendar is written down: properties and components as lines that no text can break (RFC 5545, 3.1 to 3.3).

A text of a case may hold anything: here it becomes a value in which a line break is `\n`, `;` and `,` are no separators, and nothing is
invisible to one reader and a line end to another. Lines have at most 75 octets, cut between letters. `icalendar` (PyPI) reads
these files in the tests; why it does not write them is in docs/decisions/0006-libraries.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from macros.casebook.schema.dates import Day

MOST_OCTETS = 75
"""How long a line may be, without its end (RFC 5545, 3.1)."""

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Everything that some program takes for the end of a line, Python's `str.splitlines` included."""

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls, which the format forbids, and what is no character at all."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

_MARKS = frozenset({"Mn", "Mc", "Me"})
_JOINER = "\u200d"
_SKINS = "".join(map(chr, range(0x1F3FB, 0x1F400)))
_REGIONAL = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Pairs of these letters are flags."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name, its value as the file writes it, its parameters (`TZID=Europe/Paris`), each of which is one of ours."""

    name: str
    value: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Component:
    """A component: `VCALENDAR`, `VEVENT` …, with its properties and the components inside it."""

    name: str
    properties: tuple[Property, ...]
    components: tuple[Component, ...] = ()

    @cached_property
    def content(self) -> bytes:
        """The component as a file holds it, in UTF-8."""
        own = (f"{';'.join((one.name, *one.parameters))}:{one.value}" for one in self.properties)
        inside = (component.content for component in self.components)
        return b"".join((_folded(f"BEGIN:{self.name}"), *map(_folded, own), *inside, _folded(f"END:{self.name}")))


def text(name: str, value: str) -> Property:
    """A property that holds a text of several lines."""
    return Property(name, escaped(value))


def line(name: str, value: str) -> Property:
    """A property that holds a text of one line: what would end it is a space."""
    return Property(name, escaped(one_line(value)))


def lines(name: str, values: Iterable[str]) -> Property:
    """A property that holds a list of texts of one line."""
    return Property(name, ",".join(escaped(one_line(value)) for value in values))


def day(name: str, value: Day) -> Property:
    """A property that holds a day."""
    return Property(name, "{:04}{:02}{:02}".format(*value), ("VALUE=DATE",))


def moment(name: str, value: datetime, zone: str) -> Property:
    """A property that holds a moment, as the clocks of a zone show it."""
    return Property(name, f"{value:%Y%m%dT%H%M%S}", (f"TZID={zone}",))


def midnight(name: str, value: Day) -> Property:
    """A property that holds a moment in UTC: the beginning of a day."""
    return Property(name, "{:04}{:02}{:02}T000000Z".format(*value))


def one_line(value: str) -> str:
    """A text with a space for each of its line breaks."""
    return _BREAKS.sub(" ", value)


def escaped(value: str) -> str:
    r"""A text as a value (RFC 5545, 3.3.11): its line breaks, whatever their kind, are `\n`; what the format forbids is gone."""
    return _INVISIBLE.sub("", _BREAKS.sub("\n", value)).translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """A line with its end, cut where it is too long: the next part begins with a space (RFC 5545, 3.1)."""
    octets = line.encode()
    if len(octets) <= MOST_OCTETS:
        return octets + b"\r\n"
    parts = []
    room = MOST_OCTETS
    while line:
        cut = _cut(line, room)
        parts.append(line[:cut].encode())
        line = line[cut:]
        room = MOST_OCTETS - 1  # the space at the beginning
    return b"\r\n ".join(parts) + b"\r\n"


def _cut(line: str, room: int) -> int:
    """After how many characters of a line to cut it, so that the part has at most `room` octets: between two letters, or, where what
    belongs to one letter has no room on a line, between two characters."""
    end = fits = len(line[:room].encode()[:room].decode(errors="ignore"))
    while 0 < end < len(line) and _joined(line, end):
        end -= 1
    return end or fits


def _joined(line: str, at: int) -> bool:
    r"""Whether a character of a line is seen as one with the one before it: a letter and its accent, the parts of an emoji, of a
    flag, of `\n`."""
    before, after = line[at - 1], line[at]
    if after.isascii():
        return before == "\\"
    if after in _REGIONAL:
        letters = at - len(line[:at].rstrip(_REGIONAL))
        return letters % 2 == 1
    return unicodedata.category(after) in _MARKS or after in _SKINS or before == _JOINER or after == _JOINER
