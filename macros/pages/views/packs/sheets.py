"""The sheets of an event as their templates ask for them: cards, doors, running orders, and what is filled in by hand.

The one name that the templates of `packs/` know beside `packs`. Each sheet is made when its page is.
"""

from __future__ import annotations

from macros.casebook.library.case import Case
from macros.pages.views.case_page import public_address
from macros.pages.views.packs import blank_sheets, rooms
from macros.pages.views.packs.blank_sheets import Reported
from macros.pages.views.packs.cards import Card, card, card_sheets
from macros.pages.views.packs.doors import Door, doors
from macros.pages.views.packs.pack import Pack, PackedCase
from macros.pages.views.qrcode import has_code
from macros.pages.views.short_links import short_address
from macros.pages.views.views import Views


class Sheets:
    """The sheets of the events of one build."""

    boxes = blank_sheets.BOXES
    attendance_lines = range(blank_sheets.ATTENDANCE_LINES)
    slips = range(blank_sheets.SLIPS)

    def __init__(self, views: Views) -> None:
        self._views = views

    def cards(self, pack: Pack) -> tuple[tuple[Card | None, ...], ...]:
        """The cards, four a sheet; None for a blank one."""
        return card_sheets(self._views, pack)

    def card(self, case: Case) -> Card:
        """The card of one case, whatever links it."""
        return card(self._views, PackedCase(0, case))

    def doors(self, pack: Pack) -> tuple[Door, ...]:
        """The door sheets, by day, room and hour."""
        return doors(pack)

    def running_orders(self, pack: Pack) -> tuple[rooms.RoomDay, ...]:
        """The running orders, one a room and day; one without a session where the event has none."""
        return rooms.room_days(pack) or (rooms.RoomDay("", "", ()),)

    def blank_lines(self, room_day: rooms.RoomDay) -> range:
        """The lines of a running order that no session takes; one whose words are long takes several."""
        told = ((" ; ".join(one.case.title for one in packed.cases), ", ".join(packed.planned.session.speakers)) for packed in room_day.sessions)
        taken = sum(1 + max(map(len, texts)) // blank_sheets.OF_A_LINE for texts in told)
        return range(blank_sheets.RUNNING_LINES - taken)

    def reported(self, pack: Pack) -> tuple[Reported, ...]:
        """What is reported: the whole event, then its sessions of work in groups."""
        return blank_sheets.reported(pack)

    def report_path(self, site_url: str, event: Case, reported: Reported) -> str:
        """Where it is reported, from the root of the site: the form opened for a session, or for the whole event where the address
        would be too long for a code."""
        path = blank_sheets.report_address(event, reported.session_id)
        return path if has_code(public_address(site_url, path).text) else blank_sheets.report_address(event)

    def event_path(self, event: Case) -> str:
        """The address of an event that is printed, from the root of the site: the short one, which lasts."""
        return short_address(event) or f"{event.key}/"

    hours = staticmethod(rooms.hours)
    length = staticmethod(rooms.length)
