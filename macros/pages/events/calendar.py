"""Events as calendars hold them (RFC 5545): an entry for the days of an event, one for each session whose hour is known.

Called by the output `calendars`. Entries keep their UID for ever, so that a calendar that has one replaces it. They name people as
the programme does, in the text alone: nobody is an attendee, nobody an organiser to whom a calendar would write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from macros.casebook.language.french import counted, typographic
from macros.casebook.library.event_days import Days, after
from macros.casebook.library.programme import PlannedSession
from macros.casebook.schema.clock import MAINLAND
from macros.pages.events.content_lines import Component, Property, day, line, lines, midnight, moment, text
from macros.pages.events.meetings import Meeting, Meetings, Sheets
from macros.pages.events.time_zones import time_zone

PRODUCT = "-//Bibliotheque des PTCE//Programmes//FR"
"""What says who made a calendar (PRODID)."""

STATUSES = {"annulee": "CANCELLED", "reportee": "TENTATIVE"}
"""What iCalendar calls the states of an event that does not take place as it was announced."""

ANNOUNCED = {"annulee": "Annulée", "reportee": "Reportée"}
"""How the title of such an event begins: many calendars show nothing of its state."""

WITHDRAWN_SESSION = "Séance retirée"
"""What a session of an event that was withdrawn is called."""


class Calendar:
    """Writes the calendars of a build."""

    def __init__(self, meetings: Meetings) -> None:
        self._meetings = meetings
        self._views = meetings.views

    def of_event(self, meeting: Meeting) -> bytes:
        """The calendar of an event: its days, then each session whose hour is known."""
        entries = [*self._days(meeting), *(self._session(meeting, planned) for planned in meeting.timed)]
        return _calendar(self._title(meeting), entries, [meeting.programme.zone] if meeting.timed else [])

    def of_session(self, meeting: Meeting, planned: PlannedSession) -> bytes:
        """The calendar of one session."""
        title = WITHDRAWN_SESSION if meeting.withdrawn else planned.session.title
        return _calendar(title, [self._session(meeting, planned)], [meeting.programme.zone])

    def of_many(self, title: str, meetings: Iterable[Meeting]) -> bytes:
        """The calendar of several events, of each its days alone, to which one subscribes."""
        entries = [entry for meeting in meetings for entry in self._days(meeting)]
        daily = (Property("REFRESH-INTERVAL", "P1D", ("VALUE=DURATION",)), Property("X-PUBLISHED-TTL", "P1D"))
        # A calendar holds something, if only the definition of a zone (RFC 5545, 3.6).
        return _calendar(title, entries, [] if entries else [MAINLAND], daily)

    # --- entries -----------------------------------------------------------------

    def _days(self, meeting: Meeting) -> Iterator[Component]:
        """The entries of the days of an event: one for each run of days."""
        for days in meeting.days:
            yield Component(
                "VEVENT",
                (
                    *_named(meeting, str(meeting.uid_on(days))),
                    day("DTSTART", days.first),
                    day("DTEND", after(days.last)),
                    line("SUMMARY", typographic(self._title(meeting))),
                    text("DESCRIPTION", typographic(_paragraphs(self._about(meeting, days)))),
                    *self._whereabouts(meeting, meeting.place),
                    *self._categories(meeting, _terms(self._views, meeting)),
                    Property("URL", meeting.url),
                    Property("TRANSP", "TRANSPARENT"),
                ),
            )

    def _session(self, meeting: Meeting, planned: PlannedSession) -> Component:
        """The entry of a session whose hour is known."""
        session, zone = planned.session, meeting.programme.zone
        title = WITHDRAWN_SESSION if meeting.withdrawn else _announced(meeting, session.title)
        about = [_withdrawn(meeting)] if meeting.withdrawn else [*_state(meeting), *self._told(meeting, planned)]
        assert planned.start, "only sessions whose hour is known have an entry"
        return Component(
            "VEVENT",
            (
                *_named(meeting, str(meeting.uid_of(planned))),
                moment("DTSTART", planned.start, zone),
                *((moment("DTEND", planned.end, zone),) if planned.end and planned.end > planned.start else ()),
                line("SUMMARY", typographic(title)),
                text("DESCRIPTION", typographic(_paragraphs(about))),
                *self._whereabouts(meeting, (planned.room, *meeting.place) if planned.room else meeting.place),
                *self._categories(meeting, _terms_of(self._views, session)),
                Property("URL", meeting.page if meeting.withdrawn else meeting.url_of(planned)),
                Property("RELATED-TO", str(meeting.uid)),
            ),
        )

    @staticmethod
    def _title(meeting: Meeting) -> str:
        return "Rencontre retirée" if meeting.withdrawn else _announced(meeting, meeting.case.title)

    @staticmethod
    def _whereabouts(meeting: Meeting, place: tuple[str, ...]) -> Iterator[Property]:
        if place and not meeting.withdrawn:
            yield line("LOCATION", typographic(", ".join(place)))

    @staticmethod
    def _categories(meeting: Meeting, terms: Iterable[str]) -> Iterator[Property]:
        names = [] if meeting.withdrawn else list(dict.fromkeys(terms))
        if names:
            yield lines("CATEGORIES", map(typographic, names))

    # --- what an entry says ---------------------------------------------------------

    def _about(self, meeting: Meeting, days: Days) -> Iterator[str]:
        """What the entry of the days of an event says, paragraph by paragraph."""
        if meeting.withdrawn:
            yield _withdrawn(meeting)
            return
        facts = meeting.case.facts
        yield from _state(meeting)
        yield facts.summary
        untimed = [planned for planned in meeting.untimed if planned.day is None or days.first <= planned.day <= days.last]
        if untimed:
            yield "\n".join(["Au programme, sans horaire précisé :", *(f"– {self._untimed(planned)}" for planned in untimed)])
        yield from self._sheets(self._meetings.sheets(facts.cases), "Fiches présentées")
        yield from _registration(facts.registration)
        yield from _practical(facts.practical)
        yield f"La rencontre et son programme : {meeting.url}"

    def _untimed(self, planned: PlannedSession) -> str:
        """A session without an hour as a line of a list, its sheets below it."""
        session = planned.session
        said = [session.title, *(["avec " + " ; ".join(session.speakers)] if session.speakers else []), *([planned.room] if planned.room else [])]
        return "\n".join([", ".join(said), *(f"  {told}" for told in _sheet_lines(self._meetings.sheets(session.cases)))])

    def _told(self, meeting: Meeting, planned: PlannedSession) -> Iterator[str]:
        """What the entry of a session says, paragraph by paragraph."""
        session = planned.session
        if session.text:
            yield session.text
        if session.speakers:
            yield f"Avec {' ; '.join(session.speakers)}"
        if planned.end is None:
            yield "L’heure de fin n’est pas précisée."
        yield from self._sheets(self._meetings.sheets(session.cases), "Fiches")
        yield f"{meeting.case.title} : {meeting.url}"

    @staticmethod
    def _sheets(sheets: Sheets, title: str) -> Iterator[str]:
        if told := list(_sheet_lines(sheets)):
            yield "\n".join([f"{title} :", *(f"– {line}" for line in told)])


def _calendar(title: str, entries: Iterable[Component], zones: Iterable[str], more: tuple[Property, ...] = ()) -> bytes:
    """A calendar with a title; `zones` are those that its entries name."""
    shown = typographic(title)
    properties = (
        Property("VERSION", "2.0"),
        Property("PRODID", PRODUCT),
        Property("CALSCALE", "GREGORIAN"),
        line("NAME", shown),
        line("X-WR-CALNAME", shown),
        *more,
    )
    return Component("VCALENDAR", properties, (*map(time_zone, zones), *entries)).content


def _named(meeting: Meeting, uid: str) -> tuple[Property, ...]:
    """What says which entry it is, and which state of it."""
    state = "CANCELLED" if meeting.withdrawn else STATUSES.get(meeting.case.facts.status, "CONFIRMED")
    return (
        Property("UID", uid),
        midnight("DTSTAMP", meeting.stamp),
        midnight("LAST-MODIFIED", meeting.stamp),
        Property("SEQUENCE", str(meeting.revision)),
        Property("STATUS", state),
    )


def _announced(meeting: Meeting, title: str) -> str:
    state = ANNOUNCED.get(meeting.case.facts.status)
    return f"{state} : {title}" if state else title


def _state(meeting: Meeting) -> Iterator[str]:
    if state := ANNOUNCED.get(meeting.case.facts.status):
        yield f"Cette rencontre est {state.lower()}."


def _withdrawn(meeting: Meeting) -> str:
    return f"La page de cette rencontre a été retirée de la bibliothèque {meeting.case.facts.withdrawn.on.since}."


def _sheet_lines(sheets: Sheets) -> Iterator[str]:
    yield from (f"{sheet.title} : {sheet.url}" for sheet in sheets.shown)
    if sheets.withdrawn:
        yield f"{counted(sheets.withdrawn, 'fiche retirée', 'fiches retirées')} de la bibliothèque depuis"


def _registration(registration: Any) -> Iterator[str]:
    """How one registers, in one paragraph."""
    if registration is None:
        return
    closes = registration.closes and registration.closes.until
    places = registration.places and counted(registration.places, "place")
    if said := [part for part in (registration.url, closes, places, registration.note) if part]:
        yield f"Inscription : {', '.join(said)}"


def _practical(practical: Any) -> Iterator[str]:
    """What one must know to come, under the names that the form gives to its fields."""
    if practical is not None:
        fields = type(practical).model_fields
        told = [f"{fields[name].title} : {value}" for name, value in practical if value]
        yield from ["\n".join(told)] if told else []


def _paragraphs(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)


def _terms(views: Any, meeting: Meeting) -> list[str]:
    """The categories of an event: its kind, its themes."""
    facts = meeting.case.facts
    return views.labels([("event_kinds", [facts.kind] if facts.kind else []), ("themes", facts.themes)])  # type: ignore[no-any-return]


def _terms_of(views: Any, session: Any) -> list[str]:
    """The categories of a session: its kind, what it is for, its track and its series."""
    labels = views.labels([("session_kinds", [session.kind]), ("session_intents", session.intent)])
    return [*labels, *(name for name in (session.track, session.series) if name)]
