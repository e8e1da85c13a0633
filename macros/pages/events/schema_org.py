"""An event as search engines are told of it: schema.org's `Event`, one inside it for each session whose hour is known.

`render.event_data` puts it into the page of the event. Nothing is said that the file does not say: a price told in words is no
number, a place that nobody named is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from macros.casebook.library.programme import PlannedSession
from macros.casebook.schema.dates import PartialDate
from macros.pages.events.meetings import Meeting, Meetings, Sheets, people

STATUSES = {"annulee": "EventCancelled", "reportee": "EventPostponed"}
"""What schema.org calls the states of an event that does not take place as it was announced."""


def event_data(meetings: Meetings, meeting: Meeting) -> Mapping[str, Any]:
    """An event as plain values, to be written as JSON-LD. Members of which nothing is known are left out."""
    facts = meeting.case.facts
    # What is about a session whose hour is known is told of that session.
    untimed = [key for planned in meeting.untimed for key in planned.session.cases]
    return {
        "@context": "https://schema.org",
        **_filled(
            {
                "@type": "Event",
                "name": meeting.case.title,
                "description": facts.summary,
                "url": meeting.url,
                "image": meetings.images(meeting.case),
                "startDate": _date(facts.starts),
                "endDate": _date(facts.ends or facts.starts),
                "eventStatus": f"https://schema.org/{STATUSES.get(facts.status, 'EventScheduled')}",
                "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode" if facts.venue or facts.place else "",
                "location": _location(meetings, meeting),
                "organizer": [_filled({"@type": "Organization", "name": one.title, "url": one.url}) for one in meetings.organisers(meeting.case)],
                "performer": _performers(planned.session for planned in meeting.untimed),
                "about": _about(meetings.sheets([*facts.cases, *untimed])),
                "mentions": _mentions(meetings, meeting),
                "inLanguage": "fr",
                "maximumAttendeeCapacity": facts.registration and facts.registration.places,
                "offers": _offer(facts.registration),
                "subEvent": [_session(meetings, meeting, planned) for planned in meeting.timed],
            }
        ),
    }


def _session(meetings: Meetings, meeting: Meeting, planned: PlannedSession) -> Mapping[str, Any]:
    """A session: what the event says already, and its text, which stands in the page, are not told again."""
    session = planned.session
    return _filled(
        {
            "@type": "Event",
            "name": session.title,
            "url": meeting.url_of(planned),
            "startDate": _moment(planned.start),
            "endDate": _moment(planned.end),
            "location": {"@type": "Place", "name": planned.room} if planned.room else {},
            "performer": _performers([session]),
            "about": _about(meetings.sheets(session.cases)),
            "maximumAttendeeCapacity": planned.capacity,
        }
    )


def _location(meetings: Meetings, meeting: Meeting) -> Mapping[str, Any]:
    """Where an event is: its building, the commune as an address; empty where neither is known."""
    facts = meeting.case.facts
    if not (facts.venue or facts.place):
        return {}
    library = meetings.views.library
    commune = library.communes[facts.place].name if facts.place else ""
    region = next((library.vocabularies["regions"][region].pref_label for region in meeting.case.regions), "") if facts.place else ""
    address = {"@type": "PostalAddress", "addressLocality": commune, "addressRegion": region, "addressCountry": "FR"}
    return _filled({"@type": "Place", "name": facts.venue or commune, "address": _filled(address)})


def _performers(sessions: Iterable[Any]) -> list[Mapping[str, Any]]:
    """Who speaks, as the programme names them."""
    return [_filled({"@type": "Person", "name": name, "description": role}) for name, role in people(sessions).values()]


def _about(sheets: Sheets) -> list[Mapping[str, Any]]:
    return [{"@type": "CreativeWork", "name": sheet.title, "url": sheet.url} for sheet in sheets.shown]


def _mentions(meetings: Meetings, meeting: Meeting) -> list[Mapping[str, Any]]:
    """The cases that an event links to and that nothing else here names: poles that were there, examples of what came of it. By the
    address of their page, which the page of the event links to as well: a short one each would be of no use to a search engine, and
    makes the page of a great day 1 % heavier."""
    facts, published = meeting.case.facts, meetings.views.library.published
    told = {*facts.cases, *(key for session in facts.programme for key in session.cases), *(f"organisations/{name}" for name in facts.organisers)}
    keys = dict.fromkeys(reference.key for reference in meeting.case.references)
    cases = [published[key] for key in keys if key in published and key not in told]
    return [{"@type": "CreativeWork", "name": case.title, "url": meetings.page(case)} for case in cases]


def _offer(registration: Any) -> Mapping[str, Any]:
    """Where one registers, and until when; no price, which is told in words."""
    if registration is None or not registration.url:
        return {}
    closes = registration.closes if registration.closes and registration.closes.day else None
    return _filled({"@type": "Offer", "url": registration.url, "availabilityEnds": _date(closes)})


def _date(date: PartialDate | None) -> str:
    """A date as precise as it is known; empty for an approximate one."""
    return str(date) if date and not date.about else ""


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _filled(members: Mapping[str, Any]) -> Mapping[str, Any]:
    """The members that have a value."""
    return dict(_known(members))


def _known(members: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in members.items() if value)
