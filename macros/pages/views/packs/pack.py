"""The pack of an event: its programme, each case that it links once and numbered, an index by theme, the sources.

Made of `library.programme`, for the page and the one-file pack (`templates/packs/`), the cards, and the PDF. A withdrawn case is
nowhere in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter

from macros.casebook.language.french import day, sort_key, weekday
from macros.casebook.library.case import Case
from macros.casebook.library.event_days import is_event
from macros.casebook.library.library import Library
from macros.casebook.library.programme import PlannedSession, programme
from macros.casebook.schema.dates import Day
from macros.casebook.types.document import Document
from macros.casebook.types.evenement import Evenement
from macros.pages.views.events.event_page import Presented, is_ahead, presented
from macros.pages.views.frame_view import FrameView
from macros.pages.views.views import Link, Views


@dataclass(frozen=True, slots=True)
class PackedCase:
    """A case that an event links. `number` counts from 1 those that the pack shows whole (`Pack.sheets`); it is 0 for a case that has no page
    of its own, and which the programme names alone. `sessions` are those that present it, in the order of time."""

    number: int
    case: Case
    sessions: tuple[Presented, ...] = ()

    @property
    def id(self) -> str:
        """The fragment of its place in the pack: `cas-3`; empty where it has none."""
        return f"cas-{self.number}" if self.number else ""


@dataclass(frozen=True, slots=True)
class PackedSession:
    """A session of the programme (`planned`), and the published cases that it presents, each once."""

    planned: PlannedSession
    cases: tuple[PackedCase, ...]

    @property
    def id(self) -> str:
        """The fragment of its place in the pack, which no part of a case can have."""
        return f"seance-{self.planned.id}"


@dataclass(frozen=True, slots=True)
class PackedDay:
    """A day of the programme, in French words (« Vendredi 23 septembre 2016 »), empty where it is not known; its sessions in the order of
    time."""

    words: str
    sessions: tuple[PackedSession, ...]


@dataclass(frozen=True, slots=True)
class IndexedTheme:
    """A theme of the index: its id, its name, and the sheets that bear it, in their order."""

    id: str
    name: str
    sheets: tuple[PackedCase, ...]


@dataclass(frozen=True)
class Pack:
    """The pack of an event.

    `when` and `place` are French words, empty where they are not known; `organisers` are shown by their names. `unplaced` are the
    published cases that the event presents at no known session. `sheets` are those shown whole, in the order of their numbers: that of the
    sessions, then `unplaced`. `sources` are the documents that the event and the sheets cite, each once, in the order in which they
    are cited.
    """

    event: Case
    title: str
    when: str
    place: str
    organisers: tuple[Link, ...]
    days: tuple[PackedDay, ...]
    unplaced: tuple[PackedCase, ...]
    sheets: tuple[PackedCase, ...]
    index: tuple[IndexedTheme, ...]
    sources: tuple[Document, ...]

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The fragments of the sheets by the keys of their cases."""
        return {sheet.case.key: sheet.id for sheet in self.sheets}

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources, whose ranks are their numbers."""
        return tuple(source.id for source in self.sources)

    @property
    def sessions(self) -> Iterator[PackedSession]:
        """The sessions of all days, in the order of time."""
        return chain.from_iterable(packed.sessions for packed in self.days)

    def citing(self, source_id: str) -> tuple[PackedCase, ...]:
        """The sheets that cite a document."""
        return tuple(sheet for sheet in self.sheets if source_id in sheet.case.sources)


def has_pack(library: Library, event: Case) -> bool:
    """Whether a case is an event that links a case which is not withdrawn: it has a pack."""
    return is_event(event) and not event.facts.withdrawn and any(key in library.published for key in _linked(event))


def has_doors(library: Library, event: Case) -> bool:
    """Whether an event has a pack, and sessions to name at doors."""
    return bool(event.fact("programme")) and has_pack(library, event)


def has_sheets(library: Library, event: Case) -> bool:
    """Whether a case is an event with sheets to print that name no case: it has a pack, or is to come."""
    return is_event(event) and (has_pack(library, event) or is_ahead(library, event))


def pack(views: Views, event: Case) -> Pack:
    """The pack of an event; one without sheets where it links no case with a page."""
    library = views.library
    ordered = sorted(programme(event, library).chronological, key=lambda planned: (planned.day is None, planned.day or Day(0, 0, 0)))
    keys = dict.fromkeys(chain.from_iterable((*(planned.session.cases for planned in ordered), event.fact("cases", ()))))
    packed = _packed(views, event, [library.published[key] for key in keys if key in library.published])
    in_sessions = {key for planned in ordered for key in planned.session.cases}

    def named(linked: Iterable[str]) -> tuple[PackedCase, ...]:
        return tuple(packed[key] for key in dict.fromkeys(linked) if key in packed)

    days = tuple(
        PackedDay(_words(date), tuple(PackedSession(planned, named(planned.session.cases)) for planned in planned_of_day))
        for date, planned_of_day in groupby(ordered, key=attrgetter("day"))
    )
    sheets = tuple(one for one in packed.values() if one.number)
    cited = dict.fromkeys(chain(event.sources, *(sheet.case.sources for sheet in sheets)))
    return Pack(
        event,
        event.title,
        FrameView(views).when(event),
        views.place(event),
        tuple(link for name in event.fact("organisers", ()) if (link := views.organisation(name))),
        days,
        named(key for key in event.fact("cases", ()) if key not in in_sessions),
        sheets,
        tuple(_index(views, sheets)),
        tuple(map(views.source, cited)),
    )


class Packs:
    """The packs of one build: each is made once, by the first of its pages or files."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._made: dict[str, Pack] = {}

    def of(self, event: Case) -> Pack:
        """The pack of an event."""
        if event.key not in self._made:
            self._made[event.key] = pack(self._views, event)
        return self._made[event.key]

    def fullest(self) -> Case | None:
        """The event whose programme has most sessions, among those with a pack: an example for who looks for one. None without any."""
        library = self._views.library
        events = (event for event in library.of_type(Evenement.folder) if has_pack(library, event))
        return max(events, key=lambda event: len(event.fact("programme", ())), default=None)


def _linked(event: Case) -> Iterator[str]:
    """The keys of the cases that an event presents, withdrawn ones too."""
    yield from event.fact("cases", ())
    for session in event.fact("programme", ()):
        yield from session.cases


def _packed(views: Views, event: Case, cases: Iterable[Case]) -> dict[str, PackedCase]:
    """Some cases by their keys, in their order, those with a page numbered."""
    sessions = presented(views.library, event)
    packed: dict[str, PackedCase] = {}
    number = 0
    for case in cases:
        number += (has_page := views.library.has_page(case))
        packed[case.key] = PackedCase(number if has_page else 0, case, tuple(sessions.get(case.key, ())))
    return packed


def _index(views: Views, sheets: Iterable[PackedCase]) -> Iterator[IndexedTheme]:
    """The themes of the sheets by their names."""
    by_theme: dict[str, list[PackedCase]] = {}
    for sheet in sheets:
        for theme in sheet.case.facts.themes:
            by_theme.setdefault(theme, []).append(sheet)
    named = [IndexedTheme(theme, views.term("themes", theme).text, tuple(found)) for theme, found in by_theme.items()]
    yield from sorted(named, key=lambda theme: (sort_key(theme.name), theme.id))


def _words(date: Day | None) -> str:
    return f"{weekday(*date)} {day(*date)}".capitalize() if date else ""
