"""What the page « Ce que couvre la bibliothèque » shows, and the lists behind its figures, of one build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from macros.casebook.coverage import tables
from macros.casebook.coverage.blind_spots import BlindSpot, BlindSpots, blind_spots
from macros.casebook.coverage.calls import Call, calls
from macros.casebook.coverage.gaps import Gap, gaps
from macros.casebook.coverage.reviews_due import reviews_due
from macros.casebook.coverage.tables import POLES, PTCE, UNKNOWN, Table, overseas
from macros.casebook.coverage.voices import Voice, voices
from macros.casebook.library.case import Case
from macros.casebook.schema.dates import PartialDate
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.coverage import lists
from macros.pages.views.coverage.charts import chart_of, search_address
from macros.pages.views.coverage.figures import Chart, Figure, Line, notices, share
from macros.pages.views.coverage.words import said
from macros.pages.views.peers.peer_list import PeerList
from macros.pages.views.views import Views

FORM = "contribuer/proposer/"


@dataclass(frozen=True, slots=True)
class Others:
    """What others counted: the poles that the library tells of, how many of them are PTCE; the figures of others, each with its bar."""

    ours: Figure
    ptce: int
    figures: Sequence[tuple[Any, int]]


class Coverage:
    """What the library covers, in one build."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._library = views.library

    # --- charts --------------------------------------------------------------------

    def types(self) -> Chart:
        """The pages of each type, notices drawn apart."""
        counted = [(kind, self._library.of_type(folder)) for folder, kind in self._library.types.items()]
        most = max((len(cases) for _kind, cases in counted), default=0)
        lines = []
        for kind, cases in counted:
            few, name = notices(cases), kind.label_plural
            href = self._url(f"{kind.folder}/", cases)
            every = Figure(len(cases), href, said(len(cases), "pages", name), share(len(cases), most), share(few, most))
            lines.append(Line(name, href, (every, Figure(few, self._url(lists.notices_address(kind), few), said(few, "notices", name)))))
        hollow = any(line.figures[1].number for line in lines)
        return Chart("types", "Par sorte de page", "Sorte", ("Pages", "Dont notices"), lines, hollow=hollow)

    @cached_property
    def _tables(self) -> Mapping[str, Table]:
        made = (tables.by_region, tables.by_theme, tables.by_form, tables.by_state, tables.by_year)
        return {table.id: table for table in (make(self._library) for make in made)}

    def chart(self, id: str) -> Chart:
        """The chart of a table (`casebook.coverage.tables`) by its id."""
        return chart_of(self._views, self._tables[id], most_first=id in ("region", "theme", "forme"))

    def overseas(self) -> Sequence[Line]:
        """The regions overseas together, then the others: how many of each have a pole, and their poles, each counted once."""
        far = overseas(self._library)
        regions = self._library.vocabularies["regions"].by_label()
        return [
            self._regions_together("Outre-mer", [term.id for term in regions if term.id in far]),
            self._regions_together("Hexagone et Corse", [term.id for term in regions if term.id not in far]),
        ]

    @property
    def reached_overseas(self) -> tuple[int, int]:
        """How many regions overseas have a page, and how many there are."""
        far = overseas(self._library)
        return len(far & {region for case in self._library.published.values() for region in case.regions}), len(far)

    def _regions_together(self, label: str, regions: list[str]) -> Line:
        figures = []
        for folder, head in ((POLES, "pôles"), (tables.ALL, "pages")):
            cases = self._library.of_type(folder) if folder else tuple(self._library.published.values())
            there = [case for case in cases if not set(regions).isdisjoint(case.regions)]
            known = [region for region in regions if any(region in case.regions for case in there)]  # an address names no region that nothing bears
            figures.append(Figure(len(there), self._url(search_address(folder, "region", *known), there), said(len(there), head, label)))
        return Line(label, None, figures)

    def voices(self) -> Chart:
        """The voices heard by where they speak from."""
        most = max(map(len, self._voices.values()), default=0)
        lines = [
            Line(
                self._voice(id), None,
                [Figure(len(heard), self._url(lists.voice_address(id), heard), said(len(heard), "voix", self._voice(id)), share(len(heard), most))],
                apart=id == UNKNOWN,
            )
            for id, heard in self._voices.items() if heard or id != UNKNOWN
        ]  # fmt: skip
        return Chart("voix", "Voix entendues, d’après le rôle que donne la source", "D’où l’on parle", ("Voix",), lines)

    @cached_property
    def _voices(self) -> Mapping[str, Sequence[Voice]]:
        return voices(self._library)

    def _voice(self, id: str) -> str:
        return "Le rôle ne le dit pas" if id == UNKNOWN else self._library.vocabularies["voices"][id].pref_label

    def due(self) -> Chart:
        """The pages by the month in which they are to be read again."""
        most = max(map(len, self._due.values()), default=0)
        lines = []
        for month, cases in self._due.items():
            label = month.words.capitalize() if month else "Sans date"
            figure = Figure(len(cases), self._url(lists.month_address(month), cases), said(len(cases), "pages", label), share(len(cases), most))
            lines.append(Line(label, None, [figure], apart=not month, due=month.latest if month else None))
        return Chart("relire", "Pages à relire, mois par mois", "Mois", ("Pages",), lines)

    @cached_property
    def _due(self) -> Mapping[PartialDate | None, tuple[Case, ...]]:
        return reviews_due(self._library)

    # --- beside, and what is not there ------------------------------------------------

    def others(self) -> Others:
        """The figures of others beside ours, in the order of their dates."""
        poles = self._library.of_type(POLES)
        figures = sorted(self._library.national_figures, key=lambda figure: figure.as_of.latest)
        most = max((len(poles), *(figure.number for figure in figures)))
        ours = Figure(len(poles), self._url(f"{POLES}/", poles), said(len(poles), "pages", "pôles et coopérations racontés ici"), share(len(poles), most))
        return Others(ours, sum(case.facts.kind == PTCE for case in poles), [(figure, share(figure.number, most)) for figure in figures])

    @cached_property
    def blind_spots(self) -> BlindSpots:
        """The first of the blind spots."""
        return blind_spots(self._library)

    @cached_property
    def calls(self) -> Sequence[Call]:
        """The calls with those whom they chose."""
        return calls(self._library)

    def untold_in(self, region: str) -> Sequence[tuple[Call, int, Any]]:
        """The laureates of a region of whom no page tells, each with its call and its rank there."""
        return [(call, rank, laureate) for call in self.calls for rank, laureate in call.untold if laureate.region == region]

    @cached_property
    def gaps(self) -> Sequence[tuple[Gap, Figure]]:
        """The facts that pages most often do not know, with the figure of each."""
        return [
            (gap, Figure(len(gap.cases), self._url(lists.gap_address(gap), gap.cases), said(len(gap.cases), gap.kind.label_plural, gap.label), gap.share))
            for gap in gaps(self._library)
        ]

    def among(self, gap: Gap) -> Figure:
        """The pages of which some do not know a fact."""
        return Figure(gap.of, self._url(lists.studies_address(gap.kind), gap.among), said(gap.of, gap.kind.label_plural, "notices mises à part"))

    def told_of(self, call: Call) -> Figure:
        """How many laureates of a call a page tells of."""
        return Figure(len(call.told), self._url(lists.call_address(call), call.told), said(len(call.told), "lauréats racontés", call.scheme.title))

    def elsewhere(self, spot: BlindSpot) -> str:
        """The address of the poles that bear the theme of a blind spot: of all poles, where a region has no page."""
        return TO_ROOT + (search_address(POLES, "theme", spot.theme.id) if spot.theme else f"{POLES}/")

    def form(self, region: str, theme: str = "", title: str = "") -> str:
        """The address of the form, filled in as far as a blind spot says it."""
        asked = {"type": POLES, "title": title, "region": region, "theme": theme}
        return f"{TO_ROOT}{FORM}?{urlencode({name: value for name, value in asked.items() if value})}#ecrire"

    # --- the lists behind the figures ---------------------------------------------------

    def lists(self) -> Iterator[PeerList]:
        """The lists behind the figures that no other page lists."""
        for table in self._tables.values():
            yield from lists.of_table(self._views, table)
        for folder, kind in self._library.types.items():
            if few := [case for case in self._library.of_type(folder) if case.is_notice]:
                yield lists.of_notices(kind, few)
        for call in self.calls:
            yield from lists.of_call(call)
        for gap, _figure in self.gaps:
            yield lists.of_gap(gap)
        for kind, studies in {gap.kind: gap.among for gap, _figure in self.gaps}.items():
            yield lists.of_studies(kind, studies)
        for month, cases in self._due.items():
            yield lists.of_month(month, cases)
        for id, heard in self._voices.items():
            if heard:
                yield lists.of_voices(id, self._voice(id), heard)

    def _url(self, address: str, counted: Any) -> str | None:
        """The address of what a figure counts, as it is written in a page; None where it counts nothing."""
        return TO_ROOT + address if counted else None
