"""Lists that are too long for one page: how they are cut into numbered pages, and where each of these is.

A list is a sequence of groups, each under a heading of its own. Its first page keeps the address of the list; the
second page of `poles/` is `poles/page_2/`. `routes` cuts the lists, the templates show them with `parts.numbers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

PER_PAGE = 60
"""The number of items on a page: some fifty kilobytes of cards, five screens of a large window."""


def number_of(rank: int, per_page: int = PER_PAGE) -> int:
    """The number of the page on which the item of this rank is; ranks count from 0, pages from 1."""
    return rank // per_page + 1


def numbered_address(first: str, number: int) -> str:
    """The address of a numbered page; `first` is that of the first, and ends with a slash.

    No case and no term can have it, as `_` is no character of their names (`schema.values`).
    """
    return first if number == 1 else f"{first}page_{number}/"


@dataclass(frozen=True, slots=True)
class Group:
    """The items of a list under one heading, or those of them that are on one page. `head` is what the template makes
    the heading of; `continued` when the group began on an earlier page."""

    head: Any
    items: tuple[Any, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which page of a list a page is: `number` of `total`, from 1. `first` is the address of the first page, `title` the
    title of the list, `anchor` the fragment of the list on its first page, if that page holds more."""

    first: str
    title: str
    number: int
    total: int
    anchor: str = ""

    def address(self, number: int) -> str:
        """The address of another page of the list, from the root of the site."""
        return self.first + self.anchor if number == 1 else numbered_address(self.first, number)

    @property
    def words(self) -> str:
        """Which page it is, in French: `page 2 sur 7`."""
        return f"page\u00a0{self.number} sur\u00a0{self.total}"

    @property
    def shown(self) -> tuple[int, ...]:
        """The numbers that the navigation shows; 0 stands for those left out between two of them.

        The first, the last, the neighbours, then those ten, a hundred … pages away: any page of a long list is a few
        steps from any other.
        """
        steps = [1]
        while steps[-1] * 10 < self.total:
            steps.append(steps[-1] * 10)
        near = {self.number + sign * step for step in steps for sign in (-1, 1)}
        numbers = sorted({1, self.number, self.total} | {number for number in near if 1 <= number <= self.total})
        gaps = {after: (0, after) for before, after in pairwise(numbers) if after > before + 1}
        return tuple(shown for number in numbers for shown in gaps.get(number, (number,)))


def cut(groups: Iterable[Group], per_page: int = PER_PAGE) -> list[tuple[Group, ...]]:
    """The pages of a list: the groups, in their order, with at most so many items a page; at least one page."""
    pages: list[list[Group]] = [[]]
    room = per_page
    for group in groups:
        for piece in _pieces(group, room, per_page):
            if room == 0:
                pages.append([])
                room = per_page
            pages[-1].append(piece)
            room -= len(piece.items)
    return [tuple(page) for page in pages]


def _pieces(group: Group, room: int, per_page: int) -> Iterator[Group]:
    """A group cut where pages end; `room` is what is left of the page on which it begins. Empty groups are left out."""
    begin, end = 0, room or per_page
    while begin < len(group.items):
        yield replace(group, items=group.items[begin:end], continued=begin > 0)
        begin, end = end, end + per_page
