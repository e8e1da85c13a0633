"""A list of what poles do for each other, before it is cut into pages, and the ways to its groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.pages.views.numbering import Group, number_of, numbered_address

ITEMS = 30
"""The number of items on a page: each says more than a card of a case, and a page holds 64 kB at most
(docs/decisions/0021-growth.md)."""


@dataclass(frozen=True, slots=True)
class PeerList:
    """A list before it is cut into pages: its address, titles and template, its groups, what else its template needs, and
    how many items a page of it holds."""

    address: str
    title: str
    description: str
    template: str
    section: str
    groups: tuple[Group, ...]
    context: Mapping[str, Any] = field(default_factory=dict)
    trail: tuple[tuple[str, str], ...] = ()
    per_page: int = ITEMS


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a group: the part of the list that it is in, its words, its fragment."""

    part: str
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Jump:
    """A way to a group from the top of the list: its words, its address from the root of the site, how many offers or commitments it has."""

    label: str
    address: str
    number: int


def jumps(address: str, groups: Iterable[Group], number: Callable[[Any], int] = lambda _item: 1) -> Mapping[str, Sequence[Jump]]:
    """The ways to the groups of a list that is at an address, by their parts; `number` returns how many things an
    item of it holds."""
    found: dict[str, list[Jump]] = {}
    rank = 0
    for group in filter(lambda group: group.items, groups):
        page = numbered_address(address, number_of(rank, ITEMS))
        found.setdefault(group.head.part, []).append(Jump(group.head.label, f"{page}#{group.head.id}", sum(map(number, group.items))))
        rank += len(group.items)
    return found
