"""The zones of France as calendars define them (VTIMEZONE, RFC 5545, 3.6.5): when their clocks are changed, and by how much.

A table of our own: what libraries make of a database of zones lists every year one by one, and is another on each machine. A test
holds it to `schema.clock` on every day from 1982 on.
"""

from __future__ import annotations

from functools import lru_cache

from macros.casebook.schema.clock import MAINLAND, OVERSEAS
from macros.pages.events.content_lines import Component, Property

_FIXED = {
    "America/Guadeloupe": ("AST", "-0400"),
    "America/Martinique": ("AST", "-0400"),
    "America/Cayenne": ("-03", "-0300"),
    "Indian/Reunion": ("+04", "+0400"),
    "Indian/Mayotte": ("EAT", "+0300"),
}
"""The overseas zones, whose clocks are never changed: their name and their distance from UTC."""

_WINTER, _SUMMER = ("CET", "+0100"), ("CEST", "+0200")


@lru_cache(maxsize=len(OVERSEAS) + 1)
def time_zone(name: str) -> Component:
    """The definition of a zone of `schema.clock` by its name. Raises `KeyError` for any other."""
    if name == MAINLAND:
        # Since 1981 from the last Sunday of March on, until the last one of September, since 1996 of October.
        return _zone(
            name,
            _observance("DAYLIGHT", "19810329T020000", _WINTER, _SUMMER, "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
            _observance("STANDARD", "19810927T030000", _SUMMER, _WINTER, "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;UNTIL=19950924T010000Z"),
            _observance("STANDARD", "19961027T030000", _SUMMER, _WINTER, "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
        )
    return _zone(name, _observance("STANDARD", "19700101T000000", _FIXED[name], _FIXED[name]))


def _zone(name: str, *observances: Component) -> Component:
    return Component("VTIMEZONE", (Property("TZID", name),), observances)


def _observance(kind: str, since: str, before: tuple[str, str], after: tuple[str, str], rule: str = "") -> Component:
    """A change of the clocks: since when, from which distance from UTC to which, and every year again by a rule."""
    properties = (Property("DTSTART", since), Property("TZOFFSETFROM", before[1]), Property("TZOFFSETTO", after[1]), Property("TZNAME", after[0]))
    return Component(kind, properties + ((Property("RRULE", rule),) if rule else ()))
