"""The lists behind the figures that no other page lists: years, what is unknown, notices, laureates told, gaps, reviews, voices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from macros.casebook.coverage.calls import Call
from macros.casebook.coverage.gaps import Gap
from macros.casebook.coverage.tables import UNKNOWN, Table
from macros.casebook.coverage.voices import Voice
from macros.casebook.language.french import lower_first
from macros.casebook.library.case import Case
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.base import CaseType
from macros.pages.views.coverage.charts import HOME, has_own_list, list_address
from macros.pages.views.coverage.words import title_of
from macros.pages.views.numbering import Group
from macros.pages.views.peers.peer_list import PeerList
from macros.pages.views.views import Views

TITLE = "Ce que couvre la bibliothèque"

LINES = 150
"""How many lines a page of a list has: each is shorter than a card, and a page holds 64 kB at most (docs/decisions/0021-growth.md)."""

CASES, VOICES = "cases", "voices"
"""What a list holds: the head of its one group."""


def notices_address(kind: type[CaseType]) -> str:
    """The address of the notices of a type."""
    return f"{HOME}notices/{kind.folder}/"


def call_address(call: Call) -> str:
    """The address of the laureates of a call of whom a page tells."""
    return f"{HOME}laureats/{call.scheme.slug}/"


def gap_address(gap: Gap) -> str:
    """The address of the pages that do not know a fact."""
    return f"{HOME}inconnu/{gap.kind.folder}-{gap.id.replace('_', '-')}/"


def studies_address(kind: type[CaseType]) -> str:
    """The address of the pages of a type that are no notices."""
    return f"{HOME}racontees/{kind.folder}/"


def month_address(month: PartialDate | None) -> str:
    """The address of the pages that are to be read again in a month."""
    return f"{HOME}relire/{month or UNKNOWN}/"


def voice_address(id: str) -> str:
    """The address of the voices heard from one place."""
    return f"{HOME}voix/{id}/"


def of_table(views: Views, table: Table) -> Iterator[PeerList]:
    """The lists of a table, those that hold something."""
    for row in (row for row in (*table.rows, *table.beyond) if has_own_list(table, row)):
        for column, cases in zip(table.columns, row.cells, strict=True):
            if cases:
                yield _list(list_address(table, row, column), title_of(table, row, column, views.library.types), cases)


def of_notices(kind: type[CaseType], notices: Sequence[Case]) -> PeerList:
    """The notices of a type that has some."""
    return _list(notices_address(kind), f"{kind.label_plural} : les notices", notices)


def of_call(call: Call) -> Iterator[PeerList]:
    """The laureates of a call of whom a page tells."""
    if call.told:
        yield _list(call_address(call), f"Lauréats racontés ici : {lower_first(call.scheme.title)}", call.told)


def of_gap(gap: Gap) -> PeerList:
    """The pages that do not know a fact."""
    return _list(gap_address(gap), f"{gap.kind.label_plural} : « {gap.label} » reste inconnu", gap.cases)


def of_studies(kind: type[CaseType], studies: Sequence[Case]) -> PeerList:
    """The pages of a type among which those are counted that do not know a fact."""
    return _list(studies_address(kind), f"{kind.label_plural}, notices mises à part", studies)


def of_month(month: PartialDate | None, cases: Sequence[Case]) -> PeerList:
    """The pages that are to be read again in a month."""
    return _list(month_address(month), f"Pages à relire {month.since}" if month else "Pages sans date de relecture", cases)


def of_voices(id: str, label: str, voices: Sequence[Voice]) -> PeerList:
    """The voices heard from one place."""
    return _list(voice_address(id), f"Voix entendues : {lower_first(label)}", voices, VOICES)


def _list(address: str, title: str, items: Sequence[Any], head: str = CASES) -> PeerList:
    trail = ((TITLE, HOME),)
    context = {"number": len(items), "one_kind": head == CASES and len({case.kind for case in items}) == 1}
    return PeerList(address, title, f"{title} : ce que compte un chiffre de la page « {TITLE} ».", "coverage_list.html", "couverture",
                    (Group(head, tuple(items)),), context, trail, LINES)  # fmt: skip
